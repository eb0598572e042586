package pl.proassist.adapters.web;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import pl.proassist.application.access.ConfirmLogin;

/**
 * The page behind the link in the e-mail: which login is meant, and the button that confirms it (A21). It sets no cookie: whoever presses is
 * logged in nowhere by it, and scanners of mail that open the link change nothing.
 */
@Path("/login")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class LoginPages {

    private final ConfirmLogin confirmLogin;
    private final VisitorAddress visitors;
    private final PageWriter writer;

    @Inject
    public LoginPages(ConfirmLogin confirmLogin, VisitorAddress visitors, PageWriter writer) {
        this.confirmLogin = confirmLogin;
        this.visitors = visitors;
        this.writer = writer;
    }

    @GET @Path("/{token}")
    public Response show(@PathParam("token") String token, @Context HttpHeaders headers) {
        var words = PageWords.forStaff(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        return confirmLogin.look(token).fold(ended -> ended(words),
                attempt -> writer.page(200, writer.confirmLogin(words, token, attempt)));
    }

    @POST @Path("/{token}")
    public Response press(@PathParam("token") String token, @Context HttpHeaders headers, @Context HttpServletRequest request) {
        var words = PageWords.forStaff(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        return confirmLogin.press(token, visitors.of(request.getRemoteAddr(), headers.getHeaderString("X-Forwarded-For")))
                .fold(ended -> ended(words), attempt -> writer.page(200, writer.done(words, "login-confirmed")));
    }

    private Response ended(PageWords words) {
        return writer.page(410, writer.notice(words, "login-ended"));
    }
}

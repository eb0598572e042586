package pl.proassist.adapters.web;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import pl.proassist.application.access.AcceptInvitation;
import pl.proassist.application.port.GatewayUnavailable;
import pl.proassist.domain.access.AccessRefusal;
import pl.proassist.domain.access.AccountDetails;
import pl.proassist.domain.shared.Refusal;

/**
 * The page behind the link of an invitation: the password and the way of the second step. The link is the proof, so no cookie is needed and
 * no other site can press the button without knowing it.
 */
@Path("/invitation")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class InvitationPages {

    private final AcceptInvitation acceptInvitation;
    private final VisitorAddress visitors;
    private final PageWriter writer;

    @Inject
    public InvitationPages(AcceptInvitation acceptInvitation, VisitorAddress visitors, PageWriter writer) {
        this.acceptInvitation = acceptInvitation;
        this.visitors = visitors;
        this.writer = writer;
    }

    @GET @Path("/{token}")
    public Response show(@PathParam("token") String token, @Context HttpHeaders headers) {
        var words = words(headers);
        return acceptInvitation.look(token).fold(ended -> ended(words),
                person -> writer.page(200, writer.invitation(words, token, InvitationPage.empty(person))));
    }

    @POST @Path("/{token}") @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response accept(@PathParam("token") String token, MultivaluedMap<String, String> fields, @Context HttpHeaders headers,
                           @Context HttpServletRequest request) {
        var form = InvitationForm.of(fields);
        var address = visitors.of(request.getRemoteAddr(), headers.getHeaderString("X-Forwarded-For"));
        return acceptInvitation.look(token).fold(ended -> ended(words(headers)), person -> form.command(token, person, address)
                .fold(wrong -> again(422, words(headers), token, person, form, wrong), command -> accept(command, words(headers), person, form)));
    }

    private Response accept(AcceptInvitation.Command command, PageWords words, AccountDetails person, InvitationForm form) {
        try {
            return acceptInvitation.accept(command).fold(refusal -> refused(refusal, command, words, person, form),
                    account -> writer.page(200, writer.done(words, "invitation-accepted")));
        } catch (GatewayUnavailable crowded) {
            return again(503, words, command.token(), person, form, "not-now");
        }
    }

    private Response refused(Refusal refusal, AcceptInvitation.Command command, PageWords words, AccountDetails person, InvitationForm form) {
        return refusal instanceof AccessRefusal.InvitationEnded ? ended(words) : again(422, words, command.token(), person, form, refusal.code());
    }

    private Response again(int status, PageWords words, String token, AccountDetails person, InvitationForm form, String wrong) {
        return writer.page(status, writer.invitation(words, token, new InvitationPage(person, form, wrong)));
    }

    private Response ended(PageWords words) {
        return writer.page(410, writer.notice(words, "invitation-ended"));
    }

    private static PageWords words(HttpHeaders headers) {
        return PageWords.forStaff(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    }
}

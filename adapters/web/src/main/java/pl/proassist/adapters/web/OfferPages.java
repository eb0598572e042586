package pl.proassist.adapters.web;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import pl.proassist.application.booking.AnswerOffer;
import pl.proassist.domain.shared.Refusal;

/**
 * The page behind the news that a time has become free (A25): which time, until when it is kept, and buttons that take or decline it. Plain HTML without
 * a script; opening it changes nothing, for scanners of mail open links too.
 */
@Path("/offer")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class OfferPages {

    private final AnswerOffer answerOffer;
    private final PageWriter writer;

    @Inject
    public OfferPages(AnswerOffer answerOffer, PageWriter writer) {
        this.answerOffer = answerOffer;
        this.writer = writer;
    }

    @GET @Path("/{token}")
    public Response show(@PathParam("token") String token, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String language) {
        return answerOffer.look(token).fold(
                unknown -> unknown(language),
                page -> writer.page(200, writer.offer(PageWords.of(page.language()), token, page)));
    }

    /** What was taken, or is over, the page says itself; only what the facility's rules refuse has a word of its own. */
    @POST @Path("/{token}/take") @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response take(@PathParam("token") String token, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String language) {
        return answerOffer.take(token).fold(
                refusal -> switch (refusal.kind()) {
                    case UNKNOWN -> unknown(language);
                    case RULE -> writer.page(422, writer.notice(PageWords.of(language), "offer.refused"));
                    default -> back(token);
                },
                page -> back(token));
    }

    /** The next one is asked at once. Whoever took it before cancels the visit instead; the page says what it is now. */
    @POST @Path("/{token}/decline") @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response decline(@PathParam("token") String token, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String language) {
        return answerOffer.decline(token).fold(
                refusal -> refusal.kind() == Refusal.Kind.UNKNOWN ? unknown(language) : back(token),
                page -> back(token));
    }

    private Response unknown(String language) {
        return writer.page(404, writer.notice(PageWords.of(language), "unknown"));
    }

    private static Response back(String token) {
        return Response.seeOther(URI.create("/offer/" + token)).header("Cache-Control", "no-store").build();
    }
}

package pl.proassist.adapters.web;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
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
import java.time.DateTimeException;
import java.time.Instant;
import pl.proassist.application.booking.AnswerAttendance;
import pl.proassist.application.invoicing.MyInvoices;
import pl.proassist.domain.shared.Refusal;

/**
 * The page behind the question whether the visit stands (VIS-15): which visit is meant, a button for yes, and a button for giving it up. Plain
 * HTML without a script; opening it changes nothing, for scanners of mail open links too.
 */
@Path("/visit")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class AttendancePages {

    private final AnswerAttendance answerAttendance;
    private final MyInvoices myInvoices;
    private final PageWriter writer;

    @Inject
    public AttendancePages(AnswerAttendance answerAttendance, MyInvoices myInvoices, PageWriter writer) {
        this.answerAttendance = answerAttendance;
        this.myInvoices = myInvoices;
        this.writer = writer;
    }

    @GET @Path("/{token}")
    public Response show(@PathParam("token") String token, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String language) {
        return answerAttendance.look(token).fold(
                unknown -> unknown(language),
                page -> writer.page(200, writer.attendance(PageWords.of(page.language()), token, page, myInvoices.behind(token))));
    }

    /** A button, with the time that stood beside it: an answer about another time is none, and the page shows the present one. */
    @POST @Path("/{token}/{answer: yes|no}") @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response say(@PathParam("token") String token, @PathParam("answer") String answer, @FormParam("start") String start,
                        @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String language) {
        return answerAttendance.say(token, instant(start), answer.equals("yes")).fold(
                refusal -> refusal.kind() == Refusal.Kind.UNKNOWN ? unknown(language) : back(token),
                page -> back(token));
    }

    private Response unknown(String language) {
        return writer.page(404, writer.notice(PageWords.of(language), "unknown"));
    }

    private static Response back(String token) {
        return Response.seeOther(URI.create("/visit/" + token)).header("Cache-Control", "no-store").build();
    }

    /** What is no time is no visit's time. */
    private static Instant instant(String text) {
        try {
            return text == null ? Instant.EPOCH : Instant.parse(text);
        } catch (DateTimeException notOne) {
            return Instant.EPOCH;
        }
    }
}

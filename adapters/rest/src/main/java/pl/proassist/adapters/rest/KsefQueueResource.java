package pl.proassist.adapters.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Set;
import pl.proassist.application.invoicing.ShowKsefQueue;
import pl.proassist.application.port.KsefLog;
import pl.proassist.domain.facility.FacilityId;

/** What must be sent to KSeF by when, the most urgent first, and what was sent in which session (KSF-34). */
@Path("/facilities/{f}/ksef")
@Produces(MediaType.APPLICATION_JSON)
public final class KsefQueueResource {

    private final ShowKsefQueue showKsefQueue;

    @Inject
    public KsefQueueResource(ShowKsefQueue showKsefQueue) {
        this.showKsefQueue = showKsefQueue;
    }

    @GET @Path("/pending")
    public Response pending(@Context SecurityContext who, @PathParam("f") FacilityId facility, @HeaderParam("Accept-Language") String languages,
                            @QueryParam("limit") String limits) {
        var query = new Query().with("limit", limits).read();
        var limit = Query.limit(query);
        return query.done(() -> showKsefQueue.pending(Callers.of(who), facility, limit))
                .fold(Problems::from, found -> Response.ok(Page.whole(found.stream().map(each -> PendingResponse.of(each, Speech.of(languages))).toList())).build());
    }

    @GET @Path("/sessions")
    public Response sessions(@Context SecurityContext who, @PathParam("f") FacilityId facility, @QueryParam("limit") String limits) {
        var query = new Query().with("limit", limits).read();
        var limit = Query.limit(query);
        return query.done(() -> showKsefQueue.sessions(Callers.of(who), facility, limit))
                .fold(Problems::from, found -> Response.ok(Page.whole(found.stream().map(KsefSessionResponse::of).toList())).build());
    }

    /**
     * @param reason  why it is not online
     * @param sendBy  the last day; left out while what keeps it from being sent is not over, or when it need not be sent
     * @param code    what KSeF said last
     * @param advice  what that means and what to do, in words
     * @param nextTry when it is tried next; left out when a person must see to it
     */
    public record PendingResponse(String invoice, String number, String issued, String mode, String reason, String state, String sendBy, boolean overdue, int tries,
                                  Integer code, String advice, String nextTry) {

        /** The codes with words of their own (ksef.md 5.4, 6). */
        private static final Set<Integer> KNOWN = Set.of(405, 410, 415, 420, 430, 435, 440, 450, 500, 550);

        static PendingResponse of(ShowKsefQueue.Pending pending, Speech speech) {
            var submission = pending.submission();
            return new PendingResponse(submission.invoice().toString(), submission.number(), submission.issued().toString(), submission.mode().name(),
                    submission.reason().getOrNull(), submission.state().name(), pending.deadline().lastDay().map(Object::toString).getOrNull(), pending.overdue(),
                    submission.tries(), submission.code().getOrNull(), submission.code().map(code -> speech.ksef("code." + (KNOWN.contains(code) ? code : "other"))).getOrNull(),
                    pending.nextTry().map(Object::toString).getOrNull());
        }
    }

    public record KsefSessionResponse(String reference, String openedAt, String closedAt, List<TryResponse> invoices) {

        static KsefSessionResponse of(KsefLog.Session session) {
            return new KsefSessionResponse(session.reference(), session.openedAt().toString(), session.closedAt().map(Object::toString).getOrNull(),
                    session.tries().stream().map(TryResponse::of).toList());
        }
    }

    /**
     * @param outcome left out while nothing is known
     * @param mode    how KSeF counts it
     */
    public record TryResponse(String invoice, String number, String sentAt, String outcome, Integer code, String ksefNumber, String mode) {

        static TryResponse of(KsefLog.Try each) {
            return new TryResponse(each.invoice().toString(), each.number(), each.at().toString(), each.outcome().getOrNull(), each.code().getOrNull(),
                    each.ksefNumber().getOrNull(), each.mode().getOrNull());
        }
    }
}

package pl.proassist.adapters.rest;

import static pl.proassist.adapters.rest.Member.MONEY;
import static pl.proassist.adapters.rest.Member.oneOf;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.UUID;
import pl.proassist.application.booking.ChangePaymentTerms;
import pl.proassist.application.booking.ShowTermsHistory;
import pl.proassist.application.port.VisitView;
import pl.proassist.application.prepayment.AcceptPrepaymentTerms;
import pl.proassist.application.prepayment.MakePaymentLink;
import pl.proassist.application.prepayment.ReleaseVisit;
import pl.proassist.application.prepayment.ShowVisit;
import pl.proassist.application.prepayment.TakePaymentAtDesk;
import pl.proassist.application.registering.RegistrationRefusal;
import pl.proassist.domain.access.AccessRefusal;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.payment.Payment;
import pl.proassist.domain.shared.Refusal;
import pl.proassist.domain.visit.TermsAcceptance;
import pl.proassist.domain.visit.VisitId;

/** What staff do about the payment of one visit (VIS-04, LNK-02, LNK-09, PAR-10). */
@Path("/visits")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class VisitPaymentsResource {

    private static final String SET_BY_HAND = "manual-reason";
    private static final Member<Long> VERSION = Member.whole(1, Integer.MAX_VALUE).as(Integer::longValue);

    private final ChangePaymentTerms changePaymentTerms;
    private final ShowTermsHistory showTermsHistory;
    private final AcceptPrepaymentTerms acceptPrepaymentTerms;
    private final MakePaymentLink makePaymentLink;
    private final TakePaymentAtDesk takePaymentAtDesk;
    private final ReleaseVisit releaseVisit;
    private final ShowVisit showVisit;
    private final VisitWords words;

    @Inject
    public VisitPaymentsResource(ChangePaymentTerms changePaymentTerms, ShowTermsHistory showTermsHistory,
                                 AcceptPrepaymentTerms acceptPrepaymentTerms, MakePaymentLink makePaymentLink,
                                 TakePaymentAtDesk takePaymentAtDesk, ReleaseVisit releaseVisit, ShowVisit showVisit, VisitWords words) {
        this.changePaymentTerms = changePaymentTerms;
        this.showTermsHistory = showTermsHistory;
        this.acceptPrepaymentTerms = acceptPrepaymentTerms;
        this.makePaymentLink = makePaymentLink;
        this.takePaymentAtDesk = takePaymentAtDesk;
        this.releaseVisit = releaseVisit;
        this.showVisit = showVisit;
        this.words = words;
    }

    /** 201 when nobody had set terms for this visit by hand before, else 200. */
    @PUT @Path("/{id}/payment-terms")
    public Response changeTerms(@Context SecurityContext who, @PathParam("id") VisitId id, @HeaderParam("If-Match") String ifMatch,
                                @HeaderParam("Accept-Language") String languages, Body body) {
        var seen = Seen.of(ifMatch);
        var terms = Rules.terms(body);
        var command = body.done(() -> new ChangePaymentTerms.Command(id, terms.get()));
        return showVisit.handle(Callers.of(who), id).map(ShowVisit.Shown::visit)
                .filterOrElse(before -> seen.forAll(version -> version == before.version()), before -> (Refusal) new RegistrationRefusal.Stale(id.value()))
                .flatMap(before -> changePaymentTerms.handle(Callers.of(who), command).map(changed -> wasSetByHand(before) ? 200 : 201))
                .flatMap(status -> showVisit.handle(Callers.of(who), id).map(after -> Response.status(status)
                        .entity(words.of(after, Speech.of(languages))).tag(String.valueOf(after.visit().version())).build()))
                .getOrElseGet(Problems::from);
    }

    private static boolean wasSetByHand(VisitView visit) {
        return visit.because().stream().anyMatch(step -> step.code().equals(SET_BY_HAND));
    }

    @GET @Path("/{id}/payment-terms/history")
    public Response termsHistory(@Context SecurityContext who, @PathParam("id") VisitId id) {
        return showTermsHistory.handle(Callers.of(who), id).fold(Problems::from, shown -> Response.ok(Page.whole(shown.changes().stream()
                .map(change -> TermsChangeResponse.of(change, shown.people())).toList())).build());
    }

    /** The patient agreed at the desk or by telephone; on the payment page patients do it themselves. */
    @POST @Path("/{id}/accepted-terms") @OncePerKey
    public Response acceptTerms(@Context SecurityContext who, @PathParam("id") VisitId id, Body body) {
        var way = body.required("way", oneOf(EnumSet.complementOf(EnumSet.of(TermsAcceptance.Way.ONLINE))));
        return body.done(() -> acceptPrepaymentTerms.handle(Callers.of(who), id, way.get()))
                .fold(Problems::from, accepted -> Response.ok(VisitResponse.Accepted.of(accepted)).build());
    }

    @POST @Path("/{id}/payment-link") @OncePerKey
    public Response makeLink(@Context SecurityContext who, @PathParam("id") VisitId id, Body body) {
        body.nothing();
        return makePaymentLink.handle(Callers.of(who), id).fold(Problems::from, link -> Response.ok(LinkResponse.of(link)).build());
    }

    /** The payment is named after the key of the request, so the same request is one payment even when its answer was lost. */
    @POST @Path("/{id}/payments") @OncePerKey
    public Response take(@Context SecurityContext who, @PathParam("id") VisitId id, @HeaderParam(IdempotencyKeys.HEADER) String key, Body body) {
        var amount = body.required("amount", MONEY);
        var means = body.required("means", oneOf(EnumSet.complementOf(EnumSet.of(Payment.Means.ONLINE))));
        var accepted = body.optional("acceptedTerms", VERSION);
        return body.done(() -> takePaymentAtDesk.handle(Callers.of(who),
                        new TakePaymentAtDesk.Command(id, payment(who, id, key), amount.get(), means.get(), accepted)))
                .fold(Problems::from, link -> Response.ok(LinkResponse.of(link)).build());
    }

    /** The visit as it is then; whoever may not see visits gets no body. */
    @POST @Path("/{id}/release") @OncePerKey
    public Response release(@Context SecurityContext who, @PathParam("id") VisitId id, @HeaderParam("Accept-Language") String languages, Body body) {
        body.nothing();
        return releaseVisit.handle(Callers.of(who), id).flatMap(lapsed -> showVisit.handle(Callers.of(who), id))
                .fold(refusal -> refusal.equals(new AccessRefusal.Forbidden(Permission.VISITS_VIEW)) ? Response.noContent().build() : Problems.from(refusal),
                        after -> Response.ok(words.of(after, Speech.of(languages))).tag(String.valueOf(after.visit().version())).build());
    }

    private static UUID payment(SecurityContext who, VisitId visit, String key) {
        return key == null ? UUID.randomUUID()
                : UUID.nameUUIDFromBytes(("desk:" + visit + ":" + who.getUserPrincipal().getName() + ":" + key).getBytes(StandardCharsets.UTF_8));
    }
}

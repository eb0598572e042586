package pl.proassist.adapters.rest;

import static pl.proassist.adapters.rest.Member.ID;
import static pl.proassist.adapters.rest.Member.MOMENT;

import io.vavr.control.Option;
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
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import pl.proassist.application.booking.FreeTimes;
import pl.proassist.application.registering.LookUp;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.ServiceId;
import pl.proassist.domain.facility.SpecialistId;
import pl.proassist.domain.policy.PaymentTerms;

/** The times at which a service can be booked (CAL-17). */
@Path("/facilities/{f}/availability")
@Produces(MediaType.APPLICATION_JSON)
public final class AvailabilityResource {

    private static final Duration LONGEST = Duration.ofDays(62);

    private final FreeTimes freeTimes;
    private final LookUp lookUp;

    @Inject
    public AvailabilityResource(FreeTimes freeTimes, LookUp lookUp) {
        this.freeTimes = freeTimes;
        this.lookUp = lookUp;
    }

    @GET
    public Response show(@Context SecurityContext who, @PathParam("f") FacilityId facility, @QueryParam("specialist") String specialists,
                         @QueryParam("service") String services, @QueryParam("from") String begin, @QueryParam("to") String end,
                         @HeaderParam("Accept-Language") String languages) {
        var query = new Query().with("specialist", specialists).with("service", services).with("from", begin).with("to", end).read();
        var specialist = query.optional("specialist", ID.as(SpecialistId::new));
        var service = query.required("service", ID.as(ServiceId::new));
        var from = query.required("from", MOMENT);
        var to = query.required("to", MOMENT);
        return query.done(() -> lookUp.facility(Callers.of(who), facility)
                        .map(card -> question(facility, specialist, service.get(), from.get(), to.get(), card.thing().zone()))
                        .flatMap(question -> freeTimes.handle(Callers.of(who), question)))
                .fold(Problems::from, free -> Response.ok(Page.whole(free.stream()
                        .map(time -> FreeResponse.of(time, Speech.of(languages))).toList())).build());
    }

    private static FreeTimes.Question question(FacilityId facility, Option<SpecialistId> specialist, ServiceId service, Moment from, Moment to, ZoneId zone) {
        var begin = from.begin().apply(zone);
        var end = to.end().apply(zone);
        Moment.refuseWhatIsNoPeriod(begin, end, LONGEST);
        return new FreeTimes.Question(facility, specialist, service, begin, end);
    }

    /** A time that is free. */
    public record FreeResponse(String start, String end, String specialist, Payment payment) {

        static FreeResponse of(FreeTimes.Free free, Speech speech) {
            return new FreeResponse(free.slot().start().toString(), free.slot().end().toString(), free.specialist().toString(),
                    free.payment().fold(due -> Payment.of(due.terms(), speech), optional -> Payment.of(optional.terms(), speech),
                            notDue -> Payment.of(notDue.terms(), speech), onSite -> Payment.of(onSite.terms(), speech),
                            refused -> new Payment(null, null, null, null, refused.reason().code())));
        }
    }

    /**
     * What the rules would ask of a patient about whom nothing special is known.
     *
     * @param code why an online booking of it would be refused now; then there is nothing else
     */
    public record Payment(String requirement, String amount, String deadline, String deadlineInWords, String code) {

        static Payment of(PaymentTerms terms, Speech speech) {
            return new Payment(terms.requirement().name(), terms.amount().toString(), terms.deadline().map(Object::toString).getOrNull(),
                    terms.deadline().map(Reasons.in(speech, terms.settings().zone())::until).getOrNull(), null);
        }
    }
}

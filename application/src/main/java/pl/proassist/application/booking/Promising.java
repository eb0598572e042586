package pl.proassist.application.booking;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import pl.proassist.application.port.BookingFacts;
import pl.proassist.application.port.PaymentLinks;
import pl.proassist.application.port.PaymentPolicies;
import pl.proassist.application.port.VisitView;
import pl.proassist.application.port.Visits;
import pl.proassist.domain.patient.PatientId;
import pl.proassist.domain.payment.LinkTerms;
import pl.proassist.domain.payment.PaymentLink;
import pl.proassist.domain.policy.BookingChannel;
import pl.proassist.domain.policy.Occasion;
import pl.proassist.domain.policy.PaymentTerms;
import pl.proassist.domain.policy.Requirement;
import pl.proassist.domain.shared.Refusal;
import pl.proassist.domain.visit.Booking;
import pl.proassist.domain.visit.Slot;
import pl.proassist.domain.visit.Visit;
import pl.proassist.domain.visit.VisitId;
import pl.proassist.domain.visit.VisitRefusal;

/** Promises one slot by the facility's rules, with the link by which it is paid for. Used inside a transaction. */
final class Promising {

    /** @param digest of the request, by which a repeated one is known */
    record Wish(VisitId visit, BookingFacts.Place place, PatientId patient, Instant start, BookingChannel channel, String digest,
                Option<Occasion.ManualTerms> terms) {
    }

    private final Visits visits;
    private final PaymentLinks links;
    private final PaymentPolicies policies;
    private final BookingFacts facts;

    Promising(Visits visits, PaymentLinks links, PaymentPolicies policies, BookingFacts facts) {
        this.visits = visits;
        this.links = links;
        this.policies = policies;
        this.facts = facts;
    }

    Either<Refusal, VisitView> promise(Wish wish, Instant now) {
        var place = wish.place();
        var policy = policies.inForce(place.facility(), place.service(), place.specialist());
        return facts.of(place, wish.patient(), policy.firstTime(), now).flatMap(known -> {
            var slot = Slot.of(wish.start(), known.service().duration());
            var booking = new Booking(wish.visit(), place.facility(), place.specialist(), place.service(), wish.patient(), place.room(), slot, wish.channel(), now,
                    wish.digest());
            var occasion = new Occasion(place.specialist(), place.service(), known.service().price(), wish.start(), wish.channel(), known.standing(), wish.terms());
            return Visit.book(booking, policy.decide(occasion, now))
                    .filterOrElse(change -> reaches(change.next(), known) || wish.channel() != BookingChannel.ONLINE,
                            change -> new VisitRefusal.NoReachableChannel(wish.visit()))
                    .flatMap(visits::save)
                    .map(change -> promised(change.next(), known));
        });
    }

    private VisitView promised(Visit visit, BookingFacts.Facts known) {
        var link = visit.details().terms().deadline().map(deadline -> links.save(PaymentLink.request(visit.id(),
                visit.details().facility(), LinkTerms.of(visit.details().terms()))).next());
        return VisitView.of(visit, 1, link, !reaches(visit, known));
    }

    /** Whether a patient who must pay can be told so (A18). */
    private static boolean reaches(Visit visit, BookingFacts.Facts known) {
        PaymentTerms terms = visit.details().terms();
        return terms.requirement() != Requirement.REQUIRED || terms.sendBy().stream().anyMatch(known.reachableBy()::contains);
    }
}

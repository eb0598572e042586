package pl.proassist.application.port;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.RoomId;
import pl.proassist.domain.facility.ServiceId;
import pl.proassist.domain.facility.SpecialistId;
import pl.proassist.domain.patient.PatientId;
import pl.proassist.domain.payment.Ledger;
import pl.proassist.domain.payment.LinkStatus;
import pl.proassist.domain.payment.Payment;
import pl.proassist.domain.payment.PaymentLink;
import pl.proassist.domain.payment.PaymentLinkId;
import pl.proassist.domain.policy.Because;
import pl.proassist.domain.policy.BookingChannel;
import pl.proassist.domain.policy.Level;
import pl.proassist.domain.policy.PrepaymentKind;
import pl.proassist.domain.policy.Requirement;
import pl.proassist.domain.shared.Money;
import pl.proassist.domain.visit.Attendance;
import pl.proassist.domain.visit.Visit;
import pl.proassist.domain.visit.VisitId;
import pl.proassist.domain.visit.VisitStatus;

/**
 * A visit as screens show it: flat, with what was paid for it. Read straight from the database for lists; made from the
 * aggregates where they are at hand.
 *
 * @param paid      money of the right amount that was received, also when it went back later
 * @param refunded  money that was given back or is on its way
 * @param unmatched money of another amount that waits for staff
 * @param attendance what the patient said when asked whether the visit stands
 * @param money     the sums of its ledger
 * @param claimable what the patient may demand on top of a refund
 */
public record VisitView(VisitId id, long version, FacilityId facility, SpecialistId specialist, ServiceId service, PatientId patient,
                        Option<RoomId> room, Instant start, Instant end, BookingChannel channel, VisitStatus status,
                        Requirement requirement, Money amount, PrepaymentKind kind, Option<Instant> deadline, Level decidedBy,
                        List<Because> because, Option<PaymentLinkId> link, Option<LinkStatus> linkStatus,
                        Money paid, Money refunded, Money unmatched, Ledger.Sums money, Money claimable, boolean unreachable, Attendance.Answer attendance) {

    /** The three words of the report and of the visit's payment, and NONE where nothing is asked (api.md 4, A14). */
    public enum PaymentStatus { NONE, WAITING, PAID, OVERDUE }

    public PaymentStatus paymentStatus(Instant now) {
        if (linkStatus.exists(LinkStatus::isPaid)) {
            return PaymentStatus.PAID;
        }
        if (deadline.isEmpty() || linkStatus.contains(LinkStatus.WITHDRAWN)) {
            return PaymentStatus.NONE;
        }
        return now.isAfter(deadline.get()) ? PaymentStatus.OVERDUE : PaymentStatus.WAITING;
    }

    /** The view of aggregates that were just stored. */
    public static VisitView of(Visit visit, long version, Option<PaymentLink> link, boolean unreachable) {
        return of(visit, version, link, unreachable, Attendance.Answer.UNASKED);
    }

    public static VisitView of(Visit visit, long version, Option<PaymentLink> link, boolean unreachable, Attendance.Answer attendance) {
        var d = visit.details();
        var payments = link.map(each -> each.details().payments()).getOrElse(List.of());
        return new VisitView(d.id(), version, d.facility(), d.specialist(), d.service(), d.patient(), d.room(), d.slot().start(),
                d.slot().end(), d.channel(), VisitStatus.of(visit), d.terms().requirement(), d.terms().amount(), d.terms().kind(),
                d.terms().deadline(), d.terms().decidedBy(), d.terms().because(), link.map(PaymentLink::id), link.map(LinkStatus::of),
                sum(payments, Payment::wasOfTheRightAmount), payments.stream().map(Payment::returned).reduce(Money.ZERO, Money::plus),
                sum(payments, payment -> payment.fate() == Payment.Fate.UNMATCHED),
                Ledger.Sums.of(VisitStatus.of(visit), link.map(LinkStatus::of), d.terms().amount(), d.terms().price(), visit.keeps(), payments), visit.claimable(), unreachable, attendance);
    }

    private static Money sum(List<Payment> payments, Predicate<Payment> which) {
        return payments.stream().filter(which).map(Payment::amount).reduce(Money.ZERO, Money::plus);
    }
}

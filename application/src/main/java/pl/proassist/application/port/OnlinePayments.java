package pl.proassist.application.port;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.ServiceId;
import pl.proassist.domain.facility.SpecialistId;
import pl.proassist.domain.patient.PatientId;
import pl.proassist.domain.patient.PhoneNumber;
import pl.proassist.domain.payment.Payment;
import pl.proassist.domain.payment.PaymentLinkId;
import pl.proassist.domain.payment.Refund;
import pl.proassist.domain.shared.Money;
import pl.proassist.domain.shared.PersonalData;
import pl.proassist.domain.visit.VisitId;
import pl.proassist.domain.visit.VisitStatus;

/** The report "Płatności online": every payment link with its visit and its money, for lists, files and sums (RPT-02). Needs no transaction of the caller. */
public interface OnlinePayments {

    /** Ordered by the date that the filter goes by, then by number. */
    List<Line> page(Filter filter, Variant variant, Instant now, Option<After> after, int limit);

    /**
     * Every line of the filter in the same order, as they all were at one moment; read in pieces, never held as a whole.
     *
     * @param seen what becomes of a line; may go on for the next ones while what came of the last is taken
     */
    <R> void each(Filter filter, Variant variant, Instant now, Function<Line, R> seen, Consumer<R> what);

    Totals totals(Filter filter, Instant now);

    /** The money that came in a time, whatever became of it since. */
    Income income(FacilityId facility, Instant from, Instant to);

    /** The same by specialist or by service, the largest first. */
    List<Earned> income(FacilityId facility, Instant from, Instant to, Whose whose);

    /** Which date puts a link into the period (A17). */
    enum By { ISSUED, PAID, VISIT }

    /** BASIC: nothing of the patient (A16). */
    enum Variant { BASIC, DETAILED }

    /** The three words of the report, and those who have not paid yet: waiting or overdue, the link not withdrawn (RPT-07). */
    enum Status { WAITING, PAID, OVERDUE, UNPAID }

    enum Whose { SPECIALIST, SERVICE }

    /**
     * @param from counted in
     * @param to   not counted in
     */
    record Filter(FacilityId facility, By by, Instant from, Instant to, Option<Status> status, Option<Boolean> required,
                  Option<SpecialistId> specialist, Option<ServiceId> service) {
    }

    /** The last line of the page before: its date and its number. */
    record After(Instant at, long number) {
    }

    /**
     * One link.
     *
     * @param number    the order in which links were made
     * @param patient   none in the basic variant
     * @param isPaid    money of the right amount was kept, also when it went back later
     * @param withdrawn the link is not to be paid any more; a column of its own, so that the three words keep their meaning (A14)
     * @param amount    what the visit asks for as a whole, also when its link asks for the rest only
     * @param paid      money of the right amount that was received, also when it went back later
     * @param refunded  money that was given back or is on its way
     * @param refund    the refund that is furthest from being done
     * @param means     how the money came
     */
    record Line(long number, PaymentLinkId link, VisitId visit, Option<Person> patient, Instant issuedAt, Instant visitAt, VisitStatus visitStatus,
                String service, String specialist, boolean required, boolean isPaid, Instant deadline, boolean withdrawn, Money amount, Money paid,
                Money refunded, Option<Refund.State> refund, Option<Instant> paidAt, Option<Payment.Means> means) implements PersonalData {

        /** By payment and deadline alone (RPT-04 to RPT-06); paid at the deadline still counts (A32). */
        public VisitView.PaymentStatus status(Instant now) {
            return isPaid ? VisitView.PaymentStatus.PAID
                    : now.isAfter(deadline) ? VisitView.PaymentStatus.OVERDUE : VisitView.PaymentStatus.WAITING;
        }

        /** Money was kept, so the facility owes a receipt for it (PAR-02). */
        public boolean needsReceipt() {
            return paid.compareTo(refunded) > 0;
        }

        /** Where it stands among those of a date; by date of payment only what was paid stands anywhere. */
        public After place(By by) {
            return new After(switch (by) {
                case ISSUED -> issuedAt;
                case PAID -> paidAt.get();
                case VISIT -> visitAt;
            }, number);
        }

        @Override public String toString() {
            return "payment " + link;
        }
    }

    record Person(PatientId id, String name, Option<PhoneNumber> phone) implements PersonalData {
        @Override public String toString() {
            return "patient " + id;
        }
    }

    record Sum(long count, Money amount, Money paid, Money refunded) {

        public static final Sum NOTHING = new Sum(0, Money.ZERO, Money.ZERO, Money.ZERO);

        public Sum plus(Sum other) {
            return new Sum(count + other.count, amount.plus(other.amount), paid.plus(other.paid), refunded.plus(other.refunded));
        }
    }

    /** By the three words. */
    record Totals(Sum waiting, Sum paid, Sum overdue) {

        public Sum all() {
            return waiting.plus(paid).plus(overdue);
        }
    }

    /** @param payments how many links were paid */
    record Income(long payments, Money paid, Money refunded) {

        public Money revenue() {
            return paid.minus(paid.min(refunded));
        }
    }

    /** @param id of the specialist or the service */
    record Earned(UUID id, String name, Income income) {
    }
}

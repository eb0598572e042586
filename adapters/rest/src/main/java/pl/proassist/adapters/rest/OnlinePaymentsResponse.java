package pl.proassist.adapters.rest;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import pl.proassist.application.port.OnlinePayments;
import pl.proassist.application.reporting.ReportOnlinePayments;
import pl.proassist.domain.patient.PhoneNumber;

/**
 * One page of the report "Płatności online".
 *
 * @param totals of the whole filter; with the first page only
 * @param next   the cursor of the next page; left out on the last one
 */
public record OnlinePaymentsResponse(List<Payment> items, Totals totals, String next) {

    /** @param shown one line more than the limit, when there are more */
    static OnlinePaymentsResponse of(ReportOnlinePayments.Shown shown, int limit, Function<OnlinePayments.Line, String> cursor) {
        var page = Page.of(shown.lines(), limit, line -> Payment.of(line, shown.at()), cursor);
        return new OnlinePaymentsResponse(page.items(), shown.totals().map(Totals::of).getOrNull(), page.next());
    }

    /**
     * One link.
     *
     * @param needsReceipt money was kept, for which a receipt is due (PAR-02)
     * @param patient      in the detailed variant only
     * @param status       {@code WAITING}, {@code PAID} or {@code OVERDUE}
     * @param refund       how far the refund is: {@code DUE}, {@code ORDERED}, {@code DONE} or {@code FAILED}
     */
    public record Payment(boolean needsReceipt, String issuedAt, String id, Patient patient, String visit, String visitAt, String visitStatus, String service,
                          String specialist, boolean required, String status, String amount, String paid, String refunded, String refund,
                          boolean withdrawn, String paidAt, String means) {

        static Payment of(OnlinePayments.Line line, Instant now) {
            return new Payment(line.needsReceipt(), line.issuedAt().toString(), line.link().toString(), line.patient().map(Patient::of).getOrNull(),
                    line.visit().toString(), line.visitAt().toString(), line.visitStatus().name(), line.service(), line.specialist(), line.required(),
                    line.status(now).name(), line.amount().toString(), line.paid().toString(), line.refunded().toString(),
                    line.refund().map(Enum::name).getOrNull(), line.withdrawn(), line.paidAt().map(Instant::toString).getOrNull(),
                    line.means().map(Enum::name).getOrNull());
        }

        @Override public String toString() {
            return "payment " + id;
        }
    }

    public record Patient(String id, String name, String phone) {

        static Patient of(OnlinePayments.Person person) {
            return new Patient(person.id().toString(), person.name(), person.phone().map(PhoneNumber::value).getOrNull());
        }

        @Override public String toString() {
            return "patient " + id;
        }
    }

    public record Totals(Sum waiting, Sum paid, Sum overdue, Sum all) {

        static Totals of(OnlinePayments.Totals totals) {
            return new Totals(Sum.of(totals.waiting()), Sum.of(totals.paid()), Sum.of(totals.overdue()), Sum.of(totals.all()));
        }
    }

    public record Sum(long count, String amount, String paid, String refunded) {

        static Sum of(OnlinePayments.Sum sum) {
            return new Sum(sum.count(), sum.amount().toString(), sum.paid().toString(), sum.refunded().toString());
        }
    }
}

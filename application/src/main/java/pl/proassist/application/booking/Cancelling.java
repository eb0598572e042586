package pl.proassist.application.booking;

import io.vavr.control.Either;
import java.time.Instant;
import pl.proassist.application.port.PaymentLinks;
import pl.proassist.application.port.Visits;
import pl.proassist.domain.payment.Payment;
import pl.proassist.domain.payment.PaymentLink;
import pl.proassist.domain.shared.Refusal;
import pl.proassist.domain.visit.CancelledBy;
import pl.proassist.domain.visit.RefundReason;
import pl.proassist.domain.visit.Visit;

/** What giving a visit up comes to, whoever does it: the slot is free, the link takes no more money, and what was paid goes back (A23). */
record Cancelling(Visits visits, PaymentLinks links) {

    Either<Refusal, Visit> cancel(Visit visit, CancelledBy by, String reason, Instant now) {
        return visit.cancel(by, reason, now).flatMap(visits::save).map(change -> {
            links.ofVisit(visit.id()).forEach(this::settle);
            return change.next();
        });
    }

    private void settle(PaymentLink link) {
        var open = link.withdraw().map(links::save).map(change -> change.next()).getOrElse(link);
        open.details().payments().stream().filter(payment -> payment.fate() == Payment.Fate.KEPT)
                .forEach(payment -> links.save(open.refundDue(payment.id(), RefundReason.VISIT_CANCELLED)));
    }
}

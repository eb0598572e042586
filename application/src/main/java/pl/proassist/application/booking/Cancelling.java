package pl.proassist.application.booking;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import pl.proassist.application.port.PaymentLinks;
import pl.proassist.application.port.StaffTasks;
import pl.proassist.application.port.Visits;
import pl.proassist.domain.payment.PaymentLink;
import pl.proassist.domain.shared.Change;
import pl.proassist.domain.shared.Money;
import pl.proassist.domain.shared.Refusal;
import pl.proassist.domain.visit.CancelledBy;
import pl.proassist.domain.visit.RefundReason;
import pl.proassist.domain.visit.Settlement;
import pl.proassist.domain.visit.Visit;

/** Gives one visit up and settles its money by the terms of its booking (A22, A23). Used inside a transaction. */
final class Cancelling {

    private final Visits visits;
    private final PaymentLinks links;
    private final StaffTasks tasks;

    Cancelling(Visits visits, PaymentLinks links, StaffTasks tasks) {
        this.visits = visits;
        this.links = links;
        this.tasks = tasks;
    }

    Either<Refusal, Visit> cancel(Visit visit, CancelledBy by, String reason, Instant now) {
        var link = links.ofVisit(visit.id());
        var paid = link.map(found -> found.details().kept()).getOrElse(Money.ZERO);
        return visit.cancel(by, reason, paid, now).flatMap(visits::save).map(Change::next).peek(cancelled -> {
            var back = Settlement.of(paid, visit.details(), by, now).back();
            link.forEach(found -> links.save(closed(found).then(closed -> closed.giveBack(back, RefundReason.VISIT_CANCELLED))));
            Option.some(cancelled).filter(given -> !given.claimable().isZero()).forEach(given -> tasks.raise(claim(given, now)));
        });
    }

    private static Change<PaymentLink> closed(PaymentLink link) {
        return link.withdraw().getOrElse(() -> Change.to(link));
    }

    /** A zadatek that the facility forfeits is paid twice when the patient demands it, and by a person only. */
    private static StaffTasks.Task claim(Visit visit, Instant now) {
        var subject = visit.id().value();
        var id = UUID.nameUUIDFromBytes((StaffTasks.Kind.DEPOSIT_CLAIM + ":" + subject).getBytes(StandardCharsets.UTF_8));
        return new StaffTasks.Task(id, visit.details().facility(), visit.id(), StaffTasks.Kind.DEPOSIT_CLAIM, subject, now);
    }
}

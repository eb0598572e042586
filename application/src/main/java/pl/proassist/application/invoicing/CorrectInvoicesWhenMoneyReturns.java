package pl.proassist.application.invoicing;

import static io.vavr.control.Either.right;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import pl.proassist.application.delivery.Reaction;
import pl.proassist.application.port.Invoices;
import pl.proassist.application.port.InvoicingPolicies;
import pl.proassist.application.port.PaymentLinks;
import pl.proassist.application.port.StaffTasks;
import pl.proassist.application.port.Transactions;
import pl.proassist.application.port.Visits;
import pl.proassist.domain.invoice.Invoice;
import pl.proassist.domain.invoice.InvoiceContent;
import pl.proassist.domain.invoice.InvoiceContent.Correction;
import pl.proassist.domain.invoice.InvoiceContent.Correction.Effect;
import pl.proassist.domain.invoice.InvoiceContent.Primary;
import pl.proassist.domain.invoice.InvoiceId;
import pl.proassist.domain.invoice.InvoiceLine;
import pl.proassist.domain.invoice.InvoicingSettings;
import pl.proassist.domain.payment.Payment;
import pl.proassist.domain.payment.Refund;
import pl.proassist.domain.payment.RefundDone;
import pl.proassist.domain.shared.DomainEvent;
import pl.proassist.domain.shared.Money;
import pl.proassist.domain.shared.Refusal;
import pl.proassist.domain.visit.RefundReason;
import pl.proassist.domain.visit.Visit;
import pl.proassist.domain.visit.VisitCancelled;
import pl.proassist.domain.visit.VisitId;
import pl.proassist.domain.visit.VisitMissed;
import pl.proassist.domain.visit.VisitStatus;

/**
 * Money went back, or a visit will not take place: its invoices say more than is true, and are corrected to what is. What is kept of a visit that did
 * not take place is a compensation and no price, so that nothing of its advance stands, and an accounting note tells of it (ksef.md 11.6).
 */
public final class CorrectInvoicesWhenMoneyReturns implements Reaction {

    public static final String NAME = "correct-invoices-when-money-returns";

    private static final String NO_VISIT = "Wizyta nie odbyła się";
    private static final String MONEY_BACK = "Zwrot zapłaty";

    private final Visits visits;
    private final PaymentLinks links;
    private final Invoices invoices;
    private final InvoicingPolicies policies;
    private final Correcting correcting;
    private final Noting noting;
    private final InvoiceTasks tasks;
    private final Transactions transactions;

    public CorrectInvoicesWhenMoneyReturns(Visits visits, PaymentLinks links, Invoices invoices, InvoicingPolicies policies, Correcting correcting, Noting noting, InvoiceTasks tasks,
                                           Transactions transactions) {
        this.visits = visits;
        this.links = links;
        this.invoices = invoices;
        this.policies = policies;
        this.correcting = correcting;
        this.noting = noting;
        this.tasks = tasks;
        this.transactions = transactions;
    }

    /** @param after what should stand; none when only a person can tell */
    private record Needed(Invoice invoice, Option<Primary> after) {
    }

    @Override public String name() { return NAME; }

    @Override public Option<Instant> on(DomainEvent event) {
        var visit = transactions.record(() -> visits.find(visit(event)).get());
        var needed = transactions.record(() -> needed(visit));
        needed.stream().filter(each -> !isOnItsWay(each)).forEach(each -> correct(visit, each));
        if (transactions.record(() -> isNoteDue(visit, needed))) {
            note(visit);
        }
        return Option.none();
    }

    /** Of what no invoice spoke, a note is written when somebody asks for one. */
    private boolean isNoteDue(Visit visit, List<Needed> needed) {
        return Noting.didNotTakePlace(visit) && !hasRefundUnderWay(visit) && (!needed.isEmpty() && !noting.kept(visit).isZero() || noting.areOutdated(visit));
    }

    private void note(Visit visit) {
        if (!byItself(visit) || transactions.run(() -> noting.write(visit)).isLeft()) {
            tasks.raise(visit.details(), StaffTasks.Kind.ACCOUNTING_NOTE_DUE, visit.id().value());
        }
    }

    private boolean byItself(Visit visit) {
        return transactions.record(() -> policies.of(visit.details().facility())).exists(InvoicingSettings::correctsByItself);
    }

    /** The event is heard of once more, while the correction waits for its original. */
    private boolean isOnItsWay(Needed needed) {
        return transactions.record(() -> invoices.referringTo(needed.invoice().id())).stream()
                .anyMatch(each -> each.isUnderWay() && each.details().content() instanceof Correction correction && needed.after().contains(correction.after()));
    }

    private void correct(Visit visit, Needed needed) {
        var done = byItself(visit) && needed.after().isDefined() && transactions.run(() -> isStillNeeded(visit.id(), needed) ? correction(visit, needed) : right(needed.invoice())).isRight();
        if (!done) {
            tasks.raise(visit.details(), StaffTasks.Kind.INVOICE_CORRECTION_DUE, needed.invoice().id().value());
        }
    }

    /** Another event of the same visit is perhaps heard of at this moment. */
    private boolean isStillNeeded(VisitId visit, Needed needed) {
        visits.hold(visit);
        return needed(visits.find(visit).get()).stream().anyMatch(each -> each.invoice().id().equals(needed.invoice().id()) && each.after().equals(needed.after())) && !isOnItsWay(needed);
    }

    private Either<Refusal, Invoice> correction(Visit visit, Needed needed) {
        return correcting.correct(needed.invoice(), new Correcting.Wish(correctionId(needed.invoice()), Noting.didNotTakePlace(visit) ? NO_VISIT : MONEY_BACK, Effect.ON_CORRECTION,
                before -> needed.after().get(), Option.none()));
    }

    /** A refund on its way is waited for: it tells of itself. */
    private List<Needed> needed(Visit visit) {
        if (hasRefundUnderWay(visit)) {
            return List.of();
        }
        var payments = payments(visit);
        var standing = Standing.ofVisit(invoices, visit.id());
        var last = standing.stream().filter(each -> !each.isAdvance()).reduce((one, next) -> next);
        if (last.isPresent()) {
            return VisitStatus.of(visit) == VisitStatus.COMPLETED ? lessThan(visit, payments, last.get()).toJavaList() : List.of();
        }
        return ofAdvances(standing, Noting.didNotTakePlace(visit) ? Money.ZERO : noting.kept(visit));
    }

    /** The money that is kept falls to the first advances; as long as no final invoice has taken them off. */
    private static List<Needed> ofAdvances(List<Standing> advances, Money kept) {
        var needed = new ArrayList<Needed>();
        var left = kept;
        for (var each : advances) {
            var advance = (InvoiceContent.Advance) each.content();
            var stays = advance.received().min(left);
            left = left.minus(stays);
            if (!stays.equals(advance.received())) {
                needed.add(new Needed(each.invoice(), Option.some(stays.isZero() ? advance.none() : advance.of(stays))));
            }
        }
        return needed;
    }

    /** What was given back of their own will after the service lowers its price; on an invoice of several lines a person says which one's. */
    private static Option<Needed> lessThan(Visit visit, List<Payment> payments, Standing standing) {
        var returned = payments.stream().filter(payment -> payment.refund().exists(refund -> refund.reason() == RefundReason.RETURNED_BY_STAFF))
                .map(Payment::returned).reduce(Money.ZERO, Money::plus);
        var price = visit.details().terms().price();
        var right = price.minus(returned.min(price));
        if (standing.content().worth().compareTo(right) <= 0 || returned.isZero()) {
            return Option.none();
        }
        var lines = standing.content().lines();
        return Option.some(new Needed(standing.invoice(), lines.size() == 1 && lines.get(0).quantity() == 1 && standing.invoice().details().visits().size() == 1
                ? Option.some(priced(standing.content(), right)) : Option.none()));
    }

    private static Primary priced(Primary content, Money price) {
        if (price.isZero()) {
            return content.none();
        }
        var line = content.lines().get(0);
        return content.with(List.of(new InvoiceLine(line.name(), line.unit(), 1, price, line.rate())));
    }

    private List<Payment> payments(Visit visit) {
        return links.ofVisit(visit.id()).map(link -> link.details().payments()).getOrElse(List.of());
    }

    private boolean hasRefundUnderWay(Visit visit) {
        return payments(visit).stream().anyMatch(payment -> payment.refund().exists(Refund::isUnderWay));
    }

    /** The same however often the event is heard; another one for the next correction. */
    private InvoiceId correctionId(Invoice invoice) {
        return new InvoiceId(UUID.nameUUIDFromBytes(("correction:" + invoice.id() + ":" + invoices.referringTo(invoice.id()).size()).getBytes(StandardCharsets.UTF_8)));
    }

    private static VisitId visit(DomainEvent event) {
        if (event instanceof RefundDone done) {
            return done.visit();
        }
        return event instanceof VisitCancelled cancelled ? cancelled.visit() : ((VisitMissed) event).visit();
    }
}

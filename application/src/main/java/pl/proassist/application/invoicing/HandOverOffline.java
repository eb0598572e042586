package pl.proassist.application.invoicing;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Instant;
import pl.proassist.application.port.Invoices;
import pl.proassist.application.port.KsefQueue;
import pl.proassist.application.port.KsefQueue.State;
import pl.proassist.application.port.KsefQueue.Submission;
import pl.proassist.application.port.KsefSigns;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.invoice.Handover;
import pl.proassist.domain.invoice.Invoice;
import pl.proassist.domain.invoice.InvoiceId;
import pl.proassist.domain.invoice.IssueMode;
import pl.proassist.domain.invoice.ModeChoice;
import pl.proassist.domain.invoice.ModeChoice.Signs;
import pl.proassist.domain.invoice.SendingDay;
import pl.proassist.domain.invoice.SendingRefusal;
import pl.proassist.domain.shared.Refusal;

/**
 * A person gives an invoice to its buyer before KSeF has it, with a reason (A26): in the mode that was announced, else OFFLINE24. What never left
 * this house is given with today's day on it, for on that day it is issued; in a total failure it is given without codes and for good (KSF-22). Given
 * once more, nothing changes.
 */
public final class HandOverOffline {

    private final Invoices invoices;
    private final BeforeSending before;
    private final IssuedOffline offline;
    private final KsefSigns signs;
    private final KsefQueue queue;
    private final Transactions transactions;
    private final Clock clock;

    public HandOverOffline(Invoices invoices, BeforeSending before, IssuedOffline offline, KsefSigns signs, KsefQueue queue, Transactions transactions, Clock clock) {
        this.invoices = invoices;
        this.before = before;
        this.offline = offline;
        this.signs = signs;
        this.queue = queue;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Either<Refusal, Invoice> handle(Caller caller, InvoiceId id, String reason) {
        var now = clock.instant();
        var act = caller.does("invoice.hand-over").on("invoice", id.value());
        var wanted = transactions.run(() -> invoices.require(id, caller, Permission.INVOICES_ISSUE).flatMap(invoice -> mode(invoice, now)));
        if (wanted.exists(each -> each.mode() == IssueMode.TOTAL_FAILURE)) {
            return transactions.run(act.saying("mode", IssueMode.TOTAL_FAILURE.name()), () -> invoices.require(id, caller, Permission.INVOICES_ISSUE)
                    .flatMap(invoice -> before.outside(queue.find(id).get(), now)));
        }
        return wanted.flatMap(each -> codes(each, now)).fold(
                refused -> transactions.run(act, () -> Either.<Refusal, Option<Invoice>>left(refused)),
                handover -> transactions.run(act.saying("mode", handover.mode().name()), () ->
                        invoices.require(id, caller, Permission.INVOICES_ISSUE).flatMap(invoice -> offline.handOver(invoice, handover, reason))))
                .flatMap(given -> given.fold(() -> handle(caller, id, reason), Either::right));
    }

    private record Wanted(Invoice invoice, IssueMode mode) {
    }

    /** The signature is asked for outside the transactions. */
    private Either<Refusal, Wanted> mode(Invoice invoice, Instant now) {
        var line = queue.line(invoice.details().facility());
        var announced = ModeChoice.of(new Signs(signs.byHand(line.facility()).map(KsefSigns.ByHand::mode), signs.outages(), signs.silentSince().isDefined(),
                line.troubleSince()), now).mode();
        return queue.find(invoice.id()).filter(waiting -> State.TO_SEND.contains(waiting.state()) || waiting.state() == State.SENT).<Refusal>toEither(() -> new SendingRefusal.NotOnItsWay(invoice.id()))
                .flatMap(waiting -> dated(invoice, waiting, now)
                        .map(dated -> new Wanted(dated, announced.isOffline() || announced == IssueMode.TOTAL_FAILURE && isHere(waiting) ? announced : IssueMode.OFFLINE24)));
    }

    /** Nobody else has it. */
    private static boolean isHere(Submission waiting) {
        return !waiting.mode().isOffline() && !waiting.transmitted();
    }

    private Either<Refusal, Invoice> dated(Invoice invoice, Submission waiting, Instant now) {
        return isHere(waiting) && SendingDay.of(waiting.issued(), now) == SendingDay.PAST
                ? before.datedToday(waiting).flatMap(today -> invoices.require(invoice.id())) : Either.right(invoice);
    }

    private Either<Refusal, Handover> codes(Wanted wanted, Instant now) {
        var kept = wanted.invoice().kept().get();
        return kept.handover().orElse(() -> offline.codes(kept, wanted.mode(), now))
                .toEither(() -> new SendingRefusal.NoOfflineCertificate(wanted.invoice().details().facility()));
    }
}

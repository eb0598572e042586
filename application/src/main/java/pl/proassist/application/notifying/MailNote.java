package pl.proassist.application.notifying;

import java.time.Clock;
import java.util.Set;
import java.util.function.BiConsumer;
import pl.proassist.application.port.Billings;
import pl.proassist.application.port.MessagePolicies;
import pl.proassist.application.port.Messages;
import pl.proassist.application.port.Messages.Message;
import pl.proassist.application.port.Patients;
import pl.proassist.domain.invoice.AccountingNote;
import pl.proassist.domain.message.MessageKind;
import pl.proassist.domain.policy.MessageChannel;
import pl.proassist.domain.visit.VisitDetails;

/** Whoever an accounting note is for gets its paper in the ways of an invoice. Works inside the transaction that writes the note. */
public final class MailNote {

    private final Billings billings;
    private final Ways ways;
    private final MessagePolicies policies;
    private final Messages messages;
    private final Clock clock;

    public MailNote(Billings billings, Patients patients, MessagePolicies policies, Messages messages, Clock clock) {
        this.billings = billings;
        this.ways = new Ways(patients, policies);
        this.policies = policies;
        this.messages = messages;
        this.clock = clock;
    }

    /** For whoever writes a note. */
    public static BiConsumer<AccountingNote, VisitDetails> written(MailNote mail) {
        return mail::tell;
    }

    private void tell(AccountingNote note, VisitDetails visit) {
        if (note.isForPatient()) {
            add(note, visit, MessageKind.ACCOUNTING_NOTE, ways.of(visit, MessageKind.ACCOUNTING_NOTE));
        }
        billings.of(visit.id()).flatMap(billing -> billing.emailOf(note))
                .forEach(email -> add(note, visit, MessageKind.PAPER_TO_BUYER, Channels.toBuyer(policies, visit.facility())));
    }

    private void add(AccountingNote note, VisitDetails visit, MessageKind kind, Set<MessageChannel> channels) {
        var now = clock.instant();
        messages.add(channels.stream().map(channel -> Message.of(visit.id(), kind, note.id().toString(), channel, now, now.plus(TellPatient.NEWS_LIVES))).toList());
    }
}

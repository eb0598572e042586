package pl.proassist.domain.message;

import static pl.proassist.domain.message.Placeholder.AMOUNT;
import static pl.proassist.domain.message.Placeholder.DEADLINE;
import static pl.proassist.domain.message.Placeholder.FACILITY;
import static pl.proassist.domain.message.Placeholder.LINK;
import static pl.proassist.domain.message.Placeholder.PHONE;
import static pl.proassist.domain.message.Placeholder.SPECIALIST;
import static pl.proassist.domain.message.Placeholder.WHEN;

import io.vavr.control.Option;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import pl.proassist.domain.policy.Lead;
import pl.proassist.domain.policy.MessageChannel;

/**
 * The messages of prepayment.md 3 that come of a patient's visit: which of them a facility may switch off, which are sent some time
 * ahead, and what their words may name. None can name the service, so that no message tells of health.
 */
public enum MessageKind {
    PAYMENT_REQUIRED(Switch.USUALLY_ON, AMOUNT, DEADLINE, LINK),
    PAYMENT_OPTIONAL(Switch.USUALLY_ON, AMOUNT, DEADLINE, LINK),
    PAYMENT_REMINDER(Switch.USUALLY_ON, new Lead.Elapsed(Duration.ofHours(24)), AMOUNT, DEADLINE, LINK),
    PAYMENT_RULES_CHANGED(Switch.USUALLY_ON, AMOUNT, DEADLINE, LINK),
    VISIT_CONFIRMED(Switch.ALWAYS_ON),
    PAYMENT_RECEIVED(Switch.ALWAYS_ON, AMOUNT),
    VISIT_LAPSED(Switch.USUALLY_ON, DEADLINE),
    VISIT_CANCELLED(Switch.USUALLY_ON),
    VISIT_MOVED(Switch.USUALLY_ON),
    VISIT_REMINDER(Switch.USUALLY_ON, new Lead.Elapsed(Duration.ofHours(24))),
    VISIT_CONFIRM_REQUEST(Switch.USUALLY_OFF, new Lead.Days(3), LINK),
    LATE_PAYMENT(Switch.ALWAYS_ON),
    REFUND(Switch.ALWAYS_ON),
    /** With the paper as a file, so it goes by e-mail; by SMS only where the facility says so, or when the e-mail was lost. */
    INVOICE(Switch.USUALLY_ON, LINK),
    /** About money that was kept of a visit, in the same ways as an invoice. */
    ACCOUNTING_NOTE(Switch.USUALLY_ON, LINK),
    WAITLIST_OFFER(Switch.USUALLY_ON, DEADLINE, LINK),
    /** The paper of an invoice or a note to the company that buys or the insurer who pays, by e-mail alone. Its words tell nothing of the visit. */
    PAPER_TO_BUYER(EnumSet.of(FACILITY, PHONE));

    private enum Switch { ALWAYS_ON, USUALLY_ON, USUALLY_OFF }

    private final Switch usual;
    private final Option<Lead> lead;
    private final Set<Placeholder> placeholders;

    MessageKind(Set<Placeholder> placeholders) {
        this.usual = Switch.USUALLY_ON;
        this.lead = Option.none();
        this.placeholders = placeholders;
    }

    MessageKind(Switch usual, Placeholder... own) {
        this(usual, Option.none(), own);
    }

    MessageKind(Switch usual, Lead lead, Placeholder... own) {
        this(usual, Option.some(lead), own);
    }

    MessageKind(Switch usual, Option<Lead> lead, Placeholder... own) {
        this.usual = usual;
        this.lead = lead;
        this.placeholders = EnumSet.of(FACILITY, PHONE, WHEN, SPECIALIST);
        this.placeholders.addAll(Set.of(own));
    }

    /** What was paid for must be told: such a kind has no switch. */
    public boolean isAlwaysOn() {
        return usual == Switch.ALWAYS_ON;
    }

    /** Sent some time ahead of the deadline or of the visit, and not because something has just happened. */
    public boolean isReminder() {
        return lead.isDefined();
    }

    /** It asks for money by a payment link, so it goes by the channels that the payment rule names (LNK-06). */
    public boolean asksForMoney() {
        return placeholders.contains(LINK) && placeholders.contains(AMOUNT);
    }

    /** A document goes with it as a file, as far as an e-mail carries it. */
    public boolean bringsPaper() {
        return this == INVOICE || this == ACCOUNTING_NOTE || this == PAPER_TO_BUYER;
    }

    /** Without its link the message would be of no use. */
    public boolean needsLink() {
        return placeholders.contains(LINK);
    }

    /** What its words may name, in the order of the declaration. */
    public Set<Placeholder> placeholders() {
        return EnumSet.copyOf(placeholders);
    }

    Sending usual() {
        return new Sending(usual != Switch.USUALLY_OFF, bringsPaper() ? EnumSet.of(MessageChannel.EMAIL) : Sending.EVERY_WAY, lead);
    }
}

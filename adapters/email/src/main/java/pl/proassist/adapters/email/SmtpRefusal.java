package pl.proassist.adapters.email;

import io.vavr.control.Option;
import jakarta.mail.MessagingException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import pl.proassist.application.port.Handover;

/** A mail server's no: its number, and what it was said to (RFC 5321, 4.2). */
record SmtpRefusal(Step step, int code) {

    /** What the server had just been given. */
    enum Step {
        SENDER("our own address was refused"), ADDRESSEE("the mailbox was refused"), CONTENT("the letter was refused");

        private final String words;

        Step(String words) {
            this.words = words;
        }
    }

    /** @return none when it was no refusal but a broken connection */
    static Option<SmtpRefusal> in(MessagingException failed) {
        if (failed instanceof SMTPSendFailedException said) {
            return Option.some(new SmtpRefusal(said.getCommand().startsWith("MAIL") ? Step.SENDER : Step.CONTENT, said.getReturnCode()));
        }
        for (Exception cause = failed; cause instanceof MessagingException link; cause = link.getNextException()) {
            if (cause instanceof SMTPAddressFailedException said) {
                return Option.some(new SmtpRefusal(Step.ADDRESSEE, said.getReturnCode()));
            }
        }
        return Option.none();
    }

    /** @return none when the number means nothing, so that nobody knows what became of the letter */
    Option<Handover> handover() {
        return switch (code / 100) {
            case 4 -> Option.some(new Handover.TryLater(Option.none(), reason()));
            case 5 -> Option.some(forGood());
            default -> Option.none();
        };
    }

    private Handover forGood() {
        if (concernsOurLogin()) {
            return new Handover.ChannelDown(reason());
        }
        return switch (step) {
            case SENDER -> new Handover.ChannelDown(reason());
            // Some servers mean "too many for now" by 552 (RFC 5321, 4.5.3.1.10).
            case ADDRESSEE -> code == 552 ? new Handover.TryLater(Option.none(), reason()) : new Handover.AddresseeRefused(reason());
            case CONTENT -> new Handover.Rejected(reason());
        };
    }

    /** Authentication is required, too weak, or no longer good (RFC 4954). */
    private boolean concernsOurLogin() {
        return switch (code) {
            case 530, 534, 535, 538 -> true;
            default -> false;
        };
    }

    private String reason() {
        return "smtp " + code + ": " + step.words;
    }
}

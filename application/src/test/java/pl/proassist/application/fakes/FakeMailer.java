package pl.proassist.application.fakes;

import io.vavr.control.Option;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import pl.proassist.application.port.Handover;
import pl.proassist.application.port.Mailer;
import pl.proassist.domain.patient.EmailAddress;

/** A mail server that remembers what it took; copies of one letter are one letter. */
public final class FakeMailer implements Mailer {

    /** One letter on its way to a mailbox. */
    public record Letter(UUID id, EmailAddress to, String subject, String text, Option<Attachment> attachment) {
    }

    private final InMemoryTransactions transactions;
    private final Weather weather = new Weather();
    private final Map<UUID, Letter> taken = new LinkedHashMap<>();
    private final Map<EmailAddress, Handover> answersFor = new HashMap<>();
    private Option<Handover> answersAll = Option.none();

    public FakeMailer(InMemoryTransactions transactions) {
        this.transactions = transactions;
    }

    @Override public synchronized Handover send(UUID message, EmailAddress to, String subject, String text, Option<Attachment> attachment) {
        transactions.mustNotBeOpen();
        return weather.call(() -> answersAll.orElse(Option.of(answersFor.get(to))).getOrElse(() -> {
            taken.putIfAbsent(message, new Letter(message, to, subject, text, attachment));
            return new Handover.Accepted(Option.none(), 1);
        }));
    }

    /** What was taken, oldest first. */
    public synchronized List<Letter> taken() {
        return List.copyOf(taken.values());
    }

    /** Until told otherwise, this is the answer to everything. */
    public synchronized void answer(Option<Handover> always) {
        answersAll = always;
    }

    /** Until told otherwise, this is the answer to everything for one mailbox. */
    public synchronized void answer(EmailAddress to, Handover always) {
        answersFor.put(to, always);
    }

    public synchronized void loseTheNextReply() {
        weather.loseTheNextReply();
    }

    public synchronized void beAwayForTheNextCall() {
        weather.awayForTheNextCall();
    }

    public synchronized void killTheNextCaller() {
        weather.killTheNextCaller();
    }

    public synchronized void beAway(boolean away) {
        weather.away(away);
    }
}

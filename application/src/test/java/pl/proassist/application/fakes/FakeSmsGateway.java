package pl.proassist.application.fakes;

import io.vavr.control.Option;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import pl.proassist.application.port.Handover;
import pl.proassist.application.port.SmsGateway;
import pl.proassist.domain.patient.PhoneNumber;

/** An SMS provider that remembers what it took; one id is one SMS. */
public final class FakeSmsGateway implements SmsGateway {

    /** One SMS on its way to a telephone. */
    public record Sms(UUID id, PhoneNumber to, String text) {
    }

    private final InMemoryTransactions transactions;
    private final Weather weather = new Weather();
    private final Map<UUID, Sms> taken = new LinkedHashMap<>();
    private final Map<PhoneNumber, Handover> answersFor = new HashMap<>();
    private Option<Handover> answersAll = Option.none();

    public FakeSmsGateway(InMemoryTransactions transactions) {
        this.transactions = transactions;
    }

    @Override public synchronized Handover send(UUID message, PhoneNumber to, String text) {
        transactions.mustNotBeOpen();
        return weather.call(() -> answersAll.orElse(Option.of(answersFor.get(to))).getOrElse(() -> {
            taken.putIfAbsent(message, new Sms(message, to, text));
            return new Handover.Accepted(Option.some("sms-" + message), 1);
        }));
    }

    /** What was taken, oldest first. */
    public synchronized List<Sms> taken() {
        return List.copyOf(taken.values());
    }

    /** Until told otherwise, this is the answer to everything. */
    public synchronized void answer(Option<Handover> always) {
        answersAll = always;
    }

    /** Until told otherwise, this is the answer to everything for one number. */
    public synchronized void answer(PhoneNumber to, Handover always) {
        answersFor.put(to, always);
    }

    public synchronized void loseTheNextReply() {
        weather.loseTheNextReply();
    }

    public synchronized void beAwayForTheNextCall() {
        weather.awayForTheNextCall();
    }

    public synchronized void beUnreached(boolean unreached) {
        weather.unreached(unreached);
    }

    public synchronized void killTheNextCaller() {
        weather.killTheNextCaller();
    }

    public synchronized void beAway(boolean away) {
        weather.away(away);
    }
}

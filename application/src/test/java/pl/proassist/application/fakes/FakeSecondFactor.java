package pl.proassist.application.fakes;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import pl.proassist.application.port.Handover;
import pl.proassist.application.port.SecondFactor;
import pl.proassist.domain.access.AccountDetails;
import pl.proassist.domain.access.SecondFactorMethod;
import pl.proassist.domain.access.UserId;
import pl.proassist.domain.patient.EmailAddress;
import pl.proassist.domain.patient.PhoneNumber;

/** One way of the second step that remembers what it sent; one id is sent once. */
public final class FakeSecondFactor implements SecondFactor {

    /** A proof on its way to its owner. */
    public record Sent(UUID id, UserId user, Either<PhoneNumber, EmailAddress> to, Proof proof) {
    }

    private final SecondFactorMethod method;
    private final InMemoryTransactions transactions;
    private final Weather weather = new Weather();
    private final Map<UUID, Sent> taken = new LinkedHashMap<>();

    public FakeSecondFactor(SecondFactorMethod method, InMemoryTransactions transactions) {
        this.method = method;
        this.transactions = transactions;
    }

    @Override public SecondFactorMethod method() {
        return method;
    }

    @Override public Option<Either<PhoneNumber, EmailAddress>> target(AccountDetails account) {
        return method == SecondFactorMethod.SMS_CODE ? account.phone().map(Either::left) : account.email().map(Either::right);
    }

    @Override public synchronized Handover send(UUID message, AccountDetails account, Proof proof) {
        transactions.mustNotBeOpen();
        return weather.call(() -> target(account).<Handover>map(to -> {
            taken.putIfAbsent(message, new Sent(message, account.id(), to, proof));
            return new Handover.Accepted(Option.none(), 1);
        }).getOrElse(() -> new Handover.AddresseeRefused("nowhere to send it")));
    }

    /** What was taken, oldest first. */
    public synchronized List<Sent> taken() {
        return List.copyOf(taken.values());
    }

    public synchronized void loseTheNextReply() {
        weather.loseTheNextReply();
    }

    public synchronized void beUnreached(boolean unreached) {
        weather.unreached(unreached);
    }

    public synchronized void beAwayForTheNextCall() {
        weather.awayForTheNextCall();
    }
}

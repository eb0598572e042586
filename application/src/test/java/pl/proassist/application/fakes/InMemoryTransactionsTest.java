package pl.proassist.application.fakes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static pl.proassist.domain.Builders.aPatient;

import io.vavr.control.Either;
import java.time.Clock;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import pl.proassist.application.delivery.Subscriptions;
import pl.proassist.application.port.Stores;
import pl.proassist.application.port.TransactionsContract;
import pl.proassist.domain.patient.PatientId;
import pl.proassist.domain.shared.Refusal;

/** A fake that keeps what a left wrote is no fake. */
class InMemoryTransactionsTest extends TransactionsContract {

    @Override protected Stores emptyStores(Subscriptions subscriptions, Clock clock) {
        return new InMemoryStores(subscriptions, clock);
    }

    /** Nobody can come between here, so the first try is lost at its end and the rival's turn is before the second. */
    @Override protected <T> Either<Refusal, T> overtaken(PatientId patient, Runnable rival, Supplier<Either<Refusal, T>> work) {
        var tries = new AtomicInteger();
        transactions().loseTheNextRaces(1);
        return transactions().run(() -> {
            if (tries.getAndIncrement() == 1) {
                rival.run();
            }
            return work.get();
        });
    }

    @Test
    void races_can_be_lost_several_times_and_the_work_counts_once() {
        var runs = new ArrayList<Integer>();
        var before = inTransaction(() -> stores.patients().find(aPatient().build().id()).get().version());
        transactions().loseTheNextRaces(2);

        var saved = inTransaction(() -> {
            runs.add(runs.size());
            return stores.patients().save(aPatient().build());
        });

        assertThat(runs).hasSize(3);
        assertThat(saved.version()).isEqualTo(before + 1);
    }

    @Test
    void gateways_are_called_outside_of_transactions_only() {
        var gateway = new FakePaymentGateway(transactions());

        assertThatIllegalStateException().isThrownBy(() -> inTransaction(() -> gateway.askRefund("any")))
                .withMessage("a gateway was called inside a transaction");
    }

    private InMemoryTransactions transactions() {
        return ((InMemoryStores) stores).transactions();
    }
}

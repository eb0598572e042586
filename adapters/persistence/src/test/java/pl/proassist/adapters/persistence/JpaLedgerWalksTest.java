package pl.proassist.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Option;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import pl.proassist.application.delivery.Subscriptions;
import pl.proassist.application.port.LedgerWalksContract;
import pl.proassist.application.port.Stores;

class JpaLedgerWalksTest extends LedgerWalksContract {

    @Override protected Stores emptyStores(Subscriptions subscriptions, Clock clock) {
        return JpaStores.empty(subscriptions, clock);
    }

    @Test void while_one_server_walks_another_one_does_not() {
        inTransaction(() -> stores.walks().claim());

        var elsewhere = inTransaction(() -> {
            assertThat(stores.walks().claim()).isNotEmpty();
            return CompletableFuture.supplyAsync(() -> inTransaction(() -> stores.walks().claim())).join();
        });

        assertThat(elsewhere).isEqualTo(Option.none());
        assertThat(inTransaction(() -> stores.walks().claim())).isNotEmpty();
    }
}

package pl.proassist.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.Builders.aVisit;

import io.vavr.control.Option;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.application.delivery.Subscriptions;
import pl.proassist.application.port.Reminders.Look;
import pl.proassist.application.port.RemindersContract;
import pl.proassist.application.port.Stores;
import pl.proassist.domain.shared.Change;
import pl.proassist.domain.visit.Visit;

class JpaRemindersTest extends RemindersContract {

    @Override protected Stores emptyStores(Subscriptions subscriptions, Clock clock) {
        return JpaStores.empty(subscriptions, clock);
    }

    @Test @Proves("A31") void a_look_that_ends_while_the_visit_is_being_changed_does_not_have_the_last_word() {
        var visit = given(aVisit().awaitingPayment());

        stores.transactions().run(() -> {
            stores.visits().find(visit.id());
            CompletableFuture.runAsync(() -> looked(Option.none())).join();
            return stores.visits().save(Change.<Visit>to(new Visit.Confirmed(visit.details())));
        });

        assertThat(due()).containsExactly(new Look(visit.id(), NOW));
    }

    @Test @Proves("A31") void two_servers_never_look_at_one_visit_at_once() {
        given(aVisit().awaitingPayment());

        var seen = inTransaction(() -> {
            assertThat(stores.reminders().due(NOW, 10)).hasSize(1);
            return CompletableFuture.supplyAsync(this::due).join();
        });

        assertThat(seen).isEmpty();
    }

    private List<Look> due() {
        return inTransaction(() -> stores.reminders().due(NOW, 10));
    }

    private void looked(Option<Instant> next) {
        inTransaction(() -> {
            var looks = stores.reminders().due(NOW, 10);
            looks.forEach(look -> stores.reminders().looked(look, next));
            return looks;
        });
    }
}

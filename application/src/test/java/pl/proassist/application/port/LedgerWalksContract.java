package pl.proassist.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.START;
import static pl.proassist.domain.Builders.id;

import io.vavr.control.Either;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;
import pl.proassist.application.port.LedgerWalks.Overview;
import pl.proassist.application.port.LedgerWalks.Walk;
import pl.proassist.domain.visit.VisitId;
import pl.proassist.domain.visit.VisitRefusal;

/** What every store of the nightly walk must do: keep how far it is, and those it has its doubts about, for whichever server comes next. */
public abstract class LedgerWalksContract extends StoresContract {

    private static final VisitId FIRST = new VisitId(id("first"));
    private static final VisitId SECOND = new VisitId(id("second"));
    private static final Walk UNDER_WAY = new Walk(Option.some(NOW.plusSeconds(9)), true, Option.some(new VisitViews.After(START, FIRST)), Option.some(NOW));

    @Test void a_walk_comes_back_as_it_was_left() {
        assertThat(claimed()).isEqualTo(Option.some(Walk.NEVER));

        save(UNDER_WAY);
        assertThat(claimed()).isEqualTo(Option.some(UNDER_WAY));
        save(new Walk(UNDER_WAY.next(), false, Option.none(), Option.some(NOW.plusSeconds(1))));
        assertThat(claimed()).isEqualTo(Option.some(new Walk(UNDER_WAY.next(), false, Option.none(), Option.some(NOW.plusSeconds(1)))));
    }

    @Test void a_piece_that_was_rolled_back_was_not_walked() {
        stores.transactions().run(() -> {
            stores.walks().save(UNDER_WAY);
            stores.walks().suspect(FIRST, NOW);
            return Either.left(new VisitRefusal.UnknownVisit(FIRST));
        });

        assertThat(claimed()).isEqualTo(Option.some(Walk.NEVER));
        assertThat(inTransaction(() -> stores.walks().takeRipe(NOW, 10))).isEmpty();
    }

    @Test void a_suspect_is_taken_out_once_when_it_is_ripe_and_its_time_runs_from_the_first_doubt() {
        suspect(SECOND, 2);
        suspect(FIRST, 1);
        suspect(SECOND, 9);

        assertThat(inTransaction(() -> stores.walks().takeRipe(NOW, 10))).isEmpty();
        assertThat(inTransaction(() -> stores.walks().takeRipe(NOW.plusSeconds(2), 1))).containsExactly(FIRST);
        assertThat(inTransaction(() -> stores.walks().takeRipe(NOW.plusSeconds(2), 10))).containsExactly(SECOND);
        assertThat(inTransaction(() -> stores.walks().takeRipe(NOW.plusSeconds(99), 10))).isEmpty();
    }

    @Test void it_tells_when_a_walk_was_last_at_its_end_and_how_many_wait_for_a_person() {
        assertThat(stores.walks().overview()).isEqualTo(new Overview(0, Option.none()));

        save(UNDER_WAY);
        inTransaction(() -> {
            stores.tasks().raise(new StaffTasks.Task(id("breach"), FACILITY, FIRST, StaffTasks.Kind.LEDGER_BREACH, FIRST.value(), NOW));
            stores.tasks().raise(new StaffTasks.Task(id("other"), FACILITY, FIRST, StaffTasks.Kind.REFUND_AT_DESK, FIRST.value(), NOW));
            return NOW;
        });

        assertThat(stores.walks().overview()).isEqualTo(new Overview(1, Option.some(NOW)));
    }

    private Option<Walk> claimed() {
        return inTransaction(() -> stores.walks().claim());
    }

    private void save(Walk walk) {
        inTransaction(() -> {
            stores.walks().save(walk);
            return walk;
        });
    }

    private void suspect(VisitId visit, int seconds) {
        inTransaction(() -> {
            stores.walks().suspect(visit, NOW.plusSeconds(seconds));
            return visit;
        });
    }
}

package pl.proassist.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.id;

import io.vavr.control.Option;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import pl.proassist.application.port.StaffTasks.Kind;
import pl.proassist.application.port.StaffTasks.Task;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.visit.VisitId;

/** What every list of things for staff must do: raise each once, and let go of what is done. */
public abstract class StaffTasksContract extends StoresContract {

    private static final UUID PAYMENT = id("payment");

    @Test void open_tasks_are_listed_oldest_first() {
        var second = task("2", FACILITY, Kind.REFUND_FAILED, 5);
        var first = task("1", FACILITY, Kind.UNMATCHED_PAYMENT, 0);
        raise(second, first, task("3", ANOTHER_FACILITY, Kind.ORDER_REFUSED, 0));

        assertThat(open(10)).containsExactly(first, second);
        assertThat(open(1)).containsExactly(first);
    }

    @Test void those_of_one_kind_are_listed_for_all_facilities() {
        var here = task("1", FACILITY, Kind.LEDGER_BREACH, 5);
        var there = task("2", ANOTHER_FACILITY, Kind.LEDGER_BREACH, 0);
        var done = task("3", FACILITY, Kind.LEDGER_BREACH, 1);
        raise(here, there, done, task("4", FACILITY, Kind.ORDER_REFUSED, 0));
        finish(done.id());

        assertThat(inTransaction(() -> stores.tasks().open(Kind.LEDGER_BREACH, 10))).containsExactly(there, here);
        assertThat(inTransaction(() -> stores.tasks().open(Kind.LEDGER_BREACH, 1))).containsExactly(there);
    }

    @Test void a_task_is_raised_once() {
        var task = task("1", FACILITY, Kind.UNMATCHED_PAYMENT, 0);
        raise(task, task, new Task(task.id(), FACILITY, task.visit(), Kind.REFUND_FAILED, id("other"), NOW));

        assertThat(open(10)).containsExactly(task);
    }

    @Test void tasks_about_one_subject_are_closed_together_and_not_raised_again() {
        var task = task("1", FACILITY, Kind.UNMATCHED_PAYMENT, 0);
        raise(task, task("2", FACILITY, Kind.REFUND_AT_DESK, 1));

        assertThat(inTransaction(() -> stores.tasks().close(PAYMENT, NOW))).isEqualTo(2);
        assertThat(inTransaction(() -> stores.tasks().close(PAYMENT, NOW))).isZero();
        raise(task);

        assertThat(open(10)).isEmpty();
        assertThat(inTransaction(() -> stores.tasks().find(task.id()))).isEqualTo(Option.some(task));
    }

    @Test void one_task_may_be_finished_alone() {
        var other = task("2", FACILITY, Kind.REFUND_AT_DESK, 1);
        raise(task("1", FACILITY, Kind.UNMATCHED_PAYMENT, 0), other);

        finish(id("1"));
        finish(id("1"));
        finish(id("unknown"));

        assertThat(open(10)).containsExactly(other);
    }

    @Test void whether_somebody_has_seen_to_a_task_is_known() {
        raise(task("1", FACILITY, Kind.PATIENT_NOT_REACHED, 0), task("2", FACILITY, Kind.PATIENT_NOT_REACHED, 1));

        finish(id("1"));

        assertThat(List.of("1", "2", "unknown")).extracting(name -> inTransaction(() -> stores.tasks().isDone(id(name)))).containsExactly(true, false, false);
    }

    @Test void an_unknown_task_is_not_found() {
        assertThat(inTransaction(() -> stores.tasks().find(id("unknown")))).isEqualTo(Option.none());
    }

    private static Task task(String name, FacilityId facility, Kind kind, int seconds) {
        return new Task(id(name), facility, new VisitId(id("visit")), kind, PAYMENT, NOW.plusSeconds(seconds));
    }

    private void raise(Task... tasks) {
        inTransaction(() -> {
            List.of(tasks).forEach(stores.tasks()::raise);
            return PAYMENT;
        });
    }

    private void finish(UUID task) {
        inTransaction(() -> {
            stores.tasks().finish(task, NOW);
            return task;
        });
    }

    private List<Task> open(int limit) {
        return inTransaction(() -> stores.tasks().open(FACILITY, limit));
    }
}

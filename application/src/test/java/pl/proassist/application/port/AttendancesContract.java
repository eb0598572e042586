package pl.proassist.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.Builders.START;
import static pl.proassist.domain.Builders.aVisit;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.domain.visit.Attendance;
import pl.proassist.domain.visit.Attendance.Answer;
import pl.proassist.domain.visit.Visit;
import pl.proassist.domain.visit.VisitId;
import pl.proassist.domain.visit.VisitRefusal;

/** What every store of patients' answers must do: keep the latest one, and find it by the page it was given on. */
@Proves("VIS-15")
public abstract class AttendancesContract extends StoresContract {

    @Test void who_was_not_asked_is_not_known() {
        var visit = given(aVisit().confirmed());

        assertThat(answer(visit)).isEqualTo(Option.none());
        assertThat(ofToken("nothere12345")).isEqualTo(Option.none());
        assertThat(shown(visit)).isEqualTo(Answer.UNASKED);
    }

    @Test void the_latest_answer_counts_and_is_shown_on_the_visit() {
        var visit = given(aVisit().confirmed());
        var asked = Attendance.asked(visit, NOW);
        save(asked);
        assertThat(answer(visit)).isEqualTo(Option.some(asked));
        assertThat(shown(visit)).isEqualTo(Answer.ASKED);

        save(asked.answered(visit, true, NOW.plusSeconds(5)));

        assertThat(answer(visit)).isEqualTo(Option.some(new Attendance(visit.id(), START, Answer.CONFIRMED, NOW.plusSeconds(5))));
        assertThat(shown(visit)).isEqualTo(Answer.CONFIRMED);
    }

    @Test void an_answer_about_another_time_is_not_shown() {
        var visit = given(aVisit().confirmed());

        save(new Attendance(visit.id(), START.plus(Duration.ofDays(1)), Answer.CONFIRMED, NOW));

        assertThat(shown(visit)).isEqualTo(Answer.UNASKED);
    }

    @Test void each_page_has_its_own_answer() {
        var one = given(aVisit().confirmed());
        var another = given(aVisit().at(START.plus(Duration.ofDays(1))).confirmed());
        save(Attendance.asked(one, NOW));
        save(Attendance.asked(another, NOW));

        assertThat(List.of(one, another)).allSatisfy(visit -> assertThat(ofToken(token(visit.id())).map(Attendance::visit)).isEqualTo(Option.some(visit.id())));
    }

    @Test void what_a_failed_transaction_asked_was_never_asked() {
        var visit = given(aVisit().confirmed());

        stores.transactions().run(() -> {
            stores.attendances().save(Attendance.asked(visit, NOW));
            return Either.left(new VisitRefusal.UnknownVisit(visit.id()));
        });

        assertThat(answer(visit)).isEqualTo(Option.none());
    }

    /** The token under which the store finds the page of a visit. */
    protected abstract String token(VisitId visit);

    private Option<Attendance> answer(Visit visit) {
        return inTransaction(() -> stores.attendances().find(visit.id()));
    }

    private Option<Attendance> ofToken(String token) {
        return inTransaction(() -> stores.attendances().ofToken(token));
    }

    private Answer shown(Visit visit) {
        return stores.views().find(visit.id()).get().attendance();
    }

    private void save(Attendance attendance) {
        inTransaction(() -> {
            stores.attendances().save(attendance);
            return attendance;
        });
    }
}

package pl.proassist.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.PATIENT;
import static pl.proassist.domain.Builders.START;
import static pl.proassist.domain.Builders.aVisit;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.application.port.Blacklisting.Evidence;
import pl.proassist.application.port.MissedVisits.Criteria;
import pl.proassist.domain.VisitBuilder;
import pl.proassist.domain.patient.PatientId;
import pl.proassist.domain.shared.Money;
import pl.proassist.domain.visit.CancelledBy;
import pl.proassist.domain.visit.Visit;

/** What every count of missed visits must tell: what the facility's own criteria mean, and nothing of another facility. */
@Proves("PAY-17")
public abstract class MissedVisitsContract extends StoresContract {

    private static final Instant LATER = START.plus(Duration.ofDays(30));

    @Test void a_facility_that_never_said_has_the_usual_criteria_and_keeps_those_it_sets() {
        var own = new Criteria(2, 12, Duration.ofHours(4));

        assertThat(criteria()).isEqualTo(Criteria.USUAL);
        assertThat(save(own)).isTrue();
        assertThat(save(own)).isFalse();
        assertThat(criteria()).isEqualTo(own);
        assertThat(inTransaction(() -> stores.missedVisits().criteria(ANOTHER_FACILITY))).isEqualTo(Criteria.USUAL);
    }

    @Test void no_shows_and_cancellations_of_the_last_moment_are_the_evidence_and_nothing_else_is() {
        var noShow = given(at(0).noShow());
        var late = given(cancelled(at(1), CancelledBy.PATIENT, Duration.ofHours(23)));
        given(cancelled(at(2), CancelledBy.PATIENT, Duration.ofHours(24)));
        given(cancelled(at(3), CancelledBy.FACILITY, Duration.ofHours(1)));
        given(at(4).completed());
        given(at(5).lapsed());
        given(at(6).of(ANOTHER_PATIENT).noShow());
        given(at(7).in(ANOTHER_FACILITY).noShow());

        assertThat(evidence(LATER)).isEqualTo(new Evidence(List.of(noShow.id()), List.of(late.id()), LATER));
    }

    @Test void what_is_long_ago_counts_no_longer() {
        given(at(0).noShow());

        assertThat(evidence(START.plus(Duration.ofDays(180))).count()).isEqualTo(1);
        assertThat(evidence(START.plus(Duration.ofDays(190))).count()).isZero();
    }

    @Test void a_patient_is_proposed_when_the_number_is_reached_and_until_somebody_put_her_on_the_list() {
        save(new Criteria(2, 6, Duration.ofHours(24)));
        var first = given(at(0).noShow());
        given(at(1).of(ANOTHER_PATIENT).noShow());
        assertThat(proposals(Option.none())).isEmpty();

        var second = given(at(2).noShow());
        assertThat(proposals(Option.none())).containsExactly(new MissedVisits.Proposal(PATIENT,
                new Evidence(List.of(first.id(), second.id()), List.of(), LATER)));
        assertThat(proposals(Option.some(PATIENT))).isEmpty();
        assertThat(inTransaction(() -> stores.missedVisits().proposals(ANOTHER_FACILITY, LATER, Option.none(), 10))).isEmpty();

        inTransaction(() -> stores.marks().blacklist(PatientMarksContract.entry(FACILITY, PATIENT, "nie przychodzi", NOW)));
        assertThat(proposals(Option.none())).isEmpty();
    }

    @Test void proposals_are_read_page_by_page() {
        save(new Criteria(1, 6, Duration.ofHours(24)));
        given(at(0).noShow());
        given(at(1).of(ANOTHER_PATIENT).noShow());

        var all = proposals(Option.none());
        assertThat(all).hasSize(2);
        assertThat(inTransaction(() -> stores.missedVisits().proposals(FACILITY, LATER, Option.none(), 1))).containsExactly(all.get(0));
        assertThat(proposals(Option.some(all.get(0).patient()))).containsExactly(all.get(1));
    }

    private static VisitBuilder at(int hours) {
        return aVisit().at(START.plus(Duration.ofHours(hours)));
    }

    /** So long before its start. */
    private static Visit cancelled(VisitBuilder visit, CancelledBy by, Duration before) {
        var details = visit.details();
        return new Visit.Cancelled(details, by, "choroba", details.slot().start().minus(before), Money.ZERO, Money.ZERO);
    }

    private Criteria criteria() {
        return inTransaction(() -> stores.missedVisits().criteria(FACILITY));
    }

    private boolean save(Criteria criteria) {
        return inTransaction(() -> stores.missedVisits().save(FACILITY, criteria));
    }

    private Evidence evidence(Instant now) {
        return inTransaction(() -> stores.missedVisits().of(FACILITY, PATIENT, now));
    }

    private List<MissedVisits.Proposal> proposals(Option<PatientId> after) {
        return inTransaction(() -> stores.missedVisits().proposals(FACILITY, LATER, after, 10));
    }
}

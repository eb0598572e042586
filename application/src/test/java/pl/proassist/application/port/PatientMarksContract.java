package pl.proassist.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.PATIENT;
import static pl.proassist.domain.Builders.id;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.domain.access.Actor;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.patient.PatientId;
import pl.proassist.domain.policy.Requirement;
import pl.proassist.domain.visit.VisitId;

/** What every store of blacklists and exemptions must tell: whether something is new. */
public abstract class PatientMarksContract extends StoresContract {

    @Test @Proves("PAY-11") void a_patient_is_put_on_the_blacklist_once_and_taken_off_once() {
        assertThat(tell(() -> stores.marks().blacklist(entry(FACILITY, PATIENT, "nie przychodzi", NOW)))).isTrue();
        assertThat(tell(() -> stores.marks().blacklist(entry(FACILITY, PATIENT, "nie przychodzi", NOW)))).isFalse();
        assertThat(tell(() -> stores.marks().blacklist(entry(FACILITY, PATIENT, "znowu", NOW.plusSeconds(1))))).isFalse();
        assertThat(tell(() -> stores.marks().unblacklist(FACILITY, PATIENT))).isTrue();
        assertThat(tell(() -> stores.marks().unblacklist(FACILITY, PATIENT))).isFalse();
        assertThat(tell(() -> stores.marks().blacklist(entry(FACILITY, PATIENT, "i znowu", NOW)))).isTrue();
    }

    @Test @Proves("PAY-13") void a_patient_is_exempt_once_and_no_longer_once() {
        assertThat(tell(() -> stores.marks().exempt(FACILITY, PATIENT, Requirement.NONE, "VIP", NOW))).isTrue();
        assertThat(tell(() -> stores.marks().exempt(FACILITY, PATIENT, Requirement.OPTIONAL, "VIP", NOW))).isFalse();
        assertThat(tell(() -> stores.marks().unexempt(FACILITY, PATIENT))).isTrue();
        assertThat(tell(() -> stores.marks().unexempt(FACILITY, PATIENT))).isFalse();
    }

    @Test void each_facility_has_its_own_list() {
        tell(() -> stores.marks().blacklist(entry(FACILITY, PATIENT, "nie przychodzi", NOW)));

        assertThat(tell(() -> stores.marks().blacklist(entry(ANOTHER_FACILITY, PATIENT, "nie przychodzi", NOW)))).isTrue();
        assertThat(tell(() -> stores.marks().unblacklist(FACILITY, ANOTHER_PATIENT))).isFalse();
    }

    @Test @Proves("SEC-20") void what_any_facility_holds_of_a_patient_is_told_and_forgotten() {
        tell(() -> stores.marks().blacklist(entry(FACILITY, PATIENT, "nie przychodzi", NOW)));
        tell(() -> stores.marks().exempt(ANOTHER_FACILITY, PATIENT, Requirement.NONE, "VIP", NOW));
        tell(() -> stores.marks().blacklist(entry(FACILITY, ANOTHER_PATIENT, "nie przychodzi", NOW)));

        assertThat(inTransaction(() -> stores.marks().of(PATIENT))).containsExactlyInAnyOrder(
                PatientMarks.Mark.of(entry(FACILITY, PATIENT, "nie przychodzi", NOW)),
                PatientMarks.Mark.exemption(ANOTHER_FACILITY, Requirement.NONE, "VIP", NOW));

        tell(() -> {
            stores.marks().forget(PATIENT);
            return true;
        });

        assertThat(inTransaction(() -> stores.marks().of(PATIENT))).isEmpty();
        assertThat(inTransaction(() -> stores.marks().of(ANOTHER_PATIENT))).hasSize(1);
    }

    @Test @Proves("PAY-17") void an_entry_is_kept_with_its_evidence_its_author_its_end_and_what_was_said_against_it() {
        var plain = entry(FACILITY, PATIENT, "nie przychodzi", NOW);
        var full = new Blacklisting(FACILITY, ANOTHER_PATIENT, "odwołuje w ostatniej chwili", new Blacklisting.Evidence(
                List.of(new VisitId(id("one"))), List.of(new VisitId(id("two")), new VisitId(id("three"))), NOW.minusSeconds(1)),
                new Author(Actor.Kind.PERSON, Option.some(id("anna"))), NOW, Option.some(NOW.plusSeconds(3600)), Option.none());
        tell(() -> stores.marks().blacklist(plain));
        tell(() -> stores.marks().blacklist(full));
        assertThat(inTransaction(() -> stores.marks().blacklisting(FACILITY, ANOTHER_PATIENT))).isEqualTo(Option.some(full));

        var contest = new Blacklisting.Contest("byłam w szpitalu", NOW, Author.SYSTEM, Option.none());
        var upheld = new Blacklisting.Contest("byłam w szpitalu", NOW, Author.SYSTEM,
                Option.some(new Blacklisting.Upheld("bez zaświadczenia", NOW.plusSeconds(5), new Author(Actor.Kind.KEY, Option.some(id("key"))))));
        tell(() -> stores.marks().blacklist(full.contested(contest)));
        assertThat(inTransaction(() -> stores.marks().blacklisting(FACILITY, ANOTHER_PATIENT))).isEqualTo(Option.some(full.contested(contest)));
        tell(() -> stores.marks().blacklist(full.contested(upheld)));
        assertThat(inTransaction(() -> stores.marks().blacklisting(FACILITY, ANOTHER_PATIENT))).isEqualTo(Option.some(full.contested(upheld)));
        assertThat(inTransaction(() -> stores.marks().of(ANOTHER_PATIENT))).containsExactly(PatientMarks.Mark.of(full.contested(upheld)));
    }

    @Test @Proves("PAY-17") void a_list_is_of_one_facility_and_read_page_by_page() {
        tell(() -> stores.marks().blacklist(entry(FACILITY, PATIENT, "nie przychodzi", NOW)));
        tell(() -> stores.marks().blacklist(entry(FACILITY, ANOTHER_PATIENT, "nie przychodzi", NOW)));
        tell(() -> stores.marks().blacklist(entry(ANOTHER_FACILITY, PATIENT, "nie przychodzi", NOW)));

        var all = inTransaction(() -> stores.marks().blacklistings(FACILITY, Option.none(), 10));
        assertThat(all).extracting(Blacklisting::patient).containsExactlyInAnyOrder(PATIENT, ANOTHER_PATIENT);
        assertThat(inTransaction(() -> stores.marks().blacklistings(FACILITY, Option.none(), 1))).containsExactly(all.get(0));
        assertThat(inTransaction(() -> stores.marks().blacklistings(FACILITY, Option.some(all.get(0).patient()), 10))).containsExactly(all.get(1));
        assertThat(inTransaction(() -> stores.marks().blacklisting(ANOTHER_FACILITY, ANOTHER_PATIENT))).isEqualTo(Option.none());
    }

    /** An entry of which nothing more is known. */
    static Blacklisting entry(FacilityId facility, PatientId patient, String reason, Instant since) {
        return new Blacklisting(facility, patient, reason, new Blacklisting.Evidence(List.of(), List.of(), since), Author.SYSTEM, since,
                Option.none(), Option.none());
    }

    private boolean tell(Supplier<Boolean> mark) {
        return inTransaction(mark);
    }
}

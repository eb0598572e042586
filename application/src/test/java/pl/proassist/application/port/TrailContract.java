package pl.proassist.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.PATIENT;
import static pl.proassist.domain.Builders.aPaymentLink;
import static pl.proassist.domain.Builders.aVisit;
import static pl.proassist.domain.Builders.id;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.application.fakes.SettableClock;
import pl.proassist.domain.access.Act;
import pl.proassist.domain.access.Actor;
import pl.proassist.domain.access.UserId;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.patient.PatientId;
import pl.proassist.domain.shared.Refusal;
import pl.proassist.domain.visit.VisitId;

/** What every trail must show: each act once, whose it was, and that nobody has touched it since (SEC-21). */
public abstract class TrailContract extends StoresContract {

    private static final UserId ANNA = new UserId(id("anna"));
    private static final UserId BEATA = new UserId(id("beata"));
    private static final Actor AT_THE_DESK = Actor.person(ANNA, "192.0.2.7");
    private static final Trail.Filter ALL = new Trail.Filter(Option.none(), Option.none(), Option.none(), Option.none(), Option.none(), Option.none());

    private final SettableClock clock = new SettableClock(NOW);

    @Override protected Clock clock() {
        return clock;
    }

    @Test @Proves("SEC-21") void an_entry_is_one_line_of_canonical_json() {
        clock.set(NOW.plusNanos(123_456_789));
        done(AT_THE_DESK.does("user.grant").on("user", BEATA.value()).on("facility", FACILITY.value())
                .saying("permission", "blacklist").saying("name", "Łucja \"Lu\" \\ K"));
        clock.set(NOW);
        done(Actor.SYSTEM.does("keys.rotate"));

        assertThat(trail()).extracting(Trail.Entry::number, Trail.Entry::at, Trail.Entry::person, Trail.Entry::what).containsExactly(
                tuple(1L, NOW.plusNanos(123_456_000), Option.some(ANNA), "user.grant"), tuple(2L, NOW, Option.none(), "keys.rotate"));
        assertThat(bodies()).containsExactly(
                "{\"n\":1,\"at\":\"2026-01-12T14:20:00.123456Z\",\"who\":{\"kind\":\"PERSON\",\"id\":\"" + ANNA + "\",\"from\":\"192.0.2.7\"},\"what\":\"user.grant\","
                        + "\"on\":{\"user\":\"" + BEATA + "\",\"facility\":\"" + FACILITY + "\"},"
                        + "\"facts\":{\"permission\":\"blacklist\",\"name\":\"Łucja \\\"Lu\\\" \\\\ K\"},\"result\":\"done\"}",
                "{\"n\":2,\"at\":\"2026-01-12T14:20:00.000000Z\",\"who\":{\"kind\":\"SYSTEM\"},\"what\":\"keys.rotate\",\"result\":\"done\"}");
    }

    @Test void a_fact_breaks_no_line() {
        done(AT_THE_DESK.does("user.grant").saying("name", "two\nlines\tand \u0001"));

        assertThat(bodies().get(0)).doesNotContain("\n", "\t", "\u0001").contains("two\\");
    }

    @Test @Proves("SEC-21") void every_entry_carries_the_hash_of_the_one_before() {
        IntStream.range(0, 3).forEach(number -> done(AT_THE_DESK.does("visit.cancel").on("visit", id("visit " + number))));

        assertThat(trail()).hasSize(3);
        theyAreOneChain();
    }

    @Test void the_head_of_an_empty_trail_is_nothing() {
        assertThat(stores.trail().head().number()).isZero();
        assertThat(stores.trail().head().hash()).isEqualTo("0".repeat(64));
        assertThat(trail()).isEmpty();
    }

    @Test void the_mac_of_the_head_changes_with_the_head() {
        done(AT_THE_DESK.does("visit.cancel"));
        var first = stores.trail().head();
        done(AT_THE_DESK.does("visit.cancel"));

        assertThat(first.mac()).matches("[0-9a-f]{64}");
        assertThat(stores.trail().head().mac()).matches("[0-9a-f]{64}").isNotEqualTo(first.mac()).isEqualTo(stores.trail().head().mac());
    }

    @Test void an_export_has_every_entry_in_order_and_ends_with_the_head() {
        IntStream.range(0, 5).forEach(number -> done(AT_THE_DESK.does("visit.cancel").on("visit", id("visit " + number))));

        var lines = new ArrayList<String>();
        stores.trail().export(lines::add);

        assertThat(lines).hasSize(6).noneMatch(line -> line.contains("\n"));
        var entries = trail();
        IntStream.range(0, 5).forEach(i -> assertThat(lines.get(i)).contains(entries.get(i).body(), entries.get(i).hash()));
        assertThat(lines.get(5)).isEqualTo(stores.trail().head().line());
    }

    @Test void a_page_is_newest_first_and_goes_on_before_the_last_one_seen() {
        IntStream.rangeClosed(1, 5).forEach(number -> done(AT_THE_DESK.does("act." + number)));

        assertThat(numbers(ALL, Option.none(), 2)).containsExactly(5L, 4L);
        assertThat(numbers(ALL, Option.some(4L), 2)).containsExactly(3L, 2L);
        assertThat(numbers(ALL, Option.some(2L), 2)).containsExactly(1L);
        assertThat(numbers(ALL, Option.some(1L), 2)).isEmpty();
    }

    @Test void a_page_is_read_inside_work_too_and_does_not_show_what_is_not_done_yet() {
        done(AT_THE_DESK.does("visit.cancel"));

        var seen = stores.transactions().run(AT_THE_DESK.does("audit.view"), () -> Either.<Refusal, List<Long>>right(numbers(ALL, Option.none(), 10))).get();

        assertThat(seen).containsExactly(1L);
        assertThat(numbers(ALL, Option.none(), 10)).containsExactly(2L, 1L);
    }

    @Test @Proves("SEC-18") void a_facility_sees_what_names_it_or_its_visits_or_their_links_and_nothing_else() {
        var visit = given(aVisit().confirmed());
        var link = given(aPaymentLink().of(visit).requested());
        done(AT_THE_DESK.does("rules.change").on("facility", FACILITY.value()));
        done(AT_THE_DESK.does("visit.cancel").on("visit", visit.id().value()));
        done(AT_THE_DESK.does("link.send").on("link", link.id().value()));
        done(AT_THE_DESK.does("rules.change").on("facility", ANOTHER_FACILITY.value()));
        done(AT_THE_DESK.does("patient.look").on("patient", PATIENT.value()));
        done(AT_THE_DESK.does("visit.cancel").on("visit", id("of nobody")));

        assertThat(numbers(of(FACILITY))).containsExactly(3L, 2L, 1L);
        assertThat(numbers(of(ANOTHER_FACILITY))).containsExactly(4L);
        assertThat(numbers(of(FACILITY, ANOTHER_FACILITY))).containsExactly(4L, 3L, 2L, 1L);
        assertThat(numbers(of())).isEmpty();
    }

    @Test @Proves("SEC-20") void who_has_seen_a_patient_is_found() {
        done(AT_THE_DESK.does("patient.look").on("patient", PATIENT.value()));
        done(AT_THE_DESK.does("patient.look").on("patient", ANOTHER_PATIENT.value()));
        done(Actor.person(BEATA, "192.0.2.8").does("visit.book").on("visit", id("visit")).on("facility", FACILITY.value()).on("patient", PATIENT.value()));

        assertThat(numbers(of(PATIENT))).containsExactly(3L, 1L);
        assertThat(numbers(of(ANOTHER_PATIENT))).containsExactly(2L);
    }

    @Test @Proves("SEC-21") void what_a_person_did_is_found() {
        done(AT_THE_DESK.does("visit.cancel").on("user", BEATA.value()));
        done(Actor.person(BEATA, "192.0.2.8").does("visit.cancel"));
        done(new Actor(Actor.Kind.KEY, Option.some(BEATA.value()), Option.some("192.0.2.9")).does("visit.cancel"));
        done(Actor.SYSTEM.does("visit-lapsed/1"));

        assertThat(numbers(by(ANNA))).containsExactly(1L);
        assertThat(numbers(by(BEATA))).containsExactly(2L);
    }

    @Test void acts_of_one_kind_are_found() {
        List.of("visit.cancel", "visit.cancelled", "visit.cancel", "visit").forEach(what -> done(AT_THE_DESK.does(what)));

        assertThat(numbers(called("visit.cancel"))).containsExactly(3L, 1L);
        assertThat(numbers(called("%"))).isEmpty();
    }

    @Test void a_time_is_from_and_up_to_and_filters_hold_together() {
        for (int minute = 0; minute < 4; minute++) {
            done(AT_THE_DESK.does(minute % 2 == 0 ? "even" : "odd"));
            clock.advance(Duration.ofMinutes(1));
        }

        assertThat(numbers(between(NOW.plusSeconds(60), NOW.plusSeconds(180)))).containsExactly(3L, 2L);
        assertThat(numbers(new Trail.Filter(Option.none(), Option.none(), Option.some(ANNA), Option.some("even"), Option.some(NOW.plusSeconds(60)), Option.none())))
                .containsExactly(3L);
    }

    @Test @Proves("SEC-21") void what_is_done_at_the_same_time_is_one_chain() throws InterruptedException {
        var people = IntStream.range(0, 4).mapToObj(person -> new Thread(() ->
                IntStream.range(0, 10).forEach(time -> done(AT_THE_DESK.does("visit.cancel").saying("by", person + "/" + time))))).toList();

        people.forEach(Thread::start);
        for (var person : people) {
            person.join();
        }

        assertThat(trail()).extracting(Trail.Entry::number).containsExactlyElementsOf(LongStream.rangeClosed(1, 40).boxed().toList());
        theyAreOneChain();
    }

    private void theyAreOneChain() {
        var before = new byte[32];
        for (var entry : trail()) {
            before = sha256(before, entry.body().getBytes(StandardCharsets.UTF_8));
            assertThat(entry.hash()).as("hash of %s", entry.number()).isEqualTo(HexFormat.of().formatHex(before));
        }
        assertThat(stores.trail().head().number()).isEqualTo(trail().size());
        assertThat(stores.trail().head().hash()).isEqualTo(HexFormat.of().formatHex(before));
    }

    private void done(Act act) {
        stores.transactions().run(act, () -> Either.<Refusal, String>right("done"));
    }

    private List<Long> numbers(Trail.Filter filter) {
        return numbers(filter, Option.none(), 100);
    }

    private List<Long> numbers(Trail.Filter filter, Option<Long> before, int limit) {
        return stores.trail().page(filter, before, limit).stream().map(Trail.Entry::number).toList();
    }

    private static Trail.Filter of(FacilityId... facilities) {
        return new Trail.Filter(Option.some(Set.of(facilities)), Option.none(), Option.none(), Option.none(), Option.none(), Option.none());
    }

    private static Trail.Filter of(PatientId patient) {
        return new Trail.Filter(Option.none(), Option.some(patient), Option.none(), Option.none(), Option.none(), Option.none());
    }

    private static Trail.Filter by(UserId user) {
        return new Trail.Filter(Option.none(), Option.none(), Option.some(user), Option.none(), Option.none(), Option.none());
    }

    private static Trail.Filter called(String what) {
        return new Trail.Filter(Option.none(), Option.none(), Option.none(), Option.some(what), Option.none(), Option.none());
    }

    private static Trail.Filter between(Instant from, Instant to) {
        return new Trail.Filter(Option.none(), Option.none(), Option.none(), Option.none(), Option.some(from), Option.some(to));
    }

    private static byte[] sha256(byte[] before, byte[] body) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(before);
            return digest.digest(body);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}

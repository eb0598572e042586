package pl.proassist.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pl.proassist.domain.Builders.aVisit;
import static pl.proassist.domain.Builders.id;

import io.vavr.control.Either;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pl.proassist.Proves;
import pl.proassist.application.delivery.Subscriptions;
import pl.proassist.application.port.Stores;
import pl.proassist.application.port.TrailContract;
import pl.proassist.domain.access.Actor;
import pl.proassist.domain.shared.Change;
import pl.proassist.domain.shared.Refusal;
import pl.proassist.domain.visit.VisitBooked;
import pl.proassist.domain.visit.VisitId;
import pl.proassist.domain.visit.VisitRefusal;

class JpaTrailTest extends TrailContract {

    private static final Actor SOMEBODY = Actor.stranger("192.0.2.1");
    private static final int REFUSED = 1644;

    @Override protected Stores emptyStores(Subscriptions subscriptions, Clock clock) {
        return JpaStores.empty(subscriptions, clock);
    }

    @ParameterizedTest @Proves("SEC-21")
    @ValueSource(strings = {"UPDATE trail SET result = 'done' WHERE n = 1", "UPDATE trail SET hash = hash", "DELETE FROM trail WHERE n = 3",
            "DELETE FROM trail_head"})
    void nobody_changes_or_removes_an_entry(String statement) {
        does(3);

        assertThatThrownBy(() -> JpaTest.byHand(statement)).isInstanceOfSatisfying(Sql.Failed.class, refused -> {
            assertThat(refused.reason().getErrorCode()).isEqualTo(REFUSED);
            assertThat(refused.reason().getSQLState()).isEqualTo("23000");
        });
        assertThat(trail()).hasSize(3);
    }

    @Test @Proves("SEC-21") void nobody_empties_the_trail() {
        does(3);

        assertThatThrownBy(() -> JpaTest.byHand("TRUNCATE TABLE trail")).isInstanceOfSatisfying(Sql.Failed.class,
                refused -> assertThat(refused.reason().getErrorCode()).isEqualTo(1701));
        assertThat(trail()).hasSize(3);
    }

    @Test @Proves("SEC-21") void many_at_once_add_to_one_chain_without_a_gap() throws Exception {
        var hands = Executors.newFixedThreadPool(8);
        try {
            var works = IntStream.range(0, 200).mapToObj(each -> hands.submit(() -> act(each))).toList();
            for (Future<?> work : works) {
                work.get(60, TimeUnit.SECONDS);
            }
        } finally {
            hands.shutdownNow();
        }

        var entries = trail();
        assertThat(entries).extracting(entry -> entry.number()).containsExactlyElementsOf(LongStream.rangeClosed(1, 200).boxed().toList());
        var before = new byte[32];
        for (var entry : entries) {
            before = sha256(before, entry.body().getBytes(StandardCharsets.UTF_8));
            assertThat(entry.hash()).isEqualTo(HexFormat.of().formatHex(before));
        }
        assertThat(entries.stream().filter(entry -> entry.body().contains("\"result\":\"slot-taken\""))).hasSize(50);
        assertThat(stores.trail().head().hash()).isEqualTo(HexFormat.of().formatHex(before));
    }

    /** Each fourth is refused by the database, the others book a visit of their own. */
    private void act(int number) {
        var visit = aVisit().id(new VisitId(id("visit " + number))).at(NOW.plusSeconds(86_400 + 7_200L * (number % 4 == 3 ? 1000 : number)));
        if (number % 4 == 3) {
            stores.transactions().run(SOMEBODY.does("visit.book").on("visit", id("visit " + number)),
                    () -> Either.left(new VisitRefusal.SlotTaken(new VisitId(id("visit " + number)))));
        } else {
            var booked = visit.confirmed();
            stores.transactions().run(SOMEBODY.does("visit.book").on("visit", booked.id().value()),
                    () -> stores.visits().save(Change.to(booked, new VisitBooked(booked.id()))));
        }
    }

    @Test @Proves("SEC-21") void an_act_that_broke_after_its_entry_was_written_leaves_neither_and_no_gap() {
        does(1);
        var visit = aVisit().confirmed();
        var session = ((JpaStores) stores).session();
        var unit = session.open();
        stores.visits().save(Change.to(visit));
        new TrailWriter(JpaStores.TRAIL_KEY, CLOCK).write(unit, List.of(new TrailEntry(SOMEBODY.does("visit.book"), List.of(), "done")));

        session.close(unit);
        does(1);

        assertThat(trail()).extracting(entry -> entry.number()).containsExactly(1L, 2L);
        assertThat(trail().get(1).body()).contains("\"n\":2,").contains("\"act.0\"");
        assertThat(stored(visit)).isEmpty();
    }

    @Test @Proves("SEC-21") void an_act_whose_entry_cannot_be_written_is_not_done() {
        var visit = aVisit().confirmed();
        var act = SOMEBODY.does("x".repeat(101)).on("visit", visit.id().value());

        assertThatThrownBy(() -> stores.transactions().run(act, () -> stores.visits().save(Change.to(visit, new VisitBooked(visit.id())))))
                .isInstanceOf(Sql.Failed.class);

        assertThat(trail()).isEmpty();
        assertThat(stored(visit)).isEmpty();
        assertThat(announced()).isEmpty();
    }

    @Test @Proves("SEC-21") void the_head_bears_the_mark_of_a_key_that_the_database_does_not_know() throws Exception {
        does(2);

        var head = stores.trail().head();

        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(HexFormat.of().parseHex("0123456789abcdef".repeat(4)), "HmacSHA256"));
        assertThat(head.mac()).isEqualTo(HexFormat.of().formatHex(mac.doFinal(("2|" + head.hash()).getBytes(StandardCharsets.US_ASCII))));
    }

    @ParameterizedTest @Proves("SEC-21")
    @ValueSource(strings = {"UPDATE trail_head SET number = 1", "UPDATE trail_head SET hash = REPEAT('x', 32)", """
            INSERT INTO trail (n, at, actor_kind, what, result, body, hash, mac) SELECT 3, at, 'PERSON', what, result, body, hash, mac FROM trail WHERE n = 2"""})
    void what_somebody_did_to_the_end_of_the_trail_is_never_signed_by_our_next_entry(String statement) {
        does(2);
        JpaTest.byHand(statement);
        var before = trail();

        assertThatThrownBy(() -> does(1)).isInstanceOf(TrailHead.ForeignTrail.class);
        assertThatThrownBy(() -> stores.trail().head()).isInstanceOf(TrailHead.ForeignTrail.class);
        assertThat(trail()).isEqualTo(before);
    }

    @Test @Proves("SEC-21") void a_trail_that_somebody_declared_empty_is_not_begun_anew() {
        does(2);
        JpaTest.byHand("UPDATE trail_head SET number = NULL, hash = NULL, mac = NULL");

        assertThatThrownBy(() -> does(1)).isInstanceOf(Sql.Failed.class);
        assertThat(trail()).hasSize(2);
    }

    @Test void an_export_of_several_pieces_is_one_chain_up_to_its_head() {
        var entries = IntStream.range(0, 2_345).mapToObj(each -> new TrailEntry(SOMEBODY.does("act." + each), List.of(), "done")).toList();
        var session = ((JpaStores) stores).session();
        var unit = session.open();
        new TrailWriter(JpaStores.TRAIL_KEY, CLOCK).write(unit, entries);
        unit.commit();
        session.close(unit);

        var lines = new ArrayList<String>();
        stores.trail().export(line -> {
            if (lines.isEmpty()) {
                does(1);
            }
            lines.add(line);
        });

        assertThat(lines).hasSize(2_346);
        var before = new byte[32];
        for (var line : lines.subList(0, 2_345)) {
            assertThat(line).startsWith("{\"hash\":\"").endsWith("}");
            before = sha256(before, line.substring(83, line.length() - 1).getBytes(StandardCharsets.UTF_8));
            assertThat(line.substring(9, 73)).isEqualTo(HexFormat.of().formatHex(before));
        }
        assertThat(lines.get(2_345)).startsWith("{\"head\":2345,\"hash\":\"" + HexFormat.of().formatHex(before) + "\",\"mac\":\"");
    }

    private void does(int times) {
        IntStream.range(0, times).forEach(each -> stores.transactions().run(SOMEBODY.does("act." + each), () -> Either.<Refusal, String>right("done")));
    }

    private static byte[] sha256(byte[] before, byte[] body) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            sha.update(before);
            return sha.digest(body);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}

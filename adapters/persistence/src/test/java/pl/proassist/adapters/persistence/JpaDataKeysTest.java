package pl.proassist.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pl.proassist.domain.Builders.aPatient;
import static pl.proassist.domain.Builders.id;

import io.vavr.control.Option;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.application.delivery.Subscriptions;
import pl.proassist.application.port.DataKeys;
import pl.proassist.application.port.DataKeysContract;
import pl.proassist.application.port.RepeatedRequests;
import pl.proassist.application.port.Versioned;
import pl.proassist.domain.patient.Patient;
import pl.proassist.domain.patient.PatientId;

class JpaDataKeysTest extends DataKeysContract {

    private static final Subscriptions NO_REACTIONS = new Subscriptions(Map.of());

    private final Path path = TestKeys.path(TestKeys.FIRST);
    private final Vault vault = new Vault(new KeyFile(path));
    private final JpaStores stores = server(vault);
    private int stored;

    @BeforeEach void empty_the_database() {
        TestDatabase.empty();
        stores.dataKeys().check();
    }

    @Override protected DataKeys keys() {
        return stores.dataKeys();
    }

    @Override protected void store(int rows) {
        IntStream.range(0, rows).forEach(each -> save(stores, patient(stored++)));
    }

    @Override protected void follow() {
        new Resealing(stores.dataKeys(), vault).run();
    }

    @Test @Proves("SEC-22") void nothing_that_is_stored_changes_by_a_new_key_but_its_seal() {
        store(250);
        stores.requests().claim("a key", "digest", Clock.systemUTC().instant());
        stores.requests().answered("a key", new RepeatedRequests.Answer(200, "text/plain", "shown once", Option.none()));
        var versions = JpaTest.read("SELECT SUM(version) AS n FROM patient", row -> row.number("n"));
        var current = stores.dataKeys().rotate().current();

        follow();

        assertThat(sealedUnder("patient", "pesel")).containsExactly(current);
        assertThat(sealedUnder("patient", "notes")).containsExactly(current);
        assertThat(sealedUnder("repeated_request", "body")).containsExactly(current);
        assertThat(JpaTest.read("SELECT SUM(version) AS n FROM patient", row -> row.number("n"))).isEqualTo(versions);
        IntStream.range(0, 250).forEach(each -> assertThat(stored(each)).isEqualTo(Option.some(patient(each))));
        assertThat(stores.requests().claim("a key", "digest", Clock.systemUTC().instant()).toString()).contains("shown once");
    }

    @Test @Proves("SEC-22") void following_goes_on_while_people_work_and_loses_nothing_of_what_they_save() throws Exception {
        store(300);
        stores.dataKeys().rotate();
        var hands = Executors.newFixedThreadPool(4);
        try {
            var following = List.of(hands.submit(this::follow), hands.submit(this::follow));
            var saving = IntStream.range(0, 100).mapToObj(each -> hands.submit(() -> save(stores, changed(each * 3)))).toList();
            for (var work : following) {
                work.get(60, TimeUnit.SECONDS);
            }
            for (var work : saving) {
                work.get(60, TimeUnit.SECONDS);
            }
        } finally {
            hands.shutdownNow();
        }

        follow();

        assertThat(stores.dataKeys().progress().older()).isZero();
        IntStream.range(0, 300).forEach(each -> assertThat(stored(each)).isEqualTo(Option.some(each % 3 == 0 ? changed(each) : patient(each))));
    }

    @Test @Proves("SEC-22") void a_value_that_was_saved_since_it_was_read_is_not_sealed_over() {
        store(2);
        stores.dataKeys().rotate();
        var read = stores.transactions().record(() -> stores.dataKeys().olderRows(SealedTable.PATIENT, Option.none()));
        save(stores, changed(0));

        var done = stores.transactions().record(() -> read.stream().mapToInt(row -> stores.dataKeys().reseal(SealedTable.PATIENT, row)).sum());

        assertThat(done).isEqualTo(1);
        assertThat(stored(0)).isEqualTo(Option.some(changed(0)));
        assertThat(stored(1)).isEqualTo(Option.some(patient(1)));
    }

    @Test void what_has_followed_is_not_walked_through_again() {
        store(2);
        stores.dataKeys().rotate();
        follow();
        follow();
        assertThat(stores.dataKeys().isResealed()).isFalse();

        JpaTest.byHand("UPDATE data_key SET known_since = known_since - INTERVAL 6 MINUTE");
        follow();

        assertThat(stores.dataKeys().isResealed()).isTrue();
    }

    @Test @Proves("SEC-22") void a_server_without_a_key_that_was_used_says_so_at_its_start() {
        store(1);
        var forgotten = server(new Vault(new KeyFile(TestKeys.path("index " + "1a".repeat(32) + "\nkey other " + "3c".repeat(32) + "\n"))));

        assertThatThrownBy(() -> forgotten.dataKeys().check()).isInstanceOf(KeysMissing.class).hasMessageContaining("\"first\"");
    }

    @Test @Proves("SEC-22") void a_server_with_another_key_of_the_same_name_says_so_at_its_start() {
        var other = server(new Vault(new KeyFile(TestKeys.path("index " + "1a".repeat(32) + "\nkey first " + "3c".repeat(32) + "\n"))));
        var blind = server(new Vault(new KeyFile(TestKeys.path("index " + "4d".repeat(32) + "\nkey first " + "2b".repeat(32) + "\n"))));

        assertThatThrownBy(() -> other.dataKeys().check()).isInstanceOf(KeysMissing.class).hasMessageContaining("\"first\"");
        assertThatThrownBy(() -> blind.dataKeys().check()).isInstanceOf(KeysMissing.class).hasMessageContaining("\"index\"");
    }

    @Test void a_server_that_slept_through_a_new_key_finds_it_when_it_is_checked() {
        var second = server(new Vault(new KeyFile(path)));
        stores.dataKeys().rotate();

        assertThatCode(() -> second.dataKeys().check()).doesNotThrowAnyException();
        assertThat(second.dataKeys().progress().current()).isEqualTo(stores.dataKeys().progress().current());
    }

    private static JpaStores server(Vault vault) {
        return JpaStores.of("server-1", NO_REACTIONS, Clock.systemUTC(), Clock.systemUTC(), vault);
    }

    private static Patient patient(int number) {
        return aPatient().id(new PatientId(id("patient " + number))).pesel("44051401359").phone("+4850%07d".formatted(number))
                .livingAt("ul. Długa " + number).notes("uwaga " + number).build();
    }

    private static Patient changed(int number) {
        return aPatient().id(new PatientId(id("patient " + number))).phone("+4860%07d".formatted(number)).livingAt("ul. Krótka " + number).build();
    }

    private static Versioned<Patient> save(JpaStores stores, Patient patient) {
        return stores.transactions().record(() -> stores.patients().save(patient));
    }

    private Option<Patient> stored(int number) {
        return stores.transactions().record(() -> stores.patients().find(new PatientId(id("patient " + number))).map(Versioned::thing));
    }

    private static List<String> sealedUnder(String table, String column) {
        return JpaTest.read("SELECT DISTINCT SUBSTRING_INDEX(%1$s, '.', 1) AS k FROM %2$s WHERE %1$s IS NOT NULL".formatted(column, table), row -> row.text("k"));
    }
}

package pl.proassist.play;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.play.Words.newId;
import static pl.proassist.play.Words.object;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import pl.proassist.Proves;
import pl.proassist.play.Staff.Person;
import pl.proassist.play.Staff.Session;

/** Where personal data lies, who gets it, and how a patient has it copied or forgotten. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PersonalDataIT {

    private static final String PESEL = "90010112349";
    private static final int BOOKERS = 4;
    private static final int BOOKINGS = 8;

    private Day day;
    private Staff staff;
    private Person anna;
    private Session desk;

    @BeforeAll
    void begin() {
        day = Day.begin();
        staff = new Staff(day.api, day.rehearsal);
        anna = staff.hire("Anna", "Maj", day.clinic, "RECEPTIONIST");
        desk = staff.logIn(anna);
    }

    @Test
    @Proves({"SEC-22", "SEC-23"})
    void nothing_that_finds_a_person_lies_in_clear_in_the_database_or_in_the_log() throws SQLException, IOException {
        var id = newId();
        var patient = object("firstName", "Zenobia", "lastName", "Szczebrzeszyńska", "pesel", PESEL, "phone", "+48507118229",
                "email", "zenobia.sz@poczta.example", "address", "ul. Jeżynowa 77, Ustka", "notes", "uczulona na penicylinę", "language", "pl");
        desk.api().put("/api/v1/patients/" + id, patient).expect(201);
        var visit = newId();
        desk.api().put("/api/v1/visits/" + visit, day.clinic.booking(day.specialist, day.service,
                new Clinic.Patient(id, "", "", ""), Day.slot(40))).expect(201);
        desk.api().post("/api/v1/patients/search", object("q", PESEL)).expect(200);
        desk.api().post("/api/v1/visits/%s/cancel".formatted(visit), object("by", "PATIENT", "reason", "nie może")).expect(200);
        day.rehearsal.settle();
        var secrets = List.of(PESEL, "507118229", "zenobia.sz", "Jeżynowa", "penicylin", anna.phone().substring(3), anna.email(), anna.password(),
                desk.token(), day.product.adminToken());

        try (var connection = connection()) {
            var found = new ArrayList<String>();
            for (var column : textColumns(connection)) {
                for (var secret : secrets) {
                    if (holds(connection, column, secret)) {
                        found.add(column[0] + "." + column[1] + " holds " + secret);
                    }
                }
            }

            assertThat(found).isEmpty();
            assertThat(holds(connection, new String[] {"patient", "last_name"}, "Szczebrzeszyńska")).as("names are searched by their beginning").isTrue();
        }
        assertThat(Files.readString(day.product.home().resolve("log").resolve("proassist.log")))
                .doesNotContain(secrets).doesNotContain("Szczebrzeszyńska");
    }

    @Test
    @Proves("SEC-22")
    void a_patient_is_found_by_what_is_sealed_when_it_is_complete() {
        var id = newId();
        desk.api().put("/api/v1/patients/" + id, object("firstName", "Barbara", "lastName", "Gżegżółka", "phone", "+48507118230",
                "email", "barbara.g@poczta.example")).expect(201);

        for (var whole : List.of("507 118 230", "+48507118230", "8230", "Barbara.G@poczta.example", "Gżegż", "gżegżó")) {
            assertThat(search(whole)).as(whole).contains(id);
        }
        for (var part : List.of("11823", "barbara.g")) {
            assertThat(search(part)).as(part).doesNotContain(id);
        }
    }

    @Test
    @Proves("SEC-22")
    void keys_are_changed_while_bookings_go_on_and_everybody_is_found_afterwards() {
        var before = day.api.get("/api/v1/data-keys").expect(200).json().getString("current");
        var slot = new AtomicInteger(50);
        var callers = new ArrayList<Callable<List<String>>>();
        for (int booker = 0; booker < BOOKERS; booker++) {
            callers.add(() -> registered(slot));
        }
        callers.add(() -> {
            day.api.post("/api/v1/data-keys/rotate", object()).expect(200);
            return List.of();
        });

        var pesels = Together.call(callers).stream().flatMap(List::stream).toList();

        assertThat(day.api.get("/api/v1/data-keys").expect(200).json().getString("current")).isNotEqualTo(before);
        assertThat(pesels).hasSize(BOOKERS * BOOKINGS).allSatisfy(pesel -> assertThat(search(pesel)).as(pesel).hasSize(1));
        var found = desk.api().post("/api/v1/patients/search", object("q", pesels.get(0))).expect(200).json().getJsonArray("items").getJsonObject(0);
        assertThat(found.getString("pesel")).isEqualTo(pesels.get(0));
    }

    @Test
    @Proves({"SEC-20", "SEC-24"})
    void a_patient_gets_a_copy_of_everything_and_hears_who_has_seen_it() {
        var patient = day.clinic.patient("Celina", "Kruk");
        var visit = day.book(patient, 100);
        desk.api().get("/api/v1/patients/" + patient.id()).expect(200);
        desk.api().post("/api/v1/patients/%s/consents".formatted(patient.id()),
                object("kind", "marketing-sms", "version", "2027-01", "given", true, "way", "desk")).expect(201);
        desk.api().get("/api/v1/patients/%s/export".formatted(patient.id())).expect(403);

        var copy = day.api.get("/api/v1/patients/%s/export".formatted(patient.id())).expect(200);

        assertThat(copy.body()).contains(patient.phone(), patient.email(), visit.id(), "marketing-sms", "Anna Maj");
        var page = day.api.send("GET", "/api/v1/patients/%s/export".formatted(patient.id()), Map.of("Accept", "text/html"), "").expect(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.body()).contains("Celina", "Kruk", patient.email(), "Anna Maj");
        var looks = day.api.get("/api/v1/patients/%s/disclosures".formatted(patient.id())).expect(200).json().getJsonArray("items")
                .getValuesAs(JsonObject.class);
        assertThat(looks).anySatisfy(look -> assertThat(look.toString()).contains("Anna Maj", "patient.look", "\"refused\":false"));
        assertThat(looks).anySatisfy(look -> assertThat(look.toString()).contains("Anna Maj", "\"refused\":true"));
    }

    @Test
    @Proves("SEC-20")
    void a_patient_is_forgotten_when_no_duty_stands_against_it() throws SQLException {
        var patient = day.clinic.patient("Dorota", "Zapomniana");
        var visit = day.book(patient, 101);
        var erase = "/api/v1/patients/%s/erase".formatted(patient.id());
        desk.api().post(erase, object()).expect(403);
        assertThat(day.api.post(erase, object()).expect(409).code()).isEqualTo("patient-has-visits");
        day.clinic.cancel(visit.id(), "PATIENT").expect(200);

        assertThat(day.api.post(erase, object()).expect(200).json().getString("duty")).isEqualTo("NONE");

        assertThat(search("Zapomniana")).isEmpty();
        assertThat(search(patient.phone())).isEmpty();
        assertThat(day.api.get("/api/v1/patients/" + patient.id()).body()).doesNotContain("Dorota", patient.phone(), patient.email());
        try (var connection = connection()) {
            for (var column : textColumns(connection)) {
                assertThat(holds(connection, column, "Zapomniana")).as("%s.%s", (Object[]) column).isFalse();
            }
        }
    }

    /** Each of them registers patients with a PESEL and books for them. */
    private List<String> registered(AtomicInteger slots) {
        var pesels = new ArrayList<String>();
        for (int i = 0; i < BOOKINGS; i++) {
            var slot = slots.getAndIncrement();
            var id = newId();
            var pesel = pesel(slot);
            desk.api().put("/api/v1/patients/" + id, object("firstName", "Jan", "lastName", "Kluczowy", "pesel", pesel,
                    "phone", "+4850888%04d".formatted(slot))).expect(201);
            desk.api().put("/api/v1/visits/" + newId(), day.clinic.booking(day.specialist, day.service,
                    new Clinic.Patient(id, "", "", ""), Day.slot(slot))).expect(201);
            pesels.add(pesel);
        }
        return pesels;
    }

    /** Of somebody born on New Year's Day of 1980, with its check digit. */
    private static String pesel(int number) {
        var digits = "800101%04d".formatted(number);
        var weights = new int[] {1, 3, 7, 9, 1, 3, 7, 9, 1, 3};
        var sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * (digits.charAt(i) - '0');
        }
        return digits + (10 - sum % 10) % 10;
    }

    private List<String> search(String q) {
        return day.api.post("/api/v1/patients/search", object("q", q)).expect(200).json().getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .map(each -> each.getString("id")).toList();
    }

    private Connection connection() throws SQLException {
        var settings = day.product.databaseSettings();
        return DriverManager.getConnection(settings.get("PROASSIST_DB_URL"), settings.get("PROASSIST_DB_USER"), settings.get("PROASSIST_DB_PASSWORD"));
    }

    /** Of every table but those in which the simulators keep what arrived at phones and mailboxes. */
    private static List<String[]> textColumns(Connection connection) throws SQLException {
        try (var statement = connection.createStatement(); var rows = statement.executeQuery("""
                SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name NOT LIKE 'rehearsal%'
                AND data_type IN ('char', 'varchar', 'tinytext', 'text', 'mediumtext', 'longtext', 'json', 'binary', 'varbinary', 'blob', 'mediumblob',
                'longblob')""")) {
            var columns = new ArrayList<String[]>();
            while (rows.next()) {
                columns.add(new String[] {rows.getString(1), rows.getString(2)});
            }
            assertThat(columns).hasSizeGreaterThan(50);
            return columns;
        }
    }

    private static boolean holds(Connection connection, String[] column, String secret) throws SQLException {
        var select = "SELECT 1 FROM `%s` WHERE INSTR(CAST(`%s` AS BINARY), CAST(? AS BINARY)) > 0 LIMIT 1".formatted((Object[]) column);
        try (var statement = connection.prepareStatement(select)) {
            statement.setString(1, secret);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }
}

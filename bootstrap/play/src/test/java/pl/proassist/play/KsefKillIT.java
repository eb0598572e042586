package pl.proassist.play;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.play.Words.object;

import jakarta.json.JsonObject;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pl.proassist.Proves;

/** The server is killed in the middle of a sending: KSeF has the invoice once, and the invoice has its number and its receipt. */
class KsefKillIT {

    private static final String NIP = "5252248481";
    private static final long PATIENCE_NANOS = Duration.ofSeconds(20).toNanos();

    private final Day day = Day.begin();

    @BeforeEach
    void the_clinic_may_send() {
        var card = object("name", "Klinika Serce", "zone", "Europe/Warsaw", "nip", NIP, "address", "ul. Prosta 1, 00-850 Warszawa");
        day.api.send("PUT", day.clinic.path(""), Map.of("Content-Type", "application/json", "If-Match", day.api.get(day.clinic.path("")).header("ETag")), card.toString()).expect(200);
        var fetched = day.api.anonymous().get("/rehearsal/ksef/credentials?nip=" + NIP).expect(200).json().getJsonObject("authentication");
        day.api.put(day.clinic.path("/ksef/credentials/authentication"), object("certificate", fetched.getString("certificate"), "key", fetched.getString("key"),
                "password", fetched.getString("password"))).expect(200, 201);
        day.api.anonymous().put("/rehearsal/ksef/attachments", object("nip", NIP, "declared", true)).expect(200);
        day.api.put(day.clinic.path("/invoicing-settings"), object("exemption", "HEALING_ENTITY", "attachmentsFrom", "2027-01-01",
                "seller", object("nip", NIP, "name", "Klinika Serce", "address", object("line1", "ul. Prosta 1")))).expect(201);
        day.clinic.rules("facility", Map.of("requirement", "NONE"));
    }

    /**
     * The try is written down and KSeF does nothing; KSeF has it and has not said so; it was sent and nothing is known; the batch with its attachment
     * is open and not closed.
     */
    @ParameterizedTest(name = "{0} {1}: killed when it is {2}, with an attachment: {4}")
    @CsvSource({"send, TIMEOUT, IN_DOUBT, 0, false", "send, SLOW, IN_DOUBT, 1, false", "status, DELAYED, SENT, 1, false", "send, TIMEOUT, IN_DOUBT, 0, true"})
    @Proves({"KSF-02", "KSF-03", "INV-06"})
    void nothing_is_sent_twice_and_nothing_is_lost(String operation, String fault, String state, int inKsef, boolean attached) throws SQLException {
        day.rehearsal.faults("ksef", operation, fault);
        var invoice = attached ? issuedWithAttachment() : issued();
        await(state, inKsef);
        day.product.kill();

        day.product.startAgain();
        day.rehearsal.noFaults();
        day.rehearsal.advance(Duration.ofMinutes(40));

        var there = day.api.get("/api/v1/invoices/" + invoice).expect(200).json();
        assertThat(there.getString("status")).isEqualTo("ACCEPTED");
        assertThat(sent()).singleElement().satisfies(one -> assertThat(one.getString("ksefNumber")).isEqualTo(there.getString("ksefNumber")));
        assertThat(number("SELECT COUNT(*) FROM ksef_receipt")).isOne();
    }

    /** For a visit that a company pays. */
    private String issued() {
        var visit = "/api/v1/visits/" + day.book().id();
        day.api.put(visit + "/billing", object("buyer", object("kind", "COMPANY", "nip", "2222222222", "name", "Firma", "address", object("line1", "ul. Lipowa 1")))).expect(200);
        day.api.post(visit + "/complete", object()).expect(200);
        return day.api.post(visit + "/invoice", object()).expect(200).json().getString("id");
    }

    private String issuedWithAttachment() {
        return day.api.post(day.clinic.path("/invoices"), InvoicePaperIT.WITH_ATTACHMENT).expect(201).json().getString("id");
    }

    private List<JsonObject> sent() {
        return day.api.anonymous().get("/rehearsal/ksef/invoices").expect(200).json().getJsonArray("items").getValuesAs(JsonObject.class);
    }

    private void await(String state, int inKsef) throws SQLException {
        var until = System.nanoTime() + PATIENCE_NANOS;
        while (number("SELECT COUNT(*) FROM ksef_submission WHERE state = '" + state + "'") != 1 || sent().size() != inKsef) {
            assertThat(System.nanoTime()).as("what was waited for did not come").isLessThan(until);
            LockSupport.parkNanos(10_000_000);
        }
    }

    private long number(String select) throws SQLException {
        var access = day.product.databaseSettings();
        try (var database = DriverManager.getConnection(access.get("PROASSIST_DB_URL"), access.get("PROASSIST_DB_USER"), access.get("PROASSIST_DB_PASSWORD"));
                var statement = database.createStatement(); var rows = statement.executeQuery(select)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}

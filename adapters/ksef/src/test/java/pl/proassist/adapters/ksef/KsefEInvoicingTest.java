package pl.proassist.adapters.ksef;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static pl.proassist.domain.Builders.FACILITY;

import io.vavr.control.Option;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import pl.proassist.Proves;
import pl.proassist.application.port.EInvoicing;
import pl.proassist.application.port.EInvoicing.Document;
import pl.proassist.application.port.EInvoicing.NotLoggedIn;
import pl.proassist.application.port.EInvoicing.NotStored;
import pl.proassist.application.port.EInvoicing.SendAnswer;
import pl.proassist.application.port.EInvoicing.Throttled;
import pl.proassist.application.port.EInvoicing.WithoutRights;
import pl.proassist.application.port.GatewayUnavailable;
import pl.proassist.application.port.GatewayUnreached;
import pl.proassist.application.port.KsefCall;
import pl.proassist.domain.Builders;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.invoice.KsefNumber;
import pl.proassist.domain.invoice.KsefRight;

/** What KSeF is sent, and what we make of each of its answers (ksef.md 5, 7 and 9). */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KsefEInvoicingTest {

    private static final String SESSION = "20261120-SO-0000000000-3AC6D5877F-D4";
    private static final String REFERENCE = "20261120-EE-0000000000-3AC6D5877F-D4";
    private static final String OPEN = "POST /sessions/online";
    private static final String SEND = "POST /sessions/online/*/invoices";
    private static final String CLOSE = "POST /sessions/online/*/close";
    private static final String OPEN_BATCH = "POST /sessions/batch";
    private static final String UPLOAD = "PUT /upload/*";
    private static final String CLOSE_BATCH = "POST /sessions/batch/*/close";
    private static final String SESSION_STATUS = "GET /sessions/*";
    private static final String BATCH = "20261120-SB-0000000000-3AC6D5877F-D4";
    private static final String STATUS = "GET /sessions/*/invoices/*";
    private static final String LIST = "GET /sessions/*/invoices";
    private static final String RECEIPT = "GET /sessions/*/invoices/*/upo";
    private static final String DOWNLOAD = "GET /invoices/ksef/*";
    private static final String RIGHTS = "POST /permissions/query/personal/grants";
    private static final String LIMITS = "GET /rate-limits";
    private static final String METADATA = "POST /invoices/query/metadata";
    private static final Document INVOICE = new Document("<Faktura><P_2>FV/2026/11/0001</P_2></Faktura>".getBytes(StandardCharsets.UTF_8), false, Option.none());
    private static final Instant TODAY = Instant.parse("2026-11-20T10:15:30Z");
    private static final String HASH = Sha256.of(INVOICE.xml());

    private final KsefClinic clinic = new KsefClinic();
    private final PlayedKsef played = clinic.played;
    private final KsefEInvoicing ksef = clinic.server();
    private final KsefNumber number = new KsefNumber(played.ksefNumber(PlayedKsef.NIP, 7));

    @BeforeEach void enter() {
        clinic.enters(KsefClinic.TOKEN);
    }

    @AfterEach void close() {
        clinic.close();
    }

    // Sending

    @Test @Proves({"KSF-01", "KSF-03"}) void a_session_is_opened_with_a_key_that_only_the_ministry_opens() {
        ksef.open(FACILITY);
        ksef.open(FACILITY);

        assertThat(played.last(OPEN).json().getJsonObject("formCode").toString()).isEqualTo("{\"systemCode\":\"FA (3)\",\"schemaVersion\":\"1-0E\",\"value\":\"FA\"}");
        var keys = played.calls.stream().filter(call -> call.what().equals(OPEN)).map(call -> call.json().getJsonObject("encryption").getString("initializationVector")).toList();
        assertThat(keys).hasSize(2).doesNotHaveDuplicates();
        assertThat(clinic.calls.counted).containsExactly("ksef login ok", "ksef open ok", "ksef open ok");
    }

    @Test @Proves({"KSF-01", "KSF-03"}) void an_invoice_goes_encrypted_with_both_hashes_and_comes_out_as_it_was() {
        var session = ksef.open(FACILITY);

        var answer = ksef.send(FACILITY, session, INVOICE);

        assertThat(answer).isInstanceOfSatisfying(SendAnswer.Taken.class, taken -> assertThat(taken.reference()).contains("-EE-"));
        assertThat(played.last(SEND).body()).doesNotContain("FV/2026").contains("\"offlineMode\":false").doesNotContain("hashOfCorrectedInvoice");
        assertThat(ksef.sent(FACILITY, session)).singleElement().satisfies(sent -> assertThat(sent.hash()).contains(HASH));
    }

    @Test @Proves("KSF-14") void an_offline_invoice_and_one_in_place_of_a_refused_one_say_so() {
        var session = ksef.open(FACILITY);

        ksef.send(FACILITY, session, new Document(INVOICE.xml(), true, Option.some(HASH)));

        assertThat(played.last(SEND).json().getBoolean("offlineMode")).isTrue();
        assertThat(played.last(SEND).json().getString("hashOfCorrectedInvoice")).isEqualTo(HASH);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({"21155, ended", "21166, refused", "21167, refused", "21173, ended", "21180, ended", "21184, weather", "21402, refused", "21403, refused", "21405, refused", "29999, refused"})
    void a_code_in_answer_to_an_invoice(int code, String way) {
        var session = ksef.open(FACILITY);
        played.fault(SEND, code);

        switch (way) {
            case "ended" -> {
                assertThat(ksef.send(FACILITY, session, INVOICE)).isEqualTo(new SendAnswer.SessionEnded(code));
                assertThat(ksef.send(FACILITY, session, INVOICE)).isEqualTo(new SendAnswer.SessionEnded(21180));
                assertThat(played.asked()).filteredOn(SEND::equals).hasSize(1);
            }
            case "refused" -> {
                assertThat(ksef.send(FACILITY, session, INVOICE)).isEqualTo(new SendAnswer.Refused(code, "opis; szczegół"));
                assertThat(clinic.calls.counted).endsWith("ksef send refused");
            }
            default -> assertThatThrownBy(() -> ksef.send(FACILITY, session, INVOICE)).isInstanceOf(GatewayUnavailable.class);
        }
    }

    @Test void the_older_shape_of_a_refusal_is_read_too() {
        var session = ksef.open(FACILITY);
        played.script(SEND, 400, "application/json", """
                {"exception":{"exceptionDetailList":[{"exceptionCode":21405,"exceptionDescription":"Błąd walidacji danych wejściowych.","details":["Pole\\r\\nX"]}]}}""");

        assertThat(ksef.send(FACILITY, session, INVOICE)).isEqualTo(new SendAnswer.Refused(21405, "Błąd walidacji danych wejściowych.; Pole  X"));
    }

    @ParameterizedTest @CsvSource({"400, true", "413, true", "415, true", "404, false", "405, false", "410, false"}) void a_refusal_in_words_for_people_goes_by_its_status(int status, boolean refused) {
        var session = ksef.open(FACILITY);
        played.script(SEND, status, "text/html", "<html>Nie</html>");

        if (refused) {
            assertThat(ksef.send(FACILITY, session, INVOICE)).isEqualTo(new SendAnswer.Refused(status, "HTTP " + status));
        } else {
            assertThatThrownBy(() -> ksef.send(FACILITY, session, INVOICE)).isInstanceOf(GatewayUnavailable.class);
        }
    }

    @Test void a_server_that_did_not_open_the_session_cannot_send_in_it_and_says_so_without_asking() {
        var session = ksef.open(FACILITY);
        var asked = played.asked().size();

        assertThat(clinic.server().send(FACILITY, session, INVOICE)).isEqualTo(new SendAnswer.SessionEnded(21180));

        assertThat(played.asked()).hasSize(asked);
    }

    @Test void a_session_that_could_not_be_closed_still_takes_invoices() {
        var session = ksef.open(FACILITY);
        played.script(CLOSE, 503, "text/html", "<html>Przepraszamy</html>");
        assertThatThrownBy(() -> ksef.close(FACILITY, session)).isInstanceOf(GatewayUnavailable.class);

        assertThat(ksef.send(FACILITY, session, INVOICE)).isInstanceOf(SendAnswer.Taken.class);
    }

    @Test void closing_twice_is_closing() {
        var session = ksef.open(FACILITY);

        ksef.close(FACILITY, session);
        ksef.close(FACILITY, session);

        assertThat(played.asked()).filteredOn(CLOSE::equals).hasSize(2);
        assertThat(ksef.send(FACILITY, session, INVOICE)).isInstanceOf(SendAnswer.SessionEnded.class);
    }

    // In a batch

    @Test @Proves({"INV-06", "KSF-01"}) void a_batch_is_announced_with_the_hashes_of_one_archive_and_its_one_encrypted_part() {
        var batch = batch(new Document(INVOICE.xml(), true, Option.none()));

        assertThat(batch.send()).isEqualTo(new SendAnswer.Taken(batch.session()));

        var announced = played.last(OPEN_BATCH).json();
        assertThat(announced.getJsonObject("formCode").toString()).isEqualTo("{\"systemCode\":\"FA (3)\",\"schemaVersion\":\"1-0E\",\"value\":\"FA\"}");
        assertThat(announced.getBoolean("offlineMode")).isTrue();
        assertThat(announced.getJsonObject("encryption").keySet()).containsExactlyInAnyOrder("encryptedSymmetricKey", "initializationVector", "publicKeyId");
        assertThat(announced.getJsonObject("batchFile").getString("compressionType")).isEqualTo("Zip");
        assertThat(announced.getJsonObject("batchFile").getJsonArray("fileParts")).singleElement().satisfies(part -> {
            assertThat(part.asJsonObject().getInt("ordinalNumber")).isOne();
            assertThat(part.asJsonObject().getString("fileHash")).isEqualTo(Sha256.of(played.last(UPLOAD).bytes()));
            assertThat(part.asJsonObject().getInt("fileSize")).isEqualTo(played.last(UPLOAD).bytes().length);
        });
        assertThat(ksef.sent(FACILITY, batch.session())).singleElement().satisfies(sent -> {
            assertThat(sent.hash()).contains(HASH);
            assertThat(sent.mode()).contains("Offline");
        });
        assertThat(clinic.calls.counted).endsWith("ksef open-batch ok", "ksef send-batch ok", "ksef sent ok");
    }

    @Test @Proves("INV-06") void the_part_is_uploaded_as_ksef_asked_for_and_nobody_there_is_shown_who_we_are() {
        batch(INVOICE).send();

        assertThat(played.last(UPLOAD).bearer()).isEmpty();
        assertThat(played.last(UPLOAD).headers().get("X-ms-blob-type")).isEqualTo(List.of("BlockBlob"));
        assertThat(played.last(UPLOAD).body()).doesNotContain("FV/2026");
        assertThat(played.asked()).endsWith(OPEN_BATCH, UPLOAD, CLOSE_BATCH);
    }

    @ParameterizedTest @ValueSource(ints = {21157, 21161, 21205, 21405, 29999}) void a_batch_that_ksef_does_not_open_is_for_a_person(int code) {
        played.fault(OPEN_BATCH, code);

        assertThat(ksef.openBatch(FACILITY, INVOICE).getLeft()).isEqualTo(new SendAnswer.Refused(code, "opis; szczegół"));
        assertThat(clinic.calls.counted).endsWith("ksef open-batch refused");
    }

    @Test void a_batch_that_cannot_be_opened_now_is_weather() {
        played.fault(OPEN_BATCH, 21184);
        assertThatThrownBy(() -> ksef.openBatch(FACILITY, INVOICE)).isInstanceOf(GatewayUnavailable.class);

        played.fault(OPEN_BATCH, 21470);
        played.fault(OPEN_BATCH, 21470);
        assertThatThrownBy(() -> ksef.openBatch(FACILITY, INVOICE)).isInstanceOf(GatewayUnavailable.class);
    }

    @ParameterizedTest(name = "{0} is {1}") @CsvSource({"21173, ended", "21180, ended", "21208, ended", "21184, weather", "21205, refused", "21405, refused"})
    void a_code_in_answer_to_a_batch_that_is_closed(int code, String way) {
        var batch = batch(INVOICE);
        played.fault(CLOSE_BATCH, code);

        switch (way) {
            case "ended" -> assertThat(batch.send()).isEqualTo(new SendAnswer.SessionEnded(code));
            case "refused" -> assertThat(batch.send()).isEqualTo(new SendAnswer.Refused(code, "opis; szczegół"));
            default -> assertThatThrownBy(batch::send).isInstanceOf(GatewayUnavailable.class);
        }
    }

    @ParameterizedTest @ValueSource(ints = {302, 400, 403, 404, 409, 429, 500, 503}) void a_store_that_does_not_take_the_part_is_weather_and_the_batch_stays_open(int status) {
        var batch = batch(INVOICE);
        played.script(UPLOAD, status, "text/plain", "nie");

        assertThatThrownBy(batch::send).isInstanceOf(GatewayUnavailable.class).isNotInstanceOf(NotLoggedIn.class).isNotInstanceOf(Throttled.class);

        assertThat(played.asked()).doesNotContain(CLOSE_BATCH);
        assertThat(ksef.sent(FACILITY, batch.session())).isEmpty();
    }

    /** Each of these would send an invoice astray, or nowhere. */
    static Stream<Arguments> nowhere() {
        var safe = "https://magazyn.example/part";
        return Stream.of(
                Arguments.of("no batch", SESSION, "PUT", safe, "x-ms-blob-type"),
                Arguments.of("another method", BATCH, "POST", safe, "x-ms-blob-type"),
                Arguments.of("in the open", BATCH, "PUT", "http://magazyn.example/part", "x-ms-blob-type"),
                Arguments.of("a file", BATCH, "PUT", "file:///tmp/part", "x-ms-blob-type"),
                Arguments.of("no address", BATCH, "PUT", "", "x-ms-blob-type"),
                Arguments.of("an address of no meaning", BATCH, "PUT", "https://magazyn example", "x-ms-blob-type"),
                Arguments.of("a header that is none", BATCH, "PUT", safe, "x ms"));
    }

    @ParameterizedTest(name = "{0}") @MethodSource("nowhere") void where_not_to_upload_nothing_is_uploaded(String why, String reference, String method, String address, String header) {
        played.script(OPEN_BATCH, 201, "application/json", Json.createObjectBuilder().add("referenceNumber", reference).add("partUploadRequests", Json.createArrayBuilder()
                .add(Json.createObjectBuilder().add("ordinalNumber", 1).add("method", method).add("url", address).add("headers", Json.createObjectBuilder().add(header, "a")))).build().toString());

        assertThatThrownBy(() -> batch(INVOICE).send()).isInstanceOf(GatewayUnavailable.class).isNotInstanceOf(GatewayUnreached.class);
    }

    @ParameterizedTest(name = "{0} is told as {1}") @Proves("INV-06")
    @CsvSource({"150, 150", "200, 150", "405, 405", "415, 435", "420, 430", "430, 430", "435, 435", "440, 405", "445, 500", "500, 500", "777, 500"})
    void how_a_batch_ends_that_ksef_did_not_open_is_told_as_of_an_invoice(int code, int told) {
        played.endTheNextBatchWith(code);
        var batch = batch(INVOICE);
        batch.send();

        assertThat(ksef.sent(FACILITY, batch.session())).containsExactly(new EInvoicing.Sent(batch.session(), Option.none(), told, "opis", List.of(), Option.none(), Option.none(),
                Option.none(), Option.none(), Option.none(), Option.none()));
    }

    @Test void a_batch_without_a_status_is_not_believed() {
        var batch = batch(INVOICE);
        for (var nonsense : List.of("{}", "{\"status\":{}}", "{\"status\":{\"code\":\"kot\"}}")) {
            played.script(SESSION_STATUS, 200, "application/json", nonsense);

            assertThatThrownBy(() -> ksef.sent(FACILITY, batch.session())).isInstanceOf(GatewayUnavailable.class);
        }
    }

    private EInvoicing.Batch batch(Document document) {
        return ksef.openBatch(FACILITY, document).get();
    }

    // What became of it

    @ParameterizedTest @ValueSource(ints = {100, 150, 405, 410, 415, 430, 435, 450, 500, 550, 777}) void every_code_of_an_invoice_is_told_as_it_is(int code) {
        played.script(STATUS, 200, "application/json", status(code).build().toString());

        var sent = ksef.status(FACILITY, SESSION, REFERENCE);

        assertThat(sent).isEqualTo(new EInvoicing.Sent(REFERENCE, Option.some(HASH), code, "opis", List.of("szczegół"), Option.none(), Option.none(),
                Option.some(Instant.parse("2026-11-20T10:15:31Z")), Option.none(), Option.none(), Option.none()));
    }

    @Test @Proves("KSF-02") void an_accepted_one_has_its_number_and_its_moments() {
        played.script(STATUS, 200, "application/json", status(200).add("ksefNumber", number.value()).add("acquisitionDate", "2026-11-20T11:15:33.5+01:00")
                .add("permanentStorageDate", "2026-11-20T10:15:35+00:00").add("invoicingMode", "Offline").add("news", 1).build().toString());

        var sent = ksef.status(FACILITY, SESSION, REFERENCE);

        assertThat(sent.number()).isEqualTo(Option.some(number));
        assertThat(sent.acceptedAt()).isEqualTo(Option.some(Instant.parse("2026-11-20T10:15:33.5Z")));
        assertThat(sent.storedAt()).isEqualTo(Option.some(Instant.parse("2026-11-20T10:15:35Z")));
        assertThat(sent.mode()).isEqualTo(Option.some("Offline"));
    }

    @Test void a_duplicate_names_the_one_that_was_there_before() {
        played.script(STATUS, 200, "application/json", told().add("status", Json.createObjectBuilder().add("code", 440).add("description", "Duplikat faktury")
                .add("extensions", Json.createObjectBuilder().add("originalSessionReferenceNumber", SESSION).add("originalKsefNumber", number.value()))).build().toString());

        var sent = ksef.status(FACILITY, SESSION, REFERENCE);

        assertThat(sent.number()).isEqualTo(Option.some(number));
        assertThat(sent.original()).isEqualTo(Option.some(SESSION));
    }

    /** Each of these is the right answer to another question, or to none. */
    static Stream<Arguments> unbelievable() {
        return Stream.of(
                Arguments.of("another invoice", status(150).add("referenceNumber", "20261120-EE-1111111111-3AC6D5877F-D4")),
                Arguments.of("the duplicate of another seller", told().add("status", Json.createObjectBuilder().add("code", 440).add("description", "Duplikat faktury")
                        .add("extensions", Json.createObjectBuilder().add("originalKsefNumber", PlayedNumbers.right("1111111111", TODAY, 7))))),
                Arguments.of("no hash", status(150).add("invoiceHash", "kot")),
                Arguments.of("no code", told().add("status", Json.createObjectBuilder())),
                Arguments.of("no status", told()),
                Arguments.of("no reference", Json.createObjectBuilder().add("invoiceHash", HASH)),
                Arguments.of("no time", status(150).add("invoicingDate", "wczoraj")));
    }

    @ParameterizedTest(name = "{0}") @MethodSource("unbelievable") @Proves("KSF-02") void what_cannot_be_is_not_believed(String why, JsonObjectBuilder answer) {
        played.script(STATUS, 200, "application/json", answer.build().toString());

        assertThatThrownBy(() -> ksef.status(FACILITY, SESSION, REFERENCE)).isInstanceOf(GatewayUnavailable.class).isNotInstanceOf(NotLoggedIn.class);
    }

    static Stream<Arguments> withoutItsNumber() {
        return Stream.of(
                Arguments.of("none", status(200)),
                Arguments.of("wrong check digits", status(200).add("ksefNumber", PlayedNumbers.wrong(PlayedKsef.NIP, TODAY, 7))),
                Arguments.of("of another seller", status(200).add("ksefNumber", PlayedNumbers.right("1111111111", TODAY, 7))),
                Arguments.of("no number at all", status(200).add("ksefNumber", "kot")));
    }

    /** Said of one invoice, it is the doubt of that one alone. */
    @ParameterizedTest(name = "{0}") @MethodSource("withoutItsNumber") @Proves({"KSF-02", "KSF-34"}) void an_accepted_invoice_has_no_number_that_cannot_be_its_own(String which, JsonObjectBuilder answer) {
        var other = status(150).add("referenceNumber", "20261120-EE-1111111111-3AC6D5877F-D4");
        played.script(LIST, 200, "application/json", Json.createObjectBuilder().add("invoices", Json.createArrayBuilder().add(answer).add(other)).build().toString());

        assertThat(ksef.sent(FACILITY, SESSION)).extracting(EInvoicing.Sent::code, EInvoicing.Sent::number)
                .containsExactly(tuple(200, Option.none()), tuple(150, Option.none()));
    }

    @Test void a_long_list_is_fetched_page_by_page() {
        played.script(LIST, 200, "application/json", Json.createObjectBuilder().add("continuationToken", "dalej").add("invoices", Json.createArrayBuilder().add(status(100))).build().toString());
        played.script(LIST, 200, "application/json", Json.createObjectBuilder().add("invoices", Json.createArrayBuilder().add(status(150))).build().toString());

        assertThat(ksef.sent(FACILITY, SESSION)).extracting(EInvoicing.Sent::code).containsExactly(100, 150);

        assertThat(played.last(LIST).headers().get("X-continuation-token")).isEqualTo(List.of("dalej"));
        assertThat(played.last(LIST).query()).isEqualTo("pageSize=1000");
    }

    @Test void a_list_without_an_end_has_one_for_us() {
        var page = Json.createObjectBuilder().add("continuationToken", "dalej").add("invoices", Json.createArrayBuilder()).build().toString();
        IntStream.range(0, 200).forEach(each -> played.script(LIST, 200, "application/json", page));

        assertThatThrownBy(() -> ksef.sent(FACILITY, SESSION)).isInstanceOf(GatewayUnavailable.class);
    }

    @Test @Proves("KSF-02") void a_receipt_is_kept_byte_by_byte() {
        var receipt = "<?xml version=\"1.0\"?>\n<Potwierdzenie xmlns=\"http://upo.schematy.mf.gov.pl/KSeF/v4-3\">\n <NumerReferencyjnySesji>" + SESSION
                + "</NumerReferencyjnySesji><Dokument><SkrotDokumentu> " + HASH + "</SkrotDokumentu></Dokument>ż</Potwierdzenie>\n";
        played.script(RECEIPT, 200, "application/xml", receipt, "x-ms-meta-hash", Sha256.of(receipt.getBytes(StandardCharsets.UTF_8)));

        var kept = ksef.receipt(FACILITY, SESSION, REFERENCE).get();
        assertThat(kept.xml()).isEqualTo(receipt.getBytes(StandardCharsets.UTF_8));
        assertThat(kept.hash()).isEqualTo(HASH);
    }

    @Test void a_receipt_that_is_not_ready_is_none() {
        played.fault(RECEIPT, 21178);

        assertThat(ksef.receipt(FACILITY, SESSION, REFERENCE)).isEmpty();
    }

    @ParameterizedTest @ValueSource(strings = {"<html><body>Przerwa</body></html>", "", "kot", "<Potwierdzenie><NumerReferencyjnySesji>20261120-SO-9</NumerReferencyjnySesji></Potwierdzenie>",
        "<Potwierdzenie/>", "<Faktura/>", "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/hostname\">]><Potwierdzenie><NumerReferencyjnySesji>&b;</NumerReferencyjnySesji></Potwierdzenie>"})
    void what_is_no_receipt_of_this_session_is_not_kept(String document) {
        isNoReceipt(document);
    }

    /** Of none, of no hash, and of a whole session. */
    @ParameterizedTest @ValueSource(strings = {"", "<SkrotDokumentu>kot</SkrotDokumentu>",
        "<SkrotDokumentu>UtQp9Gpc51y+u3xApZjIjgkpZ01js+J8KflSPW8WzIE=</SkrotDokumentu><SkrotDokumentu>UtQp9Gpc51y+u3xApZjIjgkpZ01js+J8KflSPW8WzIE=</SkrotDokumentu>"})
    void what_is_no_receipt_of_one_invoice_is_not_kept(String documents) {
        isNoReceipt("<Potwierdzenie><NumerReferencyjnySesji>" + SESSION + "</NumerReferencyjnySesji><Dokument>" + documents + "</Dokument></Potwierdzenie>");
    }

    private void isNoReceipt(String document) {
        played.script(RECEIPT, 200, "application/xml", document, "x-ms-meta-hash", Sha256.of(document.getBytes(StandardCharsets.UTF_8)));

        assertThatThrownBy(() -> ksef.receipt(FACILITY, SESSION, REFERENCE)).isInstanceOf(GatewayUnavailable.class);
    }

    @Test void bytes_with_another_hash_than_ksef_says_are_not_kept() {
        played.script(RECEIPT, 200, "application/xml", "<Potwierdzenie><NumerReferencyjnySesji>" + SESSION + "</NumerReferencyjnySesji></Potwierdzenie>", "x-ms-meta-hash", HASH);
        played.script(DOWNLOAD, 200, "application/xml", "<Faktura/>", "x-ms-meta-hash", HASH);

        assertThatThrownBy(() -> ksef.receipt(FACILITY, SESSION, REFERENCE)).isInstanceOf(GatewayUnavailable.class);
        assertThatThrownBy(() -> ksef.download(FACILITY, number)).isInstanceOf(GatewayUnavailable.class);
    }

    // What KSeF has

    @Test void the_hash_of_what_ksef_has_is_counted_over_its_bytes() {
        played.script(DOWNLOAD, 200, "application/xml", new String(INVOICE.xml(), StandardCharsets.UTF_8));

        assertThat(ksef.hashOf(FACILITY, number)).isEqualTo(Option.some(HASH));
        assertThat(ksef.hashOf(FACILITY, number)).as("it has no such one").isEmpty();
        played.fault(DOWNLOAD, 21165);
        assertThatThrownBy(() -> ksef.hashOf(FACILITY, number)).as("not yet").isInstanceOf(NotStored.class);
        assertThatThrownBy(() -> ksef.download(FACILITY, number)).as("none to fetch").isInstanceOf(GatewayUnavailable.class);
    }

    @Test @Proves("KSF-20") void what_ksef_has_under_a_number_of_ours_is_asked_for_by_its_number_and_day_and_nonsense_is_left_out() {
        played.script(METADATA, 200, "application/json", Json.createObjectBuilder().add("hasMore", false).add("invoices", Json.createArrayBuilder()
                .add(PlayedKsef.metadata(number.value(), "FV/1", HASH, TODAY).add("invoicingMode", "Offline"))
                .add(PlayedKsef.metadata(number.value(), "FV/11", HASH, TODAY))
                .add(PlayedKsef.metadata(number.value(), "FV/1", "kot", TODAY))
                .add(PlayedKsef.metadata(PlayedNumbers.right("1111111111", TODAY, 7), "FV/1", HASH, TODAY))
                .add(PlayedKsef.metadata(PlayedNumbers.wrong(PlayedKsef.NIP, TODAY, 7), "FV/1", HASH, TODAY))).build().toString());

        assertThat(ksef.issued(FACILITY, "FV/1", LocalDate.parse("2026-11-20"))).containsExactly(new EInvoicing.Sent("", Option.some(HASH), 200, "", List.of(), Option.some(number),
                Option.none(), Option.none(), Option.none(), Option.some(TODAY), Option.some("Offline")));

        assertThat(played.last(METADATA).json().toString()).isEqualTo("{\"subjectType\":\"Subject1\",\"dateRange\":{\"dateType\":\"Issue\",\"from\":\"2026-11-19T00:00:00Z\","
                + "\"to\":\"2026-11-22T00:00:00Z\"},\"invoiceNumber\":\"FV/1\",\"sellerNip\":\"5252248481\"}");
    }

    @Test @Proves("KSF-03") void received_invoices_are_fetched_page_by_page_and_each_once() {
        played.script(METADATA, 200, "application/json", page(true, false, 1, 2));
        played.script(METADATA, 200, "application/json", page(false, true, 2, 3));
        played.script(METADATA, 200, "application/json", page(false, false, 3, 4));

        var received = ksef.received(FACILITY, Instant.parse("2026-11-01T00:00:00Z"), Instant.parse("2026-11-20T00:00:00Z"));

        assertThat(received).extracting(EInvoicing.Received::invoiceNumber).containsExactly("Z/1", "Z/2", "Z/3", "Z/4");
        var asked = played.calls.stream().filter(call -> call.what().equals(METADATA)).toList();
        assertThat(asked).extracting(PlayedKsef.Call::query).containsExactly("sortOrder=Asc&pageOffset=0&pageSize=250", "sortOrder=Asc&pageOffset=1&pageSize=250",
                "sortOrder=Asc&pageOffset=0&pageSize=250");
        assertThat(asked.get(0).json().toString()).isEqualTo("{\"subjectType\":\"Subject2\",\"dateRange\":{\"dateType\":\"PermanentStorage\","
                + "\"from\":\"2026-11-01T00:00:00Z\",\"to\":\"2026-11-20T00:00:00Z\"}}");
        assertThat(asked.get(2).json().getJsonObject("dateRange").getString("from")).isEqualTo("2026-11-03T00:00:00Z");
    }

    @Test void half_a_year_is_asked_for_in_parts_that_ksef_allows() {
        ksef.received(FACILITY, Instant.parse("2026-05-01T00:00:00Z"), Instant.parse("2026-11-01T00:00:00Z"));

        assertThat(played.asked()).filteredOn(METADATA::equals).hasSize(3);
        assertThat(played.last(METADATA).json().getJsonObject("dateRange").getString("to")).isEqualTo("2026-11-01T00:00:00Z");
    }

    @Test void a_received_one_that_cannot_be_hides_none_of_the_others() {
        played.script(METADATA, 200, "application/json", Json.createObjectBuilder().add("invoices", Json.createArrayBuilder()
                .add(PlayedKsef.metadata(PlayedNumbers.wrong("1111111111", TODAY, 7), "Z/1", HASH, Instant.parse("2026-11-02T00:00:00Z")))
                .add(PlayedKsef.metadata(number.value(), "Z/3", "kot", Instant.parse("2026-11-02T00:00:00Z")))
                .add(PlayedKsef.metadata(number.value(), "Z/2", HASH, Instant.parse("2026-11-02T00:00:00Z")))).build().toString());

        assertThat(ksef.received(FACILITY, Instant.parse("2026-11-01T00:00:00Z"), Instant.parse("2026-11-20T00:00:00Z")))
                .extracting(EInvoicing.Received::invoiceNumber).containsExactly("Z/2");
    }

    // What the facility may do there

    @Test @Proves("KSF-04") void the_rights_that_were_granted_are_told_those_of_others_and_unknown_ones_left_out() {
        played.script(RIGHTS, 200, "application/json", Json.createObjectBuilder().add("hasMore", false).add("permissions", Json.createArrayBuilder()
                .add(grant(PlayedKsef.NIP, "InvoiceWrite")).add(grant("1111111111", "InvoiceRead")).add(grant(PlayedKsef.NIP, "EnforcementOperations"))
                .add(Json.createObjectBuilder().add("permissionScope", "Introspection"))).build().toString());

        assertThat(ksef.rights(FACILITY)).containsExactlyInAnyOrder(KsefRight.INVOICE_WRITE, KsefRight.INTROSPECTION);
        assertThat(played.last(RIGHTS).json().toString()).isEqualTo("{\"permissionState\":\"Active\"}");
    }

    @Test @Proves("KSF-04") void who_lacks_a_right_is_told_with_those_that_are_there() {
        played.script(OPEN, 403, "application/problem+json", "{\"title\":\"Forbidden\",\"status\":403,\"reasonCode\":\"missing-permissions\","
                + "\"security\":{\"requiredAnyOfPermissions\":[\"InvoiceWrite\"],\"presentPermissions\":[\"InvoiceRead\",\"Kot\"]}}");
        assertThatThrownBy(() -> ksef.open(FACILITY)).isInstanceOfSatisfying(WithoutRights.class, lacking -> assertThat(lacking.present()).containsExactly(KsefRight.INVOICE_READ));

        played.script(OPEN, 403, "application/problem+json", "{\"title\":\"Forbidden\",\"status\":403,\"reasonCode\":\"ip-not-allowed\"}");
        assertThatThrownBy(() -> ksef.open(FACILITY)).isInstanceOf(NotLoggedIn.class).isNotInstanceOf(WithoutRights.class);
    }

    @Test @Proves("KSF-04") void a_login_without_any_right_in_this_nip_is_told_apart_from_a_refused_one() {
        played.loginStatuses.add(415);
        assertThatThrownBy(() -> ksef.rights(FACILITY)).isInstanceOfSatisfying(WithoutRights.class, lacking -> assertThat(lacking.present()).isEmpty());

        played.loginStatuses.add(450);
        assertThatThrownBy(() -> ksef.rights(FACILITY)).isInstanceOf(NotLoggedIn.class).isNotInstanceOf(WithoutRights.class);
    }

    private static JsonObjectBuilder grant(String nip, String right) {
        return Json.createObjectBuilder().add("contextIdentifier", Json.createObjectBuilder().add("type", "Nip").add("value", nip)).add("permissionScope", right);
    }

    // How often, and what it warns of

    @Test void the_limits_are_read_by_their_groups_and_what_makes_no_sense_keeps_those_that_we_know() {
        var windows = Map.of("perSecond", 10, "perMinute", 20, "perHour", 30);
        played.script(LIMITS, 200, "application/json", Json.createObjectBuilder().add("invoiceSend", Json.createObjectBuilder(Map.copyOf(windows)))
                .add("sessionMisc", Json.createObjectBuilder(Map.copyOf(windows)).add("perHour", 0)).add("invoiceStatus", "kot").add("news", Json.createObjectBuilder(Map.copyOf(windows)))
                .build().toString());

        assertThat(ksef.limits(FACILITY)).isEqualTo(Map.of(KsefCall.SEND, Map.of(Duration.ofSeconds(1), 10, Duration.ofMinutes(1), 20, Duration.ofHours(1), 30)));
        assertThat(ksef.limits(FACILITY)).isEqualTo(Map.of(KsefCall.SEND, Map.of(Duration.ofSeconds(1), 100, Duration.ofMinutes(1), 300, Duration.ofHours(1), 1800)));
    }

    @Test @Proves("KSF-37") void what_ksef_warns_of_is_remembered_for_a_day_for_the_facility_that_it_warned() {
        assertThat(ksef.warning(FACILITY)).isEmpty();
        played.script(OPEN, 503, "text/html", "", "X-System-Warning", "[MAINTENANCE]: o 16:00");
        assertThatThrownBy(() -> ksef.open(FACILITY)).isInstanceOf(GatewayUnavailable.class);
        assertThat(ksef.warning(FACILITY)).isEqualTo(Option.some(new EInvoicing.Warning("[MAINTENANCE]: o 16:00", TODAY)));
        assertThat(ksef.warning(new FacilityId(Builders.id("another facility")))).isEmpty();

        ksef.open(FACILITY);
        clinic.clock.advance(Duration.ofHours(24).minusSeconds(1));
        assertThat(ksef.warning(FACILITY)).isNotEmpty();
        clinic.clock.advance(Duration.ofSeconds(1));
        assertThat(ksef.warning(FACILITY)).isEmpty();
    }

    @Test @Proves("KSF-37") void what_ksef_warns_of_at_the_login_is_heard_too() {
        played.script("POST /auth/challenge", 503, "text/html", "", "X-System-Warning", "[TOKEN_EXPIRES]: Token wygasa");

        assertThatThrownBy(() -> ksef.open(FACILITY)).isInstanceOf(GatewayUnavailable.class);

        assertThat(ksef.warning(FACILITY).map(EInvoicing.Warning::words)).contains("[TOKEN_EXPIRES]: Token wygasa");
    }

    @Test void every_way_in_is_measured() {
        ksef.open(FACILITY);
        clinic.clock.advance(Duration.ofMinutes(15));
        ksef.rights(FACILITY);
        ksef.limits(FACILITY);

        assertThat(clinic.calls.counted).containsExactly("ksef login ok", "ksef open ok", "ksef refresh ok", "ksef rights ok", "ksef limits ok");
    }

    // Weather

    private Map<String, ThrowingCallable> everyQuestion() {
        var session = ksef.open(FACILITY);
        var other = ksef.open(FACILITY);
        var batch = batch(INVOICE);
        return Map.ofEntries(
                entry(OPEN, () -> ksef.open(FACILITY)), entry(SEND, () -> ksef.send(FACILITY, session, INVOICE)), entry(CLOSE, () -> ksef.close(FACILITY, other)),
                entry(OPEN_BATCH, () -> ksef.openBatch(FACILITY, INVOICE)), entry(CLOSE_BATCH, batch::send),
                entry(STATUS, () -> ksef.status(FACILITY, SESSION, REFERENCE)), entry(LIST, () -> ksef.sent(FACILITY, SESSION)), entry(RECEIPT, () -> ksef.receipt(FACILITY, SESSION, REFERENCE)),
                entry(DOWNLOAD, () -> ksef.download(FACILITY, number)), entry(METADATA, () -> ksef.received(FACILITY, clinic.clock.instant(), clinic.clock.instant().plusSeconds(60))),
                entry(RIGHTS, () -> ksef.rights(FACILITY)), entry(LIMITS, () -> ksef.limits(FACILITY)));
    }

    private void every(Consumer<String> given, Consumer<ThrowingCallable> then) {
        everyQuestion().forEach((what, question) -> {
            given.accept(what);
            then.accept(question);
        });
    }

    @ParameterizedTest @ValueSource(ints = {302, 404, 408, 410, 500, 502, 503, 504, 520}) void a_status_that_is_no_answer_is_weather(int status) {
        every(what -> played.script(what, status, "text/html", "<html>Przepraszamy</html>", "Location", played.address() + "/elsewhere"),
                question -> assertThatThrownBy(question).isInstanceOf(GatewayUnavailable.class).isNotInstanceOf(NotLoggedIn.class));
        assertThat(played.asked()).doesNotContain("GET /elsewhere", "POST /elsewhere");
    }

    @Test void an_answer_of_words_for_people_or_without_any_is_weather() {
        for (var body : List.of("<html>Przepraszamy</html>", "", "null", "[1]")) {
            every(what -> played.script(what, 200, "text/html", body), question -> {
                try {
                    question.call();
                } catch (GatewayUnavailable weather) {
                    assertThat(weather).isNotInstanceOf(NotLoggedIn.class);
                    return;
                } catch (Throwable broken) {
                    throw new AssertionError(broken);
                }
                assertThat(clinic.calls.counted.get(clinic.calls.counted.size() - 1)).as("only closing needs no words").isIn("ksef close ok", "ksef send-batch ok");
            });
        }
    }

    @Test void a_missing_right_is_for_a_person_to_mend() {
        every(what -> played.script(what, 403, "application/problem+json", "{\"title\":\"Forbidden\",\"status\":403,\"detail\":\"10.0.0.1\",\"reasonCode\":\"missing-permissions\"}"),
                question -> assertThatThrownBy(question).isInstanceOf(NotLoggedIn.class).hasMessageContaining("missing-permissions").hasMessageNotContaining("10.0.0.1"));
    }

    @ParameterizedTest @CsvSource({"30, 30", "3600, 3600", "999999999, 86400", "kot, 60", "'', 60", "-1, 60"}) void too_many_calls_are_told_with_the_end_of_the_wait(String header, long seconds) {
        var begin = clinic.clock.instant();
        every(what -> played.script(what, 429, "application/json", "", "Retry-After", header), question -> {
            var now = clinic.clock.instant();
            assertThatThrownBy(question).isInstanceOfSatisfying(Throttled.class, wait -> assertThat(wait.until()).isEqualTo(now.plusSeconds(seconds)));
            clinic.clock.set(now.plusSeconds(seconds));
        });
        assertThat(clinic.clock.instant()).isEqualTo(begin.plusSeconds(12 * seconds));
    }

    @Test void a_ksef_that_is_not_there_was_not_reached() throws IOException {
        int nobody;
        try (var free = new ServerSocket(0)) {
            nobody = free.getLocalPort();
        }

        assertThatThrownBy(() -> clinic.server(clinic.settings("http://127.0.0.1:" + nobody)).open(FACILITY)).isInstanceOf(GatewayUnreached.class);
    }

    @Test void a_connection_that_breaks_is_weather() {
        var session = ksef.open(FACILITY);
        played.loseTheNextReply();

        assertThatThrownBy(() -> ksef.send(FACILITY, session, INVOICE)).isInstanceOf(GatewayUnavailable.class).isNotInstanceOf(GatewayUnreached.class);
        assertThat(ksef.sent(FACILITY, session)).hasSize(1);
    }

    @Test void nothing_but_a_reference_goes_into_an_address() {
        assertThatThrownBy(() -> ksef.status(FACILITY, "../../auth", REFERENCE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ksef.close(FACILITY, "a?b")).isInstanceOf(IllegalArgumentException.class);
    }

    private static JsonObjectBuilder told() {
        return Json.createObjectBuilder().add("ordinalNumber", 1).add("referenceNumber", REFERENCE).add("invoiceHash", HASH).add("invoicingDate", "2026-11-20T10:15:31+00:00");
    }

    private static JsonObjectBuilder status(int code) {
        return told().add("status", Json.createObjectBuilder().add("code", code).add("description", "opis").add("details", Json.createArrayBuilder().add("szczegół")));
    }

    private String page(boolean hasMore, boolean isTruncated, int... numbers) {
        var invoices = Json.createArrayBuilder();
        IntStream.of(numbers).forEach(each -> invoices.add(PlayedKsef.metadata(played.ksefNumber("1111111111", each), "Z/" + each, HASH, Instant.parse("2026-11-0%dT00:00:00Z".formatted(each)))));
        return Json.createObjectBuilder().add("hasMore", hasMore).add("isTruncated", isTruncated).add("invoices", invoices).build().toString();
    }
}

package pl.proassist.adapters.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vavr.control.Option;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import pl.proassist.Proves;

@Proves("KSF-38")
@DisplayNameGeneration(ReplaceUnderscores.class)
class KsefSimulatorTest {

    private static final Instant NOON = Instant.parse("2026-11-20T11:00:00Z");
    private static final String NIP = "1111111111";
    private static final String OTHER = "5260250274";

    private static Stage stage;
    private static Simulators simulators;
    private static Taxpayer taxpayer;

    @BeforeAll
    static void build() {
        stage = Stage.set();
        simulators = new Simulators(stage.source(), stage.clock, stage.settings(URI.create("http://127.0.0.1:1")));
        simulators.start();
        List.of(KsefKeys.Use.values()).forEach(simulators.ministry().keys()::of);
    }

    @AfterAll
    static void strike() {
        simulators.close();
        stage.close();
    }

    @BeforeEach
    void clear() {
        stage.clear();
        stage.clock.set(NOON);
        taxpayer = new Taxpayer(simulators.ksef(), NIP);
    }

    // --- login -----------------------------------------------------------------------------------------------------------

    @Test
    void a_token_opens_the_door_and_its_pass_holds_for_a_quarter_of_an_hour() {
        var begun = taxpayer.beginByToken(credentials().token());
        var early = taxpayer.redeem(begun);
        var outcome = taxpayer.outcome(begun);
        taxpayer.enter(begun);
        var again = taxpayer.redeem(begun);

        assertThat(begun.status()).isEqualTo(202);
        assertThat(begun.json().getString("referenceNumber")).matches("20261120-AU-[0-9A-F]{10}-[0-9A-F]{10}-[0-9A-F]{2}");
        assertThat(early.code()).as("it is not done yet").isEqualTo(21301);
        assertThat(outcome.getJsonObject("status").getInt("code")).isEqualTo(200);
        assertThat(outcome.getString("authenticationMethod")).isEqualTo("Token");
        assertThat(again.code()).as("once only").isEqualTo(21301);
        assertThat(taxpayer.get("/v2/rate-limits").status()).isEqualTo(200);
        pass(Duration.ofMinutes(14).plusSeconds(59));
        assertThat(taxpayer.get("/v2/rate-limits").status()).isEqualTo(200);
        pass(Duration.ofSeconds(1));
        assertThat(taxpayer.get("/v2/rate-limits").status()).isEqualTo(401);
        taxpayer.use(taxpayer.refresh());
        assertThat(taxpayer.get("/v2/rate-limits").status()).isEqualTo(200);
    }

    @Test
    void what_was_handed_out_outlives_the_logout_but_is_not_renewed() {
        enter();

        assertThat(taxpayer.logout().status()).isEqualTo(204);

        assertThat(taxpayer.get("/v2/rate-limits").status()).isEqualTo(200);
        assertThat(taxpayer.refresh().code()).isEqualTo(21301);
    }

    @Test
    void a_certificate_opens_the_door_with_a_signature() {
        var seal = credentials().authentication();

        var begun = taxpayer.beginByCertificate(Taxpayer.signed(challenge(), NIP, seal.key(), seal.certificate()));
        var outcome = taxpayer.outcome(begun);
        taxpayer.enter(begun);

        assertThat(outcome.getJsonObject("status").getInt("code")).isEqualTo(200);
        assertThat(outcome.getJsonObject("authenticationMethodInfo").getString("category")).isEqualTo("XadesSignature");
        assertThat(taxpayer.get("/v2/limits/context").json().getJsonObject("onlineSession").getInt("maxInvoices")).isEqualTo(10_000);
    }

    @Test
    void a_challenge_serves_once_and_for_ten_minutes() {
        var seal = credentials().authentication();
        var used = challenge();
        taxpayer.beginByCertificate(Taxpayer.signed(used, NIP, seal.key(), seal.certificate()));
        var old = challenge();
        pass(Duration.ofMinutes(10));

        assertThat(taxpayer.beginByCertificate(Taxpayer.signed(used, NIP, seal.key(), seal.certificate())).code()).isEqualTo(21111);
        assertThat(taxpayer.beginByCertificate(Taxpayer.signed(old, NIP, seal.key(), seal.certificate())).code()).isEqualTo(21111);
        assertThat(taxpayer.beginByToken(old, "x|1", "SHA-256").code()).isEqualTo(21111);
    }

    @Test
    void a_token_that_is_wrong_in_any_way_is_told_so_in_the_status() {
        var challenge = taxpayer.challenge();
        var time = challenge.getJsonNumber("timestampMs").longValue();
        var token = credentials().token();

        assertThat(detail(taxpayer.beginByToken(challenge.getString("challenge"), token + "|" + time, "SHA-1"))).isEqualTo("450 Nieprawidłowe szyfrowanie tokena");
        assertThat(detail(taxpayer.beginByToken(challenge(), token + "|" + (time - 1), "SHA-256"))).isEqualTo("450 Nieprawidłowy czas tokena");
        assertThat(detail(taxpayer.beginByToken(token.replaceAll(".$", "x")))).isEqualTo("450 Nieprawidłowy token");
        assertThat(detail(taxpayer.beginByToken(simulators.ministry().credentials().of(OTHER, NOON).token()))).isEqualTo("450 Token nie może być użyty w kontekście Nip " + NIP);
    }

    @Test
    void a_certificate_of_another_company_or_for_another_use_stays_outside() {
        var credentials = credentials();
        var others = simulators.ministry().credentials().of(OTHER, NOON).authentication();

        assertThat(detail(taxpayer.beginByCertificate(Taxpayer.signed(challenge(), NIP, others.key(), others.certificate())))).isEqualTo("415 Brak przypisanych uprawnień");
        assertThat(detail(taxpayer.beginByCertificate(Taxpayer.signed(challenge(), NIP, credentials.offline().key(), credentials.offline().certificate()))))
                .isEqualTo("460 Niepoprawny certyfikat");
        stage.clock.set(Instant.parse("2050-01-01T12:00:00Z"));
        assertThat(detail(taxpayer.beginByCertificate(Taxpayer.signed(challenge(), NIP, credentials.authentication().key(), credentials.authentication().certificate()))))
                .isEqualTo("460 Nieważny certyfikat");
    }

    @Test
    void a_signature_is_really_verified() throws Exception {
        var seal = credentials().authentication();
        var others = simulators.ministry().credentials().of(OTHER, NOON).authentication();
        var weak = KeyPairGenerator.getInstance("EC");
        weak.initialize(256);
        var signed = Taxpayer.signed(challenge(), NIP, seal.key(), seal.certificate());
        var request = signed.substring(0, signed.indexOf("<ds:Signature")) + "</AuthTokenRequest>";

        assertThat(taxpayer.beginByCertificate(signed.replace(NIP, OTHER)).code()).as("another context").isEqualTo(9105);
        assertThat(taxpayer.beginByCertificate(Taxpayer.signed(challenge(), NIP, weak.generateKeyPair().getPrivate(), seal.certificate())).code()).as("another key").isEqualTo(9105);
        assertThat(taxpayer.beginByCertificate(Taxpayer.signed(request, seal.key(), seal.certificate(), others.certificate())).code()).as("another certificate is named").isEqualTo(9105);
        assertThat(taxpayer.beginByCertificate(signed.replace("2026-11-20T10:14:30Z", "2026-11-20T10:14:31Z")).code()).as("signed properties").isEqualTo(9105);
        assertThat(taxpayer.beginByCertificate(request).code()).isEqualTo(9102);
        assertThat(taxpayer.beginByCertificate(signed.replace("</AuthTokenRequest>", signature(signed) + "</AuthTokenRequest>")).code()).isEqualTo(9103);
        assertThat(taxpayer.beginByCertificate("<AuthTokenRequest").code()).isEqualTo(21001);
        assertThat(taxpayer.beginByCertificate(Taxpayer.signed("<Other xmlns=\"http://ksef.mf.gov.pl/auth/token/2.1\"/>", seal.key(), seal.certificate(), seal.certificate())).code()).isEqualTo(9101);
        assertThat(taxpayer.beginByCertificate(Taxpayer.signed(request.replaceAll("<SubjectIdentifierType>.*</SubjectIdentifierType>", ""), seal.key(), seal.certificate(),
                seal.certificate())).code()).isEqualTo(21401);
        assertThat(taxpayer.beginByCertificate(Taxpayer.signed(request.replace(NIP, "1"), seal.key(), seal.certificate(), seal.certificate())).code()).isEqualTo(21117);
    }

    @Test
    void without_a_pass_or_with_one_for_something_else_nothing_opens() {
        var begun = taxpayer.beginByToken(credentials().token());
        assertThat(taxpayer.get("/v2/rate-limits").status()).isEqualTo(401);
        var operation = begun.json().getJsonObject("authenticationToken").getString("token");

        var answer = taxpayer.call(HttpRequest.newBuilder(simulators.ksef().resolve("/v2/rate-limits")).header("Authorization", "Bearer " + operation).GET());

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().getString("title")).isEqualTo("Unauthorized");
        assertThat(taxpayer.call(HttpRequest.newBuilder(simulators.ksef().resolve("/v2/rate-limits")).header("Authorization", "Bearer " + operation + "x").GET()).status()).isEqualTo(401);
    }

    @Test
    void a_key_that_nobody_knows_is_refused_at_once() {
        enter();
        var wrong = Json.createObjectBuilder().add("encryptedSymmetricKey", "AAAA").add("initializationVector", Taxpayer.base64(Taxpayer.IV))
                .add("publicKeyId", Taxpayer.hash("unknown"));

        assertThat(taxpayer.post("/v2/sessions/online", Taxpayer.opening(wrong)).code()).isEqualTo(21470);
    }

    // --- sending ---------------------------------------------------------------------------------------------------------

    @Test
    void an_invoice_is_sent_judged_and_receipted() throws Exception {
        enter();
        var session = taxpayer.open();
        var xml = invoice("FV/1");

        var reference = reference(taxpayer.send(session, xml));
        var waiting = taxpayer.status(session, reference);
        pass(Duration.ofSeconds(1));
        var accepted = taxpayer.status(session, reference);
        var receipt = taxpayer.get("/v2/sessions/" + session + "/invoices/" + reference + "/upo");

        assertThat(reference).matches("20261120-EE-[0-9A-F]{10}-[0-9A-F]{10}-[0-9A-F]{2}");
        assertThat(waiting.getJsonObject("status").getInt("code")).isEqualTo(150);
        assertThat(waiting.containsKey("ksefNumber")).isFalse();
        assertThat(accepted.getJsonObject("status").getInt("code")).isEqualTo(200);
        assertThat(accepted.getString("ksefNumber")).matches("1111111111-20261120-01[0-9A-F]{10}-[0-9A-F]{2}");
        assertThat(accepted.getString("ksefNumber")).endsWith(KsefNumbers.checkDigits(accepted.getString("ksefNumber").substring(0, 32)));
        assertThat(accepted.getString("invoiceNumber")).isEqualTo("FV/1");
        assertThat(accepted.getString("invoiceHash")).isEqualTo(Taxpayer.hash(xml));
        assertThat(accepted.getString("invoicingMode")).isEqualTo("Online");
        assertThat(accepted.getString("invoicingDate")).isEqualTo("2026-11-20T11:00:00.000000+00:00");
        assertThat(receipt.status()).isEqualTo(200);
        assertThat(receipt.header("x-ms-meta-hash")).contains(Taxpayer.hash(receipt.response().body()));
        assertThat(receipt.text()).contains("xmlns=\"http://upo.schematy.mf.gov.pl/KSeF/v4-3\"", "<NumerReferencyjnySesji>" + session, "<SkrotDokumentu>" + Taxpayer.hash(xml),
                "<NumerKSeFDokumentu>" + accepted.getString("ksefNumber"), "<NumerFaktury>FV/1<", "<TrybWysylki>Online<", "<NumerReferencyjnyTokenaKSeF>20261120-EC-",
                "<DataPrzeslaniaDokumentu>2026-11-20T12:00:00.000+01:00<", "ds:SignatureValue").doesNotContain("&#13;");
        assertThat(taxpayer.get("/v2/sessions/" + session + "/invoices/ksef/" + accepted.getString("ksefNumber") + "/upo").text()).isEqualTo(receipt.text());
        assertThat(taxpayer.call(HttpRequest.newBuilder(URI.create(accepted.getString("upoDownloadUrl"))).GET()).text()).isEqualTo(receipt.text());
        assertThat(taxpayer.call(HttpRequest.newBuilder(URI.create(accepted.getString("upoDownloadUrl"))).header("Authorization", "Bearer x").GET()).status()).isEqualTo(403);
        pass(Duration.ofDays(3));
        assertThat(taxpayer.call(HttpRequest.newBuilder(URI.create(accepted.getString("upoDownloadUrl"))).GET()).status()).isEqualTo(403);
    }

    @Test
    void a_closed_session_has_a_receipt_of_its_own() {
        enter();
        var session = taxpayer.open();
        taxpayer.send(session, invoice("FV/1"));
        taxpayer.send(session, invoice("FV/1"));
        assertThat(sessionCode(session)).isEqualTo(100);

        assertThat(taxpayer.post("/v2/sessions/online/" + session + "/close").status()).isEqualTo(204);
        assertThat(sessionCode(session)).isEqualTo(170);
        pass(Duration.ofSeconds(1));
        var status = taxpayer.get("/v2/sessions/" + session).json();

        var page = status.getJsonObject("upo").getJsonArray("pages").getJsonObject(0);
        var receipt = taxpayer.get("/v2/sessions/" + session + "/upo/" + page.getString("referenceNumber")).text();
        assertThat(status.getJsonObject("status").getInt("code")).isEqualTo(200);
        assertThat(status.getInt("invoiceCount")).isEqualTo(2);
        assertThat(status.getInt("successfulInvoiceCount")).isEqualTo(1);
        assertThat(status.getInt("failedInvoiceCount")).isEqualTo(1);
        assertThat(receipt).contains("<CalkowitaLiczbaDokumentow>1<").containsOnlyOnce("<Dokument>");
        assertThat(taxpayer.call(HttpRequest.newBuilder(URI.create(page.getString("downloadUrl"))).GET()).text()).isEqualTo(receipt);
        assertThat(taxpayer.send(session, invoice("FV/2")).code()).isEqualTo(21180);
        assertThat(taxpayer.post("/v2/sessions/online/" + session + "/close").code()).isEqualTo(21180);
    }

    @Test
    void sessions_end_in_all_the_ways_they_can() {
        enter();
        var empty = taxpayer.open();
        var failed = taxpayer.open();
        var unreadable = taxpayer.openWith("KsefTokenEncryption").json().getString("referenceNumber");
        var forgotten = taxpayer.open();
        taxpayer.send(failed, invoice("FV/1").replace("<JST>2</JST>", ""));
        taxpayer.post("/v2/sessions/online/" + empty + "/close");
        taxpayer.post("/v2/sessions/online/" + failed + "/close");
        pass(Duration.ofSeconds(1));

        assertThat(sessionCode(empty)).isEqualTo(440);
        assertThat(sessionCode(failed)).isEqualTo(445);
        assertThat(sessionCode(unreadable)).as("encrypted with the key for tokens").isEqualTo(415);
        assertThat(taxpayer.send(unreadable, invoice("FV/2")).code()).isEqualTo(21180);
        assertThat(taxpayer.send("20261120-SO-0000000000-0000000000-00", invoice("FV/2")).code()).isEqualTo(21173);
        stage.clock.set(NOON.plus(Duration.ofHours(12)));
        enter();
        assertThat(sessionCode(forgotten)).isEqualTo(440);
        assertThat(taxpayer.get("/v2/sessions?sessionType=Online").json().getJsonArray("sessions")).hasSize(4);
    }

    @Test
    void another_companys_session_is_none() {
        enter();
        var session = taxpayer.open();
        var other = new Taxpayer(simulators.ksef(), OTHER).login(simulators.ministry().credentials().of(OTHER, NOON).token());

        assertThat(other.get("/v2/sessions/" + session).code()).isEqualTo(21173);
        assertThat(other.send(session, invoice("FV/1")).code()).isEqualTo(21173);
    }

    @ParameterizedTest
    @CsvSource({"encryptedInvoiceSize, 21402", "encryptedInvoiceHash, 21403", "invoiceHash, 430", "invoiceSize, 430", "encryptedInvoiceContent, 435"})
    void sizes_and_hashes_are_counted_again(String lie, int code) {
        enter();
        var session = taxpayer.open();
        var parcel = Taxpayer.parcel(bytes(invoice("FV/1")));
        switch (lie) {
            case "encryptedInvoiceSize", "invoiceSize" -> parcel.add(lie, 17);
            case "encryptedInvoiceContent" -> {
                var garbage = new byte[32];
                parcel.add(lie, Taxpayer.base64(garbage)).add("encryptedInvoiceSize", 32).add("encryptedInvoiceHash", Taxpayer.hash(garbage));
            }
            default -> parcel.add(lie, Taxpayer.hash("something else"));
        }

        var answer = taxpayer.send(session, parcel.build());

        assertThat(answer.status() == 202 ? ending(answer) : answer.code()).isEqualTo(code);
    }

    @Test
    void a_body_that_lacks_something_lists_all_of_it() {
        enter();
        var session = taxpayer.open();

        var refused = taxpayer.send(session, Json.createObjectBuilder().add("invoiceSize", 0).add("offlineMode", "no").build());
        var classic = taxpayer.call(HttpRequest.newBuilder(simulators.ksef().resolve("/v2/auth/ksef-token")).POST(HttpRequest.BodyPublishers.ofString("nonsense")));

        assertThat(refused.code()).isEqualTo(21405);
        assertThat(refused.header("Content-Type").get()).startsWith("application/problem+json");
        assertThat(refused.json().getJsonArray("errors").getJsonObject(0).getJsonArray("details")).hasSize(6);
        assertThat(classic.code()).isEqualTo(21405);
        assertThat(classic.json().containsKey("exception")).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "another seller; <NIP>1111111111</NIP>; <NIP>5260250274</NIP>; 410",
            "dated tomorrow; <P_1>2026-11-20</P_1>; <P_1>2026-11-21</P_1>; 450",
            "without JST; <JST>2</JST>; ''; 450"})
    void what_ksef_does_not_take_ends_with_its_code(String what, String part, String instead, int code) {
        enter();
        var session = taxpayer.open();

        assertThat(ending(taxpayer.send(session, invoice("FV/9").replace(part, instead)))).as(what).isEqualTo(code);
    }

    @Test
    void a_duplicate_names_the_one_before_and_another_kind_is_none() {
        enter();
        var session = taxpayer.open();
        var first = reference(taxpayer.send(session, invoice("FV/1")));
        var second = reference(taxpayer.send(session, invoice("FV/1")));
        var otherKind = reference(taxpayer.send(session, invoice("FV/1").replace("<RodzajFaktury>VAT<", "<RodzajFaktury>UPR<")));
        pass(Duration.ofSeconds(1));

        var extensions = taxpayer.status(session, second).getJsonObject("status").getJsonObject("extensions");

        assertThat(extensions.getString("originalKsefNumber")).isEqualTo(taxpayer.status(session, first).getString("ksefNumber"));
        assertThat(extensions.getString("originalSessionReferenceNumber")).isEqualTo(session);
        assertThat(code(taxpayer.status(session, otherKind))).isEqualTo(200);
    }

    @Test
    void an_invoice_of_yesterday_counts_as_offline_and_a_refused_one_may_come_again() {
        enter();
        var session = taxpayer.open();
        var yesterday = invoice("FV/1").replace("<P_1>2026-11-20", "<P_1>2026-11-19");

        var refused = taxpayer.send(session, invoice("FV/2").replace("<GV>2</GV>", ""));
        var late = taxpayer.send(session, yesterday);
        var declared = taxpayer.sendOffline(session, invoice("FV/3"));
        var corrected = taxpayer.send(session, invoice("FV/2"));

        assertThat(ending(refused)).isEqualTo(450);
        assertThat(taxpayer.status(session, reference(late)).getString("invoicingMode")).isEqualTo("Offline");
        assertThat(taxpayer.status(session, reference(declared)).getString("invoicingMode")).isEqualTo("Offline");
        assertThat(code(taxpayer.status(session, reference(corrected)))).isEqualTo(200);
    }

    @Test
    void a_technical_correction_replaces_a_refused_invoice_once_and_never_a_good_one() {
        enter();
        var session = taxpayer.open();
        var broken = invoice("FV/1").replace("<GV>2</GV>", "");
        var good = invoice("FV/2");
        taxpayer.sendOffline(session, broken);
        taxpayer.sendOffline(session, good);

        var corrected = taxpayer.send(session, correction(invoice("FV/1"), broken, true));

        assertThat(ending(corrected)).isEqualTo(200);
        assertThat(taxpayer.send(session, correction(invoice("FV/3"), broken, true)).code()).isEqualTo(21166);
        assertThat(taxpayer.send(session, correction(invoice("FV/3"), good, true)).code()).isEqualTo(21167);
        assertThat(taxpayer.send(session, correction(invoice("FV/3"), broken, false)).code()).isEqualTo(21405);
    }

    @Test
    @Proves("INV-06")
    void attachments_must_have_been_declared_and_go_in_batches_only() {
        enter();
        var xml = example("e12-vat-zalacznik.xml").replaceAll("<P_1>[^<]*<", "<P_1>2026-11-20<");

        assertThat(endingInBatch(xml)).isEqualTo(415);
        simulators.ministry().credentials().declareAttachments(NIP, true);
        assertThat(ending(taxpayer.send(taxpayer.open(), xml))).as("online").isEqualTo(415);
        assertThat(endingInBatch(xml)).isEqualTo(200);
        simulators.ministry().credentials().declareAttachments(NIP, false);
    }

    @Test
    @Proves({"INV-06", "KSF-20"})
    void a_technical_correction_with_an_attachment_goes_online() {
        enter();
        var session = taxpayer.open();
        var xml = example("e12-vat-zalacznik.xml").replaceAll("<P_1>[^<]*<", "<P_1>2026-11-20<");
        var broken = xml.replace("<JST>2</JST>", "");
        assertThat(endingInBatch(broken)).isEqualTo(450);

        assertThat(ending(taxpayer.send(session, correction(xml, broken, true)))).isEqualTo(200);
    }

    @Test
    void an_invoice_with_an_attachment_may_be_three_times_as_large() {
        enter();
        simulators.ministry().credentials().declareAttachments(NIP, true);
        var xml = example("e12-vat-zalacznik.xml").replaceAll("<P_1>[^<]*<", "<P_1>2026-11-20<");

        assertThat(endingInBatch(xml.replaceFirst("</SystemInfo>", " ".repeat(3_000_000) + "</SystemInfo>"))).isEqualTo(430);
        assertThat(endingInBatch(xml.replaceFirst("</SystemInfo>", " ".repeat(2_900_000) + "</SystemInfo>"))).isEqualTo(200);
        simulators.ministry().credentials().declareAttachments(NIP, false);
    }

    // --- batches ---------------------------------------------------------------------------------------------------------

    @Test
    void a_batch_is_uploaded_in_parts_judged_one_by_one_and_receipted() {
        enter();
        var archive = Taxpayer.zip(invoice("FV/1"), invoice("FV/2").replace("<JST>2</JST>", ""));
        var opened = taxpayer.openBatch(archive);
        var batch = reference(opened);
        assertThat(opened.status()).isEqualTo(201);
        assertThat(batch).matches("20261120-SB-[0-9A-F]{10}-[0-9A-F]{10}-[0-9A-F]{2}");
        assertThat(sessionCode(batch)).isEqualTo(100);
        pass(Duration.ofMinutes(1));

        taxpayer.upload(opened.json(), Taxpayer.halves(archive).stream().map(Taxpayer::aes).toList());
        assertThat(taxpayer.closeBatch(batch).status()).isEqualTo(204);

        assertThat(sessionCode(batch)).isEqualTo(150);
        assertThat(listed(batch)).as("not looked into yet").isEmpty();
        pass(Duration.ofSeconds(1));
        assertThat(listed(batch)).extracting(KsefSimulatorTest::code).containsExactly(150, 150);
        assertThat(sessionCode(batch)).isEqualTo(150);
        pass(Duration.ofSeconds(1));
        assertThat(listed(batch)).extracting(KsefSimulatorTest::code).containsExactly(200, 450);
        assertThat(listed(batch).get(0).getString("invoiceHash")).isEqualTo(Taxpayer.hash(invoice("FV/1")));
        assertThat(listed(batch).get(0).getString("invoicingDate")).as("when the batch was opened").startsWith("2026-11-20T11:00:00");
        assertThat(taxpayer.get("/v2/sessions/" + batch + "/invoices/" + reference(listed(batch).get(0)) + "/upo").text()).contains(batch);
        var status = taxpayer.get("/v2/sessions/" + batch).json();
        assertThat(code(status)).isEqualTo(200);
        var page = status.getJsonObject("upo").getJsonArray("pages").getJsonObject(0);
        assertThat(page.getString("referenceNumber")).contains("-EU-");
        assertThat(taxpayer.call(HttpRequest.newBuilder(URI.create(page.getString("downloadUrl"))).GET()).text()).containsOnlyOnce("<Dokument>");
        assertThat(taxpayer.closeBatch(batch).code()).isEqualTo(21180);
        assertThat(taxpayer.send(batch, invoice("FV/3")).code()).as("no online session").isEqualTo(21180);
        assertThat(taxpayer.closeBatch(taxpayer.open()).code()).as("no batch").isEqualTo(21180);
        assertThat(taxpayer.get("/v2/sessions?sessionType=Batch").json().getJsonArray("sessions")).hasSize(1);
        assertThat(taxpayer.get("/v2/sessions?sessionType=Online").json().getJsonArray("sessions")).hasSize(1);
    }

    @Test
    void batches_end_in_all_the_ways_they_can() {
        enter();
        var good = Taxpayer.zip(invoice("FV/1"));
        var failed = taxpayer.sendBatch(Taxpayer.zip(invoice("FV/1").replace("<JST>2</JST>", "")));
        var empty = reference(taxpayer.openBatch(good));
        taxpayer.closeBatch(empty);
        var unreadable = sent(taxpayer.batch(good, "KsefTokenEncryption", Taxpayer.halves(good)), Taxpayer.halves(good).stream().map(Taxpayer::aes).toList());
        var another = sent(taxpayer.batch(good), List.of(Taxpayer.aes(bytes("a")), Taxpayer.aes(bytes("b"))));
        var swapped = sent(taxpayer.batch(good, "SymmetricKeyEncryption", List.of(bytes("other"))), List.of(Taxpayer.aes(bytes("other"))));
        var noArchive = sent(taxpayer.batch(bytes("kot"), "SymmetricKeyEncryption", List.of(bytes("kot"))), List.of(Taxpayer.aes(bytes("kot"))));
        var garbage = sent(taxpayer.batch(good).add("batchFile", Json.createObjectBuilder().add("fileSize", 17).add("fileHash", Taxpayer.hash("x")).add("fileParts",
                Json.createArrayBuilder().add(Json.createObjectBuilder().add("ordinalNumber", 1).add("fileSize", 5).add("fileHash", Taxpayer.hash("nic a"))))), List.of(bytes("nic a")));
        var late = reference(taxpayer.openBatch(good));
        pass(Duration.ofSeconds(2));

        assertThat(sessionCode(failed)).isEqualTo(445);
        assertThat(sessionCode(empty)).isEqualTo(440);
        assertThat(sessionCode(unreadable)).isEqualTo(415);
        assertThat(sessionCode(another)).isEqualTo(405);
        assertThat(sessionCode(swapped)).isEqualTo(405);
        assertThat(sessionCode(garbage)).isEqualTo(435);
        assertThat(sessionCode(noArchive)).isEqualTo(430);
        assertThat(listed(unreadable)).isEmpty();
        pass(Duration.ofMinutes(40));
        enter();
        assertThat(sessionCode(late)).isEqualTo(440);
        assertThat(taxpayer.closeBatch(late).code()).isEqualTo(21208);
    }

    @Test
    void a_package_that_cannot_be_is_not_opened() {
        enter();
        var archive = Taxpayer.zip(invoice("FV/1"));

        assertThat(taxpayer.post("/v2/sessions/batch", taxpayer.batch(archive, "SymmetricKeyEncryption", List.of()).build()).code()).isEqualTo(21205);
        assertThat(taxpayer.post("/v2/sessions/batch", taxpayer.batch(archive, "SymmetricKeyEncryption", Collections.nCopies(51, new byte[1])).build()).code()).isEqualTo(21161);
        assertThat(taxpayer.post("/v2/sessions/batch", withPart(100_000_017)).code()).isEqualTo(21157);
        assertThat(taxpayer.post("/v2/sessions/batch", withPart(0)).code()).isEqualTo(21405);
        assertThat(taxpayer.post("/v2/sessions/batch", Json.createObjectBuilder().build()).code()).isEqualTo(21405);
    }

    @Test
    void the_store_takes_what_it_asked_for_from_nobody_in_particular_and_not_for_ever() {
        enter();
        var archive = Taxpayer.zip(invoice("FV/1"));
        var opened = taxpayer.openBatch(archive).json();
        var part = Taxpayer.aes(Taxpayer.halves(archive).get(0));
        var url = opened.getJsonArray("partUploadRequests").getJsonObject(0).getString("url");

        assertThat(taxpayer.call(Taxpayer.upload(opened, 0, part)).status()).isEqualTo(201);
        assertThat(taxpayer.call(Taxpayer.upload(opened, 0, part).header("Authorization", "Bearer " + taxpayer.access())).status()).isEqualTo(403);
        assertThat(taxpayer.call(HttpRequest.newBuilder(URI.create(url + "x")).header("x-ms-blob-type", "BlockBlob").PUT(HttpRequest.BodyPublishers.ofByteArray(part))).status()).isEqualTo(403);
        assertThat(taxpayer.call(HttpRequest.newBuilder(URI.create(url)).PUT(HttpRequest.BodyPublishers.ofByteArray(part))).status()).isEqualTo(400);
        pass(Duration.ofMinutes(40));
        assertThat(taxpayer.call(Taxpayer.upload(opened, 1, part)).status()).isEqualTo(403);
    }

    @Test
    void an_invoice_that_is_too_large_is_not_taken() {
        enter();
        var session = taxpayer.open();
        var xml = invoice("FV/1").replace("</SystemInfo>", "</SystemInfo>" + " ".repeat(1_000_000));

        assertThat(ending(taxpayer.send(session, xml))).isEqualTo(430);
    }

    // --- looking ---------------------------------------------------------------------------------------------------------

    @Test
    void what_was_sent_in_a_session_is_listed_in_pages() {
        enter();
        var session = taxpayer.open();
        for (int i = 1; i <= 10; i++) {
            taxpayer.send(session, invoice("FV/" + i));
        }
        pass(Duration.ofSeconds(1));
        taxpayer.send(session, invoice("FV/1"));
        pass(Duration.ofSeconds(1));

        var first = taxpayer.get("/v2/sessions/" + session + "/invoices?pageSize=10").json();
        var rest = taxpayer.call(HttpRequest.newBuilder(simulators.ksef().resolve("/v2/sessions/" + session + "/invoices?pageSize=10"))
                .header("Authorization", "Bearer " + taxpayer.access()).header("x-continuation-token", first.getString("continuationToken")).GET()).json();
        var failed = taxpayer.get("/v2/sessions/" + session + "/invoices/failed").json();

        assertThat(first.getJsonArray("invoices")).hasSize(10);
        assertThat(rest.getJsonArray("invoices")).hasSize(1);
        assertThat(rest.containsKey("continuationToken")).isFalse();
        assertThat(failed.getJsonArray("invoices").getValuesAs(JsonObject.class)).extracting(KsefSimulatorTest::code).containsExactly(440);
    }

    @Test
    void sellers_and_buyers_find_their_invoices_and_nobody_else() {
        enter();
        var session = taxpayer.open();
        var xml = example("e02-vat-b2b-zw-i-23.xml").replaceAll("<P_1>[^<]*<", "<P_1>2026-11-20<").replace("2222222222", OTHER);
        var reference = reference(taxpayer.send(session, xml));
        var buyer = new Taxpayer(simulators.ksef(), OTHER).login(simulators.ministry().credentials().of(OTHER, NOON).token());
        var stranger = new Taxpayer(simulators.ksef(), "5265877635").login(simulators.ministry().credentials().of("5265877635", NOON).token());
        pass(Duration.ofSeconds(1));
        var number = taxpayer.status(session, reference).getString("ksefNumber");

        assertThat(buyer.get("/v2/invoices/ksef/" + number).code()).as("not stored for good yet").isEqualTo(21165);
        pass(Duration.ofSeconds(1));
        var found = query(buyer, "Subject2");

        assertThat(buyer.get("/v2/invoices/ksef/" + number).text()).isEqualTo(xml);
        assertThat(buyer.get("/v2/invoices/ksef/" + number).header("x-ms-meta-hash")).contains(Taxpayer.hash(xml));
        assertThat(stranger.get("/v2/invoices/ksef/" + number).code()).isEqualTo(21164);
        assertThat(found.getJsonArray("invoices").getJsonObject(0).getString("ksefNumber")).isEqualTo(number);
        assertThat(found.getJsonArray("invoices").getJsonObject(0).getString("invoiceHash")).isEqualTo(Taxpayer.hash(xml));
        assertThat(found.getJsonArray("invoices").getJsonObject(0).getJsonNumber("grossAmount").bigDecimalValue()).isEqualByComparingTo("3015.00");
        assertThat(query(taxpayer, "Subject1").getJsonArray("invoices")).hasSize(1);
        assertThat(query(taxpayer, "Subject2").getJsonArray("invoices")).isEmpty();
        assertThat(query(stranger, "Subject2").getJsonArray("invoices")).isEmpty();
    }

    @Test
    void a_query_over_more_than_three_months_is_refused() {
        enter();

        assertThat(taxpayer.post("/v2/invoices/query/metadata", range("Subject1", "2026-08-20T11:00:00+02:00", "2026-11-20T12:00:00.001+01:00")).code()).isEqualTo(21405);
        assertThat(taxpayer.post("/v2/invoices/query/metadata", range("Everybody", "2026-11-20", "2026-11-21")).code()).isEqualTo(21405);
        assertThat(taxpayer.post("/v2/invoices/query/metadata?pageSize=5", range("Subject1", "2026-11-20", "2026-11-21")).code()).isEqualTo(21405);
    }

    // --- limits ----------------------------------------------------------------------------------------------------------

    @Test
    void more_than_ten_sent_in_a_second_must_wait_and_more_than_thirty_in_a_minute_longer() {
        enter();
        var session = taxpayer.open();
        for (int second = 0; second < 3; second++) {
            for (int i = 0; i < 10; i++) {
                assertThat(taxpayer.send(session, invoice("FV/" + second + i)).status()).isEqualTo(202);
            }
            if (second == 0) {
                var refused = taxpayer.send(session, invoice("FV/X"));
                assertThat(refused.status()).isEqualTo(429);
                assertThat(refused.header("Retry-After")).contains("1");
            }
            pass(Duration.ofSeconds(1));
        }

        var refused = taxpayer.send(session, invoice("FV/Y"));

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).contains("57");
        pass(Duration.ofSeconds(57));
        assertThat(taxpayer.send(session, invoice("FV/Y")).status()).isEqualTo(202);
    }

    @Test
    void the_limits_are_told() {
        enter();

        assertThat(taxpayer.get("/v2/rate-limits").json().getJsonObject("invoiceSend"))
                .isEqualTo(Json.createObjectBuilder().add("perSecond", 10).add("perMinute", 30).add("perHour", 180).build());
    }

    @Test
    @Proves("KSF-04")
    void an_owner_is_told_of_no_rights() {
        enter();

        assertThat(taxpayer.post("/v2/permissions/query/personal/grants", Json.createObjectBuilder().add("permissionState", "Active").build()).json().getJsonArray("permissions")).isEmpty();
    }

    // --- faults ----------------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @EnumSource(names = {"TIMEOUT", "DOWN"})
    void nobody_answers_and_nothing_is_done(Fault fault) {
        enter();
        var session = taxpayer.open();
        simulators.goWrong(Map.of(FaultySpot.KSEF_API, fault));

        assertThatThrownBy(() -> taxpayer.send(session, invoice("FV/1"))).isInstanceOf(UncheckedIOException.class).hasCauseInstanceOf(IOException.class);

        assertThat(simulators.ministry().books().all()).isEmpty();
    }

    @Test
    void the_answer_is_lost_but_the_invoice_is_there() {
        enter();
        var session = taxpayer.open();
        simulators.goWrong(Map.of(FaultySpot.KSEF_SEND, Fault.LOST));

        assertThatThrownBy(() -> taxpayer.send(session, invoice("FV/1"))).isInstanceOf(UncheckedIOException.class);
        simulators.goWrong(Map.of());
        pass(Duration.ofSeconds(1));

        assertThat(taxpayer.get("/v2/sessions/" + session + "/invoices").json().getJsonArray("invoices").getJsonObject(0).getString("invoiceHash"))
                .isEqualTo(Taxpayer.hash(invoice("FV/1")));
        assertThat(ending(taxpayer.send(session, invoice("FV/1")))).isEqualTo(440);
    }

    @Test
    void a_web_page_a_broken_server_and_a_brake_instead_of_an_answer() {
        enter();
        simulators.goWrong(Map.of(FaultySpot.KSEF_OPEN, Fault.GARBLED));
        assertThat(taxpayer.openWith("SymmetricKeyEncryption").text()).startsWith("<html>");
        simulators.goWrong(Map.of(FaultySpot.KSEF_OPEN, Fault.HTTP_500));
        assertThat(taxpayer.openWith("SymmetricKeyEncryption").status()).isEqualTo(500);
        simulators.goWrong(Map.of(FaultySpot.KSEF_OPEN, Fault.THROTTLED));

        var braked = taxpayer.openWith("SymmetricKeyEncryption");

        assertThat(braked.status()).isEqualTo(429);
        assertThat(braked.header("Retry-After")).contains("30");
    }

    @Test
    void a_slow_answer_is_an_answer() {
        enter();
        simulators.goWrong(Map.of(FaultySpot.KSEF_API, Fault.SLOW));
        var begun = System.nanoTime();

        assertThat(taxpayer.get("/v2/rate-limits").status()).isEqualTo(200);

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(SmsApiSimulator.SLOWNESS);
    }

    @Test
    void a_lost_session_takes_what_it_was_working_on_with_it() {
        enter();
        var session = taxpayer.open();
        var done = reference(taxpayer.send(session, invoice("FV/1")));
        pass(Duration.ofSeconds(1));
        var pending = reference(taxpayer.send(session, invoice("FV/2")));
        simulators.goWrong(Map.of(FaultySpot.KSEF_SEND, Fault.SESSION_LOST));

        assertThat(taxpayer.send(session, invoice("FV/3")).code()).isEqualTo(21180);
        simulators.goWrong(Map.of());
        pass(Duration.ofSeconds(1));

        assertThat(code(taxpayer.status(session, done))).isEqualTo(200);
        assertThat(code(taxpayer.status(session, pending))).isEqualTo(405);
        assertThat(ending(taxpayer.send(taxpayer.open(), invoice("FV/2")))).as("it was never issued").isEqualTo(200);
    }

    @Test
    void another_program_was_faster_with_the_number() {
        enter();
        var session = taxpayer.open();
        simulators.goWrong(Map.of(FaultySpot.KSEF_SEND, Fault.DUPLICATE));
        var reference = reference(taxpayer.send(session, invoice("FV/1")));
        simulators.goWrong(Map.of());
        pass(Duration.ofSeconds(2));

        var status = taxpayer.status(session, reference).getJsonObject("status");

        var original = status.getJsonObject("extensions").getString("originalKsefNumber");
        assertThat(status.getInt("code")).isEqualTo(440);
        assertThat(taxpayer.get("/v2/invoices/ksef/" + original).header("x-ms-meta-hash").get()).isNotEqualTo(Taxpayer.hash(invoice("FV/1")));
    }

    @ParameterizedTest
    @CsvSource({"REFUSED, 450", "MAINTENANCE, 21184"})
    void an_invoice_is_refused_without_a_reason_of_its_own(Fault fault, int code) {
        enter();
        var session = taxpayer.open();
        simulators.goWrong(Map.of(FaultySpot.KSEF_SEND, fault));

        var answer = taxpayer.send(session, invoice("FV/1"));

        assertThat(answer.status() == 202 ? ending(answer) : answer.code()).isEqualTo(code);
    }

    @Test
    void what_the_status_tells_may_be_false() {
        enter();
        var session = taxpayer.open();
        var another = reference(taxpayer.send(session, invoice("FV/1")));
        var reference = reference(taxpayer.send(session, invoice("FV/2")));
        pass(Duration.ofSeconds(1));
        var true1 = taxpayer.status(session, another).getString("ksefNumber");
        var true2 = taxpayer.status(session, reference).getString("ksefNumber");

        assertThat(underFault(Fault.WRONG_NUMBER, session, reference).getString("ksefNumber")).isEqualTo(true1);
        assertThat(underFault(Fault.BAD_CHECK_DIGIT, session, reference).getString("ksefNumber")).startsWith(true2.substring(0, 34)).isNotEqualTo(true2);
        assertThat(underFault(Fault.WRONG_HASH, session, reference).getString("invoiceHash")).isNotEqualTo(Taxpayer.hash(invoice("FV/2")));
        assertThat(code(underFault(Fault.DELAYED, session, reference))).isEqualTo(150);
    }

    @Test
    void a_receipt_may_be_late_or_of_something_else() {
        enter();
        var session = taxpayer.open();
        var reference = reference(taxpayer.send(session, invoice("FV/1")));
        var path = "/v2/sessions/" + session + "/invoices/" + reference + "/upo";
        assertThat(taxpayer.get(path).code()).as("not accepted yet").isEqualTo(21178);
        pass(Duration.ofSeconds(1));

        simulators.goWrong(Map.of(FaultySpot.KSEF_UPO, Fault.DELAYED));
        assertThat(taxpayer.get(path).code()).isEqualTo(21178);
        simulators.goWrong(Map.of(FaultySpot.KSEF_UPO, Fault.WRONG_HASH));
        assertThat(taxpayer.get(path).text()).contains("<SkrotDokumentu>").doesNotContain(Taxpayer.hash(invoice("FV/1")));
    }

    @ParameterizedTest
    @CsvSource({"REFUSED, 415 Brak przypisanych uprawnień", "UNAUTHORIZED, 450 Token unieważniony"})
    void a_good_token_is_refused_all_the_same(Fault fault, String detail) {
        simulators.goWrong(Map.of(FaultySpot.KSEF_LOGIN, fault));

        assertThat(detail(taxpayer.beginByToken(credentials().token()))).isEqualTo(detail);
    }

    // --- announcements ---------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @EnumSource(names = {"FAILURE", "TOTAL_FAILURE"})
    void a_failure_is_announced_closes_the_doors_and_ends(Fault fault) {
        enter();
        simulators.goWrong(Map.of(FaultySpot.KSEF_ANNOUNCED, fault));
        var during = taxpayer.get("/status").json();
        var closed = taxpayer.get("/v2/rate-limits");
        pass(Duration.ofMinutes(90));

        simulators.goWrong(Map.of());
        var messages = taxpayer.get("/messages").read().asJsonArray().getValuesAs(JsonObject.class);

        assertThat(during.getString("status")).isEqualTo(fault.name());
        assertThat(during.getJsonArray("messages").getJsonObject(0).getString("type")).isEqualTo("FAILURE_START");
        assertThat(closed.status()).isEqualTo(503);
        assertThat(taxpayer.get("/status").json().getString("status")).isEqualTo("AVAILABLE");
        assertThat(messages).extracting(message -> message.getString("type")).containsExactly("FAILURE_START", "FAILURE_END");
        assertThat(messages).extracting(message -> message.getInt("eventId")).hasSize(2).containsOnly(messages.get(0).getInt("eventId"));
        assertThat(messages.get(0).getString("start")).isEqualTo("2026-11-20T11:00:00.000000+00:00");
        assertThat(messages.get(1).getString("end")).isEqualTo("2026-11-20T12:30:00.000000+00:00");
    }

    @Test
    void a_maintenance_is_announced_before_it_begins() {
        enter();
        simulators.ministry().board().announce(KsefBoard.State.MAINTENANCE, Option.some(NOON.plusSeconds(60)), Option.some(NOON.plusSeconds(120)), NOON);

        assertThat(taxpayer.get("/status").json().getString("status")).isEqualTo("AVAILABLE");
        assertThat(taxpayer.get("/messages").read().asJsonArray().getJsonObject(0).getString("type")).isEqualTo("MAINTENANCE_ANNOUNCEMENT");
        pass(Duration.ofSeconds(60));
        assertThat(taxpayer.get("/status").json().getString("status")).isEqualTo("MAINTENANCE");
        assertThat(taxpayer.get("/v2/rate-limits").status()).isEqualTo(503);
        pass(Duration.ofSeconds(60));
        assertThat(taxpayer.get("/status").json().getString("status")).isEqualTo("AVAILABLE");
        assertThat(taxpayer.get("/v2/rate-limits").status()).isEqualTo(200);
    }

    @Test
    void the_status_service_may_be_silent_while_the_rest_works() {
        enter();
        simulators.goWrong(Map.of(FaultySpot.KSEF_ANNOUNCED, Fault.HTTP_500));

        assertThat(taxpayer.get("/status").status()).isEqualTo(500);
        assertThat(taxpayer.get("/v2/rate-limits").status()).isEqualTo(200);
    }

    // --- memory ----------------------------------------------------------------------------------------------------------

    @Test
    void a_server_that_was_killed_knows_all_of_it_again() {
        enter();
        var session = taxpayer.open();
        var reference = reference(taxpayer.send(session, invoice("FV/1")));

        try (var again = new Simulators(stage.source(), stage.clock, stage.settings(URI.create("http://127.0.0.1:1")))) {
            again.start();
            var there = new Taxpayer(again.ksef(), NIP).with(taxpayer.access());
            pass(Duration.ofSeconds(1));

            assertThat(code(there.status(session, reference))).isEqualTo(200);
            assertThat(code(there.status(session, reference(there.send(session, invoice("FV/2")))))).isEqualTo(150);
        }
    }

    // --- words -----------------------------------------------------------------------------------------------------------

    private static void enter() {
        taxpayer.login(credentials().token());
    }

    private static KsefCredentials.Credentials credentials() {
        return simulators.ministry().credentials().of(NIP, NOON);
    }

    private static String challenge() {
        return taxpayer.challenge().getString("challenge");
    }

    private static void pass(Duration time) {
        stage.clock.set(stage.clock.instant().plus(time));
    }

    private static String reference(Taxpayer.Answer sent) {
        return sent.json().getString("referenceNumber");
    }

    private static int ending(Taxpayer.Answer sent) {
        pass(Duration.ofSeconds(1));
        var found = simulators.ministry().books().all().stream().filter(each -> each.reference().equals(reference(sent))).findFirst().orElseThrow();
        return code(taxpayer.status(found.session(), reference(sent)));
    }

    private static String reference(JsonObject told) {
        return told.getString("referenceNumber");
    }

    private static int endingInBatch(String xml) {
        var batch = taxpayer.sendBatch(Taxpayer.zip(xml));
        pass(Duration.ofSeconds(2));
        return code(listed(batch).get(0));
    }

    private static List<JsonObject> listed(String session) {
        return taxpayer.get("/v2/sessions/" + session + "/invoices").json().getJsonArray("invoices").getValuesAs(JsonObject.class);
    }

    /** @param parts as they are uploaded */
    private static String sent(JsonObjectBuilder batch, List<byte[]> parts) {
        var opened = taxpayer.post("/v2/sessions/batch", batch.build()).json();
        taxpayer.upload(opened, parts);
        taxpayer.closeBatch(reference(opened));
        return reference(opened);
    }

    private static JsonObject withPart(long size) {
        return taxpayer.batch(bytes("x")).add("batchFile", Json.createObjectBuilder().add("fileSize", 1).add("fileHash", Taxpayer.hash("x")).add("fileParts",
                Json.createArrayBuilder().add(Json.createObjectBuilder().add("ordinalNumber", 1).add("fileSize", size).add("fileHash", Taxpayer.hash("y"))))).build();
    }

    private static int code(JsonObject status) {
        return status.getJsonObject("status").getInt("code");
    }

    private static int sessionCode(String session) {
        return code(taxpayer.get("/v2/sessions/" + session).json());
    }

    private static String detail(Taxpayer.Answer begun) {
        var status = taxpayer.outcome(begun).getJsonObject("status");
        return status.getInt("code") + " " + status.getJsonArray("details").getString(0);
    }

    private static JsonObject underFault(Fault fault, String session, String reference) {
        simulators.goWrong(Map.of(FaultySpot.KSEF_STATUS, fault));
        return taxpayer.status(session, reference);
    }

    private static JsonObject query(Taxpayer client, String subject) {
        return client.post("/v2/invoices/query/metadata?pageSize=10&sortOrder=Asc", range(subject, "2026-11-19T00:00:00Z", "2026-11-21T00:00:00Z")).json();
    }

    private static JsonObject range(String subject, String from, String to) {
        return Json.createObjectBuilder().add("subjectType", subject)
                .add("dateRange", Json.createObjectBuilder().add("dateType", "PermanentStorage").add("from", from).add("to", to)).build();
    }

    private static JsonObject correction(String xml, String refused, boolean offline) {
        return Taxpayer.parcel(bytes(xml)).add("offlineMode", offline).add("hashOfCorrectedInvoice", Taxpayer.hash(refused)).build();
    }

    private static String signature(String signed) {
        return signed.substring(signed.indexOf("<ds:Signature"), signed.lastIndexOf("</ds:Signature>") + 15);
    }

    /** Issued today by our taxpayer. */
    private static String invoice(String number) {
        return example("e01-vat-b2c-zwolniona.xml").replaceAll("<P_1>[^<]*<", "<P_1>2026-11-20<").replaceAll("<P_2>[^<]*<", "<P_2>" + number + "<");
    }

    static String example(String name) {
        try (var file = KsefSimulatorTest.class.getResourceAsStream("/ksef/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

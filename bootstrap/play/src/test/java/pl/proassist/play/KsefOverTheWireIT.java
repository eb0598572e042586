package pl.proassist.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.aFacility;
import static pl.proassist.play.Words.object;

import io.vavr.control.Option;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pl.proassist.Proves;
import pl.proassist.adapters.ksef.KeptIssuerCertificates;
import pl.proassist.adapters.ksef.KsefEInvoicing;
import pl.proassist.adapters.ksef.KsefSettings;
import pl.proassist.adapters.ksef.Latarnia;
import pl.proassist.adapters.ksef.ReadCertificateFiles;
import pl.proassist.application.delivery.Subscriptions;
import pl.proassist.application.fakes.InMemoryStores;
import pl.proassist.application.fakes.RecordedMeasurements;
import pl.proassist.application.port.Author;
import pl.proassist.application.port.CertificateFiles.File;
import pl.proassist.application.port.EInvoicing;
import pl.proassist.application.port.EInvoicing.Document;
import pl.proassist.application.port.EInvoicing.SendAnswer;
import pl.proassist.application.port.EInvoicing.Sent;
import pl.proassist.application.port.EInvoicingContract;
import pl.proassist.application.port.GatewayUnavailable;
import pl.proassist.application.port.KsefAnnouncements.State;
import pl.proassist.domain.facility.Facility;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.Nip;
import pl.proassist.domain.invoice.KsefCredential;
import pl.proassist.domain.invoice.KsefCredential.Kind;
import pl.proassist.domain.invoice.TokenTerm;

/** The client of KSeF against its simulator, over the wire: both were written from the ministry's pages, and share no line. */
class KsefOverTheWireIT extends EInvoicingContract {

    private static final String NIP = "5252248481";
    private static final TokenTerm TOKENS = new TokenTerm(LocalDate.parse("2036-12-31"));

    private final RunningProduct product = SharedProduct.product();
    private final Rehearsal rehearsal = new Rehearsal(product.api());
    private final Clock clock = new RehearsedClock(rehearsal);
    private final InMemoryStores stores = new InMemoryStores(new Subscriptions(Map.of()), clock);
    private final String simulator = "http://127.0.0.1:" + port();
    private final KsefSettings settings = new KsefSettings(URI.create(simulator + "/v2"), Option.some(URI.create(simulator)), TOKENS, Duration.ofSeconds(2),
            Duration.ofSeconds(10), KsefSettings.LOGIN_PAUSES);
    private final KsefEInvoicing ksef = new KsefEInvoicing(settings, stores.ksefCredentials(), stores.directory(), stores.transactions(), new RecordedMeasurements(), clock);
    private JsonObject fetched;

    /** The product's own time. */
    private static final class RehearsedClock extends Clock {

        private final Rehearsal rehearsal;

        RehearsedClock(Rehearsal rehearsal) {
            this.rehearsal = rehearsal;
        }

        @Override public Instant instant() {
            return rehearsal.now();
        }

        @Override public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    @BeforeEach void a_clinic_with_what_its_owner_fetched_from_the_ministry() {
        rehearsal.reset();
        var known = aFacility();
        stores.transactions().record(() -> stores.directory().save(new Facility(known.id(), known.name(), known.zone(), known.phone(), known.email(),
                Option.some(new Nip(NIP)), known.address())));
        fetched = product.api().anonymous().get("/rehearsal/ksef/credentials?nip=" + NIP).expect(200).json();
        enters(certificate(Kind.AUTHENTICATION, "authentication"));
    }

    @AfterEach void nothing_goes_wrong_any_more() {
        rehearsal.noFaults();
    }

    @Test @Proves("KSF-05") void a_token_lets_in_too() {
        stores.transactions().record(() -> stores.ksefCredentials().remove(FACILITY, Kind.AUTHENTICATION));
        enters(new KsefCredential.Token(fetched.getString("token")));

        assertThat(ksef.open(FACILITY)).contains("-SO-");
    }

    @Test @Proves({"KSF-10", "KSF-11"}) void the_certificate_for_offline_invoices_is_told_apart_and_signs() {
        enters(certificate(Kind.OFFLINE, "offline"));
        var issuer = new KeptIssuerCertificates(stores.ksefCredentials(), stores.transactions());

        assertThat(issuer.serial(FACILITY, clock.instant())).contains(fetched.getJsonObject("offline").getString("serial"));
        assertThat(issuer.sign(FACILITY, "qr-test.ksef.mf.gov.pl/certificate/Nip/1/1/1/1")).matches("[A-Za-z0-9_-]{86}");
    }

    @ParameterizedTest @ValueSource(strings = {"GARBLED", "HTTP_500"}) @Proves("KSF-02") void what_cannot_be_is_not_believed(String fault) {
        assertThatThrownBy(() -> statusOfAccepted(fault)).isInstanceOf(GatewayUnavailable.class);
    }

    @ParameterizedTest @ValueSource(strings = {"WRONG_NUMBER", "BAD_CHECK_DIGIT"}) @Proves("KSF-02") void a_number_that_cannot_be_is_none(String fault) {
        assertThat(statusOfAccepted(fault)).satisfies(sent -> {
            assertThat(sent.code()).isEqualTo(200);
            assertThat(sent.number()).isEmpty();
        });
    }

    private Sent statusOfAccepted(String fault) {
        var session = ksef.open(FACILITY);
        var answer = ksef.send(FACILITY, session, new Document(invoice("FV/1", 1), false, Option.none()));
        rehearsal.advance(Duration.ofMinutes(1));
        rehearsal.faults("ksef", "status", fault);
        return ksef.status(FACILITY, session, ((SendAnswer.Taken) answer).reference());
    }

    @Test @Proves("INV-06") void an_attachment_is_taken_in_a_batch_only_and_once_it_was_declared() {
        var attached = new Document(new String(invoice("FV/1", 1), StandardCharsets.UTF_8).replace("</Faktura>", """
                <Zalacznik><BlokDanych><MetaDane><ZKlucz>Umowa</ZKlucz><ZWartosc>MP/7/2026</ZWartosc></MetaDane></BlokDanych></Zalacznik></Faktura>""")
                .getBytes(StandardCharsets.UTF_8), false, Option.none());

        assertThat(inABatch(attached).code()).as("not declared").isEqualTo(415);
        product.api().anonymous().put("/rehearsal/ksef/attachments", Json.createObjectBuilder().add("nip", NIP).add("declared", true).build()).expect(200);
        var session = ksef.open(FACILITY);
        ksef.send(FACILITY, session, attached);
        rehearsal.advance(Duration.ofSeconds(2));
        assertThat(ksef.sent(FACILITY, session)).extracting(Sent::code).as("online").containsExactly(415);
        assertThat(inABatch(attached)).satisfies(sent -> {
            assertThat(sent.code()).isEqualTo(200);
            assertThat(sent.mode()).contains("Online");
        });
    }

    private Sent inABatch(Document document) {
        var batch = ksef.openBatch(FACILITY, document).get();
        assertThat(batch.send()).isEqualTo(new SendAnswer.Taken(batch.session()));
        assertThat(ksef.sent(FACILITY, batch.session())).singleElement().satisfies(working -> assertThat(working.code()).isEqualTo(150));
        rehearsal.advance(Duration.ofSeconds(3));
        return ksef.sent(FACILITY, batch.session()).get(0);
    }

    @Test @Proves("KSF-23") void the_ministrys_announcements_are_heard() {
        var latarnia = new Latarnia(settings, clock);
        assertThat(latarnia.state()).isEqualTo(State.AVAILABLE);

        product.api().anonymous().put("/rehearsal/ksef/announcement", object("state", "FAILURE")).expect(200);
        assertThat(latarnia.state()).isEqualTo(State.FAILURE);
        assertThat(latarnia.messages()).singleElement().satisfies(message -> assertThat(message.end()).isEmpty());

        product.api().anonymous().put("/rehearsal/ksef/announcement", object("state", "AVAILABLE")).expect(200);
        assertThat(latarnia.state()).isEqualTo(State.AVAILABLE);
        assertThat(latarnia.messages()).singleElement().satisfies(message -> assertThat(message.end()).isNotEmpty());
    }

    @Override protected EInvoicing ksef() {
        return ksef;
    }

    @Override protected FacilityId facility() {
        return FACILITY;
    }

    @Override protected byte[] invoice(String number, int time) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Europe/Warsaw"));
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <Faktura xmlns="http://crd.gov.pl/wzor/2025/06/25/13775/">
                  <Naglowek><KodFormularza kodSystemowy="FA (3)" wersjaSchemy="1-0E">FA</KodFormularza><WariantFormularza>3</WariantFormularza><DataWytworzeniaFa>%sT08:00:00Z</DataWytworzeniaFa></Naglowek>
                  <Podmiot1><DaneIdentyfikacyjne><NIP>%s</NIP><Nazwa>Przychodnia</Nazwa></DaneIdentyfikacyjne><Adres><KodKraju>PL</KodKraju><AdresL1>ul. Lipowa 1</AdresL1></Adres></Podmiot1>
                  <Podmiot2><DaneIdentyfikacyjne><NIP>1111111111</NIP><Nazwa>Firma</Nazwa></DaneIdentyfikacyjne><Adres><KodKraju>PL</KodKraju><AdresL1>ul. Polna 2</AdresL1></Adres><JST>2</JST><GV>2</GV></Podmiot2>
                  <Fa><KodWaluty>PLN</KodWaluty><P_1>%s</P_1><P_2>%s</P_2><P_13_7>200.00</P_13_7><P_15>200.00</P_15>
                    <Adnotacje><P_16>2</P_16><P_17>2</P_17><P_18>2</P_18><P_18A>2</P_18A><Zwolnienie><P_19>1</P_19><P_19A>art. 43 ust. 1 pkt 18 ustawy o VAT</P_19A></Zwolnienie>
                      <NoweSrodkiTransportu><P_22N>1</P_22N></NoweSrodkiTransportu><P_23>2</P_23><PMarzy><P_PMarzyN>1</P_PMarzyN></PMarzy></Adnotacje>
                    <RodzajFaktury>VAT</RodzajFaktury>
                    <FaWiersz><NrWierszaFa>1</NrWierszaFa><P_7>Konsultacja lekarska %d</P_7><P_8A>usł.</P_8A><P_8B>1</P_8B><P_9A>200.00</P_9A><P_11>200.00</P_11><P_12>zw</P_12></FaWiersz></Fa>
                </Faktura>
                """.formatted(today, NIP, today, number, time).getBytes(StandardCharsets.UTF_8);
    }

    @Override protected Instant now() {
        return clock.instant();
    }

    @Override protected void aMomentPasses() {
        rehearsal.advance(Duration.ofSeconds(1));
    }

    @Override protected void loseTheNextReply() {
        rehearsal.faults("ksef", "send", "LOST");
    }

    @Override protected void throttle(Duration pause) {
        rehearsal.faults("ksef", "api", "THROTTLED");
    }

    @Override protected void refuseLogin() {
        rehearsal.faults("ksef", "login", "UNAUTHORIZED");
    }

    @Override protected byte[] receive(String number) {
        var bought = product.api().anonymous().post("/rehearsal/ksef/purchases", object("buyer", NIP, "number", number, "amount", "123.00")).expect(200).json();
        rehearsal.advance(Duration.ofMinutes(1));
        return bought.getString("xml").getBytes(StandardCharsets.UTF_8);
    }

    @Override protected void endTheNextWith(int code) {
        rehearsal.faults("ksef", "send", "REFUSED");
    }

    private KsefCredential.Certificate certificate(Kind kind, String name) {
        var files = fetched.getJsonObject(name);
        return new ReadCertificateFiles().read(kind, new File.Pem(files.getString("certificate"), files.getString("key"), files.getString("password"))).get();
    }

    private void enters(KsefCredential credential) {
        stores.transactions().record(() -> stores.ksefCredentials().replace(FACILITY, credential.taken(new Nip(NIP), TOKENS, clock.instant()).get(), clock.instant(), Author.SYSTEM));
    }

    private String port() {
        try {
            return Files.readString(product.home().resolve("ksef.port")).strip();
        } catch (IOException notRehearsing) {
            throw new AssertionError(notRehearsing);
        }
    }
}

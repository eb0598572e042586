package pl.proassist.adapters.ksef;

import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.aFacility;

import io.vavr.control.Option;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import pl.proassist.application.delivery.Subscriptions;
import pl.proassist.application.fakes.GatewayCalls;
import pl.proassist.application.fakes.InMemoryStores;
import pl.proassist.application.fakes.SettableClock;
import pl.proassist.application.port.Author;
import pl.proassist.application.port.CertificateFiles.File;
import pl.proassist.domain.invoice.KsefCredential;
import pl.proassist.domain.invoice.KsefCredential.Kind;
import pl.proassist.domain.invoice.TokenTerm;

/** A clinic with its way into a played KSeF, on a Friday in November 2026 at a quarter past eleven. */
final class KsefClinic implements AutoCloseable {

    static final KsefCredential.Token TOKEN = new KsefCredential.Token("20261120-EC-0000000001-0000000002-03|nip-5252248481|" + "5a".repeat(32));

    final SettableClock clock = new SettableClock(Instant.parse("2026-11-20T10:15:30Z"));
    final PlayedKsef played = new PlayedKsef(clock);
    final InMemoryStores stores = new InMemoryStores(new Subscriptions(Map.of()), clock);
    final GatewayCalls calls = new GatewayCalls();

    KsefClinic() {
        stores.transactions().record(() -> stores.directory().save(aFacility()));
    }

    /** One server of the clinic; another one knows nothing of what this one has in its memory. */
    KsefEInvoicing server() {
        return server(settings(played.address() + "/v2"));
    }

    KsefEInvoicing server(KsefSettings settings) {
        return new KsefEInvoicing(settings, stores.ksefCredentials(), stores.directory(), stores.transactions(), calls, clock);
    }

    KsefSettings settings(String api) {
        return new KsefSettings(URI.create(api), Option.some(URI.create(played.address())), new TokenTerm(LocalDate.parse("2026-12-31")),
                Duration.ofSeconds(2), Duration.ofSeconds(2), List.of(Duration.ofMillis(1), Duration.ofMillis(1)));
    }

    void enters(KsefCredential credential) {
        stores.transactions().record(() -> stores.ksefCredentials().replace(FACILITY, credential, clock.instant(), Author.SYSTEM));
    }

    void takesBack(Kind kind) {
        stores.transactions().record(() -> stores.ksefCredentials().remove(FACILITY, kind));
    }

    static KsefCredential.Certificate certificate(String name, String password) {
        return new ReadCertificateFiles().read(Kind.AUTHENTICATION, new File.Pem(text(name + ".crt"), text(name + ".key"), password)).get();
    }

    private static String text(String name) {
        return new String(Vectors.bytes("certificates/" + name), StandardCharsets.UTF_8);
    }

    @Override public void close() {
        played.close();
    }
}

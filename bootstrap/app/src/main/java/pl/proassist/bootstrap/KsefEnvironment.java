package pl.proassist.bootstrap;

import io.vavr.control.Option;
import java.net.URI;

/** The ministry's three KSeFs (ksef.md 2). None is made from another's address: each is as the ministry tells it. */
enum KsefEnvironment {

    /** Invoices without legal effect, invented data only: others see them. */
    TEST("https://api-test.ksef.mf.gov.pl/v2", "https://qr-test.ksef.mf.gov.pl", "https://api-latarnia-test.ksef.mf.gov.pl", "https://ap-test.ksef.mf.gov.pl"),
    /** As production with its real certificates, without legal effect; its state is announced nowhere. */
    DEMO("https://api-demo.ksef.mf.gov.pl/v2", "https://qr-demo.ksef.mf.gov.pl", null, "https://ap-demo.ksef.mf.gov.pl"),
    PRODUCTION("https://api.ksef.mf.gov.pl/v2", "https://qr.ksef.mf.gov.pl", "https://api-latarnia.ksef.mf.gov.pl", "https://ap.ksef.mf.gov.pl");

    final URI api;
    final URI qr;
    final Option<URI> latarnia;
    /** For people (Aplikacja Podatnika KSeF). */
    final String application;

    KsefEnvironment(String api, String qr, String latarnia, String application) {
        this.api = URI.create(api);
        this.qr = URI.create(qr);
        this.latarnia = Option.of(latarnia).map(URI::create);
        this.application = application;
    }
}

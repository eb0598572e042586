package pl.proassist.play.bench;

import static pl.proassist.play.Words.object;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import pl.proassist.play.RunningProduct;
import pl.proassist.play.RunningProduct.Way;
import pl.proassist.play.Together;

/** What it costs to issue invoices: what is due is decided, it gets its number, is written as FA(3), checked and frozen, each in a commit of its own. */
final class InvoiceFigures {

    private static final int INVOICES = 1000;
    private static final int CLIENTS = 8;
    private static final double WITHIN_SECONDS = 10;
    private static final String COMPANY = "{\"buyer\":{\"kind\":\"COMPANY\",\"nip\":\"2222222222\",\"name\":\"Zakład Przykładowy S.A.\","
            + "\"address\":{\"line1\":\"ul. Fabryczna 5\",\"line2\":\"30-001 Kraków\"}}}";

    private final boolean quick;
    private final Report report;
    private final Path schema;

    /** @param schema where the ministry's schema lies, if it does */
    InvoiceFigures(boolean quick, Report report, Path schema) {
        this.quick = quick;
        this.report = report;
        this.schema = schema.toAbsolutePath().normalize();
    }

    void all() {
        var official = Files.isDirectory(schema);
        report.section("Invoices", "Production start, default JVM flags; " + CLIENTS + " clients press \"issue\" for visits that a company pays, each request answered when its"
                + " invoice is numbered, written as FA(3), checked " + (official ? "by our own rules and by the ministry's schema" : "by our own rules (the ministry's schema is not here)")
                + ", stored with its bytes and its entry in the trail; the time from the first request to the last answer, after warming up.");
        report.progress("the product starts");
        var way = Way.productionInTemporaryHome().flags();
        try (var product = RunningProduct.start(official ? way.with("PROASSIST_KSEF_SCHEMA", schema.toString()) : way)) {
            var agenda = Agenda.open(product.api(), product.adminToken());
            agenda.clinic().rules("facility", Map.of("requirement", "NONE"));
            product.api().put(agenda.clinic().path("/invoicing-settings"), object("exemption", "HEALING_ENTITY", "seller",
                    Map.of("nip", "1111111111", "name", "Klinika Pomiar sp. z o.o.", "address", Map.of("line1", "ul. Testowa 1", "line2", "00-001 Warszawa")))).expect(201);
            issued(product, agenda, quick ? 50 : INVOICES);
            var count = quick ? 200 : INVOICES;
            var seconds = issued(product, agenda, count);
            report.figure(in("%,d invoices written, validated and frozen", count), in("under %.0f s", WITHIN_SECONDS), in("%.2f s", seconds), seconds < WITHIN_SECONDS);
        }
    }

    /** @return how long the issuing took */
    private double issued(RunningProduct product, Agenda agenda, int count) {
        report.progress("%,d visits are booked, billed and held", count);
        var visits = IntStream.range(0, count).mapToObj(i -> UUID.randomUUID().toString()).toList();
        try (var connection = Connection.to(product.address())) {
            visits.forEach(visit -> agenda.book(connection, "/api/v1", visit));
        }
        each(product, visits, "PUT", "/billing", COMPANY, 200);
        each(product, visits, "POST", "/complete", "", 200);
        report.progress("%,d invoices are issued", count);
        var start = System.nanoTime();
        each(product, visits, "POST", "/invoice", "", 200);
        return (System.nanoTime() - start) / 1e9;
    }

    private static void each(RunningProduct product, List<String> visits, String method, String path, String body, int expected) {
        Together.call(CLIENTS, client -> () -> {
            try (var connection = Connection.to(product.address())) {
                for (int i = client; i < visits.size(); i += CLIENTS) {
                    var status = connection.send(method, "/api/v1/visits/" + visits.get(i) + path, product.adminToken(), body);
                    if (status != expected) {
                        throw new IllegalStateException(method + " " + path + " was answered " + status);
                    }
                }
                return client;
            }
        });
    }

    private static String in(String format, Object... values) {
        return String.format(Locale.ENGLISH, format, values);
    }
}

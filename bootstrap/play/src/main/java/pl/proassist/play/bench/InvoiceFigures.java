package pl.proassist.play.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import pl.proassist.play.RunningProduct;
import pl.proassist.play.RunningProduct.Way;

/** What it costs to issue invoices: what is due is decided, it gets its number, is written as FA(3), checked and frozen, each in a commit of its own. */
final class InvoiceFigures {

    private static final int INVOICES = 1000;
    private static final double WITHIN_SECONDS = 10;

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
        report.section("Invoices", "Production start, default JVM flags; " + BilledVisits.CLIENTS + " clients press \"issue\" for visits that a company pays, each request"
                + " answered when its invoice is numbered, written as FA(3), checked "
                + (official ? "by our own rules and by the ministry's schema" : "by our own rules (the ministry's schema is not here)")
                + ", stored with its bytes and its entry in the trail; the time from the first request to the last answer, after warming up.");
        report.progress("the product starts");
        var way = Way.productionInTemporaryHome().flags();
        try (var product = RunningProduct.start(official ? way.with("PROASSIST_KSEF_SCHEMA", schema.toString()) : way)) {
            var agenda = BilledVisits.clinic(product, "1111111111");
            issued(product, agenda, quick ? 50 : INVOICES);
            var count = quick ? 200 : INVOICES;
            var seconds = issued(product, agenda, count);
            report.figure(in("%,d invoices written, validated and frozen", count), in("under %.0f s", WITHIN_SECONDS), in("%.2f s", seconds), seconds < WITHIN_SECONDS);
        }
    }

    /** @return how long the issuing took */
    private double issued(RunningProduct product, Agenda agenda, int count) {
        report.progress("%,d visits are booked, billed and held", count);
        var visits = BilledVisits.held(product, agenda, count);
        report.progress("%,d invoices are issued", count);
        return visits.issue();
    }

    private static String in(String format, Object... values) {
        return String.format(Locale.ENGLISH, format, values);
    }
}

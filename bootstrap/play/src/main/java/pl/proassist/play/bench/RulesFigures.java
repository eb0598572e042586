package pl.proassist.play.bench;

import static pl.proassist.play.Words.object;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import pl.proassist.play.RunningProduct;
import pl.proassist.play.RunningProduct.Way;

/** What it costs to ask what a draft of the rules would have done. */
final class RulesFigures {

    private static final int BOOKINGS = 100_000;
    private static final double WITHIN_SECONDS = 3;
    /** All of them lie within 28 days of the last month. */
    private static final int SECONDS_BETWEEN = 24;

    private final boolean quick;
    private final Report report;

    RulesFigures(boolean quick, Report report) {
        this.quick = quick;
        this.report = report;
    }

    void all() {
        report.section("Rules", "Dry run: production start, default JVM flags, one facility with " + BOOKINGS + " bookings of 1,600 patients in the last month, a"
                + " twentieth of them missed and a twentieth cancelled late; a draft in which first-time, blacklist and facility rules all decide; the time of the"
                + " request as the client sees it, the slowest one after warming up.");
        report.progress("the product starts");
        try (var product = RunningProduct.start(Way.productionInTemporaryHome().flags()); var tables = Tables.of(product)) {
            var agenda = Agenda.open(product.api(), product.adminToken());
            write(product, tables, agenda);
            var seconds = new ArrayList<Double>();
            for (int run = 0; run < (quick ? 4 : 10); run++) {
                var took = dryRun(product, agenda);
                report.progress("a dry run took %.2f s", took);
                if (run > 0) {
                    seconds.add(took);
                }
            }
            var slowest = seconds.stream().mapToDouble(each -> each).max().orElseThrow();
            report.figure(in("Dry run over %,d bookings", BOOKINGS), in("under %.0f s", WITHIN_SECONDS), in("%.2f s at most (median %.2f s)", slowest,
                    Report.median(seconds)), slowest < WITHIN_SECONDS);
        }
    }

    private static double dryRun(RunningProduct product, Agenda agenda) {
        var start = System.nanoTime();
        var counted = product.api().post(agenda.clinic().path("/payment-rules/dry-run"), object(
                "facility", Map.of("requirement", "OPTIONAL", "deadline", Map.of("mode", "UNTIL_HOUR", "cutoff", "20:00", "lead", "PT2H")),
                "firstTime", Map.of("on", true, "rule", Map.of("requirement", "REQUIRED")),
                "blacklist", Map.of("on", true, "rule", Map.of("requirement", "REQUIRED")))).expect(200).json().getInt("bookings");
        var took = (System.nanoTime() - start) / 1e9;
        if (counted != BOOKINGS) {
            throw new IllegalStateException("%d bookings were counted".formatted(counted));
        }
        return took;
    }

    /** Copies of one booking, spread over the last month, with what became of them. */
    private void write(RunningProduct product, Tables tables, Agenda agenda) {
        report.progress("%,d bookings are written", BOOKINGS);
        var model = UUID.randomUUID().toString();
        try (var connection = Connection.to(product.address())) {
            agenda.book(connection, "/api/v1", model);
        }
        tables.run("CREATE TABLE bench_who (number INT PRIMARY KEY, specialist UUID NOT NULL, patient UUID NOT NULL)");
        var number = 0;
        for (var diary : agenda.diaries()) {
            for (var patient : diary.patients()) {
                tables.run("INSERT INTO bench_who VALUES (%d, '%s', '%s')".formatted(number++, diary.specialist(), patient));
            }
        }
        var first = LocalDate.now(ZoneOffset.UTC).minusMonths(1).withDayOfMonth(1) + " 02:00:00";
        tables.run("""
                INSERT INTO visit (id, facility, specialist, service, patient, start_at, end_at, channel, booked_at, request, status, requirement,
                                   price, amount, kind, deadline, decided_by, decision, cancelled_by, cancel_reason, cancelled_at, cancel_keeps, cancel_claimable, version)
                SELECT UUID(), m.facility, w.specialist, m.service, w.patient, b.at + INTERVAL 1 + b.n MOD 14 DAY, b.at + INTERVAL 1 + b.n MOD 14 DAY + INTERVAL 10 MINUTE,
                       m.channel, b.at, m.request, CASE b.n MOD 20 WHEN 0 THEN 'NO_SHOW' WHEN 1 THEN 'CANCELLED' ELSE 'COMPLETED' END, m.requirement,
                       m.price, m.amount, m.kind, m.deadline, m.decided_by, m.decision, IF(b.n MOD 20 = 1, 'PATIENT', NULL), IF(b.n MOD 20 = 1, 'choroba', NULL),
                       IF(b.n MOD 20 = 1, b.at + INTERVAL 1 + b.n MOD 14 DAY - INTERVAL 1 HOUR, NULL),
                       IF(b.n MOD 20 = 1, 0, NULL), IF(b.n MOD 20 = 1, 0, NULL), 2
                FROM (SELECT s.seq AS n, TIMESTAMP '%s' + INTERVAL s.seq * %d SECOND AS at FROM seq_0_to_%d s) b
                JOIN bench_who w ON w.number = b.n MOD %d JOIN visit m ON m.id = '%s' ORDER BY b.n""".formatted(first, SECONDS_BETWEEN, BOOKINGS - 1, number, model));
        tables.run("DROP TABLE bench_who");
    }

    private static String in(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}

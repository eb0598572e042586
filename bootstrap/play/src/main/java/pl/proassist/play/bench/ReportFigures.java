package pl.proassist.play.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import pl.proassist.play.Clinic;
import pl.proassist.play.RunningProduct;
import pl.proassist.play.RunningProduct.Way;
import pl.proassist.play.Together;

/** What the report of online payments costs when years of links lie behind it. */
final class ReportFigures {

    private static final double PAGE_MILLIS = 100;
    private static final double AGAINST_BARE = 1.5;
    private static final double MORE_HEAP_AT_MOST = 64;
    private static final double FIRST_BYTE_SECONDS = 1;
    private static final int ROWS_OF_A_FILE = 100_000;
    /** As many as the product gives at most. */
    private static final int LONG_PAGE = 500;
    private static final int ROUNDS_OF_FIRST_PAGES = 30;
    private static final int TURNS = 5;
    private static final int PATIENTS_OF_A_SPECIALIST = 60;

    private final boolean quick;
    private final Report report;

    ReportFigures(boolean quick, Report report) {
        this.quick = quick;
        this.report = report;
    }

    void all() {
        var links = quick ? 100_000 : 1_000_000;
        report.section("Reports", "The report of online payments of one facility over ten years of links, as many each day; production start, default JVM flags, the client on"
                + " the same cores. Pages: for each filter a walk with the cursor through the two years that a report may be long at most, each page timed as the client"
                + " sees it; the figure is that of the worst filter. File: the detailed XLSX in turns with the bare library (fastexcel), which writes the same rows"
                + " from its memory in a process of its own with the same flags, both warmed alike; the heap is what a full collection leaves while the file is half read.");
        report.progress("the product starts");
        try (var product = RunningProduct.start(Way.productionInTemporaryHome()); var tables = Tables.of(product)) {
            var agenda = Agenda.open(product.api(), product.adminToken());
            agenda.clinic().rules("facility", Clinic.required(Clinic.untilHour("20:00")));
            agenda.clinic().bookAtDesk(agenda.diaries().get(0).specialist(), agenda.service(), agenda.diaries().get(0).patients().get(0), OldLinks.firstVisit());
            report.progress("writing %,d links", links);
            var patients = Together.call(Agenda.CLIENTS, number -> () -> Stream.generate(agenda.clinic()::patient).limit(PATIENTS_OF_A_SPECIALIST).map(Clinic.Patient::id).toList());
            report.line("%,d links were written in %.0f s", links, OldLinks.write(tables, agenda, patients, links));
            var walk = new ReportWalk(product.address(), product.adminToken(), agenda.clinic().path("/reports/online-payments"));
            pages(walk, agenda);
            file(product, walk, links);
        }
    }

    private void pages(ReportWalk walk, Agenda agenda) {
        var to = LocalDate.now();
        var period = "?from=%s&to=%s".formatted(to.minusDays(730), to);
        var specialist = agenda.diaries().get(3).specialist();
        var filters = new LinkedHashMap<String, String>();
        filters.put("everything", "");
        filters.put("by visit", "&by=visit");
        filters.put("by payment", "&by=paid");
        filters.put("detailed", "&variant=detailed");
        filters.put("not yet paid", "&status=UNPAID");
        filters.put("waiting", "&status=WAITING");
        filters.put("overdue and optional, by visit", "&status=OVERDUE&required=false&by=visit");
        filters.put("a specialist", "&specialist=" + specialist);
        filters.put("a service, paid, required", "&service=" + agenda.service() + "&status=PAID&required=true");
        filters.put("a specialist and a service, overdue, by visit", "&specialist=" + specialist + "&service=" + agenda.service() + "&status=OVERDUE&by=visit");
        report.progress("warming up");
        walk.pages(period + "&limit=" + LONG_PAGE);
        walk.pages(period + "&limit=50&specialist=" + specialist);
        var worst = Map.entry("", 0.0);
        var worstFirst = Map.entry("", 0.0);
        for (var filter : filters.entrySet()) {
            var long500 = walk.pages(period + filter.getValue() + "&limit=" + LONG_PAGE);
            var first = new ArrayList<Double>();
            for (int i = 0; i < ROUNDS_OF_FIRST_PAGES; i++) {
                first.add(walk.first(period + filter.getValue() + "&limit=50"));
            }
            report.line("%s: %,d pages of %d, p50 %.0f ms, p99 %.0f ms; the first page of 50 with its totals p50 %.0f ms, worst %.0f ms", filter.getKey(), long500.size(), LONG_PAGE,
                    quantile(long500, 0.5), quantile(long500, 0.99), quantile(first, 0.5), quantile(first, 1));
            worst = worse(worst, filter.getKey(), quantile(long500, 0.99));
            worstFirst = worse(worstFirst, filter.getKey(), quantile(first, 0.99));
        }
        report.figure("Report page at any depth, p99 of the worst filter", in("under %.0f ms", PAGE_MILLIS), in("%.0f ms (%s)", worst.getValue(), worst.getKey()),
                worst.getValue() < PAGE_MILLIS);
        report.figure("First page with the totals of two years, p99 of the worst filter", in("under %.0f ms", PAGE_MILLIS), in("%.0f ms (%s)", worstFirst.getValue(),
                worstFirst.getKey()), worstFirst.getValue() < PAGE_MILLIS);
    }

    private static Map.Entry<String, Double> worse(Map.Entry<String, Double> known, String name, double millis) {
        return millis > known.getValue() ? Map.entry(name, millis) : known;
    }

    private void file(RunningProduct product, ReportWalk walk, int links) {
        var rows = Math.min(links / 10 * 2, ROWS_OF_A_FILE);
        var to = LocalDate.now();
        var query = "?from=%s&to=%s&variant=detailed".formatted(to.minusDays(OldLinks.daysOf(rows, links)), to);
        report.progress("warming up");
        var taken = walk.file(query);
        walk.file(query);
        try (var bare = BareSheet.start(taken)) {
            bare.write();
            bare.write();
            var ours = new ArrayList<Double>();
            var theirs = new ArrayList<Double>();
            var firstBytes = new ArrayList<Double>();
            var database = product.database().get(0).pid();
            var before = List.of(Cpu.millis(bare.pid()), Cpu.millis(product.pid()), Cpu.millis(database));
            for (int i = 0; i < TURNS; i++) {
                theirs.add(bare.write());
                var file = walk.file(query);
                ours.add(file.seconds());
                firstBytes.add(file.firstByteSeconds());
            }
            report.line("processor time of one file: bare library %.1f s; product %.1f s and its database %.1f s", perTurn(before.get(0), bare.pid()),
                    perTurn(before.get(1), product.pid()), perTurn(before.get(2), database));
            var ratio = Report.median(ours) / Report.median(theirs);
            report.figure(in("XLSX of %,d rows against the bare library", bare.rows()), in("at most %.1f", AGAINST_BARE),
                    in("%.2f (%.1f s against %.1f s)", ratio, Report.median(ours), Report.median(theirs)), ratio <= AGAINST_BARE);
            report.figure("Its first byte", in("under %.0f s", FIRST_BYTE_SECONDS), in("%.2f s at worst", quantile(firstBytes, 1)), quantile(firstBytes, 1) < FIRST_BYTE_SECONDS);
        }
        var before = Memory.of(product.pid());
        var during = walk.heapHalfWay(query, () -> Memory.of(product.pid()).heap());
        report.figure("Heap while it is written", in("under %.0f MiB more", MORE_HEAP_AT_MOST), in("%+.1f MiB (%.0f MiB)", during - before.heap(), during),
                during - before.heap() < MORE_HEAP_AT_MOST);
    }

    private static double perTurn(long before, long pid) {
        return (Cpu.millis(pid) - before) / 1000.0 / TURNS;
    }

    private static double quantile(List<Double> values, double quantile) {
        return LoginBench.quantile(values.stream().mapToDouble(Double::doubleValue).sorted().toArray(), quantile);
    }

    private static String in(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}

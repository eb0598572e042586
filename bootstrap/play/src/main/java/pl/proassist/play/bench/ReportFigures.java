package pl.proassist.play.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
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
    private static final int DAYS = 730;
    private static final int DEPTHS = 8;
    private static final int FIRST_PAGES = 4;
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
                + " the same cores. Pages, timed as the client sees them: walks with the cursor through the two years that a report may be long at most, and of every filter"
                + " (three dates, four statuses or none, required, optional or both, of a specialist, a service, a rare one, or both) pages at even depths of the two years. File: the detailed XLSX in turns with the bare library (fastexcel), which writes the same rows"
                + " from its memory in a process of its own with the same flags, both warmed alike; the heap is what a full collection leaves while the file is half read.");
        report.progress("the product starts");
        try (var product = RunningProduct.start(Way.productionInTemporaryHome()); var tables = Tables.of(product)) {
            var agenda = Agenda.open(product.api(), product.adminToken());
            agenda.clinic().rules("facility", Clinic.required(Clinic.untilHour("20:00")));
            agenda.clinic().bookAtDesk(agenda.diaries().get(0).specialist(), agenda.service(), agenda.diaries().get(0).patients().get(0), OldLinks.firstVisit());
            report.progress("writing %,d links", links);
            var patients = Together.call(Agenda.CLIENTS, number -> () -> Stream.generate(agenda.clinic()::patient).limit(PATIENTS_OF_A_SPECIALIST).map(Clinic.Patient::id).toList());
            var services = List.of(agenda.service(), agenda.clinic().service("USG", "250.00"), agenda.clinic().service("Kwalifikacja", "80.00"));
            report.line("%,d links were written and summed up in %.0f s", links, OldLinks.write(tables, agenda, patients, services, links));
            var walk = new ReportWalk(product.address(), product.adminToken(), agenda.clinic().path("/reports/online-payments"));
            pages(walk, agenda, services);
            file(product, walk, links);
        }
    }

    private void pages(ReportWalk walk, Agenda agenda, List<String> services) {
        var to = LocalDate.now();
        var period = "?from=%s&to=%s".formatted(to.minusDays(DAYS), to);
        var specialist = agenda.diaries().get(3).specialist();
        report.progress("warming up");
        walk.pages(period + "&limit=" + LONG_PAGE);
        walk.pages(period + "&limit=50&specialist=" + specialist);
        walks(walk, period, specialist);
        everyFilter(walk, period, filters(List.of("", "&specialist=" + specialist, "&service=" + services.get(0), "&service=" + services.get(services.size() - 1),
                "&specialist=" + specialist + "&service=" + services.get(services.size() - 1))));
    }

    private void walks(ReportWalk walk, String period, String specialist) {
        var worst = Map.entry("", 0.0);
        for (var filter : List.of("", "&variant=detailed", "&by=paid&specialist=" + specialist, "&status=OVERDUE&required=false&by=visit")) {
            var pages = walk.pages(period + filter + "&limit=" + LONG_PAGE);
            report.line("from the first page to the last, %s: %,d pages of %d, p50 %.0f ms, p99 %.0f ms", named(filter), pages.size(), LONG_PAGE, quantile(pages, 0.5),
                    quantile(pages, 0.99));
            worst = worse(worst, named(filter), quantile(pages, 0.99));
        }
        report.figure("Report page on the way through two years, p99 of the worst walk", in("under %.0f ms", PAGE_MILLIS), in("%.0f ms (%s)", worst.getValue(), worst.getKey()),
                worst.getValue() < PAGE_MILLIS);
    }

    private void everyFilter(ReportWalk walk, String period, List<String> filters) {
        var deep = new ArrayList<Double>();
        var first = new ArrayList<Double>();
        var slowest = Map.entry("", 0.0);
        var slowestFirst = Map.entry("", 0.0);
        var begin = Instant.now().minus(Duration.ofDays(DAYS));
        for (var filter : filters) {
            var depths = IntStream.range(0, DEPTHS).mapToObj(i -> walk.page(period + filter + "&limit=" + LONG_PAGE, begin.plus(Duration.ofDays((long) DAYS * i / DEPTHS)))).toList();
            var firsts = Stream.generate(() -> walk.first(period + filter + "&limit=50")).limit(FIRST_PAGES).toList();
            deep.addAll(depths);
            first.addAll(firsts);
            slowest = worse(slowest, named(filter), Report.median(depths));
            slowestFirst = worse(slowestFirst, named(filter), Report.median(firsts));
        }
        report.line("pages of %d: p50 of all %.0f ms, the slowest %.0f ms; the filter with the highest p50 has %.0f ms (%s)", LONG_PAGE, quantile(deep, 0.5), quantile(deep, 1),
                slowest.getValue(), slowest.getKey());
        report.line("first pages: p50 of all %.0f ms, the slowest %.0f ms; the filter with the highest p50 has %.0f ms (%s)", quantile(first, 0.5), quantile(first, 1),
                slowestFirst.getValue(), slowestFirst.getKey());
        report.figure(in("Report page, %d filters at %d depths each, p99", filters.size(), DEPTHS), in("under %.0f ms", PAGE_MILLIS), in("%.0f ms", quantile(deep, 0.99)),
                quantile(deep, 0.99) < PAGE_MILLIS);
        report.figure("First page with the totals of two years, the same filters, p99", in("under %.0f ms", PAGE_MILLIS), in("%.0f ms", quantile(first, 0.99)),
                quantile(first, 0.99) < PAGE_MILLIS);
    }

    private static List<String> filters(List<String> whose) {
        return Stream.of("", "&by=paid", "&by=visit").flatMap(by -> Stream.of("", "&status=WAITING", "&status=PAID", "&status=OVERDUE", "&status=UNPAID").map(by::concat))
                .flatMap(filter -> Stream.of("", "&required=true", "&required=false").map(filter::concat))
                .flatMap(filter -> whose.stream().map(filter::concat)).toList();
    }

    /** As one reads it: without the ids, of which each is there once. */
    private static String named(String filter) {
        return filter.isEmpty() ? "everything" : filter.replaceAll("=[0-9a-f-]{36}", "").substring(1).replace('&', ' ');
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

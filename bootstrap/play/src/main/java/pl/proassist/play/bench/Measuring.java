package pl.proassist.play.bench;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import pl.proassist.play.Clinic;
import pl.proassist.play.RunningProduct;
import pl.proassist.play.RunningProduct.Way;
import pl.proassist.play.Together;
import pl.proassist.play.Trees;

/** Every figure of the promise, one after the other; load on this machine only, bounded, and over by itself. */
public final class Measuring {

    private static final int RIVALS = 100;
    private static final double FLOOR_OF_BOOKINGS = 0.5;
    private static final double TAIL = 5;
    private static final double FULL_TABLES = 0.9;
    private static final double GROWTH_OF_RELEASE = 1.2;
    private static final int ROUNDS_OF_RELEASES = 2;
    private static final double START = 1.6;
    private static final double TRACED_NANOS = 5_000;
    private static final double UNTRACED_NANOS = 1_000;

    static final double LONGEST_WARM_UP = 100;

    private final boolean quick;
    private final Report report;
    private final Path jar = RunningProduct.jar().toAbsolutePath().normalize();

    public Measuring(boolean quick, Consumer<String> listener) {
        this.quick = quick;
        this.report = new Report(listener);
    }

    /**
     * Writes each part that was measured into the document, unless it was only a quick look.
     *
     * @param only the parts to measure; all of them when it is empty
     * @return how many figures were missed
     */
    public int run(List<String> only) {
        var parts = new LinkedHashMap<String, Runnable>();
        parts.put("decisions", this::decisions);
        parts.put("starts", this::starts);
        parts.put("bookings", this::bookings);
        parts.put("releases", this::releases);
        parts.put("access", () -> new AccessFigures(quick, report).logins());
        parts.put("trail", () -> new AccessFigures(quick, report).trail());
        parts.put("messages", () -> new MessageFigures(quick, report).all());
        parts.put("reports", () -> new ReportFigures(quick, report).all());
        parts.put("rules", () -> new RulesFigures(quick, report).all());
        parts.put("invoices", () -> new InvoiceFigures(quick, report, root().resolve("../shared/data/ksef/xsd/fa3")).all());
        parts.put("ksef", () -> new KsefFigures(quick, report).all());
        parts.forEach((name, part) -> {
            if (only.isEmpty() || only.contains(name)) {
                part.run();
                if (!quick) {
                    report.write(root().resolve("docs/performance.md"), name, parts.keySet());
                }
            }
        });
        return report.missed();
    }

    private void decisions() {
        report.section("One decision", "JMH (`Deciding`, one fork, average time): a policy in which every level says something, a patient who is"
                + " blacklisted and comes for the first time.");
        try {
            var results = new Runner(new OptionsBuilder().include(Deciding.class.getName()).verbosity(VerboseMode.SILENT).build()).run();
            for (var result : results) {
                var nanos = result.getPrimaryResult().getScore();
                var traced = result.getPrimaryResult().getLabel().equals("traced");
                var most = traced ? TRACED_NANOS : UNTRACED_NANOS;
                report.figure("One decision " + (traced ? "with its trace" : "without a trace"), in("at most %.0f µs", most / 1000),
                        in("%.2f µs (± %.2f)", nanos / 1000, result.getPrimaryResult().getScoreError() / 1000), nanos <= most);
            }
        } catch (RunnerException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void starts() {
        report.section("Start to ready", "Flags of the tests (`" + String.join(" ", RunningProduct.FAST_START) + "`), a home that is there, rehearsal;"
                + " beside it Payara Micro itself with a WAR of one resource class. In turns, until each answers.");
        var directory = Trees.temporary();
        try {
            var result = new StartBench(payara(), directory).run(quick ? 1 : 5);
            report.line("product %s s, bare server %s s", seconds(result.product()), seconds(result.bare()));
            var ratio = Report.median(result.product()) / Report.median(result.bare());
            report.figure("Start to ready against the bare server", in("at most %.1f", START), in("%.2f", ratio), ratio <= START);
        } finally {
            Trees.delete(directory);
        }
    }

    private void bookings() {
        report.section("Bookings", Agenda.CLIENTS + " clients, each with a connection and a specialist of its own, on different slots; flush at"
                + " each commit; default JVM flags, a production start on the embedded MariaDB. The control (`Control`) is a bare servlet in"
                + " the same server that reads and writes the same rows, the trail among them, from the same pool by plain JDBC. In turns; medians of the turns. The client"
                + " runs on the same cores, and so does the outbox, which works off what both leave behind (links at the pace that the operator allows). Old visits are measured after"
                + " a restart against a second server whose tables are new, both warmed alike, in turns: the median of the rounds' ratios.");
        var directory = Trees.temporary();
        var war = WarFile.of(directory.resolve("bench.war"), "Control");
        report.progress("the product starts");
        try (var product = RunningProduct.start(Way.productionInTemporaryHome().also("--bench-war", war.toString()))) {
            var agenda = Agenda.open(product.api(), product.adminToken());
            newTables(product, agenda);
            full(product, agenda, war);
            oneSlot(product, agenda);
        } finally {
            Trees.delete(directory);
        }
    }

    private void newTables(RunningProduct product, Agenda agenda) {
        try (var tables = Tables.of(product)) {
            var free = BookingBench.under(product, tables, agenda, Map.of("requirement", "NONE"));
            report.progress("warming up");
            free.warmUp(quick ? 16 : LONGEST_WARM_UP);
            measure(free, "visit that needs no payment", true);
            var prepaid = BookingBench.under(product, tables, agenda, Map.of("requirement", "REQUIRED", "deadline", Clinic.untilHour("20:00")));
            Load.run(product.address(), agenda.clients(BookingBench.PRODUCT), quick ? 2 : 6);
            measure(prepaid, "visit with a prepayment", false);
            // Nobody operates payments here, so these links would be asked for again and again, and no later turn would come to its end.
            tables.run("DELETE FROM delivery");
            var visits = oldVisits();
            report.progress("writing %,d old visits", visits);
            report.line("%,d old visits with their slots and events were written in %.0f s", visits, OldVisits.write(tables, agenda, visits));
        }
    }

    private void measure(BookingBench bench, String what, boolean asked) {
        var product = bench.statements(BookingBench.PRODUCT);
        var control = bench.statements(BookingBench.CONTROL);
        report.line("%s: statements of one, with what the outbox does meanwhile, product: %s; control: %s", what, product, control);
        var result = bench.run(quick ? 2 : asked ? 5 : 3, quick ? 4 : 8);
        tell(what, result);
        if (asked) {
            report.figure("Bookings against plain JDBC", in("at least %.1f, aim 0.75", FLOOR_OF_BOOKINGS),
                    in("%.2f (%.0f/s against %.0f/s)", result.ratio(), result.productPerSecond(), result.controlPerSecond()),
                    result.ratio() >= FLOOR_OF_BOOKINGS);
            var tail = result.milliseconds(0.99) / result.milliseconds(0.5);
            report.figure("p99 against p50", in("at most %.0f", TAIL),
                    in("%.1f (%.1f ms against %.1f ms)", tail, result.milliseconds(0.99), result.milliseconds(0.5)), tail <= TAIL);
            report.figure("Answers other than 201", "none", result.everyBookingSucceeded() ? "none" : "some", result.everyBookingSucceeded());
        }
    }

    private void tell(String what, BookingBench.Result result) {
        report.line("%s: product %.0f/s, p50 %.1f ms, p99 %.1f ms, per booking %s", what, result.productPerSecond(), result.milliseconds(0.5),
                result.milliseconds(0.99), BookingBench.Result.cost(result.product()));
        report.line("%s: control %.0f/s, per booking %s; ratio %.2f", what, result.controlPerSecond(),
                BookingBench.Result.cost(result.control()), result.ratio());
    }

    private void oneSlot(RunningProduct product, Agenda agenda) {
        var rounds = 10;
        var good = 0;
        var all = new TreeMap<Integer, Long>();
        for (int i = 0; i < rounds; i++) {
            var count = Together.call(agenda.rivals(product.address(), RIVALS)).stream().collect(groupingBy(status -> status, counting()));
            good += count.equals(Map.of(201, 1L, 409, RIVALS - 1L)) ? 1 : 0;
            count.forEach((status, number) -> all.merge(status, number, Long::sum));
        }
        report.figure(in("%d clients on one slot, %d rounds", RIVALS, rounds), "one 201 and 99 × 409 in each",
                good + " rounds so; together " + all, good == rounds);
    }

    /**
     * Against a second server whose tables are new. Both begin cold and are warmed and measured in turns: what the machine does
     * meanwhile strikes both, neither has the more experienced compiler, and what the old visits' writing left is on disk by then.
     */
    private void full(RunningProduct product, Agenda agenda, Path war) {
        report.progress("the product starts again, and a second one beside it");
        product.stop();
        product.startAgain();
        try (var tables = Tables.of(product);
                var other = RunningProduct.start(Way.productionInTemporaryHome().also("--bench-war", war.toString()));
                var otherTables = Tables.of(other)) {
            var rule = Map.<String, Object>of("requirement", "NONE");
            var full = BookingBench.under(product, tables, agenda, rule);
            var empty = BookingBench.under(other, otherTables, Agenda.open(other.api(), other.adminToken()), rule);
            report.progress("warming up");
            empty.warmUp(quick ? 16 : LONGEST_WARM_UP);
            full.warmUp(quick ? 16 : LONGEST_WARM_UP);
            var result = BookingBench.inTurns(empty, full, quick ? 2 : 6, 4);
            tell("visit that needs no payment, empty tables", result.empty());
            tell("visit that needs no payment, full tables", result.full());
            report.figure(in("Bookings with %,d old visits against empty tables", oldVisits()), in("at least %.1f", FULL_TABLES),
                    in("%.2f (%.0f/s against %.0f/s; the control %.2f)", result.ratio(), result.full().productPerSecond(),
                            result.empty().productPerSecond(), result.controlRatio()), result.ratio() >= FULL_TABLES);
        }
    }

    private int oldVisits() {
        return quick ? 100_000 : 1_000_000;
    }

    private void releases() {
        report.section("Release", "A server that was down finds holds long overdue: each is asked about at the operator (simulated, in the same"
                + " process) and given up, and everything that follows from it is done, except messages: the patients have no address."
                + " Rehearsal, default JVM flags, a server that has released as many before; in turns, medians of the turns.");
        report.progress("the product starts");
        var few = quick ? 500 : 2_000;
        var many = quick ? 2_000 : 20_000;
        try (var product = RunningProduct.start(Way.rehearsalInTemporaryHome().flags())) {
            var bench = new ReleaseBench(product);
            report.progress("warming up");
            bench.run(many);
            var small = new ArrayList<Double>();
            var big = new ArrayList<Double>();
            small.add(tell(bench.run(few)).millisPerHold());
            for (int i = 0; i < ROUNDS_OF_RELEASES; i++) {
                big.add(tell(bench.run(many)).millisPerHold());
                small.add(tell(bench.run(few)).millisPerHold());
            }
            var ratio = Report.median(big) / Report.median(small);
            report.figure(in("Time per hold at %,d against %,d", many, few), in("at most %.1f", GROWTH_OF_RELEASE),
                    in("%.2f (%.2f ms against %.2f ms)", ratio, Report.median(big), Report.median(small)), ratio <= GROWTH_OF_RELEASE);
        }
    }

    private ReleaseBench.Result tell(ReleaseBench.Result result) {
        report.line("%,d holds in %.1f s: %.2f ms each; processor time server %.2f ms, database %.2f ms", result.holds(), result.seconds(),
                result.millisPerHold(), result.millisOfServer(), result.millisOfDatabase());
        return result;
    }

    private Path payara() {
        try {
            return Path.of(Files.readString(root().resolve("bootstrap/play/target/payara")).strip());
        } catch (IOException notBuilt) {
            throw new UncheckedIOException(notBuilt);
        }
    }

    /** The working copy that the product's jar was built in. */
    private Path root() {
        return jar.getParent().getParent().getParent().getParent();
    }

    private static String seconds(List<Double> values) {
        return values.stream().map(value -> in("%.1f", value)).collect(Collectors.joining(", "));
    }

    private static String in(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}

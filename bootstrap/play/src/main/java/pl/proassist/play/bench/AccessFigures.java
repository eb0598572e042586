package pl.proassist.play.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import pl.proassist.play.RunningProduct;
import pl.proassist.play.RunningProduct.Way;
import pl.proassist.play.Trees;
import pl.proassist.play.Verdict;

/** What logins, their being guessed at, and the trail cost. */
final class AccessFigures {

    private static final double SECOND_STEP_MILLIS = 300;
    private static final int WRONG_LOGINS_PER_SECOND = 200;
    /** Less would be no flood, whatever it did. */
    private static final int FLOOD_AT_LEAST = 180;
    private static final int DESKS = 4;
    private static final double SLOWER_AT_MOST = 3;
    private static final double MORE_HEAP_AT_MOST = 32;
    private static final int ENTRIES = 100_000;
    private static final double VERIFIED_WITHIN = 5;
    private static final double WITH_TRAIL = 0.7;

    private final boolean quick;
    private final Report report;

    AccessFigures(boolean quick, Report report) {
        this.quick = quick;
        this.report = report;
    }

    void logins() {
        report.section("Access", "Logins: both steps by SMS, Argon2id at OWASP's cost, rehearsal, default JVM flags; the time of the two requests as the"
                + " client sees it, without the SMS and its reading. Flood: production start, " + DESKS + " clients book on different slots while"
                + " wrong passwords come at a fixed rate; the heap is what a full collection leaves.");
        bothSteps();
        flood();
    }

    void trail() {
        report.section("Trail", "An export written by the rules of the real chain, of entries as bookings make them, and the checking program as a process"
                + " of its own, its start included; bookings on two servers, one of which remembers nothing, in turns: the median of the rounds' ratios.");
        longTrail();
        withoutTrail();
    }

    private void bothSteps() {
        report.progress("the product starts");
        try (var product = RunningProduct.start(Way.rehearsalInTemporaryHome().flags())) {
            var rounds = quick ? 15 : 100;
            var bench = new LoginBench(product, rounds * (2 + 2 * LoginBench.MOST_AT_ONCE));
            report.progress("warming up");
            bench.run(rounds, 1);
            bench.run(rounds, LoginBench.MOST_AT_ONCE);
            for (var atOnce : new int[] {1, LoginBench.MOST_AT_ONCE}) {
                var millis = bench.run(rounds, atOnce);
                var p99 = LoginBench.quantile(millis, 0.99);
                report.figure("Both steps of a login, %d at once, p99".formatted(atOnce), in("under %.0f ms", SECOND_STEP_MILLIS),
                        in("%.0f ms (p50 %.0f ms, %d logins)", p99, LoginBench.quantile(millis, 0.5), millis.length), p99 < SECOND_STEP_MILLIS);
            }
        }
    }

    private void flood() {
        report.progress("the product starts");
        try (var product = RunningProduct.start(Way.productionInTemporaryHome().with("PROASSIST_TRUSTED_PROXIES", "127.0.0.1"))) {
            var clients = Agenda.open(product.api(), product.adminToken()).clients(BookingBench.PRODUCT).subList(0, DESKS);
            report.progress("warming up");
            Load.run(product.address(), clients, quick ? 10 : 60);
            new Flood(product.address(), false).during(WRONG_LOGINS_PER_SECOND, () -> Load.run(product.address(), clients, quick ? 5 : 20));
            asked(product, clients);
            var many = floodOf(product, clients, true);
            report.line("the same flood as if from a new address each time: p99 of bookings %.1f ms, answers %s, %.0f/s", many.meanwhile().milliseconds(0.99),
                    many.answers(), many.perSecond());
        }
    }

    private void asked(RunningProduct product, List<Load.Caller> clients) {
        var before = Load.run(product.address(), clients, seconds());
        var memoryBefore = Memory.of(product.pid());
        var flooded = floodOf(product, clients, false);
        var memory = Memory.of(product.pid());
        var slower = flooded.meanwhile().milliseconds(0.99) / before.milliseconds(0.99);
        report.line("flood from one address: %.0f/s, answers %s; bookings before %.0f/s, meanwhile %.0f/s; resident %.0f MiB before, %.0f MiB after",
                flooded.perSecond(), flooded.answers(), before.perSecond(), flooded.meanwhile().perSecond(), memoryBefore.resident(), memory.resident());
        report.figure(in("p99 of bookings under %d wrong logins a second", WRONG_LOGINS_PER_SECOND), in("at most %.0f times as long", SLOWER_AT_MOST),
                in("%.2f (%.1f ms against %.1f ms, %.0f logins a second)", slower, flooded.meanwhile().milliseconds(0.99), before.milliseconds(0.99),
                        flooded.perSecond()), slower <= SLOWER_AT_MOST && flooded.meanwhile().only(201) && flooded.perSecond() > FLOOD_AT_LEAST);
        report.figure("Heap after the flood", in("at most %.0f MiB more", MORE_HEAP_AT_MOST),
                in("%+.1f MiB (%.0f MiB)", memory.heap() - memoryBefore.heap(), memory.heap()), memory.heap() - memoryBefore.heap() <= MORE_HEAP_AT_MOST);
    }

    private Flood.Result<Load.Result> floodOf(RunningProduct product, List<Load.Caller> clients, boolean fromManyAddresses) {
        report.progress("%d wrong logins a second for %.0f s", WRONG_LOGINS_PER_SECOND, seconds());
        return new Flood(product.address(), fromManyAddresses).during(WRONG_LOGINS_PER_SECOND, () -> Load.run(product.address(), clients, seconds()));
    }

    private double seconds() {
        return quick ? 10 : 60;
    }

    private void longTrail() {
        var home = Trees.temporary();
        try {
            var verdict = Verdict.on(LongTrail.write(home, ENTRIES), home);
            var took = verdict.took().toMillis() / 1000.0;
            report.figure(in("%,d entries of the trail verified", ENTRIES), in("under %.0f s", VERIFIED_WITHIN), in("%.1f s (%s)", took, verdict.words()),
                    verdict.code() == 0 && took < VERIFIED_WITHIN);
        } finally {
            Trees.delete(home);
        }
    }

    private void withoutTrail() {
        var directory = Trees.temporary();
        var war = WarFile.of(directory.resolve("bench.war"), "Control");
        var way = Way.productionInTemporaryHome().also("--bench-war", war.toString());
        report.progress("the product starts, and a second one that remembers nothing");
        try (var remembering = RunningProduct.start(way);
                var other = RunningProduct.start(Way.productionInTemporaryHome().also("--bench-war", war.toString()).with("PROASSIST_TRAIL", "off"));
                var tables = Tables.of(remembering);
                var otherTables = Tables.of(other)) {
            var with = bench(remembering, tables);
            var without = bench(other, otherTables);
            report.progress("warming up");
            without.warmUp(quick ? 16 : Measuring.LONGEST_WARM_UP);
            with.warmUp(quick ? 16 : Measuring.LONGEST_WARM_UP);
            var result = BookingBench.inTurns(without, with, quick ? 2 : 6, 4);
            report.line("trail: %,d entries; without it %,d", tables.number("SELECT COUNT(*) FROM trail"), otherTables.number("SELECT COUNT(*) FROM trail"));
            report.figure("Bookings with the trail against without", in("at least %.1f", WITH_TRAIL), in("%.2f (%.0f/s against %.0f/s; the control %.2f)",
                    result.ratio(), result.full().productPerSecond(), result.empty().productPerSecond(), result.controlRatio()), result.ratio() >= WITH_TRAIL);
        } finally {
            Trees.delete(directory);
        }
    }

    private static BookingBench bench(RunningProduct product, Tables tables) {
        return BookingBench.under(product, tables, Agenda.open(product.api(), product.adminToken()), Map.of("requirement", "NONE"));
    }

    private static String in(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}

package pl.proassist.play.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import pl.proassist.play.RunningProduct;
import pl.proassist.play.Words;

/** Bookings of sixteen clients on different slots, and the same rows written by the control, in turns on one server. */
final class BookingBench {

    static final String CONTROL = "/bench";
    static final String PRODUCT = "/api/v1";

    private static final List<String> COUNTERS = List.of("Com_select", "Com_insert", "Com_update", "Com_delete", "Com_commit");

    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private static final int WARMING_SECONDS = 2;

    private final RunningProduct product;
    private final Tables tables;
    private final Agenda agenda;

    /** One turn of one side. */
    record Turn(Load.Result load, double serverMillis, double databaseMillis) {
    }

    /** All turns of both sides. */
    record Result(List<Turn> product, List<Turn> control) {

        private List<Turn> of(String base) {
            return base.equals(PRODUCT) ? product : control;
        }

        double productPerSecond() {
            return Report.median(product.stream().map(turn -> turn.load().perSecond()).toList());
        }

        double controlPerSecond() {
            return Report.median(control.stream().map(turn -> turn.load().perSecond()).toList());
        }

        double ratio() {
            return productPerSecond() / controlPerSecond();
        }

        /** The middle turn by its latency at a quantile. */
        double milliseconds(double quantile) {
            return Report.median(product.stream().map(turn -> turn.load().milliseconds(quantile)).toList());
        }

        boolean everyBookingSucceeded() {
            return product.stream().allMatch(turn -> turn.load().only(201)) && control.stream().allMatch(turn -> turn.load().only(201));
        }

        static String cost(List<Turn> turns) {
            return String.format(Locale.ROOT, "server %.2f ms, database %.2f ms", Report.median(turns.stream().map(Turn::serverMillis).toList()),
                    Report.median(turns.stream().map(Turn::databaseMillis).toList()));
        }
    }

    /** The same bookings from empty and from full tables, round by round. */
    record Compared(Result empty, Result full) {

        double ratio() {
            return medianRatio(full.product, empty.product);
        }

        double controlRatio() {
            return medianRatio(full.control, empty.control);
        }

        private static double medianRatio(List<Turn> these, List<Turn> those) {
            return Report.median(IntStream.range(0, these.size())
                    .mapToObj(i -> these.get(i).load().perSecond() / those.get(i).load().perSecond()).toList());
        }
    }

    private BookingBench(RunningProduct product, Tables tables, Agenda agenda) {
        this.product = product;
        this.tables = tables;
        this.agenda = agenda;
    }

    /** The control learns from one visit that the product books under these rules. */
    static BookingBench under(RunningProduct product, Tables tables, Agenda agenda, Map<String, Object> facilityRule) {
        agenda.clinic().rules("facility", facilityRule);
        var bench = new BookingBench(product, tables, agenda);
        bench.teachControl();
        return bench;
    }

    private void teachControl() {
        tables.run("CREATE OR REPLACE TABLE bench_delivery AS SELECT event, aggregate, reaction, due_at FROM delivery WHERE FALSE");
        tables.run("CREATE OR REPLACE TRIGGER bench_copies_deliveries AFTER INSERT ON delivery FOR EACH ROW"
                + " INSERT INTO bench_delivery VALUES (NEW.event, NEW.aggregate, NEW.reaction, NEW.due_at)");
        try (var connection = Connection.to(product.address())) {
            var visit = Words.newId();
            agenda.book(connection, PRODUCT, visit);
            tables.run("DROP TRIGGER bench_copies_deliveries");
            if (connection.send("POST", CONTROL + "/visits/" + visit, "", "") != 201) {
                throw new IllegalStateException("the control could not learn what a booking is");
            }
        }
    }

    /** Until the server's compiler has nothing more to gain: five turns of the product that are no quicker than the five before. */
    void warmUp(double mostSeconds) {
        var rates = new ArrayList<Double>();
        for (double passed = 0; passed < mostSeconds && !isSteady(rates); passed += 2 * WARMING_SECONDS) {
            rates.add(turnToItsEnd(PRODUCT, WARMING_SECONDS).load().perSecond());
            turnToItsEnd(CONTROL, WARMING_SECONDS);
        }
    }

    private static boolean isSteady(List<Double> rates) {
        var n = rates.size();
        return n >= 10 && Report.median(rates.subList(n - 5, n)) < 1.03 * Report.median(rates.subList(n - 10, n - 5));
    }

    /** In each round the other side begins: what one leaves in the outbox burdens the next. */
    Result run(int rounds, double seconds) {
        var result = new Result(new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < rounds; i++) {
            if (i % 2 == 0) {
                result.product.add(turn(PRODUCT, seconds));
            }
            result.control.add(turn(CONTROL, seconds));
            if (i % 2 == 1) {
                result.product.add(turn(PRODUCT, seconds));
            }
        }
        return result;
    }

    /** Two servers, of which one works while the other rests; in each round the other begins. */
    static Compared inTurns(BookingBench empty, BookingBench full, int rounds, double seconds) {
        var compared = new Compared(new Result(new ArrayList<>(), new ArrayList<>()), new Result(new ArrayList<>(), new ArrayList<>()));
        for (int i = 0; i < rounds; i++) {
            for (var base : List.of(PRODUCT, CONTROL)) {
                if (i % 2 == 0) {
                    compared.empty.of(base).add(empty.turnToItsEnd(base, seconds));
                }
                compared.full.of(base).add(full.turnToItsEnd(base, seconds));
                if (i % 2 == 1) {
                    compared.empty.of(base).add(empty.turnToItsEnd(base, seconds));
                }
            }
        }
        return compared;
    }

    /** Leaves nothing to do in the outbox that would burden whoever comes next. */
    private Turn turnToItsEnd(String base, double seconds) {
        var turn = turn(base, seconds);
        while (tables.number("SELECT COUNT(*) FROM delivery WHERE NOT blocked AND due_at <= UTC_TIMESTAMP(6)") > 0) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return turn;
    }

    private Turn turn(String base, double seconds) {
        var server = Cpu.millis(product.pid());
        var database = Cpu.millis(databasePid());
        var load = Load.run(product.address(), agenda.clients(base), seconds);
        return new Turn(load, (Cpu.millis(product.pid()) - server) / (double) load.requests(),
                (Cpu.millis(databasePid()) - database) / (double) load.requests());
    }

    /** What one booking asks of the database, by its own counters. */
    String statements(String base) {
        var before = counters();
        var load = Load.run(product.address(), agenda.clients(base), 2);
        var after = counters();
        return COUNTERS.stream().map(name -> String.format(Locale.ROOT, "%s %.2f", name.substring(4),
                (after.get(name) - before.get(name)) / (double) load.requests())).collect(Collectors.joining(", "));
    }

    private Map<String, Long> counters() {
        var counters = new TreeMap<String, Long>();
        COUNTERS.forEach(name -> counters.put(name, tables.counter(name)));
        return counters;
    }

    private long databasePid() {
        return product.database().get(0).pid();
    }
}

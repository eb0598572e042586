package pl.proassist.play.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** What ten years of prepaid visits leave in the report: as many links each day, of all specialists, in every state. */
final class OldLinks {

    private static final int DAYS = 3_650;
    private static final int CHUNK = 50_000;
    private static final int RARE = 47;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    /** Above those of the links that the product itself makes. */
    private static final long FIRST = 1_000_000_000L;

    private OldLinks() {
    }

    /** A visit whose link is the model of the others. */
    static Instant firstVisit() {
        return Instant.now().plus(Duration.ofDays(10)).truncatedTo(ChronoUnit.HOURS);
    }

    /** How many days back so many rows reach. */
    static int daysOf(int rows, int links) {
        return (int) ((long) rows * DAYS / links);
    }

    /**
     * @param patients of each specialist
     * @param services the usual ones, and last one that hardly anybody comes for
     * @return how many seconds it took
     */
    static double write(Tables tables, Agenda agenda, List<List<String>> patients, List<String> services, int links) {
        var start = System.nanoTime();
        tables.run("CREATE OR REPLACE TABLE bench_who (number INT PRIMARY KEY, specialist UUID NOT NULL, patient UUID NOT NULL, service UUID NOT NULL)");
        var number = 0;
        for (int i = 0; i < patients.get(0).size(); i++) {
            for (int diary = 0; diary < patients.size(); diary++) {
                var service = number % RARE == 0 ? services.get(services.size() - 1) : services.get(number % (services.size() - 1));
                tables.run("INSERT INTO bench_who VALUES (%d, '%s', '%s', '%s')".formatted(number++, agenda.diaries().get(diary).specialist(), patients.get(diary).get(i), service));
            }
        }
        for (int from = 0; from < links; from += CHUNK) {
            write(tables, number, links, from, Math.min(links, from + CHUNK) - 1);
        }
        tables.run("DROP TABLE bench_who");
        tables.run("ANALYZE TABLE online_payment");
        summedUp(tables);
        return (System.nanoTime() - start) / 1e9;
    }

    /** The product adds them to its sums each minute. */
    private static void summedUp(Tables tables) {
        var patience = System.nanoTime() + PATIENCE.toNanos();
        while (tables.number("SELECT COUNT(*) FROM online_payment_change") > 0) {
            if (System.nanoTime() > patience) {
                throw new IllegalStateException("the sums of the report do not come to their end");
            }
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
        }
    }

    /** Of a hundred 72 are paid, of which two went back; three are withdrawn; what is younger than two weeks and unpaid still waits. Every fifth was optional. */
    private static void write(Tables tables, int pairs, int links, int from, int to) {
        var secondsApart = DAYS * 86_400L / links;
        tables.run("""
                INSERT INTO online_payment (seq, link, visit, facility, specialist, service, patient, issued_at, visit_at, paid_at, deadline, visit_status, required,
                                            is_paid, withdrawn, amount, paid, refunded, refund, means)
                SELECT %1$d + n.number, UUID(), UUID(), o.facility, n.specialist, n.service, n.patient, n.issued_at, n.issued_at + INTERVAL 14 DAY,
                       IF(n.part < 72, n.issued_at + INTERVAL 50 MINUTE, NULL), n.issued_at + INTERVAL 14 DAY, IF(n.part < 72, 'COMPLETED', 'LAPSED'), n.number MOD 5 > 0,
                       n.part < 72, n.part >= 97, o.amount, IF(n.part < 72, o.amount, 0), IF(n.part < 2, o.amount, 0), IF(n.part < 2, 'DONE', NULL),
                       IF(n.part < 72, 'ONLINE', NULL)
                FROM (SELECT s.seq AS number, s.seq * 7919 MOD 100 AS part, w.specialist, w.patient, w.service,
                             UTC_TIMESTAMP(6) - INTERVAL %2$d DAY + INTERVAL s.seq * %3$d SECOND AS issued_at
                      FROM seq_%4$d_to_%5$d s JOIN bench_who w ON w.number = s.seq MOD %6$d) n
                JOIN (SELECT * FROM online_payment ORDER BY seq LIMIT 1) o ORDER BY n.number""".formatted(FIRST, DAYS, secondsApart, from, to, pairs));
    }
}

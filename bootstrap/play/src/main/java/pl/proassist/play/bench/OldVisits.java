package pl.proassist.play.bench;

/** What years of use leave behind: visits that took place, with the time they took and what was announced of them. */
final class OldVisits {

    private static final int CHUNK = 50_000;

    private OldVisits() {
    }

    /** They cannot overlap, so the triggers that forbid it sleep meanwhile. @return how many seconds it took */
    static double write(Tables tables, Agenda agenda, int visits) {
        var start = System.nanoTime();
        tables.run("CREATE OR REPLACE TABLE bench_who (number INT PRIMARY KEY, specialist UUID NOT NULL, patient UUID NOT NULL)");
        var number = 0;
        for (var diary : agenda.diaries()) {
            for (var patient : diary.patients()) {
                tables.run("INSERT INTO bench_who VALUES (%d, '%s', '%s')".formatted(number++, diary.specialist(), patient));
            }
        }
        var model = tables.number("SELECT MAX(seq) FROM visit WHERE status = 'CONFIRMED'");
        var pairs = number;
        tables.withoutTriggers("claim", () -> {
            for (int from = 0; from < visits; from += CHUNK) {
                write(tables, model, pairs, from, Math.min(visits, from + CHUNK) - 1);
            }
        });
        tables.run("DROP TABLE bench_who");
        return (System.nanoTime() - start) / 1e9;
    }

    /** Each of the pairs has one visit after the other, ten minutes each, beginning long ago; the ids say nothing of the order. */
    private static void write(Tables tables, long model, int pairs, int from, int to) {
        tables.run("""
                CREATE OR REPLACE TEMPORARY TABLE bench_old ENGINE = InnoDB AS
                SELECT s.seq AS number, UUID() AS id, w.specialist, w.patient,
                       TIMESTAMP '1990-01-01 00:00:00' + INTERVAL s.seq * 10 MINUTE AS start_at,
                       TIMESTAMP '1990-01-01 00:00:00' + INTERVAL s.seq * 10 + 10 MINUTE AS end_at
                FROM seq_%d_to_%d s JOIN bench_who w ON w.number = s.seq MOD %d""".formatted(from, to, pairs));
        tables.run("""
                INSERT INTO visit (id, facility, specialist, service, patient, start_at, end_at, channel, booked_at, request, status, requirement,
                                   price, amount, kind, deadline, decided_by, decision, version)
                SELECT o.id, m.facility, o.specialist, m.service, o.patient, o.start_at, o.end_at, m.channel, o.start_at - INTERVAL 14 DAY, m.request,
                       'COMPLETED', m.requirement, m.price, m.amount, m.kind, m.deadline, m.decided_by, m.decision, 2
                FROM bench_old o JOIN visit m ON m.seq = %d ORDER BY o.number""".formatted(model));
        tables.run("INSERT INTO claim (resource, starts_at, ends_at, holder) SELECT specialist, start_at, end_at, id FROM bench_old ORDER BY number");
        tables.run("INSERT INTO claim (resource, starts_at, ends_at, holder) SELECT patient, start_at, end_at, id FROM bench_old ORDER BY number");
        tables.run("""
                INSERT INTO event (aggregate, name, body, at)
                SELECT id, 'visit-booked/1', JSON_OBJECT('visit', id), start_at - INTERVAL 14 DAY FROM bench_old UNION ALL
                SELECT id, 'visit-completed/1', JSON_OBJECT('visit', id), end_at FROM bench_old""");
    }
}

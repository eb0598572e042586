package pl.proassist.play.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import pl.proassist.play.Clinic;
import pl.proassist.play.RunningProduct;
import pl.proassist.play.RunningProduct.Way;

/** How fast messages leave: many that are due at once, and each one in an ordinary hour (MSG-14). */
final class MessageFigures {

    private static final int DUE = 10_000;
    private static final double WITHIN_SECONDS = 60;
    private static final double ON_TIME_SECONDS = 2;
    private static final int A_SECOND = 500;
    private static final int AT_ONCE = 16;
    private static final int VISITS = 50;
    private static final int BOOKINGS_A_SECOND = 5;
    private static final Duration GATEWAY = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Instant FIRST_VISIT = Instant.now().plus(Duration.ofDays(60));

    private final boolean quick;
    private final Report report;

    MessageFigures(boolean quick, Report report) {
        this.quick = quick;
        this.report = report;
    }

    void all() {
        report.section("Messages", in("Production start, default JVM flags, a gateway on this machine that answers after %d ms; the sender's limits set to %d a"
                + " second and %d at once. First %,d SMS that fall due at the same moment, copies of those of %d visits: from that moment until the gateway has"
                + " the last one. Then bookings at a steady %d a second, each by a new patient: from the request that books to the SMS at the gateway.",
                GATEWAY.toMillis(), A_SECOND, AT_ONCE, DUE, VISITS, BOOKINGS_A_SECOND));
        report.progress("the product starts");
        try (var gateway = new SmsStub(GATEWAY);
                var product = RunningProduct.start(Way.productionInTemporaryHome().with("PROASSIST_SMS_URL", gateway.address())
                        .with("PROASSIST_SMS_PER_SECOND", String.valueOf(A_SECOND)).with("PROASSIST_SMS_AT_ONCE", String.valueOf(AT_ONCE)));
                var tables = Tables.of(product)) {
            var clinic = Clinic.open(product.api(), "Klinika Pomiar");
            clinic.rules("facility", Map.of("requirement", "REQUIRED", "amount", Map.of("type", "FULL", "kind", "FULL_PREPAYMENT"),
                    "deadline", Map.of("mode", "BEFORE_VISIT", "lead", "PT24H"), "sendBy", List.of("SMS")));
            due(clinic, gateway, tables);
            onTime(clinic, gateway);
        }
    }

    private void due(Clinic clinic, SmsStub gateway, Tables tables) {
        var service = clinic.service("Konsultacja", "200.00");
        var specialist = clinic.specialist();
        var visits = IntStream.range(0, VISITS).mapToObj(i -> clinic.book(specialist, service, clinic.patient(), slot(i)).id()).toList();
        await(gateway, VISITS);
        report.progress("warming up");
        fall(gateway, tables, visits, 0, quick ? 1_000 : 4_000);
        var seconds = fall(gateway, tables, visits, DUE, DUE);
        var count = gateway.count();
        report.line("%,d SMS in %.1f s, %.0f/s; at most %d at the gateway at once, at most %d in any second", count.arrived(), seconds,
                count.arrived() / seconds, count.mostAtOnce(), count.mostInASecond());
        report.figure(in("%,d due messages handed over", DUE), in("under %.0f s", WITHIN_SECONDS), in("%.1f s, none twice: %s", seconds, count.doubled() == 0),
                seconds < WITHIN_SECONDS && count.arrived() == DUE && count.doubled() == 0);
        report.figure("The sender's limits", in("%d a second, %d at once", A_SECOND, AT_ONCE), in("%d a second, %d at once", count.mostInASecond(), count.mostAtOnce()),
                count.mostInASecond() <= A_SECOND && count.mostAtOnce() <= AT_ONCE);
    }

    /** Copies of the SMS of each visit wait for a time to come, which then is now. @return how many seconds it takes until the last is there */
    private double fall(SmsStub gateway, Tables tables, List<String> visits, int from, int number) {
        var each = number / visits.size();
        for (int i = 0; i < visits.size(); i++) {
            var first = from + i * each;
            tables.copy("message", "channel = 'SMS' AND settled_at IS NOT NULL AND tries = 0 AND occasion NOT LIKE 'bench%' AND visit = ?", visits.get(i), first, first + each,
                    copy -> waiting(copy));
        }
        gateway.forget();
        var began = System.nanoTime();
        tables.run("UPDATE message SET due_at = UTC_TIMESTAMP(6) WHERE state = 'WAITING'");
        await(gateway, each * visits.size());
        return (System.nanoTime() - began) / 1e9;
    }

    private static Map<String, Object> waiting(int number) {
        var other = new HashMap<String, Object>();
        other.put("id", new UUID(0x0BE0_0000_0000_4000L, 0x8000_0000_0000_0000L + number).toString());
        other.put("occasion", "bench " + number);
        other.put("state", "WAITING");
        other.put("due_at", LocalDateTime.ofInstant(Instant.now().plus(Duration.ofHours(1)), ZoneOffset.UTC));
        other.put("settled_at", null);
        other.put("provider_id", null);
        other.put("parts", null);
        other.put("unsure", 0);
        return other;
    }

    private void onTime(Clinic clinic, SmsStub gateway) {
        var number = BOOKINGS_A_SECOND * (quick ? 15 : 60);
        report.progress("%d bookings at %d a second", number, BOOKINGS_A_SECOND);
        var service = clinic.service("Konsultacja", "200.00");
        var specialist = clinic.specialist();
        var patients = Stream.generate(clinic::patient).limit(number).toList();
        gateway.forget();
        var asked = new ArrayList<Long>();
        var began = System.nanoTime();
        for (int i = 0; i < number; i++) {
            var wait = began + i * 1_000_000_000L / BOOKINGS_A_SECOND - System.nanoTime();
            if (wait > 0) {
                LockSupport.parkNanos(wait);
            }
            asked.add(System.nanoTime());
            clinic.book(specialist, service, patients.get(i), slot(i));
        }
        await(gateway, number);
        var seconds = IntStream.range(0, number).mapToDouble(i -> (gateway.firstTo(patients.get(i).phone()) - asked.get(i)) / 1e9).sorted().toArray();
        var p99 = LoginBench.quantile(seconds, 0.99);
        report.figure("Trigger to hand-over, p99", in("under %.0f s", ON_TIME_SECONDS), in("%.2f s (p50 %.2f s, the slowest %.2f s, %d bookings)", p99,
                LoginBench.quantile(seconds, 0.5), seconds[seconds.length - 1], number), p99 < ON_TIME_SECONDS);
    }

    private static void await(SmsStub gateway, int number) {
        var patience = System.nanoTime() + PATIENCE.toNanos();
        while (gateway.count().arrived() < number) {
            if (System.nanoTime() > patience) {
                throw new IllegalStateException("%d of %d SMS came".formatted(gateway.count().arrived(), number));
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private static Instant slot(int number) {
        return FIRST_VISIT.plus(Duration.ofMinutes(30L * number));
    }

    private static String in(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}

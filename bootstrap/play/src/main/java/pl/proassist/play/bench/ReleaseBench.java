package pl.proassist.play.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import pl.proassist.domain.payment.PaymentLinkId;
import pl.proassist.domain.visit.VisitId;
import pl.proassist.play.Clinic;
import pl.proassist.play.Rehearsal;
import pl.proassist.play.RunningProduct;
import pl.proassist.play.Words;

/**
 * A server that was down finds holds whose deadline is long over: it asks the operator about each and gives the slot up. The
 * patients have no address, so that what messages take is not measured.
 */
final class ReleaseBench {

    private static final Instant BOOKED = Instant.parse("2027-01-11T13:20:00Z");
    private static final Instant BACK = Instant.parse("2027-01-13T08:00:00Z");
    private static final Instant FIRST_VISIT = Instant.parse("2027-02-01T08:00:00Z");
    private static final Duration VISIT = Duration.ofMinutes(30);

    private final RunningProduct product;

    ReleaseBench(RunningProduct product) {
        this.product = product;
    }

    /** @param millisOfServer time of its processors that each hold cost */
    record Result(int holds, double seconds, double millisOfServer, double millisOfDatabase) {

        double millisPerHold() {
            return seconds * 1000 / holds;
        }
    }

    Result run(int holds) {
        var api = product.api();
        var rehearsal = new Rehearsal(api);
        rehearsal.reset();
        rehearsal.setClock(BOOKED);
        var clinic = Clinic.open(api, "Klinika Pomiar");
        clinic.everybodyPays(Clinic.untilHour("20:00"));
        product.api().put(clinic.path("/delivery-settings"), Words.object("unreached", "RELEASE")).expect(200);
        var model = clinic.bookAtDesk(clinic.specialist(), clinic.service("Konsultacja", "200.00"), clinic.patientWithoutAddress(), FIRST_VISIT);
        rehearsal.settle();
        try (var tables = Tables.of(product)) {
            multiply(tables, model, clinic.order(model), holds);
            return release(tables, holds);
        }
    }

    private Result release(Tables tables, int holds) {
        var serverBefore = Cpu.millis(product.pid());
        var databaseBefore = Cpu.millis(product.database().get(0).pid());
        var start = System.nanoTime();
        new Rehearsal(product.api().patient(Duration.ofMinutes(10))).setClock(BACK);
        var seconds = (System.nanoTime() - start) / 1e9;
        var released = tables.number("SELECT COUNT(*) FROM visit WHERE status = 'LAPSED'");
        if (released != holds) {
            throw new IllegalStateException("%d of %d holds were released".formatted(released, holds));
        }
        return new Result(holds, seconds, (Cpu.millis(product.pid()) - serverBefore) / (double) holds,
                (Cpu.millis(product.database().get(0).pid()) - databaseBefore) / (double) holds);
    }

    /** The hold that was booked, as often as is wanted: each with its slot, its link and its order at the operator. */
    private static void multiply(Tables tables, Clinic.Visit model, String order, int holds) {
        var id = model.id();
        tables.copy("visit", "id = ?", id, 1, holds, number -> Map.of("id", visit(number).toString(),
                "start_at", utc(start(number)), "end_at", utc(start(number).plus(VISIT))));
        for (var resource : new String[] {model.json().getString("specialist"), model.json().getString("patient")}) {
            tables.copy("claim", "holder = ? AND resource = '" + resource + "'", id, 1, holds, number -> Map.of("holder", visit(number).toString(),
                    "starts_at", utc(start(number)), "ends_at", utc(start(number).plus(VISIT))));
        }
        tables.copy("payment_link", "visit = ?", id, 1, holds, number -> Map.of("id", link(number).toString(),
                "visit", visit(number).toString(), "token", "bench" + number));
        tables.copy("payment_order", "id = ?", order, 1, holds, number -> Map.of("id", order(number),
                "link", link(number).toString(), "remote_id", remote(number)));
        tables.copy("rehearsal_order", "order_id = ?", order, 1, holds, number -> Map.of("order_id", order(number),
                "remote_id", remote(number), "page", remote(number)));
    }

    private static UUID visit(int number) {
        return new UUID(0x0BE0_0000_0000_4000L, 0x8000_0000_0000_0000L + number);
    }

    private static UUID link(int number) {
        return PaymentLinkId.of(new VisitId(visit(number))).value();
    }

    private static String order(int number) {
        return "%022d-1".formatted(number);
    }

    private static String remote(int number) {
        return "B%07d".formatted(number);
    }

    private static Instant start(int number) {
        return FIRST_VISIT.plus(VISIT.multipliedBy(number));
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}

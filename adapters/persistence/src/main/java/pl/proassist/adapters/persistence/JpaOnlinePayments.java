package pl.proassist.adapters.persistence;

import io.vavr.control.Option;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import pl.proassist.application.port.OnlinePayments;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.patient.PatientId;
import pl.proassist.domain.patient.PhoneNumber;
import pl.proassist.domain.payment.Payment;
import pl.proassist.domain.payment.PaymentLinkId;
import pl.proassist.domain.payment.Refund;
import pl.proassist.domain.shared.Money;
import pl.proassist.domain.visit.VisitId;
import pl.proassist.domain.visit.VisitStatus;

/** The report of online payments, read from the table that the database keeps for it (V10). */
public final class JpaOnlinePayments implements OnlinePayments {

    /** Rows of a file that are read at once. */
    private static final int PIECE = 2_000;

    private final JpaSession session;
    private final Vault vault;
    private final Executor ahead;

    /** @param ahead reads the next piece of a file while the last one is written */
    public JpaOnlinePayments(JpaSession session, Vault vault, Executor ahead) {
        this.session = session;
        this.vault = vault;
        this.ahead = ahead;
    }

    @Override public List<Line> page(Filter filter, Variant variant, Instant now, Option<After> after, int limit) {
        return session.read(unit -> page(unit.connection(), filter, variant, now, after, limit));
    }

    @Override public <R> void each(Filter filter, Variant variant, Instant now, Function<Line, R> seen, Consumer<R> what) {
        session.snapshot(unit -> {
            var connection = unit.connection();
            var piece = piece(connection, filter, variant, now, Option.none(), seen);
            while (piece.last().isDefined()) {
                var last = piece.last();
                var next = CompletableFuture.supplyAsync(() -> piece(connection, filter, variant, now, last, seen), ahead);
                try {
                    piece.rows().forEach(what);
                } finally {
                    next.handle((read, failed) -> Option.of(failed)).join();     // nobody closes the connection under the reader
                }
                piece = next.join();
            }
            piece.rows().forEach(what);
            return unit;
        });
    }

    /** @param last where the next piece begins; none when there is no more */
    private record Piece<R>(List<R> rows, Option<After> last) {
    }

    private <R> Piece<R> piece(Connection connection, Filter filter, Variant variant, Instant now, Option<After> after, Function<Line, R> seen) {
        var lines = page(connection, filter, variant, now, after, PIECE);
        return new Piece<>(lines.stream().map(seen).toList(), Option.when(lines.size() == PIECE, () -> lines.get(PIECE - 1).place(filter.by())));
    }

    /** The rows are chosen by the indexes alone; what else they say is looked up for those that were. */
    private List<Line> page(Connection connection, Filter filter, Variant variant, Instant now, Option<After> after, int limit) {
        var date = PaymentRanges.date(filter.by());
        var detailed = variant == Variant.DETAILED;
        var values = new ArrayList<>();
        var chosen = PaymentRanges.of(filter, now, after).each(values, "seq, " + date + " AS place", " ORDER BY " + date + ", seq LIMIT ?", limit);
        values.add(limit);
        return Sql.list(connection, """
                SELECT o.*, s.title, s.first_name, s.last_name, m.name AS service_name%s
                FROM (%s ORDER BY place, seq LIMIT ?) chosen STRAIGHT_JOIN online_payment o ON o.seq = chosen.seq
                LEFT JOIN specialist s ON s.id = o.specialist LEFT JOIN medical_service m ON m.id = o.service%s
                ORDER BY chosen.place, chosen.seq""".formatted(
                        detailed ? ", p.first_name AS patient_first_name, p.last_name AS patient_last_name, p.phone" : "", chosen,
                        detailed ? " LEFT JOIN patient p ON p.id = o.patient" : ""),
                row -> line(row, detailed), values.toArray());
    }

    private Line line(Columns row, boolean detailed) {
        return new Line(row.number("seq"), new PaymentLinkId(row.uuid("link")), new VisitId(row.uuid("visit")),
                Option.when(detailed, () -> person(row)), row.instant("issued_at"), row.instant("visit_at"), row.constant(VisitStatus.class, "visit_status"),
                row.text("service_name"), name(row), row.flag("required"), row.flag("is_paid"), row.instant("deadline"), row.flag("withdrawn"),
                row.money("amount"), row.money("paid"), row.money("refunded"), row.constantIfAny(Refund.State.class, "refund"),
                row.instantIfAny("paid_at"), row.constantIfAny(Payment.Means.class, "means"));
    }

    private Person person(Columns row) {
        var id = row.uuid("patient");
        return new Person(new PatientId(id), row.text("patient_first_name") + " " + row.text("patient_last_name"),
                new SealedRow(vault, "patient", id).open("phone", row.textIfAny("phone").getOrNull()).map(PhoneNumber::new));
    }

    private static String name(Columns row) {
        return row.textIfAny("title").map(title -> title + " ").getOrElse("") + row.text("first_name") + " " + row.text("last_name");
    }

    @Override public Totals totals(Filter filter, Instant now) {
        return session.read(unit -> PaymentTotals.of(unit.connection(), filter, now));
    }

    @Override public Income income(FacilityId facility, Instant from, Instant to) {
        var all = totals(paidIn(facility, from, to), to).all();
        return new Income(all.count(), all.paid(), all.refunded());
    }

    private static Filter paidIn(FacilityId facility, Instant from, Instant to) {
        return new Filter(facility, By.PAID, from, to, Option.none(), Option.none(), Option.none(), Option.none());
    }

    private static Income income(Columns row) {
        return new Income(row.number("links"), row.money("paid"), row.money("refunded"));
    }

    @Override public List<Earned> income(FacilityId facility, Instant from, Instant to, Whose whose) {
        var key = whose.name().toLowerCase(Locale.ROOT);
        return session.read(unit -> Sql.list(unit.connection(), """
                SELECT o.%1$s AS id, %2$s, COUNT(*) AS links, SUM(o.paid) AS paid, SUM(o.refunded) AS refunded
                FROM online_payment o %3$s
                WHERE o.facility = ? AND o.is_paid IN (0, 1) AND o.required IN (0, 1) AND o.paid_at >= ? AND o.paid_at < ?
                GROUP BY o.%1$s ORDER BY SUM(o.paid) - SUM(o.refunded) DESC, o.%1$s""".formatted(key,
                        whose == Whose.SPECIALIST ? "s.title, s.first_name, s.last_name" : "m.name",
                        whose == Whose.SPECIALIST ? "LEFT JOIN specialist s ON s.id = o.specialist" : "LEFT JOIN medical_service m ON m.id = o.service"),
                row -> new Earned(row.uuid("id"), whose == Whose.SPECIALIST ? name(row) : row.text("name"), income(row)), facility.value(), from, to));
    }
}

package pl.proassist.adapters.persistence;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
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

    private static final String SUMS = "COUNT(*) AS links, COALESCE(SUM(amount), 0) AS amount, COALESCE(SUM(paid), 0) AS paid, COALESCE(SUM(refunded), 0) AS refunded";

    private final JpaSession session;
    private final Vault vault;

    public JpaOnlinePayments(JpaSession session, Vault vault) {
        this.session = session;
        this.vault = vault;
    }

    @Override public List<Line> page(Filter filter, Variant variant, Instant now, Option<After> after, int limit) {
        return session.read(unit -> page(unit, filter, variant, now, after, limit));
    }

    @Override public void each(Filter filter, Variant variant, Instant now, Consumer<Line> line) {
        session.snapshot(unit -> {
            Option<After> after = Option.none();
            do {
                var piece = page(unit, filter, variant, now, after, PIECE);
                piece.forEach(line);
                after = piece.size() < PIECE ? Option.none() : Option.some(piece.get(PIECE - 1).place(filter.by()));
            } while (after.isDefined());
            return unit;
        });
    }

    /** The rows are chosen by the indexes alone; what else they say is looked up for those that were. */
    private List<Line> page(UnitOfWork unit, Filter filter, Variant variant, Instant now, Option<After> after, int limit) {
        var ranges = PaymentRanges.of(filter, now, after);
        var date = ranges.date();
        var detailed = variant == Variant.DETAILED;
        var values = new ArrayList<>();
        var chosen = ranges.each(values, "seq, " + date + " AS place", List.of(), " ORDER BY " + date + ", seq LIMIT ?", List.of(limit));
        values.add(limit);
        return Sql.list(unit.connection(), """
                SELECT o.*, s.title, s.first_name, s.last_name, m.name AS service_name%s
                FROM (%s ORDER BY place, seq LIMIT ?) chosen JOIN online_payment o ON o.seq = chosen.seq
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
        var values = new ArrayList<>();
        var sums = PaymentRanges.of(filter, now, Option.none())
                .each(values, "is_paid, NOT is_paid AND deadline < ? AS overdue, " + SUMS, List.of(now), " GROUP BY is_paid, overdue", List.of());
        return session.read(unit -> Sql.list(unit.connection(), sums, JpaOnlinePayments::totals, values.toArray())).stream()
                .reduce(new Totals(Sum.NOTHING, Sum.NOTHING, Sum.NOTHING), JpaOnlinePayments::plus);
    }

    private static Totals totals(Columns row) {
        var sum = new Sum(row.number("links"), row.money("amount"), row.money("paid"), row.money("refunded"));
        return new Totals(row.flag("is_paid") || row.flag("overdue") ? Sum.NOTHING : sum, row.flag("is_paid") ? sum : Sum.NOTHING,
                row.flag("overdue") ? sum : Sum.NOTHING);
    }

    private static Totals plus(Totals one, Totals other) {
        return new Totals(one.waiting().plus(other.waiting()), one.paid().plus(other.paid()), one.overdue().plus(other.overdue()));
    }

    @Override public Income income(FacilityId facility, Instant from, Instant to) {
        var values = new ArrayList<>();
        var sums = PaymentRanges.of(paidIn(facility, from, to), from, Option.none()).each(values, SUMS, List.of(), "", List.of());
        return session.read(unit -> Sql.list(unit.connection(), sums, JpaOnlinePayments::income, values.toArray())).stream()
                .reduce(new Income(0, Money.ZERO, Money.ZERO), JpaOnlinePayments::plus);
    }

    private static Filter paidIn(FacilityId facility, Instant from, Instant to) {
        return new Filter(facility, By.PAID, from, to, Option.none(), Option.none(), Option.none(), Option.none());
    }

    private static Income income(Columns row) {
        return new Income(row.number("links"), row.money("paid"), row.money("refunded"));
    }

    private static Income plus(Income one, Income other) {
        return new Income(one.payments() + other.payments(), one.paid().plus(other.paid()), one.refunded().plus(other.refunded()));
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

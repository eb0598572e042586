package pl.proassist.application.fakes;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import pl.proassist.application.port.OnlinePayments;
import pl.proassist.application.port.Versioned;
import pl.proassist.application.port.VisitView;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.patient.PatientId;
import pl.proassist.domain.payment.LinkStatus;
import pl.proassist.domain.payment.Payment;
import pl.proassist.domain.payment.PaymentLink;
import pl.proassist.domain.payment.Refund;
import pl.proassist.domain.policy.Requirement;
import pl.proassist.domain.shared.Money;
import pl.proassist.domain.visit.Visit;

/** The report of online payments, made from the other fakes. */
public final class InMemoryOnlinePayments implements OnlinePayments {

    private static final List<Refund.State> WORST_FIRST = List.of(Refund.State.FAILED, Refund.State.DUE, Refund.State.ORDERED, Refund.State.DONE);

    private final InMemoryTransactions transactions;
    private final InMemoryVisits visits;
    private final InMemoryPaymentLinks links;
    private final InMemoryPatients patients;
    private final InMemoryDirectory directory;

    public InMemoryOnlinePayments(InMemoryTransactions transactions, InMemoryVisits visits, InMemoryPaymentLinks links, InMemoryPatients patients,
                                  InMemoryDirectory directory) {
        this.transactions = transactions;
        this.visits = visits;
        this.links = links;
        this.patients = patients;
        this.directory = directory;
    }

    @Override public List<Line> page(Filter filter, Variant variant, Instant now, Option<After> after, int limit) {
        return transactions.record(() -> lines(filter, variant, now)
                .filter(line -> after.forAll(last -> isLater(line.place(filter.by()), last))).limit(limit).toList());
    }

    @Override public <R> void each(Filter filter, Variant variant, Instant now, Function<Line, R> seen, Consumer<R> what) {
        transactions.record(() -> lines(filter, variant, now).toList()).forEach(line -> what.accept(seen.apply(line)));
    }

    @Override public Totals totals(Filter filter, Instant now) {
        var all = transactions.record(() -> lines(filter, Variant.BASIC, now).toList());
        return new Totals(sum(all, now, VisitView.PaymentStatus.WAITING), sum(all, now, VisitView.PaymentStatus.PAID), sum(all, now, VisitView.PaymentStatus.OVERDUE));
    }

    @Override public Income income(FacilityId facility, Instant from, Instant to) {
        return income(transactions.record(() -> lines(paidIn(facility, from, to), Variant.BASIC, from).toList()));
    }

    @Override public List<Earned> income(FacilityId facility, Instant from, Instant to, Whose whose) {
        Function<Line, UUID> key = line -> {
            var visit = visit(line).details();
            return whose == Whose.SPECIALIST ? visit.specialist().value() : visit.service().value();
        };
        return transactions.record(() -> lines(paidIn(facility, from, to), Variant.BASIC, from).collect(groupingBy(key)).entrySet().stream()
                .map(each -> new Earned(each.getKey(), whose == Whose.SPECIALIST ? each.getValue().get(0).specialist() : each.getValue().get(0).service(),
                        income(each.getValue())))
                .sorted(comparing((Earned each) -> each.income().revenue()).reversed().thenComparing(each -> each.id().toString())).toList());
    }

    private static Filter paidIn(FacilityId facility, Instant from, Instant to) {
        return new Filter(facility, By.PAID, from, to, Option.none(), Option.none(), Option.none(), Option.none());
    }

    private static Income income(List<Line> lines) {
        return lines.stream().map(line -> new Income(1, line.paid(), line.refunded())).reduce(new Income(0, Money.ZERO, Money.ZERO),
                (one, other) -> new Income(one.payments() + other.payments(), one.paid().plus(other.paid()), one.refunded().plus(other.refunded())));
    }

    private static Sum sum(List<Line> lines, Instant now, VisitView.PaymentStatus status) {
        return lines.stream().filter(line -> line.status(now) == status).map(line -> new Sum(1, line.amount(), line.paid(), line.refunded()))
                .reduce(Sum.NOTHING, Sum::plus);
    }

    private Stream<Line> lines(Filter filter, Variant variant, Instant now) {
        var all = links.all();
        var lines = new ArrayList<Line>();
        for (int i = 0; i < all.size(); i++) {
            var number = i + 1;
            var link = all.get(i);
            visits.find(link.details().visit()).filter(visit -> LinkStatus.of(link).hasAddress() && link.details().facility().equals(filter.facility())
                    && filter.specialist().forAll(visit.details().specialist()::equals) && filter.service().forAll(visit.details().service()::equals))
                    .forEach(visit -> lines.add(line(number, link, visit, variant)));
        }
        return lines.stream().filter(line -> filter.by() != By.PAID || line.paidAt().isDefined())
                .filter(line -> !line.place(filter.by()).at().isBefore(filter.from()) && line.place(filter.by()).at().isBefore(filter.to()))
                .filter(line -> filter.required().forAll(required -> required == line.required()))
                .filter(line -> filter.status().forAll(status -> isMeant(status, line, now)))
                .sorted(comparing((Line line) -> line.place(filter.by()).at()).thenComparing(Line::number));
    }

    private static boolean isMeant(Status status, Line line, Instant now) {
        return switch (status) {
            case UNPAID -> !line.isPaid() && !line.withdrawn();
            default -> line.status(now).name().equals(status.name());
        };
    }

    private static boolean isLater(After place, After last) {
        return place.at().isAfter(last.at()) || place.at().equals(last.at()) && place.number() > last.number();
    }

    private Line line(long number, PaymentLink link, Visit visit, Variant variant) {
        var d = visit.details();
        var view = VisitView.of(visit, 1, Option.some(link), false);
        var first = link.details().payments().stream().filter(Payment::wasOfTheRightAmount)
                .min(comparing((Payment payment) -> payment.fate() != Payment.Fate.KEPT));
        return new Line(number, link.id(), visit.id(), Option.when(variant == Variant.DETAILED, () -> person(d.patient())), links.issuedAt(link.id()),
                d.slot().start(), view.status(), directory.service(d.service()).get().thing().name(), directory.specialist(d.specialist()).get().thing().displayName(),
                d.terms().requirement() == Requirement.REQUIRED, LinkStatus.of(link) == LinkStatus.PAID, link.details().terms().deadline(),
                LinkStatus.of(link) == LinkStatus.WITHDRAWN, larger(link.details().terms().amount(), d.terms().amount()), view.paid(), view.refunded(), worst(link),
                Option.ofOptional(first.map(Payment::paidAt)), Option.ofOptional(first.map(Payment::means)));
    }

    /** The link of a visit that became dearer asks for the rest only. */
    private static Money larger(Money one, Money other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    private static Option<Refund.State> worst(PaymentLink link) {
        return Option.ofOptional(link.details().payments().stream().flatMap(payment -> payment.refund().map(Refund::state).toJavaStream())
                .min(comparing(WORST_FIRST::indexOf)));
    }

    private Person person(PatientId id) {
        var patient = patients.find(id).get().thing();
        return new Person(id, patient.firstName() + " " + patient.lastName(), patient.phone());
    }

    private Visit visit(Line line) {
        return visits.find(line.visit()).get();
    }
}

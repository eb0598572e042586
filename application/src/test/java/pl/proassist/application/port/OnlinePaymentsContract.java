package pl.proassist.application.port;

import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static pl.proassist.domain.Builders.DEADLINE;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.PATIENT;
import static pl.proassist.domain.Builders.SERVICE;
import static pl.proassist.domain.Builders.SPECIALIST;
import static pl.proassist.domain.Builders.START;
import static pl.proassist.domain.Builders.aPatient;
import static pl.proassist.domain.Builders.aPaymentLink;
import static pl.proassist.domain.Builders.aService;
import static pl.proassist.domain.Builders.aVisit;
import static pl.proassist.domain.Builders.id;
import static pl.proassist.domain.Builders.terms;

import io.vavr.control.Option;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import pl.proassist.Proves;
import pl.proassist.application.fakes.SettableClock;
import pl.proassist.application.port.OnlinePayments.After;
import pl.proassist.application.port.OnlinePayments.By;
import pl.proassist.application.port.OnlinePayments.Filter;
import pl.proassist.application.port.OnlinePayments.Income;
import pl.proassist.application.port.OnlinePayments.Line;
import pl.proassist.application.port.OnlinePayments.Status;
import pl.proassist.application.port.OnlinePayments.Sum;
import pl.proassist.application.port.OnlinePayments.Variant;
import pl.proassist.application.port.OnlinePayments.Whose;
import pl.proassist.domain.PaymentLinkBuilder;
import pl.proassist.domain.TermsBuilder;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.ServiceId;
import pl.proassist.domain.facility.SpecialistId;
import pl.proassist.domain.payment.Payment;
import pl.proassist.domain.payment.PaymentId;
import pl.proassist.domain.payment.PaymentLink;
import pl.proassist.domain.payment.PaymentLinkId;
import pl.proassist.domain.payment.Refund;
import pl.proassist.domain.shared.Change;
import pl.proassist.domain.shared.Money;
import pl.proassist.domain.visit.CancelledBy;
import pl.proassist.domain.visit.RefundReason;
import pl.proassist.domain.visit.Visit;
import pl.proassist.domain.visit.VisitId;
import pl.proassist.domain.visit.VisitStatus;

/** What every reader of the report must show: one line for each link, as link, visit and money are now. */
public abstract class OnlinePaymentsContract extends StoresContract {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Instant AFTERWARDS = DEADLINE.plusSeconds(1);
    private static final ServiceId ANOTHER_SERVICE = new ServiceId(id("another service"));

    private final SettableClock clock = new SettableClock(NOW);
    private int visits;

    @Override protected Clock clock() {
        return clock;
    }

    @Test @Proves({"RPT-02", "RPT-03", "RPT-10", "PAR-02", "PAR-03"}) void a_line_says_what_the_link_the_visit_and_the_money_say() {
        var visit = given(aVisit().confirmed());
        var link = given(aPaymentLink().of(visit).started("o-1", NOW).unmatched("o-1", "R1", "1.00", NOW)
                .givenBack("o-1", "R2", RefundReason.SECOND_PAYMENT, Refund.State.DONE, NOW.plusSeconds(5)).kept("o-1", "R3", NOW.plusSeconds(60))
                .givenBack("o-1", "R4", RefundReason.STAFF_DECIDED, Refund.State.ORDERED, NOW).paid());

        var line = line(visit);

        assertThat(line).usingRecursiveComparison().ignoringFields("number").isEqualTo(new Line(0, link.id(), visit.id(), Option.none(), NOW, START,
                VisitStatus.CONFIRMED, "Konsultacja", "dr Anna Żuławska", true, true, DEADLINE, false, Money.pln("150.00"), Money.pln("300.00"),
                Money.pln("300.00"), Option.some(Refund.State.ORDERED), Option.some(NOW.plusSeconds(60)), Option.some(Payment.Means.ONLINE)));
        assertThat(line.needsReceipt()).isFalse();
    }

    @Test @Proves({"PAR-04", "A16"}) void only_the_detailed_variant_names_the_patient() {
        var visit = given(aVisit().confirmed());
        given(aPaymentLink().of(visit).open());
        var patient = aPatient().build();

        assertThat(all(any(), Variant.BASIC).get(0).patient()).isEqualTo(Option.none());
        assertThat(all(any(), Variant.DETAILED).get(0).patient()).isEqualTo(Option.some(
                new OnlinePayments.Person(PATIENT, patient.firstName() + " " + patient.lastName(), patient.phone())));
    }

    @Test @Proves("PAR-03") void a_patient_without_a_phone_has_a_line_all_the_same() {
        inTransaction(() -> stores.patients().save(aPatient().withoutPhone().build()));
        given(aPaymentLink().of(given(aVisit().confirmed())).open());

        assertThat(all(any(), Variant.DETAILED).get(0).patient().get().phone()).isEqualTo(Option.none());
    }

    @Test @Proves({"RPT-04", "RPT-05", "RPT-06", "RPT-07", "A13", "A14", "A32"}) void the_three_words_follow_from_payment_and_deadline_alone() {
        var paid = linked(terms(), link -> link.kept("o-" + visits, "R", NOW).paid());
        var paidAndGivenBack = linked(terms(), link -> link.givenBack("o-" + visits, "R", RefundReason.VISIT_CANCELLED, Refund.State.DONE, NOW).paid());
        var open = linked(terms(), PaymentLinkBuilder::open);
        var optional = linked(terms().optional("150.00"), PaymentLinkBuilder::requested);
        var expired = linked(terms().optional("150.00").deadline(NOW), PaymentLinkBuilder::expired);
        var withdrawn = linked(terms(), PaymentLinkBuilder::withdrawn);

        assertThat(shown(any(Status.PAID), DEADLINE)).containsExactly(paid, paidAndGivenBack);
        assertThat(shown(any(Status.WAITING), DEADLINE)).containsExactly(open, optional, withdrawn);
        assertThat(shown(any(Status.OVERDUE), DEADLINE)).containsExactly(expired);
        assertThat(shown(any(Status.UNPAID), DEADLINE)).containsExactly(open, optional, expired);

        assertThat(shown(any(Status.WAITING), AFTERWARDS)).isEmpty();
        assertThat(shown(any(Status.OVERDUE), AFTERWARDS)).containsExactly(open, optional, expired, withdrawn);
        assertThat(line(withdrawn).withdrawn()).isTrue();
        assertThat(line(open).withdrawn()).isFalse();
    }

    @Test @Proves({"PAR-02", "A13"}) void required_and_optional_links_are_told_apart() {
        var required = linked(terms(), PaymentLinkBuilder::open);
        var optional = linked(terms().optional("150.00"), PaymentLinkBuilder::open);

        assertThat(shown(required(true), NOW)).containsExactly(required);
        assertThat(shown(required(false), NOW)).containsExactly(optional);
        assertThat(line(required).required()).isTrue();
        assertThat(line(optional).required()).isFalse();
    }

    @Test @Proves({"A17", "RPT-09"}) void a_period_is_of_the_day_of_issue_of_payment_or_of_the_visit_its_end_not_counted_in() {
        clock.set(NOW.minus(DAY));
        var old = linked(terms(), link -> link.kept("o-" + visits, "R", NOW.plus(DAY)).paid());
        clock.set(NOW);
        var young = linked(terms(), PaymentLinkBuilder::open);
        var early = visits - 1;

        assertThat(shown(in(By.ISSUED, NOW.minus(DAY), NOW), NOW)).containsExactly(old);
        assertThat(shown(in(By.ISSUED, NOW, NOW.plus(DAY)), NOW)).containsExactly(young);
        assertThat(shown(in(By.PAID, NOW.plus(DAY), NOW.plus(DAY).plusSeconds(1)), NOW)).containsExactly(old);
        assertThat(shown(in(By.PAID, NOW, NOW.plus(DAY)), NOW)).isEmpty();
        assertThat(shown(in(By.VISIT, start(early), start(early + 1)), NOW)).containsExactly(old);
        assertThat(shown(in(By.VISIT, start(early + 1), start(early + 2)), NOW)).containsExactly(young);
    }

    @Test @Proves("RPT-10") void a_facilitys_report_holds_its_own_links_and_those_of_one_specialist_or_service() {
        inTransaction(() -> stores.directory().save(aService(ANOTHER_SERVICE, "99.00")));
        var usual = linked(terms(), PaymentLinkBuilder::open);
        var other = given(aVisit().at(start(++visits)).with(ANOTHER_SPECIALIST).service(ANOTHER_SERVICE).confirmed()).id();
        given(aPaymentLink().of(other).open());
        var elsewhere = given(aVisit().at(start(++visits)).in(ANOTHER_FACILITY).confirmed());
        given(aPaymentLink().of(elsewhere).open());

        assertThat(shown(any(), NOW)).containsExactly(usual, other);
        assertThat(shown(of(Option.some(SPECIALIST), Option.none()), NOW)).containsExactly(usual);
        assertThat(shown(of(Option.some(ANOTHER_SPECIALIST), Option.none()), NOW)).containsExactly(other);
        assertThat(shown(of(Option.none(), Option.some(ANOTHER_SERVICE)), NOW)).containsExactly(other);
        assertThat(shown(of(Option.some(SPECIALIST), Option.some(SERVICE)), NOW)).containsExactly(usual);
        assertThat(shown(of(Option.some(SPECIALIST), Option.some(ANOTHER_SERVICE)), NOW)).isEmpty();
    }

    @Test @Proves("RPT-03") void a_line_follows_its_visit_and_its_money() {
        var visit = given(aVisit().awaitingPayment());
        var link = given(aPaymentLink().of(visit).started("o-1", NOW).open());
        assertThat(line(visit).visitStatus()).isEqualTo(VisitStatus.AWAITING_PAYMENT);

        clock.advance(Duration.ofHours(1));
        given(aPaymentLink().of(visit).started("o-1", NOW).kept("o-1", "R1", NOW).paid());
        given(aVisit().id(visit.id()).at(START.plus(DAY)).with(ANOTHER_SPECIALIST).confirmed());

        var paid = line(visit);
        assertThat(paid).extracting(Line::link, Line::issuedAt, Line::visitAt, Line::visitStatus, Line::isPaid, Line::needsReceipt, Line::paidAt)
                .containsExactly(link.id(), NOW, START.plus(DAY), VisitStatus.CONFIRMED, true, true, Option.some(NOW));

        given(aPaymentLink().of(visit).started("o-1", NOW).givenBack("o-1", "R1", RefundReason.VISIT_CANCELLED, Refund.State.FAILED, NOW).paid());
        given(aVisit().id(visit.id()).at(START.plus(DAY)).with(ANOTHER_SPECIALIST).cancelled(CancelledBy.FACILITY));

        assertThat(line(visit)).extracting(Line::visitStatus, Line::isPaid, Line::needsReceipt, Line::refunded, Line::refund)
                .containsExactly(VisitStatus.CANCELLED, true, false, Money.pln("150.00"), Option.some(Refund.State.FAILED));
    }

    @Test @Proves("RPT-03") void a_visit_that_became_dearer_is_told_with_its_whole_price() {
        var visit = given(aVisit().confirmed());
        given(aPaymentLink().of(visit).started("o-1", NOW).kept("o-1", "R1", NOW).paid());

        given(aVisit().id(visit.id()).on(terms().required("240.00")).confirmed());
        given(aPaymentLink().of(visit).started("o-1", NOW).kept("o-1", "R1", NOW).on(terms().required("90.00")).open());

        assertThat(line(visit)).extracting(Line::amount, Line::paid, Line::isPaid).containsExactly(Money.pln("240.00"), Money.pln("150.00"), false);
    }

    @Test @Proves("A14") void a_link_whose_payment_was_waived_is_withdrawn_and_required_no_more() {
        var visit = given(aVisit().confirmed());
        given(aPaymentLink().of(visit).open());

        given(aVisit().id(visit.id()).on(terms().none()).confirmed());
        given(aPaymentLink().of(visit).withdrawn());

        assertThat(line(visit)).extracting(Line::required, Line::withdrawn).containsExactly(false, true);
    }

    @Test void money_at_the_desk_closes_a_link_too() {
        var visit = given(aVisit().confirmed());
        given(aPaymentLink().of(visit).keptAtDesk(new PaymentId(id("cash")), NOW).paid());

        assertThat(line(visit)).extracting(Line::means, Line::paid, Line::needsReceipt)
                .containsExactly(Option.some(Payment.Means.CASH), Money.pln("150.00"), true);
    }

    @Test @Proves({"PAR-02", "PAR-10"}) void money_that_no_link_asked_for_is_no_line() {
        var visit = given(aVisit().on(terms().none()).confirmed());
        var cash = new PaymentId(id("cash"));
        var taken = inTransaction(() -> stores.links().save(PaymentLink.atDesk(visit.id(), FACILITY, cash, Payment.Means.CASH, visit.costs(), visit.costs(), NOW).get())).next();
        inTransaction(() -> stores.links().save(taken.refundByHand(cash, Money.pln("1.00"), "gest", NOW).get()));
        given(aVisit().id(visit.id()).on(terms().none()).completed());

        assertThat(shown(any(), NOW)).isEmpty();
        assertThat(stores.onlinePayments().totals(any(), NOW).all()).isEqualTo(OnlinePayments.Sum.NOTHING);
        assertThat(stores.onlinePayments().income(FACILITY, NOW.minus(DAY), NOW.plus(DAY)).payments()).isZero();
    }

    @Test @Proves({"PAR-10", "RPT-10"}) void what_the_desk_took_beyond_a_part_is_told_as_paid_with_its_link() {
        var visit = given(aVisit().confirmed());
        var link = given(aPaymentLink().of(visit).started("o-1", NOW).kept("o-1", "R1", NOW).paid());
        inTransaction(() -> stores.links().save(link.receiveAtDesk(new PaymentId(id("rest")), Payment.Means.CASH, Money.pln("50.00"), Money.pln("200.00"), NOW.plusSeconds(60)).get()));

        assertThat(line(visit)).extracting(Line::isPaid, Line::amount, Line::paid, Line::refunded, Line::paidAt, Line::means)
                .containsExactly(true, Money.pln("150.00"), Money.pln("200.00"), Money.ZERO, Option.some(NOW), Option.some(Payment.Means.ONLINE));
    }

    private static Stream<Filter> everyFilter() {
        return Stream.of(By.values()).flatMap(by -> Stream.concat(Stream.of((Status) null), Stream.of(Status.values()))
                .flatMap(status -> Stream.of(null, true, false).flatMap(required -> Stream.of(null, SPECIALIST, ANOTHER_SPECIALIST)
                        .flatMap(specialist -> Stream.of(null, SERVICE).map(service -> new Filter(FACILITY, by, NOW.minus(DAY), START.plus(Duration.ofDays(30)),
                                Option.of(status), Option.of((Boolean) required), Option.of((SpecialistId) specialist), Option.of((ServiceId) service)))))));
    }

    /** A little of everything, several with the same dates. */
    private void aMixedClinic() {
        for (var terms : List.of(terms(), terms().optional("80.00"), terms().deadline(NOW.minusSeconds(60)))) {
            for (var specialist : List.of(SPECIALIST, ANOTHER_SPECIALIST)) {
                var visit = given(aVisit().at(start(++visits / 3)).with(specialist).of(visits % 2 == 0 ? PATIENT : ANOTHER_PATIENT).on(terms).lapsed());
                given(aPaymentLink().of(visit).open());
                var paid = given(aVisit().at(start(++visits / 3)).with(specialist).on(terms).lapsed());
                given(aPaymentLink().of(paid).started("m-" + visits, NOW).kept("m-" + visits, "R", NOW.plusSeconds(visits / 4)).paid());
                var refunded = given(aVisit().at(start(++visits / 3)).with(specialist).on(terms).lapsed());
                given(aPaymentLink().of(refunded).started("m-" + visits, NOW)
                        .givenBack("m-" + visits, "R", RefundReason.LINK_WITHDRAWN, Refund.State.DUE, NOW.plusSeconds(visits / 4)).withdrawn());
            }
            clock.advance(Duration.ofSeconds(1));
        }
    }

    @Test @Proves("RPT-10") void pages_of_any_size_and_the_sums_agree_with_the_whole_whatever_the_filter() {
        aMixedClinic();

        everyFilter().forEach(this::pagesAndSumsAgree);
    }

    private void pagesAndSumsAgree(Filter filter) {
        var everything = all(in(filter.by(), filter.from(), filter.to()), Variant.BASIC);
        var expected = everything.stream().filter(line -> isMeant(filter, line)).toList();

        assertThat(all(filter, Variant.BASIC)).as("%s", filter).isEqualTo(expected);
        assertThat(paged(filter, 2)).as("%s", filter).isEqualTo(expected);
        assertThat(expected).as("%s", filter).isSortedAccordingTo(comparing((Line line) -> line.place(filter.by()).at()).thenComparing(Line::number));
        var totals = stores.onlinePayments().totals(filter, NOW);
        assertThat(List.of(totals.waiting(), totals.paid(), totals.overdue())).as("%s", filter).isEqualTo(Stream.of(VisitView.PaymentStatus.WAITING, VisitView.PaymentStatus.PAID,
                VisitView.PaymentStatus.OVERDUE).map(status -> sum(expected, status)).toList());
    }

    private boolean isMeant(Filter filter, Line line) {
        var visit = inTransaction(() -> stores.visits().find(line.visit()).get()).details();
        return filter.required().forAll(required -> required == line.required())
                && filter.specialist().forAll(visit.specialist()::equals) && filter.service().forAll(visit.service()::equals)
                && filter.status().forAll(status -> status == Status.UNPAID ? !line.isPaid() && !line.withdrawn() : line.status(NOW).name().equals(status.name()));
    }

    private static Sum sum(List<Line> lines, VisitView.PaymentStatus status) {
        return sum(lines, status, NOW);
    }

    private static Sum sum(List<Line> lines, VisitView.PaymentStatus status, Instant now) {
        return lines.stream().filter(line -> line.status(now) == status).map(line -> new Sum(1, line.amount(), line.paid(), line.refunded())).reduce(Sum.NOTHING, Sum::plus);
    }

    private List<Line> paged(Filter filter, int size) {
        var lines = new ArrayList<Line>();
        Option<After> after = Option.none();
        List<Line> page;
        do {
            page = stores.onlinePayments().page(filter, Variant.BASIC, NOW, after, size);
            lines.addAll(page);
            after = page.isEmpty() ? after : Option.some(page.get(page.size() - 1).place(filter.by()));
        } while (page.size() == size);
        return lines;
    }

    private static LongStream seeds() {
        return LongStream.range(20261123L, 20261131L);
    }

    /** What may happen at any moment and must change no answer. */
    protected void meanwhile() {
    }

    @ParameterizedTest(name = "seed {0}") @MethodSource("seeds") @Proves({"RPT-10", "RPT-13"})
    void the_sums_are_those_of_the_lines_after_any_history(long seed) {
        var random = new Random(seed);
        inTransaction(() -> stores.directory().save(aService(ANOTHER_SERVICE, "99.00")));
        var histories = new ArrayList<History>();

        for (int step = 0; step < 40; step++) {
            if (histories.size() < 3 || random.nextInt(3) == 0) {
                histories.add(new History(random));
            }
            clock.advance(Duration.ofMinutes(random.nextInt(1_000)));
            histories.get(random.nextInt(histories.size())).goesOn();
            if (random.nextInt(4) == 0) {
                meanwhile();
            }
            sumsAgree(aFilter(random), aMoment(random));
        }
        for (int question = 0; question < 60; question++) {
            sumsAgree(aFilter(random), aMoment(random));
        }
    }

    private static Instant aMoment(Random random) {
        return NOW.plus(Duration.ofHours(random.nextInt(24 * 30) - 24L));
    }

    /** Days, and hours at both ends of them; now and then less than a day. */
    private static Filter aFilter(Random random) {
        var from = NOW.plus(Duration.ofMinutes(random.nextInt(24 * 60 * 10) - 24 * 60L));
        return new Filter(random.nextInt(10) == 0 ? ANOTHER_FACILITY : FACILITY, oneOf(random, By.values()), from,
                from.plus(Duration.ofMinutes(1 + random.nextInt(random.nextInt(4) == 0 ? 24 * 60 : 24 * 60 * 30))),
                Option.when(random.nextInt(3) == 0, () -> oneOf(random, Status.values())), Option.when(random.nextInt(3) == 0, random::nextBoolean),
                Option.when(random.nextInt(3) == 0, () -> oneOf(random, SPECIALIST, ANOTHER_SPECIALIST)),
                Option.when(random.nextInt(3) == 0, () -> oneOf(random, SERVICE, ANOTHER_SERVICE)));
    }

    @SafeVarargs private static <T> T oneOf(Random random, T... all) {
        return all[random.nextInt(all.length)];
    }

    private void sumsAgree(Filter filter, Instant now) {
        var lines = new ArrayList<Line>();
        stores.onlinePayments().each(filter, Variant.BASIC, now, line -> line, lines::add);

        assertThat(stores.onlinePayments().totals(filter, now)).as("%s at %s", filter, now).isEqualTo(new OnlinePayments.Totals(sum(lines, VisitView.PaymentStatus.WAITING, now),
                sum(lines, VisitView.PaymentStatus.PAID, now), sum(lines, VisitView.PaymentStatus.OVERDUE, now)));
    }

    /** A visit that is moved, changed and paid for as it may come, and its link with it. */
    private final class History {

        private final Random random;
        private final String order = "h-" + ++visits;
        private final FacilityId facility;
        private VisitId visit;
        private int money;

        private History(Random random) {
            this.random = random;
            this.facility = random.nextInt(5) == 0 ? ANOTHER_FACILITY : FACILITY;
        }

        private void goesOn() {
            var terms = random.nextBoolean() ? terms() : terms().optional("80.00");
            var builder = aVisit().in(facility).at(START.plus(Duration.ofHours(7L * ++visits))).with(oneOf(random, SPECIALIST, ANOTHER_SPECIALIST))
                    .service(oneOf(random, SERVICE, ANOTHER_SERVICE)).on(terms.deadline(NOW.plus(Duration.ofHours(random.nextInt(24 * 20)))));
            var next = given(visit == null ? builder.confirmed() : builder.id(visit).confirmed());
            visit = next.id();
            inTransaction(() -> stores.links().save(Change.to(link(aPaymentLink().of(next).started(order, NOW)))));
        }

        /** Money comes once; then it is kept or goes back, in part or as a whole. */
        private PaymentLink link(PaymentLinkBuilder link) {
            money += random.nextInt(2);
            var paidAt = NOW.plus(Duration.ofHours(31));
            return switch (money) {
                case 0 -> oneOf(random, link.open(), link.expired(), link.withdrawn());
                case 1 -> link.kept(order, "R", paidAt).paid();
                case 2 -> link.keptInPart(order, "R", "10.00", Refund.State.ORDERED, paidAt).paid();
                default -> oneOf(random, link.givenBack(order, "R", RefundReason.VISIT_CANCELLED, Refund.State.DONE, paidAt).paid(),
                        link.withdrawn());
            };
        }
    }

    @Test @Proves("RPT-13") void income_is_the_money_of_a_time_less_what_went_back() {
        aMixedClinic();

        var income = stores.onlinePayments().income(FACILITY, NOW, NOW.plus(DAY));
        var specialists = stores.onlinePayments().income(FACILITY, NOW, NOW.plus(DAY), Whose.SPECIALIST);
        var services = stores.onlinePayments().income(FACILITY, NOW, NOW.plus(DAY), Whose.SERVICE);

        assertThat(income).isEqualTo(new Income(12, Money.pln("1520.00"), Money.pln("760.00")));
        assertThat(income.revenue()).isEqualTo(Money.pln("760.00"));
        assertThat(specialists).extracting(OnlinePayments.Earned::id).containsExactlyInAnyOrder(SPECIALIST.value(), ANOTHER_SPECIALIST.value());
        assertThat(specialists).extracting(OnlinePayments.Earned::income).containsOnly(new Income(6, Money.pln("760.00"), Money.pln("380.00")));
        assertThat(services).extracting(OnlinePayments.Earned::name, OnlinePayments.Earned::income)
                .containsExactly(tuple("Konsultacja", income));
        assertThat(stores.onlinePayments().income(FACILITY, NOW.minus(DAY), NOW)).isEqualTo(new Income(0, Money.ZERO, Money.ZERO));
        assertThat(stores.onlinePayments().income(ANOTHER_FACILITY, NOW, NOW.plus(DAY), Whose.SERVICE)).isEmpty();
    }

    @Test @Proves("RPT-13") void visits_are_counted_by_what_became_of_them() {
        given(aVisit().at(start(1)).completed());
        given(aVisit().at(start(2)).noShow());
        given(aVisit().at(start(3)).noShow());
        given(aVisit().at(start(4)).lapsed());

        assertThat(stores.views().counted(FACILITY, start(1), start(4))).isEqualTo(Map.of(VisitStatus.COMPLETED, 1L, VisitStatus.NO_SHOW, 2L));
        assertThat(stores.views().counted(ANOTHER_FACILITY, start(1), start(4))).isEmpty();
    }

    private static Instant start(int number) {
        return START.plus(Duration.ofHours(number));
    }

    private VisitId linked(TermsBuilder terms, Function<PaymentLinkBuilder, PaymentLink> state) {
        var visit = given(aVisit().at(start(++visits)).on(terms).confirmed());
        var link = state.apply(aPaymentLink().of(visit).started("o-" + visits, NOW));
        inTransaction(() -> stores.links().save(Change.to(link)));
        return visit.id();
    }

    private Line line(Visit visit) {
        return line(visit.id());
    }

    private Line line(VisitId visit) {
        return all(any(), Variant.BASIC).stream().filter(line -> line.link().equals(PaymentLinkId.of(visit))).findFirst().orElseThrow();
    }

    private List<VisitId> shown(Filter filter, Instant now) {
        return stores.onlinePayments().page(filter, Variant.BASIC, now, Option.none(), 100).stream().map(Line::visit).toList();
    }

    private List<Line> all(Filter filter, Variant variant) {
        var lines = new ArrayList<Line>();
        stores.onlinePayments().each(filter, variant, NOW, line -> line, lines::add);
        return lines;
    }

    private static Filter any() {
        return in(By.ISSUED, NOW.minus(DAY), NOW.plus(DAY));
    }

    private static Filter in(By by, Instant from, Instant to) {
        return new Filter(FACILITY, by, from, to, Option.none(), Option.none(), Option.none(), Option.none());
    }

    private static Filter any(Status status) {
        return new Filter(FACILITY, By.ISSUED, NOW.minus(DAY), NOW.plus(DAY), Option.some(status), Option.none(), Option.none(), Option.none());
    }

    private static Filter required(boolean required) {
        return new Filter(FACILITY, By.ISSUED, NOW.minus(DAY), NOW.plus(DAY), Option.none(), Option.some(required), Option.none(), Option.none());
    }

    private static Filter of(Option<SpecialistId> specialist, Option<ServiceId> service) {
        return new Filter(FACILITY, By.ISSUED, NOW.minus(DAY), NOW.plus(DAY), Option.none(), Option.none(), specialist, service);
    }
}

package pl.proassist.application.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static pl.proassist.application.fakes.BookingWish.aWish;
import static pl.proassist.application.fakes.World.STAFF;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.WARSAW;
import static pl.proassist.domain.Builders.aPolicy;
import static pl.proassist.domain.Builders.aRule;

import io.vavr.control.Option;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pl.proassist.Proves;
import pl.proassist.application.fakes.FakeSheets;
import pl.proassist.application.fakes.World;
import pl.proassist.application.port.OnlinePayments;
import pl.proassist.application.port.OnlinePayments.Variant;
import pl.proassist.application.port.Sheets;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.shared.Money;
import pl.proassist.domain.visit.VisitStatus;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReportingTest {

    private final World world = new World();

    @ParameterizedTest @Proves("A17")
    @CsvSource({"2026-01-12, 2026-01-12, 2026-01-11T23:00:00Z, 2026-01-12T23:00:00Z", "2026-03-29, 2026-03-29, 2026-03-28T23:00:00Z, 2026-03-29T22:00:00Z",
        "2026-10-25, 2026-10-26, 2026-10-24T22:00:00Z, 2026-10-26T23:00:00Z"})
    void a_period_is_from_midnight_to_midnight_where_the_facility_is_also_when_the_clocks_change(LocalDate from, LocalDate to, Instant begin, Instant end) {
        var period = new Period(from, to);

        assertThat(period.begin(WARSAW)).isEqualTo(begin);
        assertThat(period.end(WARSAW)).isEqualTo(end);
    }

    @Test @Proves({"RPT-08", "RPT-09"}) void a_file_holds_what_the_pages_show() {
        world.rules(aPolicy().facility(aRule().required().untilHour("20:00")));
        var visit = world.books(aWish());
        var file = new ByteArrayOutputStream();

        world.reportOnlinePayments.file(STAFF, question(), Sheets.Format.XLSX, (zone, now) -> layout()).get().accept(file::writeBytes);

        assertThat(FakeSheets.read(file.toByteArray())).containsExactly(List.of("Wizyta"), List.of(visit.toString()), List.of("Razem"));
        assertThat(world.reportOnlinePayments.page(STAFF, question(), Option.none(), 10).get().lines()).extracting(OnlinePayments.Line::visit).containsExactly(visit);
    }

    @Test @Proves("RPT-08") void a_file_that_would_not_hold_all_rows_is_refused_and_never_cut() {
        var full = reportOver(Sheets.Format.XLS.capacity());
        var tooFull = reportOver(Sheets.Format.XLS.capacity() + 1);

        assertThat(full.file(STAFF, question(), Sheets.Format.XLS, (zone, now) -> layout()).isRight()).isTrue();
        assertThat(tooFull.file(STAFF, question(), Sheets.Format.XLS, (zone, now) -> layout()).getLeft()).isEqualTo(new ReportRefusal.TooManyRows(65_534));
        assertThat(tooFull.file(STAFF, question(), Sheets.Format.XLSX, (zone, now) -> layout()).isRight()).isTrue();
    }

    @Test @Proves("RPT-13") void revenue_by_month_splits_a_period_at_the_facilitys_midnight() {
        world.rules(aPolicy().facility(aRule().required().untilHour("20:00")));
        world.pays(world.books(aWish()));
        world.clock.set(Instant.parse("2026-01-31T22:59:59Z"));
        var late = world.books(aWish().at(Instant.parse("2026-02-20T09:00:00Z")));
        world.clock.set(Instant.parse("2026-01-31T23:00:00Z"));
        world.pays(late);

        var revenue = world.reportRevenue.handle(STAFF, new ReportRevenue.Question(FACILITY, days("2026-01-05", "2026-02-28"), ReportRevenue.By.MONTH)).get();

        assertThat(revenue.parts()).extracting(ReportRevenue.Part::of, part -> part.income().payments()).containsExactly(tuple("2026-01", 1L), tuple("2026-02", 1L));
        assertThat(revenue.total()).isEqualTo(new OnlinePayments.Income(2, Money.pln("400.00"), Money.ZERO));
    }

    @Test @Proves("RPT-13") void rates_are_of_those_they_can_be_of() {
        var some = Attendance.of(Map.of(VisitStatus.COMPLETED, 2L, VisitStatus.NO_SHOW, 1L, VisitStatus.LAPSED, 1L, VisitStatus.CONFIRMED, 2L));

        assertThat(some).isEqualTo(new Attendance(6, 2, 1, 1, 0));
        assertThat(some.noShowPercent()).isEqualTo(Option.some(new BigDecimal("33.33")));
        assertThat(some.lapsePercent()).isEqualTo(Option.some(new BigDecimal("16.67")));
        assertThat(Attendance.of(Map.of()).noShowPercent()).isEqualTo(Option.none());
        assertThat(Attendance.of(Map.of(VisitStatus.CONFIRMED, 1L)).noShowPercent()).isEqualTo(Option.none());
    }

    @Test @Proves("RPT-13") void attendance_counts_each_visit_on_one_side_of_the_change() {
        world.books(aWish());
        world.books(aWish().at(Instant.parse("2026-01-27T09:00:00Z")));

        var compared = world.reportAttendance.handle(STAFF, new ReportAttendance.Question(FACILITY, days("2026-01-01", "2026-01-31"), LocalDate.parse("2026-01-27"))).get();

        assertThat(compared.before().visits()).isEqualTo(1);
        assertThat(compared.after().visits()).isEqualTo(1);
    }

    private static ReportOnlinePayments.Question question() {
        return new ReportOnlinePayments.Question(FACILITY, days("2026-01-01", "2026-01-31"), OnlinePayments.By.ISSUED, Option.none(), Option.none(), Option.none(),
                Option.none(), Variant.BASIC);
    }

    private static Period days(String from, String to) {
        return new Period(LocalDate.parse(from), LocalDate.parse(to));
    }

    private static ReportOnlinePayments.Layout layout() {
        return new ReportOnlinePayments.Layout(new Sheets.Sheet("Płatności", "Razem", List.of(new Sheets.Column("Wizyta", Sheets.Kind.TEXT, 10))),
                line -> List.of(new Sheets.Cell.Text(line.visit().toString())));
    }

    private ReportOnlinePayments reportOver(long lines) {
        return new ReportOnlinePayments(new Counted(lines), new FakeSheets(), world.stores.directory(), world.stores.transactions(), world.clock);
    }

    /** More lines than a test can make. */
    private record Counted(long lines) implements OnlinePayments {

        @Override public Totals totals(Filter filter, Instant now) {
            return new Totals(Sum.NOTHING, new Sum(lines, Money.ZERO, Money.ZERO, Money.ZERO), Sum.NOTHING);
        }

        @Override public List<Line> page(Filter filter, Variant variant, Instant now, Option<After> after, int limit) { throw new AssertionError(); }

        @Override public <R> void each(Filter filter, Variant variant, Instant now, Function<Line, R> seen, Consumer<R> what) { throw new AssertionError(); }

        @Override public Income income(FacilityId facility, Instant from, Instant to) { throw new AssertionError(); }

        @Override public List<Earned> income(FacilityId facility, Instant from, Instant to, Whose whose) { throw new AssertionError(); }
    }
}

package pl.proassist.application.reporting;

import io.vavr.control.Either;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import pl.proassist.application.port.Directory;
import pl.proassist.application.port.OnlinePayments;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.FacilityRefusal;
import pl.proassist.domain.shared.Refusal;

/** What the payment links brought, by month, specialist or service: money by the day it was paid, less what went back (RPT-13). */
public final class ReportRevenue {

    public enum By { MONTH, SPECIALIST, SERVICE }

    public record Question(FacilityId facility, Period period, By by) {
    }

    /** @param of the month, or the id of the specialist or the service */
    public record Part(String of, String name, OnlinePayments.Income income) {
    }

    public record Revenue(List<Part> parts, OnlinePayments.Income total) {
    }

    private final OnlinePayments payments;
    private final Directory directory;
    private final Transactions transactions;

    public ReportRevenue(OnlinePayments payments, Directory directory, Transactions transactions) {
        this.payments = payments;
        this.directory = directory;
        this.transactions = transactions;
    }

    public Either<Refusal, Revenue> handle(Caller caller, Question question) {
        var at = question.facility();
        return transactions.run(caller.looks("revenue-report.show").on("facility", at.value()), () ->
                caller.may(Permission.PAYMENTS_REPORT, at, new FacilityRefusal.UnknownFacility(at))
                        .flatMap(may -> Statistics.facility(directory, at))
                        .map(facility -> new Revenue(parts(question, facility.zone()), income(at, question.period(), facility.zone()))));
    }

    private List<Part> parts(Question question, ZoneId zone) {
        return switch (question.by()) {
            case MONTH -> months(question.period()).map(month -> new Part(YearMonth.from(month.from()).toString(), YearMonth.from(month.from()).toString(),
                    income(question.facility(), month, zone))).toList();
            case SPECIALIST -> earned(question, zone, OnlinePayments.Whose.SPECIALIST);
            case SERVICE -> earned(question, zone, OnlinePayments.Whose.SERVICE);
        };
    }

    private List<Part> earned(Question question, ZoneId zone, OnlinePayments.Whose whose) {
        return payments.income(question.facility(), question.period().begin(zone), question.period().end(zone), whose).stream()
                .map(each -> new Part(each.id().toString(), each.name(), each.income())).toList();
    }

    private OnlinePayments.Income income(FacilityId facility, Period period, ZoneId zone) {
        return payments.income(facility, period.begin(zone), period.end(zone));
    }

    /** The months of a period; the first and the last may be parts of one. */
    private static Stream<Period> months(Period period) {
        return Stream.iterate(period.from(), day -> !day.isAfter(period.to()), day -> day.withDayOfMonth(1).plusMonths(1))
                .map(first -> new Period(first, earlier(YearMonth.from(first).atEndOfMonth(), period.to())));
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}

package pl.proassist.application.reporting;

import io.vavr.control.Either;
import java.time.LocalDate;
import java.time.ZoneId;
import pl.proassist.application.port.Directory;
import pl.proassist.application.port.Transactions;
import pl.proassist.application.port.VisitViews;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.FacilityRefusal;
import pl.proassist.domain.shared.Refusal;

/** Whether a rule helped: how many visits were missed or lapsed before its first day, and how many from then on (RPT-13). */
public final class ReportAttendance {

    /** @param change the first day of the rule, after the first of the period */
    public record Question(FacilityId facility, Period period, LocalDate change) {
    }

    public record Compared(Attendance before, Attendance after) {
    }

    private final VisitViews views;
    private final Directory directory;
    private final Transactions transactions;

    public ReportAttendance(VisitViews views, Directory directory, Transactions transactions) {
        this.views = views;
        this.directory = directory;
        this.transactions = transactions;
    }

    public Either<Refusal, Compared> handle(Caller caller, Question question) {
        var at = question.facility();
        var period = question.period();
        return transactions.run(caller.looks("attendance-report.show").on("facility", at.value()), () ->
                caller.may(Permission.PAYMENTS_REPORT, at, new FacilityRefusal.UnknownFacility(at))
                        .flatMap(may -> Statistics.facility(directory, at))
                        .map(facility -> new Compared(attendance(at, new Period(period.from(), question.change().minusDays(1)), facility.zone()),
                                attendance(at, new Period(question.change(), period.to()), facility.zone()))));
    }

    private Attendance attendance(FacilityId facility, Period period, ZoneId zone) {
        return Attendance.of(views.counted(facility, period.begin(zone), period.end(zone)));
    }
}

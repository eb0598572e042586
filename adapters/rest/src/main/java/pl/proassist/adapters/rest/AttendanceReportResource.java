package pl.proassist.adapters.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.math.BigDecimal;
import pl.proassist.application.reporting.Attendance;
import pl.proassist.application.reporting.ReportAttendance;
import pl.proassist.domain.facility.FacilityId;

/** How many visits were missed or given up unpaid before a rule's first day, and from then on (RPT-13). */
@Path("/facilities/{f}/reports/attendance")
@Produces(MediaType.APPLICATION_JSON)
public final class AttendanceReportResource {

    private final ReportAttendance reportAttendance;

    @Inject
    public AttendanceReportResource(ReportAttendance reportAttendance) {
        this.reportAttendance = reportAttendance;
    }

    @GET
    public Response report(@Context SecurityContext who, @PathParam("f") FacilityId facility, @QueryParam("from") String begin, @QueryParam("to") String end,
                           @QueryParam("change") String changes) {
        var query = new Query().with("from", begin).with("to", end).with("change", changes).read();
        var period = ReportPeriod.of(query);
        var change = ReportPeriod.change(query, period);
        return query.done(() -> reportAttendance.handle(Callers.of(who), new ReportAttendance.Question(facility, period.get(), change.get())))
                .fold(Problems::from, compared -> Response.ok(new ComparedResponse(VisitsResponse.of(compared.before()), VisitsResponse.of(compared.after()))).build());
    }

    public record ComparedResponse(VisitsResponse before, VisitsResponse after) {
    }

    /**
     * What became of the visits of a time.
     *
     * @param noShowPercent of those whose time came; left out while there are none
     * @param lapsePercent  of all that were booked; left out while there are none
     */
    public record VisitsResponse(long visits, long completed, long noShow, long lapsed, long cancelled, BigDecimal noShowPercent, BigDecimal lapsePercent) {

        static VisitsResponse of(Attendance attendance) {
            return new VisitsResponse(attendance.visits(), attendance.completed(), attendance.missed(), attendance.lapsed(), attendance.cancelled(),
                    attendance.noShowPercent().getOrNull(), attendance.lapsePercent().getOrNull());
        }
    }
}

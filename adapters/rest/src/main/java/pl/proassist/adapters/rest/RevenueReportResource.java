package pl.proassist.adapters.rest;

import static pl.proassist.adapters.rest.Member.wordOf;

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
import java.util.List;
import pl.proassist.application.port.OnlinePayments;
import pl.proassist.application.reporting.ReportRevenue;
import pl.proassist.domain.facility.FacilityId;

/** What the payment links brought, by month, specialist or service (RPT-13). */
@Path("/facilities/{f}/reports/revenue")
@Produces(MediaType.APPLICATION_JSON)
public final class RevenueReportResource {

    private final ReportRevenue reportRevenue;

    @Inject
    public RevenueReportResource(ReportRevenue reportRevenue) {
        this.reportRevenue = reportRevenue;
    }

    @GET
    public Response report(@Context SecurityContext who, @PathParam("f") FacilityId facility, @QueryParam("from") String begin, @QueryParam("to") String end,
                           @QueryParam("by") String parts) {
        var query = new Query().with("from", begin).with("to", end).with("by", parts).read();
        var period = ReportPeriod.of(query);
        var by = query.optional("by", wordOf(ReportRevenue.By.class)).getOrElse(ReportRevenue.By.MONTH);
        return query.done(() -> reportRevenue.handle(Callers.of(who), new ReportRevenue.Question(facility, period.get(), by)))
                .fold(Problems::from, revenue -> Response.ok(RevenueResponse.of(revenue)).build());
    }

    /** @param total of the whole period */
    public record RevenueResponse(List<Part> items, Income total) {

        static RevenueResponse of(ReportRevenue.Revenue revenue) {
            return new RevenueResponse(revenue.parts().stream().map(Part::of).toList(), Income.of(revenue.total()));
        }
    }

    /**
     * One month, specialist or service.
     *
     * @param of the month as {@code 2027-01}, or the id
     */
    public record Part(String of, String name, long payments, String paid, String refunded, String revenue) {

        static Part of(ReportRevenue.Part part) {
            var income = part.income();
            return new Part(part.of(), part.name(), income.payments(), income.paid().toString(), income.refunded().toString(), income.revenue().toString());
        }
    }

    public record Income(long payments, String paid, String refunded, String revenue) {

        static Income of(OnlinePayments.Income income) {
            return new Income(income.payments(), income.paid().toString(), income.refunded().toString(), income.revenue().toString());
        }
    }
}

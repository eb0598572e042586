package pl.proassist.adapters.rest;

import static pl.proassist.adapters.rest.Member.FLAG_TEXT;
import static pl.proassist.adapters.rest.Member.ID;
import static pl.proassist.adapters.rest.Member.oneOf;
import static pl.proassist.adapters.rest.Member.wordOf;

import io.vavr.control.Either;
import io.vavr.control.Option;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.Variant;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import pl.proassist.application.port.OnlinePayments;
import pl.proassist.application.port.Sheets;
import pl.proassist.application.reporting.ReportOnlinePayments;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.ServiceId;
import pl.proassist.domain.facility.SpecialistId;
import pl.proassist.domain.shared.Refusal;

/** The report "Płatności online" (RPT-01 to RPT-12): as pages for a screen, and as a file for a spreadsheet program. */
@Path("/facilities/{f}/reports/online-payments")
public final class OnlinePaymentsReportResource {

    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    static final String XLS = "application/vnd.ms-excel";

    private static final Map<String, Sheets.Format> FORMATS = Map.of(XLSX, Sheets.Format.XLSX, XLS, Sheets.Format.XLS);

    private final ReportOnlinePayments report;

    @Inject
    public OnlinePaymentsReportResource(ReportOnlinePayments report) {
        this.report = report;
    }

    @GET @Produces({MediaType.APPLICATION_JSON, XLSX, XLS})
    public Response report(@Context SecurityContext who, @Context Request request, @PathParam("f") FacilityId facility, @QueryParam("from") String begin,
                           @QueryParam("to") String end, @QueryParam("by") String dates, @QueryParam("status") String statuses,
                           @QueryParam("required") String requirements, @QueryParam("specialist") String specialists, @QueryParam("service") String services,
                           @QueryParam("variant") String variants, @QueryParam("limit") String limits, @QueryParam("cursor") String cursors,
                           @HeaderParam("Accept-Language") String languages) {
        var query = new Query().with("from", begin).with("to", end).with("by", dates).with("status", statuses).with("required", requirements)
                .with("specialist", specialists).with("service", services).with("variant", variants).with("limit", limits).with("cursor", cursors).read();
        var format = format(request);
        return (format.isEmpty() ? page(who, facility, query) : file(who, facility, query, format.get(), Speech.of(languages)))
                .map(answer -> answer.header(HttpHeaders.VARY, HttpHeaders.ACCEPT + ", " + HttpHeaders.ACCEPT_LANGUAGE).build())
                .getOrElseGet(Problems::from);
    }

    /** None for JSON. */
    private static Option<Sheets.Format> format(Request request) {
        var best = request.selectVariant(Variant.mediaTypes(MediaType.APPLICATION_JSON_TYPE, MediaType.valueOf(XLSX), MediaType.valueOf(XLS)).build());
        return Option.of(best).flatMap(chosen -> Option.of(FORMATS.get(chosen.getMediaType().toString())));
    }

    private Either<Refusal, Response.ResponseBuilder> page(SecurityContext who, FacilityId facility, Body query) {
        var question = question(facility, query);
        var limit = Query.limit(query);
        var after = Query.cursor(query, "\\d{1,12}\\.\\d{9}/\\d{1,18}").map(OnlinePaymentsReportResource::after);
        return query.done(() -> report.page(Callers.of(who), question.get(), after, limit + 1))
                .map(shown -> Response.ok(OnlinePaymentsResponse.of(shown, limit, line -> cursor(line.place(question.get().by()))), MediaType.APPLICATION_JSON_TYPE));
    }

    /** A file is never a page of something. */
    private Either<Refusal, Response.ResponseBuilder> file(SecurityContext who, FacilityId facility, Body query, Sheets.Format format, Speech speech) {
        var question = question(facility, query);
        return query.done(() -> report.file(Callers.of(who), question.get(), format, (zone, now) -> new OnlinePaymentsTable(speech, zone, now)
                        .layout(question.get().variant())))
                .map(file -> Response.ok(Streams.of(file), format == Sheets.Format.XLSX ? XLSX : XLS)
                        .header(HttpHeaders.CONTENT_LANGUAGE, speech.locale().toLanguageTag())
                        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"%s_%s_%s.%s\"".formatted(speech.report("file"),
                                question.get().period().from(), question.get().period().to(), format.name().toLowerCase(Locale.ROOT))));
    }

    private static Option<ReportOnlinePayments.Question> question(FacilityId facility, Body query) {
        var period = ReportPeriod.of(query);
        var by = query.optional("by", wordOf(OnlinePayments.By.class)).getOrElse(OnlinePayments.By.ISSUED);
        var status = query.optional("status", oneOf(OnlinePayments.Status.class));
        var required = query.optional("required", FLAG_TEXT);
        var specialist = query.optional("specialist", ID.as(SpecialistId::new));
        var service = query.optional("service", ID.as(ServiceId::new));
        var variant = query.optional("variant", wordOf(OnlinePayments.Variant.class)).getOrElse(OnlinePayments.Variant.BASIC);
        return period.map(days -> new ReportOnlinePayments.Question(facility, days, by, status, required, specialist, service, variant));
    }

    private static String cursor(OnlinePayments.After place) {
        return "%d.%09d/%d".formatted(place.at().getEpochSecond(), place.at().getNano(), place.number());
    }

    private static OnlinePayments.After after(String cursor) {
        var parts = cursor.split("[./]");
        return new OnlinePayments.After(Instant.ofEpochSecond(Long.parseLong(parts[0]), Long.parseLong(parts[1])), Long.parseLong(parts[2]));
    }
}

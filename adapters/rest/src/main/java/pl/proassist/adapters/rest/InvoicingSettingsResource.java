package pl.proassist.adapters.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import pl.proassist.application.invoicing.FacilityInvoicing;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.invoice.ExemptionBasis;
import pl.proassist.domain.invoice.InvoicingSettings;

/** As whom, under which numbers and by which rules a facility issues invoices. */
@Path("/facilities/{f}/invoicing-settings")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class InvoicingSettingsResource {

    private final FacilityInvoicing facilityInvoicing;

    @Inject
    public InvoicingSettingsResource(FacilityInvoicing facilityInvoicing) {
        this.facilityInvoicing = facilityInvoicing;
    }

    @GET
    public Response show(@Context SecurityContext who, @PathParam("f") FacilityId facility) {
        return facilityInvoicing.read(Callers.of(who), facility).fold(Problems::from, settings -> answer(200, settings));
    }

    @PUT
    public Response replace(@Context SecurityContext who, @PathParam("f") FacilityId facility, @HeaderParam("If-Match") String ifMatch, Body body) {
        var seen = Seen.of(ifMatch);
        var wanted = InvoiceMembers.settings(facility, body);
        return body.done(() -> facilityInvoicing.replace(Callers.of(who), wanted.get(), seen))
                .fold(Problems::from, stored -> answer(stored.version() == 1 ? 201 : 200, stored));
    }

    private static Response answer(int status, InvoicingSettings settings) {
        return Response.status(status).entity(InvoicingSettingsResponse.of(settings)).tag(String.valueOf(settings.version())).build();
    }

    public record InvoicingSettingsResponse(InvoiceResponse.SellerPart seller, NumberingPart numbering, String exemption, List<ServicePart> services, String duty,
                                            boolean consumersToKsef, boolean smallTurnover, int dueDays, boolean correctsByItself, String attachmentsFrom) {

        static InvoicingSettingsResponse of(InvoicingSettings settings) {
            return new InvoicingSettingsResponse(InvoiceResponse.SellerPart.of(settings.seller()),
                    new NumberingPart(settings.numbering().prefix().getOrNull(), settings.numbering().span().name()), settings.exemption().map(ExemptionBasis::name).getOrNull(),
                    settings.services().entrySet().stream().map(each -> new ServicePart(each.getKey().toString(), each.getValue().name(),
                            each.getValue().exemption().map(ExemptionBasis::name).getOrNull())).sorted(Comparator.comparing(ServicePart::service)).toList(),
                    settings.duty().name(), settings.consumersToKsef(), settings.smallTurnover(), settings.dueDays(), settings.correctsByItself(),
                    settings.attachmentsFrom().map(LocalDate::toString).getOrNull());
        }
    }

    public record NumberingPart(String prefix, String span) {
    }

    public record ServicePart(String service, String name, String exemption) {
    }
}

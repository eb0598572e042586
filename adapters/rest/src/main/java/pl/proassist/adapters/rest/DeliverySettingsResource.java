package pl.proassist.adapters.rest;

import static pl.proassist.adapters.rest.Member.oneOf;

import io.vavr.control.Either;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import pl.proassist.application.notifying.FacilityDelivery;
import pl.proassist.application.port.DeliverySettings.Unreached;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.shared.Refusal;

/** What a facility wants done about messages that do not arrive. */
@Path("/facilities/{f}/delivery-settings")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class DeliverySettingsResource {

    private final FacilityDelivery facilityDelivery;

    @Inject
    public DeliverySettingsResource(FacilityDelivery facilityDelivery) {
        this.facilityDelivery = facilityDelivery;
    }

    @PUT
    public Response replace(@Context SecurityContext who, @PathParam("f") FacilityId facility, Body body) {
        var unreached = body.required("unreached", oneOf(Unreached.class));
        return answer(body.done(() -> facilityDelivery.replace(Callers.of(who), facility, unreached.get())));
    }

    @GET
    public Response show(@Context SecurityContext who, @PathParam("f") FacilityId facility) {
        return answer(facilityDelivery.show(Callers.of(who), facility));
    }

    private static Response answer(Either<Refusal, Unreached> unreached) {
        return unreached.fold(Problems::from, wanted -> Response.ok(new DeliverySettingsResponse(wanted.name())).build());
    }

    /** @param unreached what becomes, at its deadline, of a slot whose patient no message about the payment reached */
    public record DeliverySettingsResponse(String unreached) {
    }
}

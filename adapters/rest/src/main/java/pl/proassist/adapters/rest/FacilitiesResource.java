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
import pl.proassist.application.registering.LookUp;
import pl.proassist.application.registering.RegisterFacility;
import pl.proassist.domain.facility.Facility;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.patient.EmailAddress;
import pl.proassist.domain.patient.PhoneNumber;
import pl.proassist.domain.policy.PolicySettings;

/** The clinics of this installation. */
@Path("/facilities")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class FacilitiesResource {

    private final RegisterFacility registerFacility;
    private final LookUp lookUp;

    @Inject
    public FacilitiesResource(RegisterFacility registerFacility, LookUp lookUp) {
        this.registerFacility = registerFacility;
        this.lookUp = lookUp;
    }

    @PUT @Path("/{f}")
    public Response register(@Context SecurityContext who, @PathParam("f") FacilityId id, @HeaderParam("If-Match") String ifMatch, Body body) {
        var name = body.required("name", Member.NAME);
        var zone = body.optional("zone", Member.ZONE).getOrElse(PolicySettings.DEFAULT.zone());
        var phone = body.optional("phone", Member.PHONE).map(PhoneNumber::value);
        var email = body.optional("email", Member.EMAIL).map(EmailAddress::value);
        var nip = body.optional("nip", Member.NIP);
        var address = body.optional("address", Member.text(500));
        return Cards.stored(body.done(() -> registerFacility.handle(Callers.of(who), new Facility(id, name.get(), zone, phone, email, nip, address),
                Seen.of(ifMatch))), FacilityResponse::of);
    }

    @GET @Path("/{f}")
    public Response show(@Context SecurityContext who, @PathParam("f") FacilityId id) {
        return Cards.shown(lookUp.facility(Callers.of(who), id), FacilityResponse::of);
    }

    /** A facility as it is registered. */
    public record FacilityResponse(String id, String name, String zone, String phone, String email, String nip, String address) {

        static FacilityResponse of(Facility facility) {
            return new FacilityResponse(facility.id().toString(), facility.name(), facility.zone().getId(), facility.phone().getOrNull(),
                    facility.email().getOrNull(), facility.nip().map(Object::toString).getOrNull(), facility.address().getOrNull());
        }
    }
}

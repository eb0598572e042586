package pl.proassist.adapters.rest;

import io.vavr.control.Either;
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
import java.time.Duration;
import java.util.Set;
import pl.proassist.application.registering.LookUp;
import pl.proassist.application.registering.RegisterServiceOffer;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.ServiceOffer;
import pl.proassist.domain.facility.ServiceId;

/** What a facility offers, how long it takes and what it costs. */
@Path("/facilities/{f}/services")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class ServicesResource {

    /** Medical services are exempt (ZW); the others are the rates of the Polish law on VAT. */
    private static final Set<String> VAT = Set.of("ZW", "23", "8", "5", "0");
    private static final Member<String> VAT_RATE =
            Member.STRING.then(text -> VAT.contains(text) ? Either.right(text) : Member.wrong("not-allowed", "ZW, 23, 8, 5, 0"));
    private static final int A_DAY = 24 * 60;

    private final RegisterServiceOffer registerServiceOffer;
    private final LookUp lookUp;

    @Inject
    public ServicesResource(RegisterServiceOffer registerServiceOffer, LookUp lookUp) {
        this.registerServiceOffer = registerServiceOffer;
        this.lookUp = lookUp;
    }

    @PUT @Path("/{v}")
    public Response register(@Context SecurityContext who, @PathParam("f") FacilityId facility, @PathParam("v") ServiceId id,
                             @HeaderParam("If-Match") String ifMatch, Body body) {
        var name = body.required("name", Member.NAME);
        var minutes = body.required("durationMinutes", Member.whole(1, A_DAY));
        var price = body.required("price", Member.MONEY);
        var vat = body.required("vat", VAT_RATE);
        return Cards.stored(body.done(() -> registerServiceOffer.handle(Callers.of(who), new ServiceOffer(facility, id, name.get(),
                Duration.ofMinutes(minutes.get()), price.get(), vat.get()), Seen.of(ifMatch))), ServiceResponse::of);
    }

    @GET @Path("/{v}")
    public Response show(@Context SecurityContext who, @PathParam("f") FacilityId facility, @PathParam("v") ServiceId id) {
        return Cards.shown(lookUp.service(Callers.of(who), facility, id), ServiceResponse::of);
    }

    /** A service as registered. */
    public record ServiceResponse(String id, String facility, String name, long durationMinutes, String price, String vat) {

        static ServiceResponse of(ServiceOffer service) {
            return new ServiceResponse(service.id().toString(), service.facility().toString(), service.name(), service.duration().toMinutes(),
                    service.price().toString(), service.vat());
        }
    }
}

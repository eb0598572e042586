package pl.proassist.adapters.rest;

import static pl.proassist.adapters.rest.Member.oneOf;

import io.vavr.control.Either;
import io.vavr.control.Option;
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
import java.util.List;
import pl.proassist.application.invoicing.KsefMode;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.invoice.IssueMode;
import pl.proassist.domain.shared.Refusal;

/** In which mode the facility issues now and why, and a person's choice of another one (KSF-23, A26). */
@Path("/facilities/{f}/ksef/mode")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class KsefModeResource {

    /** What a person may choose; AUTOMATIC leaves it to what is known of KSeF. */
    private enum Chosen { AUTOMATIC, ONLINE, OFFLINE24, OFFLINE, EMERGENCY, TOTAL_FAILURE }

    private final KsefMode ksefMode;

    @Inject
    public KsefModeResource(KsefMode ksefMode) {
        this.ksefMode = ksefMode;
    }

    @GET
    public Response show(@Context SecurityContext who, @PathParam("f") FacilityId facility) {
        return answer(ksefMode.show(Callers.of(who), facility));
    }

    @PUT
    public Response choose(@Context SecurityContext who, @PathParam("f") FacilityId facility, Body body) {
        var mode = body.required("mode", oneOf(Chosen.class));
        var reason = body.required("reason", Rules.reason());
        return answer(body.done(() -> ksefMode.choose(Callers.of(who), facility,
                mode.filter(chosen -> chosen != Chosen.AUTOMATIC).map(chosen -> IssueMode.valueOf(chosen.name())), reason.get())));
    }

    private static Response answer(Either<Refusal, KsefMode.Shown> shown) {
        return shown.fold(Problems::from, mode -> Response.ok(ModeResponse.of(mode)).build());
    }

    /**
     * @param because      what decided
     * @param chosen       a person's choice, while one stands
     * @param outages      what is announced and not over
     * @param silentSince  since when the ministry's status service does not answer
     * @param troubleSince since when KSeF does not answer
     * @param shutOutSince since when KSeF does not let the facility in
     */
    public record ModeResponse(String mode, String because, ChoiceResponse chosen, List<OutageResponse> outages, String silentSince, String troubleSince,
                               String shutOutSince) {

        static ModeResponse of(KsefMode.Shown shown) {
            return new ModeResponse(shown.choice().mode().name(), shown.choice().because().name(),
                    shown.byHand().map(choice -> new ChoiceResponse(choice.reason(), text(choice.who()), choice.at().toString())).getOrNull(),
                    shown.outages().stream().map(outage -> new OutageResponse(outage.kind().name(), outage.start().toString(), text(outage.end()))).toList(),
                    text(shown.silent()), text(shown.trouble()), text(shown.shutOut()));
        }

        private static String text(Option<?> value) {
            return value.map(Object::toString).getOrNull();
        }
    }

    public record ChoiceResponse(String reason, String by, String at) {
    }

    public record OutageResponse(String kind, String start, String end) {
    }
}

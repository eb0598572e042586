package pl.proassist.adapters.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import pl.proassist.application.invoicing.ShowKsefSetup;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.invoice.KsefDoor;
import pl.proassist.domain.invoice.KsefLoginMethod;
import pl.proassist.domain.invoice.KsefRight;
import pl.proassist.domain.invoice.KsefSetup;

/** How far a facility is on its way into KSeF, what it may do there, and what is to be done next (KSF-04, KSF-07, KSF-37). */
@Path("/facilities/{f}/ksef/setup")
@Produces(MediaType.APPLICATION_JSON)
public final class KsefSetupResource {

    private final ShowKsefSetup showKsefSetup;

    @Inject
    public KsefSetupResource(ShowKsefSetup showKsefSetup) {
        this.showKsefSetup = showKsefSetup;
    }

    @GET
    public Response show(@Context SecurityContext who, @PathParam("f") FacilityId facility, @HeaderParam("Accept-Language") String languages) {
        return showKsefSetup.handle(Callers.of(who), facility)
                .fold(Problems::from, shown -> Response.ok(SetupResponse.of(shown, Speech.of(languages))).build());
    }

    /**
     * @param application where rights are granted and certificates fetched; left out in a rehearsal
     * @param warning     what KSeF warned of within a day, in its own words; left out when it did not
     */
    public record SetupResponse(List<StepResponse> steps, DoorResponse door, List<MethodResponse> methods, String application, WarningResponse warning) {

        static SetupResponse of(ShowKsefSetup.Shown shown, Speech speech) {
            return new SetupResponse(shown.steps().stream().map(each -> StepResponse.of(each, speech)).toList(), DoorResponse.of(shown.door(), speech),
                    Arrays.stream(KsefLoginMethod.values()).map(each -> MethodResponse.of(each, speech)).toList(), shown.application().getOrNull(),
                    shown.warning().map(each -> new WarningResponse(each.words(), each.at().toString())).getOrNull());
        }
    }

    /**
     * @param status the state in words
     * @param advice what to do
     */
    public record StepResponse(String step, String state, String status, String title, String advice) {

        static StepResponse of(KsefSetup.Standing standing, Speech speech) {
            var step = standing.step().name();
            return new StepResponse(step, standing.state().name(), speech.ksef("state." + standing.state()), speech.ksef("step." + step + ".title"),
                    speech.ksef("step." + step + ".advice"));
        }
    }

    /**
     * @param rights  what it may do; nothing at OPEN: it owns the NIP
     * @param missing what must still be granted, as far as it is known
     */
    public record DoorResponse(String welcome, String advice, List<RightResponse> rights, List<RightResponse> missing) {

        static DoorResponse of(KsefDoor door, Speech speech) {
            return new DoorResponse(door.welcome().name(), speech.ksef("door." + door.welcome()), named(door.rights(), speech), named(door.missing(), speech));
        }

        private static List<RightResponse> named(Set<KsefRight> rights, Speech speech) {
            return rights.stream().sorted().map(right -> new RightResponse(right.name(), speech.ksef("right." + right))).toList();
        }
    }

    public record WarningResponse(String words, String at) {
    }

    public record RightResponse(String right, String name) {
    }

    public record MethodResponse(String method, String use, String name, String advice) {

        static MethodResponse of(KsefLoginMethod method, Speech speech) {
            return new MethodResponse(method.name(), method.use().name(), speech.ksef("method." + method + ".name"), speech.ksef("method." + method + ".advice"));
        }
    }
}

package pl.proassist.adapters.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What each setting of the payment rules does, in words, so that every screen says the same (DL-09, DL-16). */
@Path("/payment-rules/hints")
@Produces(MediaType.APPLICATION_JSON)
public final class RuleHintsResource {

    static final String PATH = "/api/v1/payment-rules/hints";

    @GET
    public Page<HintResponse> list(@HeaderParam("Accept-Language") String languages) {
        return Page.whole(Speech.of(languages).hints().entrySet().stream().map(hint -> new HintResponse(hint.getKey(), hint.getValue())).toList());
    }

    /** @param field the place of the setting in the rules' JSON; what stands in any rule begins with {@code rule} */
    public record HintResponse(String field, String hint) {
    }
}

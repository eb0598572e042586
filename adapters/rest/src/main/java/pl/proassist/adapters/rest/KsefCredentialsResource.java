package pl.proassist.adapters.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Arrays;
import java.util.Locale;
import pl.proassist.application.invoicing.EnterKsefCredentials;
import pl.proassist.application.invoicing.RemoveKsefCredentials;
import pl.proassist.application.invoicing.ShowKsefCredentials;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.invoice.KsefCredential.Kind;

/** What lets a facility into KSeF: put in, looked at without its secret, taken back (KSF-05 to KSF-12). */
@Path("/facilities/{f}/ksef/credentials")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class KsefCredentialsResource {

    private final EnterKsefCredentials enterKsefCredentials;
    private final ShowKsefCredentials showKsefCredentials;
    private final RemoveKsefCredentials removeKsefCredentials;

    @Inject
    public KsefCredentialsResource(EnterKsefCredentials enterKsefCredentials, ShowKsefCredentials showKsefCredentials, RemoveKsefCredentials removeKsefCredentials) {
        this.enterKsefCredentials = enterKsefCredentials;
        this.showKsefCredentials = showKsefCredentials;
        this.removeKsefCredentials = removeKsefCredentials;
    }

    @PUT @Path("/{kind}")
    public Response enter(@Context SecurityContext who, @PathParam("f") FacilityId facility, @PathParam("kind") String kind, Body body) {
        return KsefCredentialRequest.of(kind(kind), body).enteredBy(enterKsefCredentials, Callers.of(who), facility)
                .fold(Problems::from, KsefCredentialResponse::answer);
    }

    @GET
    public Response list(@Context SecurityContext who, @PathParam("f") FacilityId facility) {
        return showKsefCredentials.handle(Callers.of(who), facility)
                .fold(Problems::from, all -> Response.ok(Page.whole(all.stream().map(KsefCredentialResponse::of).toList())).build());
    }

    @DELETE @Path("/{kind}")
    public Response remove(@Context SecurityContext who, @PathParam("f") FacilityId facility, @PathParam("kind") String kind) {
        return removeKsefCredentials.handle(Callers.of(who), facility, kind(kind)).fold(Problems::from, removed -> Response.noContent().build());
    }

    private static Kind kind(String word) {
        return Arrays.stream(Kind.values()).filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(word)).findFirst()
                .orElseThrow(() -> Problems.thrown(404, "unknown-ksef-credential"));
    }
}

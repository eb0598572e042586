package pl.proassist.adapters.rest;

import io.vavr.control.Either;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import pl.proassist.application.policies.PaymentRules;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.ServiceId;
import pl.proassist.domain.facility.SpecialistId;
import pl.proassist.domain.policy.PaymentPolicy;
import pl.proassist.domain.policy.PaymentPolicy.Scope;
import pl.proassist.domain.shared.Refusal;

/** Who pays when, in the words of the facility (PAY-05 to PAY-15). One version counts for all levels together. */
@Path("/facilities/{f}/payment-rules")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class PaymentRulesResource {

    private final PaymentRules rules;

    @Inject
    public PaymentRulesResource(PaymentRules rules) {
        this.rules = rules;
    }

    @GET
    public Response show(@Context SecurityContext who, @PathParam("f") FacilityId facility) {
        return rules.read(Callers.of(who), facility).fold(Problems::from, policy -> answer(200, policy));
    }

    @PUT
    public Response replace(@Context SecurityContext who, @PathParam("f") FacilityId facility, @HeaderParam("If-Match") String ifMatch, Body body) {
        var seen = Seen.of(ifMatch);
        var wanted = Rules.forAll(body);
        return body.done(() -> rules.replace(Callers.of(who), facility, wanted.settings(), wanted.facility(), wanted.firstTime(), wanted.blacklist(), seen))
                .fold(Problems::from, stored -> answer(stored.created() ? 201 : 200, stored.policy()));
    }

    @GET @Path("/specialists/{s}")
    public Response showForSpecialist(@Context SecurityContext who, @PathParam("f") FacilityId facility, @PathParam("s") SpecialistId specialist) {
        return show(who, facility, new Scope.ForSpecialist(specialist));
    }

    @PUT @Path("/specialists/{s}")
    public Response replaceForSpecialist(@Context SecurityContext who, @PathParam("f") FacilityId facility, @PathParam("s") SpecialistId specialist,
                                         @HeaderParam("If-Match") String ifMatch, Body body) {
        return replace(who, facility, new Scope.ForSpecialist(specialist), ifMatch, body);
    }

    @DELETE @Path("/specialists/{s}")
    public Response removeForSpecialist(@Context SecurityContext who, @PathParam("f") FacilityId facility, @PathParam("s") SpecialistId specialist) {
        return remove(who, facility, new Scope.ForSpecialist(specialist));
    }

    @GET @Path("/services/{v}")
    public Response showForService(@Context SecurityContext who, @PathParam("f") FacilityId facility, @PathParam("v") ServiceId service) {
        return show(who, facility, new Scope.ForServiceOffer(service));
    }

    @PUT @Path("/services/{v}")
    public Response replaceForService(@Context SecurityContext who, @PathParam("f") FacilityId facility, @PathParam("v") ServiceId service,
                                      @HeaderParam("If-Match") String ifMatch, Body body) {
        return replace(who, facility, new Scope.ForServiceOffer(service), ifMatch, body);
    }

    @DELETE @Path("/services/{v}")
    public Response removeForService(@Context SecurityContext who, @PathParam("f") FacilityId facility, @PathParam("v") ServiceId service) {
        return remove(who, facility, new Scope.ForServiceOffer(service));
    }

    @GET @Path("/services/{v}/specialists/{s}")
    public Response showForPair(@Context SecurityContext who, @PathParam("f") FacilityId facility, @PathParam("v") ServiceId service,
                                @PathParam("s") SpecialistId specialist) {
        return show(who, facility, new Scope.ForPair(service, specialist));
    }

    @PUT @Path("/services/{v}/specialists/{s}")
    public Response replaceForPair(@Context SecurityContext who, @PathParam("f") FacilityId facility, @PathParam("v") ServiceId service,
                                   @PathParam("s") SpecialistId specialist, @HeaderParam("If-Match") String ifMatch, Body body) {
        return replace(who, facility, new Scope.ForPair(service, specialist), ifMatch, body);
    }

    @DELETE @Path("/services/{v}/specialists/{s}")
    public Response removeForPair(@Context SecurityContext who, @PathParam("f") FacilityId facility, @PathParam("v") ServiceId service,
                                  @PathParam("s") SpecialistId specialist) {
        return remove(who, facility, new Scope.ForPair(service, specialist));
    }

    private Response show(SecurityContext who, FacilityId facility, Scope scope) {
        Either<Refusal, Response> shown = rules.read(Callers.of(who), facility, scope).flatMap(rule -> rules.read(Callers.of(who), facility)
                .map(policy -> Response.ok(RuleResponse.of(rule)).tag(tag(policy)).build()));
        return shown.getOrElseGet(Problems::from);
    }

    private Response replace(SecurityContext who, FacilityId facility, Scope scope, String ifMatch, Body body) {
        var seen = Seen.of(ifMatch);
        var rule = Rules.rule(body);
        return body.done(() -> rules.replace(Callers.of(who), facility, scope, rule.get(), seen)).fold(Problems::from, stored -> Response
                .status(stored.created() ? 201 : 200).entity(RuleResponse.of(rule.get())).tag(tag(stored.policy())).build());
    }

    private Response remove(SecurityContext who, FacilityId facility, Scope scope) {
        return rules.remove(Callers.of(who), facility, scope).fold(Problems::from, stored -> Response.noContent().build());
    }

    private static Response answer(int status, PaymentPolicy policy) {
        return Response.status(status).entity(PaymentRulesResponse.of(policy)).tag(tag(policy)).link(RuleHintsResource.PATH, "help").build();
    }

    private static String tag(PaymentPolicy policy) {
        return String.valueOf(policy.version());
    }
}

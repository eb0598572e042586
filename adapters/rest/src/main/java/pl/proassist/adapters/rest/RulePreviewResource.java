package pl.proassist.adapters.rest;

import static pl.proassist.adapters.rest.Member.FLAG;
import static pl.proassist.adapters.rest.Member.INSTANT;
import static pl.proassist.adapters.rest.Member.MONEY;

import io.vavr.control.Option;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import pl.proassist.application.policies.PreviewRule;
import pl.proassist.domain.policy.Occasion;
import pl.proassist.domain.policy.PolicySettings;
import pl.proassist.domain.policy.Requirement;

/** What would this rule do? For the settings page, reception, and anyone who wants to check the formulas (api.md 3). */
@Path("/payment-rules/preview")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class RulePreviewResource {

    private final PreviewRule previewRule;

    @Inject
    public RulePreviewResource(PreviewRule previewRule) {
        this.previewRule = previewRule;
    }

    @POST
    public PreviewResponse preview(@HeaderParam("Accept-Language") String languages, Body body) {
        var rule = body.requiredPart("rule").flatMap(Rules::rule);
        var settings = body.part("settings").map(Rules::settings).getOrElse(PolicySettings.DEFAULT);
        var price = body.required("price", MONEY);
        var bookedAt = body.required("bookedAt", INSTANT);
        var visitStart = body.required("visitStart", INSTANT);
        var standing = body.part("patient").map(RulePreviewResource::standing).getOrElse(Occasion.Standing.ORDINARY);
        var decision = body.done(() -> previewRule.handle(new PreviewRule.Question(rule.get(), settings, price.get(), bookedAt.get(),
                visitStart.get(), standing)));
        return PreviewResponse.of(decision, Reasons.in(Speech.of(languages), settings.zone()));
    }

    private static Occasion.Standing standing(Body patient) {
        var blacklisted = patient.optional("blacklisted", FLAG).getOrElse(false);
        var firstTime = patient.optional("firstTime", FLAG).getOrElse(false);
        var exempt = patient.optional("exempt", FLAG).getOrElse(false);
        return new Occasion.Standing(blacklisted, firstTime, Option.when(exempt, Requirement.NONE));
    }
}

package pl.proassist.adapters.rest;

import jakarta.ws.rs.core.Application;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The JSON API: everything behind the token, on one page. */
public class ApiApplication extends Application {

    /** What every JAX-RS application of this product needs, whatever its path: ids of requests, problems in words, JSON. */
    public static final List<Class<?>> MANNERS = List.of(RequestIds.class, ProblemsInWords.class, Faults.class, JsonWriter.class);

    /** How requests to the API are read; what providers send to their own doors may look otherwise. */
    static final List<Class<?>> READING = List.of(BodyReader.class, Ids.class, KnownParameters.class);

    static final List<Class<?>> RESOURCES = List.of(FacilitiesResource.class, SpecialistsResource.class, ServicesResource.class,
            RoomsResource.class, PatientsResource.class, BlacklistResource.class, ExemptionsResource.class, PaymentRulesResource.class,
            RulePreviewResource.class, VisitsResource.class, VisitPaymentsResource.class, PaymentLinksResource.class, PaymentsResource.class,
            AvailabilityResource.class, FacilityTasksResource.class, TasksResource.class, DeliveriesResource.class);

    @Override
    public Set<Class<?>> getClasses() {
        var classes = new LinkedHashSet<>(MANNERS);
        classes.addAll(READING);
        classes.addAll(RESOURCES);
        classes.add(BearerToken.class);
        classes.add(IdempotencyKeys.class);
        return classes;
    }

    /** The API describes itself by its OpenAPI document, not by WADL. */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }
}

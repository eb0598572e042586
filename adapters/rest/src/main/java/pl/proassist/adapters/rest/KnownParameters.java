package pl.proassist.adapters.rest;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Refuses a parameter in the address that the resource does not know, or one that is given twice: a mistyped filter must not show everything. */
@Provider
public final class KnownParameters implements DynamicFeature {

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        context.register(new OnlyThese(names(resource.getResourceMethod())));
    }

    private static Set<String> names(Method method) {
        return Arrays.stream(method.getParameters()).map(each -> each.getAnnotation(QueryParam.class)).filter(Objects::nonNull)
                .map(QueryParam::value).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private record OnlyThese(Set<String> known) implements ContainerRequestFilter {

        @Override
        public void filter(ContainerRequestContext request) {
            var given = request.getUriInfo().getQueryParameters();
            var errors = given.entrySet().stream()
                    .filter(each -> !known.contains(each.getKey()) || each.getValue().size() > 1)
                    .map(each -> known.contains(each.getKey())
                            ? FieldError.of(each.getKey(), "repeated")
                            : FieldError.of(each.getKey().matches("[A-Za-z0-9_.-]{1,60}") ? each.getKey() : "?", "unknown-parameter",
                                    String.join(", ", known)))
                    .toList();
            if (!errors.isEmpty()) {
                throw new MalformedRequest(errors);
            }
        }
    }
}

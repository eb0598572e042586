package pl.proassist.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import pl.proassist.Proves;
import pl.proassist.domain.access.Permission;

/** The document at {@code /openapi} is written first and by hand; here it is held against the resources, both ways. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class OpenApiTest {

    private final Map<String, Object> document = read();

    @Test
    void every_operation_of_the_document_is_a_resource_and_every_resource_is_in_the_document() {
        assertThat(documented().keySet()).isEqualTo(real().keySet());
    }

    @Test
    void each_has_the_parameters_that_its_resource_reads_and_no_others() {
        var documented = documented();

        real().forEach((operation, method) -> assertThat(parameters(documented.get(operation))).as(operation).isEqualTo(parameters(method)));
    }

    @Test
    void each_that_reads_a_body_says_so() {
        var documented = documented();

        real().forEach((operation, method) -> assertThat(documented.get(operation).containsKey("requestBody")).as(operation)
                .isEqualTo(Stream.of(method.getParameterTypes()).anyMatch(type -> type == Body.class || type == UploadedXml.class)));
    }

    @Test
    void each_has_an_example_of_what_is_sent_and_of_what_is_answered_and_problems_with_examples() {
        documented().forEach((operation, told) -> {
            if (told.containsKey("requestBody")) {
                at(told, "requestBody", "content").values().forEach(content -> assertThat(hasExample(map(content))).as(operation + " request").isTrue());
            }
            at(told, "responses").forEach((status, response) -> contents(resolved(response)).forEach((type, content) ->
                    assertThat(hasExample(map(content))).as(operation + " " + status + " " + type).isTrue()));
            assertThat(at(told, "responses").keySet()).as(operation).contains("403", "500");
            if (!ApiApplication.OPEN.contains(operation)) {
                assertThat(at(told, "responses").keySet()).as(operation).contains("401", "429");
            }
            assertThat(told).as(operation).containsKeys("operationId", "summary", "tags");
        });
    }

    @Test
    @Proves("SEC-18")
    void each_names_the_permission_that_it_needs_or_says_that_every_caller_may() {
        documented().forEach((operation, told) -> assertThat(told.get("x-permission")).as(operation).isInstanceOf(String.class)
                .satisfies(needed -> assertThat(needed.equals("none") || Permission.of((String) needed).isDefined()).as(needed.toString()).isTrue()));
        assertThat(documented().values()).filteredOn(told -> told.containsKey("x-permission-too")).isNotEmpty()
                .allMatch(told -> Permission.of((String) told.get("x-permission-too")).isDefined());
    }

    @Test
    void just_the_ways_to_get_a_token_need_none() {
        var open = new TreeSet<String>();
        documented().forEach((operation, told) -> {
            if (told.containsKey("security")) {
                assertThat((List<?>) told.get("security")).as(operation).isEmpty();
                open.add(operation);
            }
        });

        assertThat(open).isEqualTo(new TreeSet<>(ApiApplication.OPEN));
    }

    /**
     * Sent to the paths of the document's own examples, which name nothing, by somebody who is no person: refused at the latest then, but
     * never because the body is wrong.
     */
    @Test
    void each_example_of_a_body_is_one_that_the_api_understands() {
        try (var api = new RunningApi()) {
            documented().forEach((operation, told) -> {
                if (told.containsKey("requestBody")) {
                    var answer = api.send(operation.split(" ")[0], path(operation.split(" ")[1], told), example(told), "Content-Type", contentType(told));

                    assertThat(answer.status()).as(operation + " " + answer.body()).isIn(200, 201, 401, 403, 404, 409);
                }
            });
        }
    }

    /** Of the body of a request. */
    static String contentType(Map<String, Object> told) {
        return at(told, "requestBody", "content").keySet().iterator().next();
    }

    /** What the document sends: JSON is an object in it, other things are text. */
    static String example(Map<String, Object> told) {
        var example = at(told, "requestBody", "content", contentType(told)).get("example");
        return example instanceof String text ? text : Json.createObjectBuilder(map(example)).build().toString();
    }

    private String path(String template, Map<String, Object> operation) {
        var path = template;
        for (var parameter : (List<?>) operation.getOrDefault("parameters", List.of())) {
            var found = resolved(parameter);
            path = path.replace("{" + found.get("name") + "}", String.valueOf(found.get("example")));
        }
        return path;
    }

    static Stream<Arguments> answers() {
        return Stream.of(Arguments.of("Visit", VisitResponse.class), Arguments.of("PaymentLink", LinkResponse.class),
                Arguments.of("Preview", PreviewResponse.class), Arguments.of("PaymentRules", PaymentRulesResponse.class),
                Arguments.of("MessageSettings", MessageSettingsResponse.class),
                Arguments.of("MessageSending", MessageSettingsResponse.Kind.class), Arguments.of("MessageTexts", MessageSettingsResponse.Spoken.class),
                Arguments.of("MessagePreview", MessagePreviewResponse.class), Arguments.of("Rule", RuleResponse.class), Arguments.of("Task", TaskResponse.class), Arguments.of("Mark", MarkResponse.class),
                Arguments.of("Problem", ProblemResponse.class), Arguments.of("Settings", PaymentRulesResponse.Settings.class),
                Arguments.of("FacilityStored", FacilitiesResource.FacilityResponse.class),
                Arguments.of("SpecialistStored", SpecialistsResource.SpecialistResponse.class),
                Arguments.of("ServiceStored", ServicesResource.ServiceResponse.class), Arguments.of("RoomStored", RoomsResource.RoomResponse.class),
                Arguments.of("PatientStored", PatientsResource.PatientResponse.class),
                Arguments.of("Challenge", ChallengeResponse.class), Arguments.of("SessionGiven", SessionResponse.class),
                Arguments.of("Invited", InvitationsResource.InvitedResponse.class), Arguments.of("Accepted", InvitationsResource.AcceptedResponse.class),
                Arguments.of("Me", MeResponse.class), Arguments.of("LiveSession", SessionsResource.LiveSessionResponse.class),
                Arguments.of("SecondFactorChoice", OwnAccountResource.SecondFactorResponse.class), Arguments.of("UserStored", UserResponse.class),
                Arguments.of("Membership", MembershipResponse.class), Arguments.of("LoginRules", LoginRulesResource.LoginRulesResponse.class),
                Arguments.of("ApiKey", ApiKeyResponse.class), Arguments.of("KsefCredential", KsefCredentialResponse.class), Arguments.of("Permissions", PermissionsResource.PermissionsResponse.class),
                Arguments.of("TrailEntry", AuditResource.EntryResponse.class), Arguments.of("PatientFile", PatientFileResponse.class),
                Arguments.of("Erasure", PatientErasureResource.ErasureResponse.class), Arguments.of("Consent", PatientConsentsResource.ConsentResponse.class),
                Arguments.of("Disclosure", DisclosuresResource.DisclosureResponse.class), Arguments.of("DataKeys", DataKeysResource.DataKeysResponse.class),
                Arguments.of("Blacklisting", BlacklistingResponse.class), Arguments.of("Proposal", BlacklistingResponse.Proposal.class),
                Arguments.of("Criteria", BlacklistingResponse.Criteria.class), Arguments.of("Hint", RuleHintsResource.HintResponse.class),
                Arguments.of("RulesStep", RulesVersionResponse.Step.class), Arguments.of("RulesVersion", RulesVersionResponse.class),
                Arguments.of("DryRun", DryRunResponse.class), Arguments.of("ApplyPreview", RulesAppliedResponse.Previewed.class),
                Arguments.of("Applied", RulesAppliedResponse.class),
                Arguments.of("OnlinePayments", OnlinePaymentsResponse.class), Arguments.of("Revenue", RevenueReportResource.RevenueResponse.class),
                Arguments.of("AttendanceCompared", AttendanceReportResource.ComparedResponse.class),
                Arguments.of("Purchase", PurchaseInvoicesResource.PurchaseResponse.class));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void an_answer_has_the_members_that_the_document_says(String schema, Class<?> answer) {
        assertThat(members(at(document, "components", "schemas", schema))).isEqualTo(members(answer));
    }

    /** {@code payment.link.url}: every member, also of records within it, as long as the document tells them in place. */
    private Set<String> members(Map<String, Object> schema) {
        var all = new TreeSet<String>();
        map(schema.getOrDefault("properties", Map.of())).forEach((name, property) -> {
            all.add(name);
            var inner = map(property).containsKey("items") ? map(map(property).get("items")) : map(property);
            if (!inner.containsKey("$ref")) {
                members(inner).forEach(each -> all.add(name + "." + each));
            }
        });
        return all;
    }

    /** Records that have a schema of their own. */
    private static final Set<Class<?>> ELSEWHERE = Set.of(RuleResponse.class, PaymentRulesResponse.class, PaymentRulesResponse.Settings.class, MembershipResponse.class,
            PatientsResource.PatientResponse.class, PatientConsentsResource.ConsentResponse.class, DisclosuresResource.DisclosureResponse.class,
            AccountingNoteResponse.class, VisitInvoicesResource.BillingResponse.class);

    private Set<String> members(Class<?> answer) {
        var all = new TreeSet<String>();
        for (var component : answer.getRecordComponents()) {
            all.add(component.getName());
            var inner = component.getGenericType() instanceof ParameterizedType list ? (Class<?>) list.getActualTypeArguments()[0] : component.getType();
            if (inner.isRecord() && answer != RuleResponse.class && !ELSEWHERE.contains(inner)) {
                members(inner).forEach(each -> all.add(component.getName() + "." + each));
            }
        }
        return all;
    }

    @Test
    void every_reference_leads_somewhere_and_nothing_lies_about_unused() {
        var used = new TreeSet<String>();
        collectReferences(document, used);
        var there = new TreeSet<String>();
        at(document, "components").forEach((kind, things) -> map(things).keySet().forEach(name -> there.add("#/components/" + kind + "/" + name)));

        there.removeIf(each -> each.startsWith("#/components/securitySchemes/"));
        assertThat(used).isEqualTo(there);
    }

    @Test
    void a_problem_of_the_document_carries_the_status_under_which_it_is_listed() {
        documented().forEach((operation, told) -> at(told, "responses").forEach((status, response) -> {
            var problems = map(contents(resolved(response)).getOrDefault("application/problem+json", Map.of()));
            if (problems.containsKey("examples") && !status.equals("500")) {
                at(problems, "examples").values().forEach(example -> assertThat(at(resolved(example), "value").get("status").toString())
                        .as(operation).isEqualTo(status));
            }
        }));
    }

    private TreeMap<String, Map<String, Object>> documented() {
        return operations(document);
    }

    /** {@code PUT /visits/{id}} and so on, as the document tells them. */
    static TreeMap<String, Map<String, Object>> operations(Map<String, Object> document) {
        var all = new TreeMap<String, Map<String, Object>>();
        at(document, "paths").forEach((path, methods) -> map(methods).forEach((method, operation) ->
                all.put(method.toUpperCase(Locale.ROOT) + " " + path, map(operation))));
        return all;
    }

    private static TreeMap<String, Method> real() {
        var all = new TreeMap<String, Method>();
        for (var resource : ApiApplication.RESOURCES) {
            for (var method : resource.getDeclaredMethods()) {
                verb(method).forEach(verb -> all.put(verb + " " + (resource.getAnnotation(Path.class).value() + path(method)).replace(": \\d{1,18}", ""), method));
            }
        }
        return all;
    }

    private static Stream<String> verb(Method method) {
        return Arrays.stream(method.getAnnotations()).map(each -> each.annotationType().getAnnotation(HttpMethod.class)).filter(Objects::nonNull)
                .map(HttpMethod::value);
    }

    private static String path(Method method) {
        return method.isAnnotationPresent(Path.class) ? method.getAnnotation(Path.class).value() : "";
    }

    private static Set<String> parameters(Method method) {
        var all = Arrays.stream(method.getParameters()).flatMap(each -> Stream.of(
                        each.isAnnotationPresent(PathParam.class) ? "path " + each.getAnnotation(PathParam.class).value() : "",
                        each.isAnnotationPresent(QueryParam.class) ? "query " + each.getAnnotation(QueryParam.class).value() : "",
                        each.isAnnotationPresent(HeaderParam.class) ? "header " + each.getAnnotation(HeaderParam.class).value() : ""))
                .filter(each -> !each.isEmpty()).collect(Collectors.toCollection(TreeSet::new));
        if (method.isAnnotationPresent(OncePerKey.class)) {
            all.add("header " + IdempotencyKeys.HEADER);
        }
        return all;
    }

    private Set<String> parameters(Map<String, Object> operation) {
        return ((List<?>) operation.getOrDefault("parameters", List.of())).stream().map(this::resolved)
                .map(each -> each.get("in") + " " + each.get("name")).collect(Collectors.toCollection(TreeSet::new));
    }

    private boolean hasExample(Map<String, Object> content) {
        return content.containsKey("example") || content.containsKey("examples") && at(content, "examples").values().stream()
                .allMatch(each -> resolved(each).containsKey("value"));
    }

    private static Map<String, Object> contents(Map<String, Object> response) {
        return map(response.getOrDefault("content", Map.of()));
    }

    private Map<String, Object> resolved(Object thing) {
        var found = map(thing);
        return found.containsKey("$ref") ? at(document, found.get("$ref").toString().substring(2).split("/")) : found;
    }

    private static void collectReferences(Object thing, Set<String> used) {
        if (thing instanceof Map<?, ?> members) {
            members.forEach((name, value) -> {
                if (name.equals("$ref") || value instanceof String text && text.startsWith("#/components/")) {
                    used.add(value.toString());
                }
                collectReferences(value, used);
            });
        } else if (thing instanceof List<?> items) {
            new ArrayList<>(items).forEach(each -> collectReferences(each, used));
        }
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object thing) {
        return (Map<String, Object>) thing;
    }

    static Map<String, Object> at(Map<String, Object> thing, String... names) {
        for (var name : names) {
            thing = map(Objects.requireNonNull(thing.get(name), () -> "no " + String.join("/", names)));
        }
        return thing;
    }

    static Map<String, Object> read() {
        var options = new LoaderOptions();
        options.setCodePointLimit(10_000_000);
        try (var file = Files.newBufferedReader(java.nio.file.Path.of("src/main/resources/META-INF/openapi.yaml"))) {
            return new Yaml(options).load(file);
        } catch (IOException gone) {
            throw new AssertionError(gone);
        }
    }
}

package pl.proassist.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.adapters.rest.Bodies.THE_FACILITY;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.PATIENT;
import static pl.proassist.domain.Builders.ROOM;
import static pl.proassist.domain.Builders.SERVICE;
import static pl.proassist.domain.Builders.SPECIALIST;
import static pl.proassist.domain.InvoiceBuilder.anInvoice;

import io.vavr.control.Option;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.application.fakes.World;
import pl.proassist.domain.InvoiceBuilder;
import pl.proassist.domain.InvoicingBuilder;
import pl.proassist.domain.access.Actor;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Grants;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.access.SessionId;
import pl.proassist.domain.access.UserId;
import pl.proassist.domain.payment.Attempt;
import pl.proassist.domain.shared.Money;

/** The permission that the document names for an operation is the one that the product asks for. */
class PermissionsTest extends ApiTest {

    /** What cannot be left out, by the end of the path. */
    private static final Map<String, String> QUERIES = Map.of("/availability", "?service=" + SERVICE + "&from=2026-01-26&to=2026-01-27",
            "/online-payments", "?from=2026-01-01&to=2026-01-31&variant=detailed", "/revenue", "?from=2026-01-01&to=2026-01-31",
            "/attendance", "?from=2026-01-01&to=2026-01-31&change=2026-01-15", "/invoices/export", "?month=2026-01",
            "/purchase-invoices", "?from=2026-01-01&to=2026-01-31");

    private final Map<String, Object> document = OpenApiTest.read();
    private final Map<String, String> ids = new TreeMap<>(Map.of("{f}", FACILITY.toString(), "{s}", SPECIALIST.toString(),
            "{v}", SERVICE.toString(), "{r}", ROOM.toString(), "{p}", PATIENT.toString()));

    /** A visit with money of a wrong amount, so that there is something of everything. */
    @BeforeEach
    void aLittleOfEverything() {
        var visit = awaited();
        api.world.settle();
        var order = api.world.order(id(visit));
        api.world.tells(order, api.world.operator.payerTries(order, Money.pln("1.00"), Attempt.Status.SUCCESS, api.world.clock.instant()));
        ids.put("{version}", "1");
        ids.put("{kind}", "authentication");
        ids.put("/visits/{id}", visit);
        ids.put("/payment-links/{id}", linkOf(visit));
        ids.put("/payments/{id}", "/payments/" + api.get(linkOf(visit)).json().getJsonArray("payments").getJsonObject(0).getString("id"));
        ids.put("/tasks/{id}", "/tasks/" + api.get(THE_FACILITY + "/tasks").json().getJsonArray("items").getJsonObject(0).getString("id"));
        ids.put("/messages/{id}", "/messages/" + api.get(visit).json().getJsonArray("messages").getJsonObject(0).getString("id"));
        ids.put("/deliveries/{id}", "/deliveries/1");
        api.world.sellsAs(InvoicingBuilder.someInvoicing());
        ids.put("/invoices/{id}", "/invoices/" + api.world.given(InvoiceBuilder.anInvoice().frozen()).id());
        ids.put("/accounting-notes/{id}", "/accounting-notes/" + api.world.noted(id(visit)).id());
        var purchase = api.world.documents.write(anInvoice().toTheClinic().numbered(), InvoiceBuilder.FROZEN_AT).get().xml();
        ids.put("/purchase-invoices/{id}", "/purchase-invoices/" + api.world.importPurchase.handle(World.STAFF, FACILITY, purchase).get().purchase().id());
        ids.put("/cancelled-days/{id}", "/cancelled-days/" + api.post(THE_FACILITY + "/cancelled-days",
                Bodies.json("{'specialist':'" + SPECIALIST + "','date':'2026-02-01','reason':'choroba'}")).json().getString("id"));
    }

    @Test
    @Proves({"SEC-18", "VIS-05"})
    void whoever_may_do_everything_but_that_is_refused() {
        guarded().forEach((operation, needed) -> {
            api.callers.put("but-one", caller(EnumSet.complementOf(EnumSet.of(needed))));

            assertThat(answer(operation, "but-one").no()).as(operation).isEqualTo("403 forbidden");
        });
    }

    @Test
    void whoever_may_see_visits_and_do_just_that_is_not_refused() {
        guarded().forEach((operation, needed) -> {
            var enough = EnumSet.of(needed, Permission.VISITS_VIEW);
            secondOf(operation).forEach(enough::add);
            api.callers.put("just-one", caller(enough));

            assertThat(answer(operation, "just-one").status()).as(operation).isNotIn(401, 403);
        });
    }

    @Test
    void where_none_is_named_a_caller_with_any_part_is_let_in() {
        OpenApiTest.operations(document).forEach((operation, told) -> {
            if (told.get("x-permission").equals("none") && !told.containsKey("security")) {
                api.callers.put("newcomer", new Caller(person(), new Grants(Set.of(), Map.of(FACILITY, Set.of())),
                        Option.some(new SessionId(UUID.randomUUID()))));

                assertThat(answer(operation, "newcomer").status()).as(operation).isNotIn(401, 403);
            }
        });
    }

    @Test
    @Proves("SEC-18")
    void whoever_lacks_the_second_of_two_that_are_needed_is_refused() {
        guarded().keySet().forEach(operation -> secondOf(operation).forEach(second -> {
            api.callers.put("but-one", caller(EnumSet.complementOf(EnumSet.of(second))));

            assertThat(answer(operation, "but-one").no()).as(operation).isEqualTo("403 forbidden");
        }));
    }

    private Option<Permission> secondOf(String operation) {
        return Option.of((String) OpenApiTest.operations(document).get(operation).get("x-permission-too")).flatMap(Permission::of);
    }

    private Map<String, Permission> guarded() {
        var all = new TreeMap<String, Permission>();
        OpenApiTest.operations(document).forEach((operation, told) -> Permission.of((String) told.get("x-permission")).forEach(needed -> all.put(operation, needed)));
        return all;
    }

    private static Caller caller(Set<Permission> permissions) {
        return new Caller(person(), new Grants(permissions, Map.of()), Option.none());
    }

    private static Actor person() {
        return Actor.person(new UserId(new UUID(0, 1)), "192.0.2.7");
    }

    private static String query(String path) {
        return QUERIES.entrySet().stream().filter(query -> path.endsWith(query.getKey())).map(Map.Entry::getValue).findFirst().orElse("");
    }

    /** Sends the document's own example to something that exists. */
    private RunningApi.Answer answer(String operation, String token) {
        var told = OpenApiTest.operations(document).get(operation);
        var body = told.containsKey("requestBody")
                ? OpenApiTest.example(told) : "";
        var path = operation.split(" ")[1];
        for (var id : ids.entrySet()) {
            path = path.replace(id.getKey(), id.getValue());
        }
        return api.send(operation.split(" ")[0], path.replaceAll("\\{\\w+}", Bodies.NOBODY) + (operation.startsWith("GET") ? query(path) : ""), body,
                "Authorization", "Bearer " + token, "Content-Type", body.isEmpty() ? "" : OpenApiTest.contentType(told));
    }
}

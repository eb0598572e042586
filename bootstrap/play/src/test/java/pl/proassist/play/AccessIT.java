package pl.proassist.play;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.access.Permission.AUDIT_EXPORT;
import static pl.proassist.domain.access.Permission.AUDIT_VIEW;
import static pl.proassist.domain.access.Permission.BLACKLIST;
import static pl.proassist.domain.access.Permission.FACILITY_RULES;
import static pl.proassist.domain.access.Permission.OPERATIONS;
import static pl.proassist.domain.access.Permission.PATIENTS_EDIT;
import static pl.proassist.domain.access.Permission.PATIENTS_RIGHTS;
import static pl.proassist.domain.access.Permission.PATIENTS_VIEW;
import static pl.proassist.domain.access.Permission.PAYMENTS_HANDLE;
import static pl.proassist.domain.access.Permission.USERS;
import static pl.proassist.domain.access.Permission.VISITS_BOOK;
import static pl.proassist.domain.access.Permission.VISITS_CANCEL;
import static pl.proassist.domain.access.Permission.VISITS_CLOSE;
import static pl.proassist.domain.access.Permission.VISITS_VIEW;
import static pl.proassist.domain.access.Permission.VISIT_TERMS;
import static pl.proassist.play.Words.newId;
import static pl.proassist.play.Words.object;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pl.proassist.Proves;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.access.Role;
import pl.proassist.play.Clinic.Visit;
import pl.proassist.play.Staff.Person;
import pl.proassist.play.Staff.Session;

/** Who may do what, from the first administrator to the receptionist in training, as each of them finds out over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessIT {

    private static final int LOOKS = 100;
    private static final long A_MOMENT = TimeUnit.MILLISECONDS.toNanos(100);
    private static final String FIRST_PASSWORD = "pierwszy klucz wisi na haku";

    private Day day;
    private Staff staff;
    private String invitation;
    private Session administrator;
    private Clinic clinic;
    private Clinic other;
    private Clinic.Patient patient;
    private Clinic.Patient blacklisted;
    private final Map<Role, Session> byRole = new EnumMap<>(Role.class);
    private final Map<Clinic, String[]> offers = new LinkedHashMap<>();
    private int slot;

    /** The world was emptied of everybody, so the next start invites the first administrator. */
    @BeforeAll
    void begin() throws IOException {
        day = Day.begin();
        day.product.stop();
        day.product.startAgain();
        invitation = invitation();
        administrator = follow(invitation);
        staff = new Staff(administrator.api(), day.rehearsal);
        clinic = Clinic.open(administrator.api(), "Klinika Serce");
        other = Clinic.open(administrator.api(), "Klinika Obca");
        List.of(clinic, other).forEach(each -> each.everybodyPays(Clinic.untilHour("20:00")));
        patient = clinic.patient();
        blacklisted = clinic.patient("Karol", "Rak");
        clinic.blacklist(blacklisted, "trzy wizyty bez odwołania");
        for (var role : Role.values()) {
            byRole.put(role, staff.logIn(staff.hire("Osoba", role.name(), clinic, role.name())));
        }
    }

    /** The server writes it beside the rest of its start. */
    private String invitation() throws IOException {
        var file = day.product.home().resolve("admin.invitation");
        for (int looks = 0; looks < LOOKS; looks++) {
            var address = Files.exists(file) ? Files.readString(file).strip() : "";
            if (!address.isEmpty() && day.api.anonymous().get(address).status() == 200) {
                return address;
            }
            LockSupport.parkNanos(A_MOMENT);
        }
        throw new Api.Unexpected(file.toString(), "an invitation that can be followed", "none");
    }

    private Session follow(String address) {
        var page = day.api.anonymous().get(address).expect(200);
        assertThat(page.body()).contains("administrator", "12 znaków", "<form method=\"post\"");
        day.api.anonymous().send("POST", address, Map.of("Content-Type", "application/x-www-form-urlencoded"),
                form("password", FIRST_PASSWORD, "repeated", FIRST_PASSWORD, "method", "SMS_CODE", "phone", "600 100 200",
                        "email", "szef@klinika.example")).expect(200);
        var person = new Person("", object("login", "administrator", "phone", "+48600100200", "email", "szef@klinika.example"), FIRST_PASSWORD);
        return new Staff(day.api, day.rehearsal).logIn(person);
    }

    @Test
    @Proves("SEC-01")
    void the_first_administrator_sets_a_password_once_and_administers_every_facility() throws IOException {
        var me = administrator.api().get("/api/v1/auth/session").expect(200).json();
        assertThat(me.getJsonArray("memberships").getJsonObject(0).keySet()).contains("role").doesNotContain("facility");

        assertThat(day.api.anonymous().get(invitation).expect(410).body()).contains("nie działa");
        var token = invitation.substring(invitation.lastIndexOf('/') + 1);
        assertThat(staff.ask("/auth/invitations/accept", object("token", token, "password", FIRST_PASSWORD, "method", "SMS_CODE")).expect(409).code())
                .isEqualTo("invitation-ended");
        assertThat(Files.getPosixFilePermissions(day.product.home().resolve("admin.invitation"))).hasSize(2);
        var deactivate = "/api/v1/users/%s/deactivate".formatted(me.getJsonObject("user").getString("id"));
        assertThat(administrator.api().post(deactivate, object()).expect(422).code()).isEqualTo("last-administrator");
    }

    @ParameterizedTest
    @EnumSource
    @Proves({"SEC-18", "SEC-19", "VIS-05", "VIS-07", "RPT-11"})
    void a_role_opens_what_its_permissions_say_and_nothing_else(Role role) {
        var person = byRole.get(role).api();
        var expected = new EnumMap<Permission, Boolean>(Permission.class);
        var came = new EnumMap<Permission, Boolean>(Permission.class);

        operations().forEach((permission, operation) -> {
            var answer = operation.apply(person).expect(200, 201, 204, 403);
            assertThat(answer.status() == 403 ? answer.code() : "").as(answer.toString()).isIn("", "forbidden");
            expected.put(permission, role.permissions().contains(permission) && permission != AUDIT_EXPORT && permission != OPERATIONS);
            came.put(permission, answer.status() != 403);
        });

        assertThat(came).isEqualTo(expected);
    }

    /** One operation for each permission that opens something; the last two belong to who administers the whole installation. */
    private Map<Permission, Function<Api, Api.Answer>> operations() {
        var operations = new EnumMap<Permission, Function<Api, Api.Answer>>(Permission.class);
        operations.put(VISITS_VIEW, api -> api.get("/api/v1/visits?facility=" + clinic.facility()));
        operations.put(VISITS_BOOK, api -> api.put("/api/v1/visits/" + newId(), booking(clinic)));
        operations.put(VISITS_CANCEL, api -> api.post("/api/v1/visits/%s/cancel".formatted(visit().id()), object("by", "FACILITY", "reason", "urlop")));
        operations.put(VISITS_CLOSE, api -> api.post("/api/v1/visits/%s/no-show".formatted(confirmed().id()), object()));
        operations.put(PATIENTS_VIEW, api -> api.get("/api/v1/patients/" + patient.id()));
        operations.put(PATIENTS_EDIT, api -> api.put("/api/v1/patients/" + newId(), object("firstName", "Anna", "lastName", "Nowak")));
        operations.put(PATIENTS_RIGHTS, api -> api.get("/api/v1/patients/%s/disclosures".formatted(patient.id())));
        operations.put(FACILITY_RULES, api -> api.put(clinic.path("/rooms/" + newId()), object("name", "Gabinet 1")));
        operations.put(VISIT_TERMS, api -> waive(api, visit()));
        operations.put(BLACKLIST, api -> api.put(clinic.path("/blacklist/" + clinic.patient().id()), object("reason", "nie przychodzi")));
        operations.put(PAYMENTS_HANDLE, api -> api.get(clinic.path("/tasks")));
        operations.put(USERS, api -> api.get("/api/v1/users?facility=" + clinic.facility()));
        operations.put(AUDIT_VIEW, api -> api.get("/api/v1/audit?facility=" + clinic.facility()));
        operations.put(AUDIT_EXPORT, api -> api.get("/api/v1/audit/export"));
        operations.put(OPERATIONS, api -> api.get("/api/v1/deliveries/blocked"));
        return operations;
    }

    @Test
    void what_belongs_to_the_whole_installation_is_for_who_administers_the_whole_of_it() {
        administrator.api().get("/api/v1/audit/export").expect(200);
        administrator.api().get("/api/v1/deliveries/blocked").expect(200);
        var local = byRole.get(Role.ADMINISTRATOR).api();
        local.get("/api/v1/api-keys").expect(403);
        local.put("/api/v1/members/" + newId(), object("role", "RECEPTIONIST")).expect(403);
    }

    @Test
    @Proves({"VIS-05", "VIS-06", "VIS-07", "PAR-05"})
    void a_receptionist_in_training_waives_no_payment_until_it_is_granted_and_again_not_when_it_is_revoked() {
        var visit = visit();
        var trainee = staff.hire("Iga", "Wrona", clinic, "RECEPTIONIST_IN_TRAINING");
        var desk = staff.logIn(trainee).api();
        assertThat(waive(desk, visit).expect(403).code()).isEqualTo("forbidden");
        assertThat(clinic.visit(visit.id()).status()).isEqualTo("AWAITING_PAYMENT");

        staff.give(trainee, clinic, object("role", "RECEPTIONIST_IN_TRAINING", "granted", List.of("payment-rules.change-visit")));
        waive(desk, visit).expect(200, 201);
        assertThat(clinic.visit(visit.id()).status()).isEqualTo("CONFIRMED");

        staff.give(trainee, clinic, object("role", "RECEPTIONIST_IN_TRAINING"));
        assertThat(waive(desk, visit()).expect(403).code()).isEqualTo("forbidden");
        var booking = new LinkedHashMap<String, Object>(booking(clinic));
        booking.put("paymentTerms", Map.of("requirement", "NONE", "reason", "znajomy"));
        assertThat(desk.put("/api/v1/visits/" + newId(), Json.createObjectBuilder(booking).build()).expect(403).code()).isEqualTo("forbidden");
    }

    @Test
    @Proves("VIS-06")
    void what_is_revoked_from_a_person_wins_over_the_role() {
        var olga = staff.hire("Olga", "Mak", clinic, "RECEPTIONIST");
        var desk = staff.logIn(olga).api();
        waive(desk, visit()).expect(200, 201);

        staff.give(olga, clinic, object("role", "RECEPTIONIST", "revoked", List.of("payment-rules.change-visit")));

        waive(desk, visit()).expect(403);
        desk.get("/api/v1/visits?facility=" + clinic.facility()).expect(200);
        administrator.api().delete(clinic.path("/members/" + olga.id())).expect(204);
        desk.get("/api/v1/visits/" + visit().id()).expect(404);
    }

    @Test
    @Proves({"A08", "VIS-05"})
    void the_payment_of_a_blacklisted_patient_needs_a_second_permission() {
        var specialist = clinic.specialist();
        var visit = clinic.book(specialist, clinic.service("Konsultacja", "200.00"), blacklisted, nextSlot());
        var receptionist = staff.hire("Ewa", "Kot", clinic, "RECEPTIONIST");
        var desk = staff.logIn(receptionist).api();

        assertThat(waive(desk, visit).expect(403).code()).isEqualTo("blacklist-override-forbidden");
        staff.give(receptionist, clinic, object("role", "RECEPTIONIST", "granted", List.of("payment-rules.override-blacklist")));
        waive(desk, visit).expect(200, 201);

        assertThat(clinic.visit(visit.id()).payment("requirement")).isEqualTo("NONE");
        var acts = administrator.api().get("/api/v1/audit?facility=%s&user=%s".formatted(clinic.facility(), receptionist.id())).expect(200).json()
                .getJsonArray("items").getValuesAs(JsonObject.class).stream().map(each -> each.getJsonObject("entry").getString("result")).toList();
        assertThat(acts).contains("done", "blacklist-override-forbidden");
    }

    @Test
    @Proves("SEC-18")
    void nobody_gives_what_one_does_not_have() {
        var manager = byRole.get(Role.ADMINISTRATOR).api();
        var ola = staff.hire("Ola", "Lis", clinic, "RECEPTIONIST");

        assertThat(manager.put(other.path("/members/" + ola.id()), object("role", "RECEPTIONIST")).expect(404).code()).isEqualTo("unknown-facility");
        assertThat(manager.put("/api/v1/members/" + ola.id(), object("role", "ADMINISTRATOR")).expect(403).code()).isEqualTo("forbidden");
        assertThat(manager.put(clinic.path("/members/" + ola.id()), object("granted", List.of("everything"))).expect(400).body()).contains("granted");
        var limited = staff.hire("Jan", "Sowa", Staff.SMS_CODE);
        staff.give(limited, clinic, object("granted", List.of("users", "visits.view")));
        assertThat(staff.logIn(limited).api().put(clinic.path("/members/" + ola.id()), object("role", "MANAGER")).expect(403).code()).isEqualTo("cannot-grant");
    }

    @Test
    @Proves({"CAL-12", "SEC-18"})
    void one_person_works_in_two_facilities_with_different_rights() {
        var adam = staff.hire("Adam", "Lis", clinic, "RECEPTIONIST");
        staff.give(adam, other, object("role", "ACCOUNTANT"));
        var desk = staff.logIn(adam).api();

        desk.put("/api/v1/visits/" + newId(), booking(clinic)).expect(201);
        assertThat(desk.put("/api/v1/visits/" + newId(), booking(other)).expect(403).code()).isEqualTo("forbidden");
    }

    /** What lies in another facility is not there, whatever is asked of it, not even for an administrator (api.md 1). */
    @Test
    void another_facilitys_ids_are_unknown_at_every_resource() throws IOException {
        var local = byRole.get(Role.ADMINISTRATOR).api();
        var foreign = foreign();

        var answers = new LinkedHashMap<String, String>();
        foreign.forEach((operation, request) -> {
            var answer = request.apply(local);
            answers.put(operation, answer.status() + (answer.code().startsWith("unknown-") ? " unknown" : " " + answer.code()));
        });

        assertThat(answers).allSatisfy((operation, answer) -> assertThat(answer).as(operation).isEqualTo("404 unknown"));
        assertThat(foreign.keySet()).as("every operation on something that lies in a facility").containsAll(operationsWithin());
        assertThat(local.put("/api/v1/visits/" + newId(), booking(other)).expect(404).code()).isEqualTo("unknown-facility");
        assertThat(local.get("/api/v1/visits").expect(200).body()).doesNotContain(other.facility());
        assertThat(local.get("/api/v1/audit").expect(200).body()).doesNotContain(other.facility());
    }

    private Map<String, Function<Api, Api.Answer>> foreign() {
        var specialist = other.specialist();
        var service = other.service("Konsultacja", "200.00");
        var room = other.room("Gabinet 2");
        var visit = other.book(specialist, service, patient, nextSlot());
        day.rehearsal.settle();
        day.rehearsal.pay(other.order(visit), object("amount", "150.00")).expect(200);
        day.rehearsal.settle();
        var task = administrator.api().get(other.path("/tasks")).expect(200).json().getJsonArray("items").getJsonObject(0);
        var key = newId();
        administrator.api().put(other.path("/api-keys/" + key), apiKey()).expect(201);
        var person = staff.hire("Obca", "Osoba", other, "RECEPTIONIST").id();
        var rule = Clinic.required(Clinic.untilHour("20:00"));
        var all = new LinkedHashMap<String, Function<Api, Api.Answer>>();
        all.put("PUT /facilities/{f}", api -> api.put(other.path(""), object("name", "Nasza", "zone", "Europe/Warsaw")));
        all.put("GET /facilities/{f}", api -> api.get(other.path("")));
        all.put("PUT /facilities/{f}/specialists/{s}", api -> api.put(other.path("/specialists/" + specialist), object("firstName", "Jan", "lastName", "Maj")));
        all.put("GET /facilities/{f}/specialists/{s}", api -> api.get(other.path("/specialists/" + specialist)));
        all.put("PUT /facilities/{f}/services/{v}", api -> api.put(other.path("/services/" + service),
                object("name", "Konsultacja", "durationMinutes", 30, "price", "1.00", "vat", "ZW")));
        all.put("GET /facilities/{f}/services/{v}", api -> api.get(other.path("/services/" + service)));
        all.put("PUT /facilities/{f}/rooms/{r}", api -> api.put(other.path("/rooms/" + room), object("name", "Nasz")));
        all.put("GET /facilities/{f}/rooms/{r}", api -> api.get(other.path("/rooms/" + room)));
        all.put("PUT /facilities/{f}/blacklist/{p}", api -> api.put(other.path("/blacklist/" + patient.id()), object("reason", "bo tak")));
        all.put("DELETE /facilities/{f}/blacklist/{p}", api -> api.delete(other.path("/blacklist/" + patient.id())));
        all.put("PUT /facilities/{f}/exemptions/{p}", api -> api.put(other.path("/exemptions/" + patient.id()), object("requirement", "NONE", "reason", "bo tak")));
        all.put("DELETE /facilities/{f}/exemptions/{p}", api -> api.delete(other.path("/exemptions/" + patient.id())));
        all.put("PUT /facilities/{f}/payment-rules", api -> api.put(other.path("/payment-rules"), object("facility", rule)));
        all.put("GET /facilities/{f}/payment-rules", api -> api.get(other.path("/payment-rules")));
        for (var own : List.of("specialists/{s}", "services/{v}", "services/{v}/specialists/{s}")) {
            var path = other.path("/payment-rules/" + own.replace("{s}", specialist).replace("{v}", service));
            all.put("PUT /facilities/{f}/payment-rules/" + own, api -> api.put(path, rule));
            all.put("GET /facilities/{f}/payment-rules/" + own, api -> api.get(path));
            all.put("DELETE /facilities/{f}/payment-rules/" + own, api -> api.delete(path));
        }
        var at = "/api/v1/visits/" + visit.id();
        all.put("GET /visits/{id}", api -> api.get(at));
        all.put("PUT /visits/{id}", api -> api.put(at, booking(other)));
        all.put("POST /visits/{id}/cancel", api -> api.post(at + "/cancel", object("by", "FACILITY", "reason", "bo tak")));
        all.put("POST /visits/{id}/move", api -> api.post(at + "/move", object("by", "FACILITY", "start", nextSlot().toString())));
        all.put("POST /visits/{id}/complete", api -> api.post(at + "/complete", object()));
        all.put("POST /visits/{id}/no-show", api -> api.post(at + "/no-show", object()));
        all.put("PUT /visits/{id}/payment-terms", api -> waive(api, visit));
        all.put("POST /visits/{id}/payment-link", api -> api.post(at + "/payment-link", object()));
        all.put("POST /visits/{id}/payments", api -> api.post(at + "/payments", object("amount", "200.00", "means", "CASH")));
        all.put("GET /payment-links/{id}", api -> api.get("/api/v1/payment-links/" + visit.link()));
        all.put("POST /payment-links/{id}/send", api -> api.post("/api/v1/payment-links/%s/send".formatted(visit.link()), object("sendBy", List.of("SMS"))));
        all.put("POST /payment-links/{id}/withdraw", api -> api.post("/api/v1/payment-links/%s/withdraw".formatted(visit.link()), object()));
        for (var verb : List.of("accept", "refund", "retry-refund")) {
            all.put("POST /payments/{id}/" + verb, api -> api.post("/api/v1/payments/%s/%s".formatted(task.getString("subject"), verb), object()));
        }
        all.put("POST /tasks/{id}/finish", api -> api.post("/api/v1/tasks/%s/finish".formatted(task.getString("id")), object()));
        all.put("GET /facilities/{f}/availability", api -> api.get(other.path("/availability?specialist=%s&service=%s&from=2027-01-25&to=2027-01-25"
                .formatted(specialist, service))));
        all.put("GET /facilities/{f}/tasks", api -> api.get(other.path("/tasks")));
        all.put("GET /users/{u}", api -> api.get("/api/v1/users/" + person));
        all.put("PUT /users/{u}", api -> api.put("/api/v1/users/" + person, object("login", "obcy", "firstName", "A", "lastName", "B", "email", "a@b.example")));
        all.put("POST /users/{u}/invite", api -> api.post("/api/v1/users/%s/invite".formatted(person), object()));
        all.put("DELETE /users/{u}/sessions", api -> api.delete("/api/v1/users/" + person + "/sessions"));
        all.put("POST /users/{u}/deactivate", api -> api.post("/api/v1/users/%s/deactivate".formatted(person), object()));
        all.put("POST /users/{u}/second-factor/deactivate", api -> api.post("/api/v1/users/%s/second-factor/deactivate".formatted(person), object()));
        all.put("PUT /facilities/{f}/members/{u}", api -> api.put(other.path("/members/" + person), object("role", "ADMINISTRATOR")));
        all.put("DELETE /facilities/{f}/members/{u}", api -> api.delete(other.path("/members/" + person)));
        all.put("PUT /facilities/{f}/login-rules", api -> api.put(other.path("/login-rules"), object("secondStep", "OPTIONAL")));
        all.put("GET /facilities/{f}/login-rules", api -> api.get(other.path("/login-rules")));
        all.put("PUT /facilities/{f}/api-keys/{k}", api -> api.put(other.path("/api-keys/" + newId()), apiKey()));
        all.put("GET /facilities/{f}/api-keys", api -> api.get(other.path("/api-keys")));
        all.put("DELETE /api-keys/{k}", api -> api.delete("/api/v1/api-keys/" + key));
        all.put("POST /api-keys/{k}/rotate", api -> api.post("/api/v1/api-keys/%s/rotate".formatted(key), object("overlap", "PT0S")));
        all.putAll(foreignRulesAndPatients(specialist, rule));
        all.putAll(foreignMessagesAndReports());
        all.putAll(foreignInvoices(at));
        all.put("GET /visits/{id}/payment-terms/history", api -> api.get(at + "/payment-terms/history"));
        all.put("POST /visits/{id}/accepted-terms", api -> api.post(at + "/accepted-terms", object("way", "PHONE")));
        all.put("POST /visits/{id}/release", api -> api.post(at + "/release", object()));
        all.put("GET /users", api -> api.get("/api/v1/users?facility=" + other.facility()));
        all.put("GET /visits", api -> api.get("/api/v1/visits?facility=" + other.facility()));
        all.put("GET /audit", api -> api.get("/api/v1/audit?facility=" + other.facility()));
        return all;
    }

    private Map<String, Function<Api, Api.Answer>> foreignRulesAndPatients(String specialist, JsonObject rule) {
        var all = new LinkedHashMap<String, Function<Api, Api.Answer>>();
        var entry = "/blacklist/" + patient.id();
        all.put("GET /facilities/{f}/blacklist", api -> api.get(other.path("/blacklist")));
        all.put("GET /facilities/{f}/blacklist/proposals", api -> api.get(other.path("/blacklist/proposals")));
        all.put("GET /facilities/{f}/blacklist/criteria", api -> api.get(other.path("/blacklist/criteria")));
        all.put("PUT /facilities/{f}/blacklist/criteria", api -> api.put(other.path("/blacklist/criteria"), object("visits", 3, "months", 6, "late", "PT24H")));
        all.put("GET /facilities/{f}/blacklist/{p}", api -> api.get(other.path(entry)));
        all.put("POST /facilities/{f}/blacklist/{p}/contest", api -> api.post(other.path(entry + "/contest"), object("words", "byłam w szpitalu")));
        all.put("POST /facilities/{f}/blacklist/{p}/uphold", api -> api.post(other.path(entry + "/uphold"), object("reason", "bo tak")));
        all.put("GET /facilities/{f}/payment-rules/history", api -> api.get(other.path("/payment-rules/history")));
        all.put("GET /facilities/{f}/payment-rules/history/{version}", api -> api.get(other.path("/payment-rules/history/1")));
        all.put("POST /facilities/{f}/payment-rules/dry-run", api -> api.post(other.path("/payment-rules/dry-run"), object("facility", rule)));
        all.put("POST /facilities/{f}/payment-rules/apply/preview", api -> api.post(other.path("/payment-rules/apply/preview"), object()));
        all.put("POST /facilities/{f}/payment-rules/apply", api -> api.post(other.path("/payment-rules/apply"),
                object("version", 1, "visits", List.of(object("visit", newId(), "seen", newId())))));
        all.put("GET /facilities/{f}/prepayment-terms", api -> api.get(other.path("/prepayment-terms")));
        all.put("PUT /facilities/{f}/prepayment-terms", api -> api.put(other.path("/prepayment-terms"), object("pl", "Zadatek przepada.")));
        all.put("GET /facilities/{f}/waiting-list", api -> api.get(other.path("/waiting-list")));
        all.put("PUT /facilities/{f}/waiting-list/{id}", api -> api.put(other.path("/waiting-list/" + newId()),
                object("patient", patient.id(), "service", newId(), "from", "2027-01-26", "to", "2027-01-27")));
        all.put("DELETE /facilities/{f}/waiting-list/{id}", api -> api.delete(other.path("/waiting-list/" + newId())));
        all.put("GET /facilities/{f}/cancelled-days", api -> api.get(other.path("/cancelled-days")));
        all.put("POST /facilities/{f}/cancelled-days", api -> api.post(other.path("/cancelled-days"),
                object("specialist", specialist, "date", "2027-01-26", "reason", "bo tak")));
        return all;
    }

    /** @return the id of an invoice that somebody issued to them */
    private String foreignPurchase(Api admin) {
        var card = object("name", "Klinika Obca", "zone", "Europe/Warsaw", "nip", "5252248481");
        admin.send("PUT", other.path(""), Map.of("Content-Type", "application/json", "If-Match", admin.get(other.path("")).header("ETag")), card.toString()).expect(200);
        var bought = admin.anonymous().post("/rehearsal/ksef/purchases", object("buyer", "5252248481", "number", "FZ/1", "amount", "123.00")).expect(200).json();
        return admin.send("POST", other.path("/purchase-invoices"), Map.of("Content-Type", "application/xml"), bought.getString("xml")).expect(200, 201).json().getString("id");
    }

    /** An invoice to a company for a visit there. */
    private Map<String, Function<Api, Api.Answer>> foreignInvoices(String at) {
        var admin = administrator.api();
        var address = object("line1", "ul. Lipowa 1");
        var company = object("buyer", object("kind", "COMPANY", "nip", "2222222222", "name", "Firma", "address", address));
        var settings = object("seller", object("nip", "1111111111", "name", "Druga", "address", address), "exemption", "HEALING_ENTITY");
        admin.put(other.path("/invoicing-settings"), settings).expect(200, 201);
        var done = new Visit(admin.put("/api/v1/visits/" + newId(), booking(other)).expect(201).json());
        waive(admin, done).expect(200, 201);
        admin.post("/api/v1/visits/%s/complete".formatted(done.id()), object()).expect(200);
        admin.put("/api/v1/visits/%s/billing".formatted(done.id()), company).expect(200);
        var invoice = "/api/v1/invoices/" + admin.post("/api/v1/visits/%s/invoice".formatted(done.id()), object()).expect(200).json().getString("id");
        var purchase = "/api/v1/purchase-invoices/" + foreignPurchase(admin);
        var all = new LinkedHashMap<String, Function<Api, Api.Answer>>();
        all.put("GET /purchase-invoices/{id}/xml", api -> api.get(purchase + "/xml"));
        all.put("PUT /facilities/{f}/invoicing-settings", api -> api.put(other.path("/invoicing-settings"), settings));
        all.put("GET /facilities/{f}/invoicing-settings", api -> api.get(other.path("/invoicing-settings")));
        all.put("GET /facilities/{f}/invoices", api -> api.get(other.path("/invoices")));
        all.put("POST /facilities/{f}/invoices", api -> api.post(other.path("/invoices"), object("buyer", company.getJsonObject("buyer"), "soldFrom", "2027-01-10",
                "lines", List.of(object("name", "Szkolenie", "quantity", 1, "unitPrice", "615.00", "rate", "STANDARD")))));
        all.put("POST /facilities/{f}/invoices/monthly", api -> api.post(other.path("/invoices/monthly"), object("company", "2222222222", "month", "2027-01")));
        all.put("GET /facilities/{f}/invoices/export", api -> api.get(other.path("/invoices/export?month=2027-01")));
        all.put("GET /facilities/{f}/purchase-invoices", api -> api.get(other.path("/purchase-invoices?from=2027-01-01&to=2027-01-31")));
        all.put("POST /facilities/{f}/purchase-invoices", api -> api.send("POST", other.path("/purchase-invoices"), Map.of("Content-Type", "application/xml"), "<Faktura/>"));
        all.put("GET /invoices/{id}", api -> api.get(invoice));
        all.put("GET /invoices/{id}/paper", api -> api.get(invoice + "/paper"));
        all.put("GET /invoices/{id}/upo", api -> api.get(invoice + "/upo"));
        all.put("GET /invoices/{id}/xml", api -> api.get(invoice + "/xml"));
        all.put("POST /invoices/{id}/corrections", api -> api.post(invoice + "/corrections", object("reason", "bo tak", "toNothing", true)));
        all.put("POST /invoices/{id}/give-up", api -> api.post(invoice + "/give-up", object()));
        all.put("POST /invoices/{id}/hand-over", api -> api.post(invoice + "/hand-over", object("reason", "bo tak")));
        all.put("POST /invoices/{id}/rebuild", api -> api.post(invoice + "/rebuild", object()));
        all.put("POST /invoices/{id}/revise", api -> api.post(invoice + "/revise", company));
        all.put("POST /visits/{id}/accounting-note", api -> api.post(at + "/accounting-note", object()));
        all.put("GET /facilities/{f}/accounting-notes", api -> api.get(other.path("/accounting-notes")));
        all.put("GET /accounting-notes/{id}/paper", api -> api.get("/api/v1/accounting-notes/" + newId() + "/paper"));
        all.put("POST /visits/{id}/invoice", api -> api.post(at + "/invoice", object()));
        all.put("GET /visits/{id}/invoices", api -> api.get(at + "/invoices"));
        all.put("PUT /visits/{id}/billing", api -> api.put(at + "/billing", company));
        all.put("GET /visits/{id}/billing", api -> api.get(at + "/billing"));
        return all;
    }

    private Map<String, Function<Api, Api.Answer>> foreignMessagesAndReports() {
        var all = new LinkedHashMap<String, Function<Api, Api.Answer>>();
        var january = "from=2027-01-01&to=2027-01-31";
        all.put("PUT /facilities/{f}/message-settings", api -> api.put(other.path("/message-settings"), object("transliterate", true)));
        all.put("GET /facilities/{f}/message-settings", api -> api.get(other.path("/message-settings")));
        all.put("GET /facilities/{f}/message-settings/history", api -> api.get(other.path("/message-settings/history")));
        all.put("POST /facilities/{f}/message-settings/preview", api -> api.post(other.path("/message-settings/preview"),
                object("kind", "PAYMENT_REQUIRED", "channel", "SMS", "language", "pl")));
        all.put("GET /facilities/{f}/messages", api -> api.get(other.path("/messages")));
        all.put("PUT /facilities/{f}/delivery-settings", api -> api.put(other.path("/delivery-settings"), object("unreached", "RELEASE")));
        all.put("GET /facilities/{f}/delivery-settings", api -> api.get(other.path("/delivery-settings")));
        all.put("PUT /facilities/{f}/ksef/credentials/{kind}", api -> api.put(other.path("/ksef/credentials/token"), object("token", "0123456789abcdef0123456789abcdef01234567")));
        all.put("GET /facilities/{f}/ksef/credentials", api -> api.get(other.path("/ksef/credentials")));
        all.put("GET /facilities/{f}/ksef/setup", api -> api.get(other.path("/ksef/setup")));
        all.put("GET /facilities/{f}/ksef/mode", api -> api.get(other.path("/ksef/mode")));
        all.put("PUT /facilities/{f}/ksef/mode", api -> api.put(other.path("/ksef/mode"), object("mode", "OFFLINE24", "reason", "bo tak")));
        all.put("GET /facilities/{f}/ksef/pending", api -> api.get(other.path("/ksef/pending")));
        all.put("GET /facilities/{f}/ksef/sessions", api -> api.get(other.path("/ksef/sessions")));
        all.put("DELETE /facilities/{f}/ksef/credentials/{kind}", api -> api.delete(other.path("/ksef/credentials/token")));
        all.put("GET /facilities/{f}/reports/online-payments", api -> api.get(other.path("/reports/online-payments?" + january)));
        all.put("GET /facilities/{f}/reports/revenue", api -> api.get(other.path("/reports/revenue?" + january)));
        all.put("GET /facilities/{f}/reports/attendance", api -> api.get(other.path("/reports/attendance?" + january + "&change=2027-01-15")));
        return all;
    }

    /** As the API's own description lists them. */
    private static Set<String> operationsWithin() throws IOException {
        var description = Path.of(System.getProperty("proassist.docs"), "../adapters/rest/src/main/resources/META-INF/openapi.yaml");
        var operations = new LinkedHashSet<String>();
        var path = "";
        var line = Pattern.compile(" {2}(/\\S*):| {4}(get|put|post|delete):");
        for (var each : Files.readAllLines(description)) {
            var match = line.matcher(each);
            if (match.matches() && match.group(1) != null) {
                path = match.group(1);
            } else if (match.matches() && path.matches("/(facilities|visits|payment-links|payments|invoices|tasks|users)/.*|/api-keys/\\{k}/.+")) {
                operations.add(match.group(2).toUpperCase(Locale.ROOT) + " " + path);
            }
        }
        return operations;
    }

    private JsonObject apiKey() {
        return object("name", "Kalendarz", "permissions", List.of("visits.view"), "expiresAt", day.rehearsal.now().plusSeconds(86_400).toString());
    }

    private static Api.Answer waive(Api api, Visit visit) {
        return api.put("/api/v1/visits/%s/payment-terms".formatted(visit.id()), object("requirement", "NONE", "reason", "stały pacjent"));
    }

    private Visit visit() {
        return new Visit(administrator.api().put("/api/v1/visits/" + newId(), booking(clinic)).expect(201).json());
    }

    private Visit confirmed() {
        var visit = visit();
        waive(administrator.api(), visit).expect(200, 201);
        return visit;
    }

    private JsonObject booking(Clinic at) {
        var offer = offers.computeIfAbsent(at, each -> new String[] {each.specialist(), each.service("Konsultacja", "200.00")});
        return at.booking(offer[0], offer[1], patient, nextSlot());
    }

    private Instant nextSlot() {
        return Day.slot(slot++);
    }

    private static String form(String... namesAndValues) {
        var fields = new ArrayList<String>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.add(namesAndValues[i] + "=" + URLEncoder.encode(namesAndValues[i + 1], UTF_8));
        }
        return String.join("&", fields);
    }
}

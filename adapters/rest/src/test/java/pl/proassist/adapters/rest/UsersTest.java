package pl.proassist.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.adapters.rest.Bodies.NOBODY;
import static pl.proassist.adapters.rest.Bodies.THE_FACILITY;
import static pl.proassist.adapters.rest.Bodies.json;
import static pl.proassist.domain.Builders.FACILITY;

import io.vavr.control.Option;
import jakarta.json.JsonObject;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pl.proassist.Proves;
import pl.proassist.adapters.rest.RunningApi.Answer;
import pl.proassist.application.port.StaffLetters;
import pl.proassist.domain.access.Grants;
import pl.proassist.domain.access.Membership;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.access.Role;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.patient.EmailAddress;
import pl.proassist.domain.patient.PhoneNumber;

class UsersTest extends ApiTest {

    private static final String OLA = json("{'login':'Ola.Nowak','firstName':'Ola','lastName':'Nowak','phone':'500 600 701','email':'ola@klinika.example',"
            + "'language':'uk'}");
    private static final String OLAS = "/users/" + Staff.id("ola");

    @Test
    void an_account_is_made_once_with_an_invitation_and_is_changed_by_whom_has_seen_it() {
        var first = api.put(OLAS, OLA);
        var again = api.put(OLAS, OLA);
        var other = api.put(OLAS, OLA.replace("Nowak\"", "Kowal\""));
        var stale = api.send("PUT", OLAS, OLA.replace("Nowak\"", "Kowal\""), "If-Match", "\"7\"");
        var seen = api.send("PUT", OLAS, OLA.replace("Nowak\"", "Kowal\""), "If-Match", first.header("ETag"));

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.body()).isEqualTo(json(("{'id':'%s','login':'ola.nowak','firstName':'Ola','lastName':'Nowak','phone':'+48500600701',"
                + "'email':'ola@klinika.example','language':'uk','status':'INVITED','memberships':[]}").formatted(Staff.id("ola"))));
        assertThat(first.header("ETag")).isEqualTo("\"1\"");
        assertThat(again.status()).isEqualTo(200);
        assertThat(other.no()).isEqualTo("409 id-in-use");
        assertThat(stale.no()).isEqualTo("412 stale-version");
        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.header("ETag")).isEqualTo("\"2\"");
        assertThat(api.get(OLAS).json()).isEqualTo(seen.json());
        assertThat(api.get(OLAS).header("ETag")).isEqualTo("\"2\"");
        assertThat(api.world.stores.staffLetters().written()).extracting(StaffLetters.Letter::kind).containsExactly(StaffLetters.Kind.INVITATION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'permissions':['users']", "'memberships':[{'role':'ADMINISTRATOR'}]", "'status':'ACTIVE'", "'twoSteps':false",
        "'role':'ADMINISTRATOR'", "'password':'cztery słonie tańczą'", "'method':'EMAIL_LINK'", "'id':'00000000-0000-4000-8000-000000000000'"})
    @Proves("SEC-18")
    void rights_and_states_cannot_be_slipped_in_with_the_card(String more) {
        var answer = api.put(OLAS, OLA.replaceFirst("\\{", "{" + json(more) + ","));

        assertThat(answer.no()).isEqualTo("400 malformed-request");
        assertThat(answer.wrong()).containsExactly(more.split("'")[1] + " unknown-member");
        assertThat(api.get(OLAS).no()).isEqualTo("404 unknown-user");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{}|login missing,firstName missing,lastName missing,email missing",
        "{'login':'o','firstName':' ','lastName':5,'phone':'12','email':'x','language':'de'}|login not-a-login,firstName blank,lastName not-a-string,"
            + "phone not-a-phone,email not-an-email,language not-allowed",
        "{'login':'ola','firstName':'Ola\\r\\nBcc: x@y.example','lastName':'N','email':'ola@klinika.example\\nBcc: x@y.example'}|firstName bad-characters,"
            + "email not-an-email",
        "{'login':'żółw','firstName':'O','lastName':'N','email':'o@k.example'}|login not-a-login"})
    void a_card_with_wrong_members_is_refused_with_every_field(String quoted, String wrong) {
        assertThat(api.put(OLAS, json(quoted)).wrong()).containsExactly(wrong.split(","));
    }

    @Test
    @Proves("SEC-10")
    void an_administrator_changes_how_a_person_is_reached_which_is_told_to_the_old_and_the_new_address() {
        var first = api.put(OLAS, OLA);

        var changed = api.send("PUT", OLAS, OLA.replace("500 600 701", "500 600 702"), "If-Match", first.header("ETag"));

        assertThat(changed.json().getString("phone")).isEqualTo("+48500600702");
        assertThat(api.world.stores.staffLetters().written()).filteredOn(each -> each.kind() == StaffLetters.Kind.CONTACT_DATA_CHANGED)
                .extracting(each -> each.to().fold(PhoneNumber::value, EmailAddress::value))
                .containsExactlyInAnyOrder("+48500600701", "+48500600702", "ola@klinika.example");
    }

    @Test
    void two_people_never_have_one_login() {
        api.put(OLAS, OLA);

        assertThat(api.put("/users/" + Staff.id("other"), OLA).no()).isEqualTo("409 login-taken");
    }

    @Test
    void people_are_listed_page_by_page_and_by_facility() {
        for (var login : List.of("ann", "bob", "cyd")) {
            api.staff.active(login, Staff.here(Role.RECEPTIONIST));
        }
        api.staff.active("elsewhere", new Membership(Option.some(new FacilityId(UUID.randomUUID())), Option.some(Role.MANAGER), Set.of(), Set.of()));

        var first = api.get("/users?facility=" + FACILITY + "&limit=2").json();
        var second = api.get("/users?facility=" + FACILITY + "&limit=2&cursor=" + first.getString("next")).json();

        assertThat(logins(first)).hasSize(2);
        assertThat(second).doesNotContainKey("next");
        assertThat(List.of(logins(first), logins(second)).stream().flatMap(List::stream)).containsExactlyInAnyOrder("ann", "bob", "cyd");
        assertThat(logins(api.get("/users").json())).hasSize(4);
        assertThat(api.get("/users?facility=x").wrong()).containsExactly("facility not-an-id");
        assertThat(api.get("/users?q=ann").wrong()).containsExactly("q unknown-parameter");
    }

    @Test
    void an_active_account_shows_its_second_step_and_what_its_person_may() {
        api.staff.active("ann", Staff.here(Role.ACCOUNTANT));

        var shown = api.get("/users/" + Staff.id("ann")).json();

        assertThat(shown.keySet()).containsExactly("id", "login", "firstName", "lastName", "phone", "email", "language", "status", "method",
                "twoSteps", "memberships");
        assertThat(shown.getString("status")).isEqualTo("ACTIVE");
        assertThat(shown.getString("method")).isEqualTo("SMS_CODE");
        assertThat(shown.getBoolean("twoSteps")).isTrue();
        assertThat(shown.getJsonArray("memberships").getJsonObject(0).getJsonArray("permissions").toString())
                .isEqualTo("[\"payments.report\",\"invoices.view\"]");
    }

    @Test
    void a_shut_account_is_opened_again_by_an_invitation() {
        api.staff.active("ann", Staff.here(Role.RECEPTIONIST));
        var ann = "/users/" + Staff.id("ann");

        var shut = api.post(ann + "/deactivate", "");
        var noStep = api.post(ann + "/second-factor/deactivate", "");
        var invited = api.post(ann + "/invite", "{}");

        assertThat(shut.json().getString("status")).isEqualTo("DEACTIVATED");
        assertThat(shut.json()).doesNotContainKeys("method", "twoSteps");
        assertThat(noStep.no()).isEqualTo("409 account-not-active");
        assertThat(invited.json().getString("status")).isEqualTo("INVITED");
    }

    @Test
    void an_administrator_ends_the_sessions_of_a_person() {
        api.staff.active("ann", Staff.here(Role.RECEPTIONIST));
        var ann = "/users/" + Staff.id("ann");
        var challenge = api.send("POST", "/auth/login", json("{'login':'ann','password':'%s'}".formatted(Staff.PASSWORD)), "Authorization", "").json()
                .getString("challenge");
        var token = api.send("POST", "/auth/second-factor", json("{'challenge':'%s','code':'%s'}".formatted(challenge, api.staff.code())),
                "Authorization", "").json().getString("token");

        var before = as(token, "GET", "/auth/session", "");
        var ended = api.delete(ann + "/sessions");

        assertThat(before.status()).isEqualTo(200);
        assertThat(ended.status()).isEqualTo(204);
        assertThat(as(token, "GET", "/auth/session", "").no()).isEqualTo("401 unauthenticated");
        assertThat(api.delete(ann + "/sessions").status()).isEqualTo(204);
        assertThat(api.get(ann).json().getString("status")).isEqualTo("ACTIVE");
    }

    @Test
    void an_action_with_a_key_is_done_once() {
        api.put(OLAS, OLA);
        api.world.clock.set(api.world.clock.instant().plusSeconds(1));

        api.send("POST", OLAS + "/invite", "", "Idempotency-Key", "i");
        api.world.clock.set(api.world.clock.instant().plusSeconds(1));
        var again = api.send("POST", OLAS + "/invite", "", "Idempotency-Key", "i");

        assertThat(again.status()).isEqualTo(200);
        assertThat(api.world.stores.staffLetters().written()).hasSize(2);
    }

    @Test
    @Proves("A19")
    void a_second_step_that_a_facility_asks_for_cannot_be_switched_off() {
        api.staff.active("ann", Staff.here(Role.RECEPTIONIST));
        var off = "/users/" + Staff.id("ann") + "/second-factor/deactivate";

        var required = api.post(off, "");
        api.put(THE_FACILITY + "/login-rules", json("{'secondStep':'OPTIONAL'}"));
        var optional = api.post(off, "");

        assertThat(required.no()).isEqualTo("422 second-factor-required");
        assertThat(optional.json().getBoolean("twoSteps")).isFalse();
    }

    @Test
    void the_last_administrator_stays() {
        api.staff.active("ann", Staff.everywhere(EnumSet.allOf(Permission.class)));

        assertThat(api.post("/users/" + Staff.id("ann") + "/deactivate", "").no()).isEqualTo("422 last-administrator");
    }

    @Test
    void what_names_nobody_is_unknown() {
        for (var path : List.of("/users/" + NOBODY, "/users/x")) {
            assertThat(api.get(path).no()).isEqualTo("404 unknown-user");
        }
        assertThat(api.delete("/users/" + NOBODY + "/sessions").no()).isEqualTo("404 unknown-user");
        for (var action : List.of("/invite", "/deactivate", "/second-factor/deactivate")) {
            assertThat(api.post("/users/" + NOBODY + action, "").no()).isEqualTo("404 unknown-user");
            assertThat(api.post("/users/" + NOBODY + action, json("{'force':true}")).wrong()).containsExactly("force unknown-member");
        }
    }

    @Test
    @Proves({"SEC-18", "CAL-12"})
    void an_administrator_of_one_facility_keeps_the_people_of_that_one() {
        api.staff.active("ann", Staff.here(Role.RECEPTIONIST));
        api.staff.active("elsewhere", new Membership(Option.some(new FacilityId(UUID.randomUUID())), Option.some(Role.RECEPTIONIST), Set.of(), Set.of()));
        api.callers.put("head", Staff.caller("head", new Grants(Set.of(), Map.of(FACILITY, Role.ADMINISTRATOR.permissions()))));
        api.callers.put("desk", Staff.caller("desk", new Grants(Set.of(), Map.of(FACILITY, Role.RECEPTIONIST.permissions()))));

        assertThat(as("head", "GET", "/users/" + Staff.id("ann"), "").status()).isEqualTo(200);
        assertThat(as("head", "GET", "/users/" + Staff.id("elsewhere"), "").no()).isEqualTo("404 unknown-user");
        assertThat(logins(as("head", "GET", "/users", "").json())).containsExactly("ann");
        assertThat(as("desk", "GET", "/users", "").no()).isEqualTo("403 forbidden");
        assertThat(as("head", "DELETE", "/users/" + Staff.id("elsewhere") + "/sessions", "").no()).isEqualTo("404 unknown-user");
        assertThat(as("desk", "DELETE", "/users/" + Staff.id("ann") + "/sessions", "").no()).isEqualTo("403 forbidden");
        assertThat(as("desk", "PUT", OLAS, OLA).no()).isEqualTo("403 forbidden");
    }

    private static List<String> logins(JsonObject page) {
        return page.getJsonArray("items").getValuesAs(JsonObject.class).stream().map(each -> each.getString("login")).toList();
    }

    private Answer as(String token, String method, String path, String body) {
        return api.send(method, path, body, "Authorization", "Bearer " + token);
    }
}

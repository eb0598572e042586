package pl.proassist.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.adapters.rest.Bodies.NOBODY;
import static pl.proassist.adapters.rest.Bodies.THE_FACILITY;
import static pl.proassist.adapters.rest.Bodies.json;
import static pl.proassist.domain.Builders.FACILITY;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pl.proassist.Proves;
import pl.proassist.domain.access.Grants;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.access.Role;

/** Parts in facilities, the rules of login, and the list of what can be given. */
class MembersTest extends ApiTest {

    private static final String HERE = THE_FACILITY + "/members/" + Staff.id("ann");
    private static final String EVERYWHERE = "/members/" + Staff.id("ann");

    @BeforeEach
    void annHasAnAccount() {
        api.staff.active("ann");
    }

    @Test
    @Proves({"VIS-06", "SEC-18", "CAL-12"})
    void a_part_is_given_changed_and_taken_away() {
        var first = api.put(HERE, json("{'role':'RECEPTIONIST_IN_TRAINING','granted':['visits.close','blacklist'],'revoked':['visits.cancel']}"));
        var everywhere = api.put(EVERYWHERE, json("{'granted':['audit.view']}"));
        var other = api.put(HERE, json("{'role':'ACCOUNTANT'}"));
        var taken = api.delete(HERE);

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.body()).isEqualTo(json(("{'facility':'%s','role':'RECEPTIONIST_IN_TRAINING','granted':['visits.close','blacklist'],"
                + "'revoked':['visits.cancel'],'permissions':['visits.view','visits.book','visits.close','patients.view','patients.edit',"
                + "'blacklist']}").formatted(FACILITY)));
        assertThat(everywhere.status()).isEqualTo(201);
        assertThat(everywhere.body()).isEqualTo(json("{'granted':['audit.view'],'revoked':[],'permissions':['audit.view']}"));
        assertThat(other.status()).isEqualTo(200);
        assertThat(taken.status()).isEqualTo(204);
        assertThat(api.get("/users/" + Staff.id("ann")).json().getJsonArray("memberships").toString()).isEqualTo("[" + everywhere.body() + "]");
        assertThat(api.delete(HERE).no()).isEqualTo("404 unknown-user");
        assertThat(api.delete(EVERYWHERE).status()).isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{'role':'BOSS'}|role not-allowed",
        "{'granted':['visits.fly']}|granted not-allowed",
        "{'granted':'visits.view'}|granted not-an-array",
        "{'granted':['users','users'],'revoked':[5]}|granted repeated,revoked not-a-string",
        "{'permissions':['users']}|permissions unknown-member"})
    void what_cannot_be_given_is_refused_with_every_field(String quoted, String wrong) {
        assertThat(api.put(HERE, json(quoted)).wrong()).containsExactly(wrong.split(","));
        assertThat(api.put(EVERYWHERE, json(quoted)).wrong()).containsExactly(wrong.split(","));
    }

    @Test
    void an_unknown_person_or_facility_is_said_so() {
        assertThat(api.put("/members/" + NOBODY, "{}").no()).isEqualTo("404 unknown-user");
        assertThat(api.put(THE_FACILITY + "/members/x", "{}").no()).isEqualTo("404 unknown-user");
        assertThat(api.put("/facilities/" + NOBODY + "/members/" + Staff.id("ann"), "{}").no()).isEqualTo("404 unknown-facility");
        assertThat(api.get("/facilities/" + NOBODY + "/login-rules").no()).isEqualTo("404 unknown-facility");
    }

    @Test
    @Proves("SEC-18")
    void nobody_gives_what_one_does_not_have() {
        api.callers.put("head", Staff.caller("head", new Grants(Set.of(), Map.of(FACILITY, Set.of(Permission.USERS, Permission.VISITS_VIEW)))));

        assertThat(as("PUT", HERE, "{'granted':['visits.view']}")).isEqualTo(201);
        assertThat(as("PUT", HERE, "{'role':'ADMINISTRATOR'}")).isEqualTo(403);
        assertThat(as("PUT", EVERYWHERE, "{'granted':['visits.view']}")).isEqualTo(403);
        assertThat(api.send("PUT", HERE, json("{'granted':['audit.view']}"), "Authorization", "Bearer head").no()).isEqualTo("403 cannot-grant");
        assertThat(api.get("/users/" + Staff.id("ann")).json().getJsonArray("memberships").getJsonObject(0).getJsonArray("permissions").toString())
                .isEqualTo("[\"visits.view\"]");
    }

    @Test
    void the_last_administrator_keeps_that_part() {
        api.staff.active("ann", Staff.everywhere(EnumSet.allOf(Permission.class)));

        assertThat(api.delete(EVERYWHERE).no()).isEqualTo("422 last-administrator");
        assertThat(api.put(EVERYWHERE, json("{'role':'RECEPTIONIST'}")).no()).isEqualTo("422 last-administrator");
    }

    @Test
    @Proves("A19")
    void a_facility_asks_for_two_steps_unless_it_was_told_to_leave_it_to_each_person() {
        var rules = THE_FACILITY + "/login-rules";

        assertThat(api.get(rules).body()).isEqualTo(json("{'secondStep':'REQUIRED'}"));
        assertThat(api.put(rules, json("{'secondStep':'OPTIONAL'}")).body()).isEqualTo(json("{'secondStep':'OPTIONAL'}"));
        assertThat(api.get(rules).body()).isEqualTo(json("{'secondStep':'OPTIONAL'}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'secondStep':'SOMETIMES'}", "{'secondStep':true}", "{'secondStep':null}"})
    void rules_of_login_that_make_no_sense_are_refused(String quoted) {
        assertThat(api.put(THE_FACILITY + "/login-rules", json(quoted)).no()).isEqualTo("400 malformed-request");
        assertThat(api.get(THE_FACILITY + "/login-rules").body()).isEqualTo(json("{'secondStep':'REQUIRED'}"));
    }

    @Test
    @Proves("SEC-18")
    void what_can_be_given_is_told_to_everybody() {
        var listed = api.get("/permissions").json();

        assertThat(listed.getJsonArray("permissions")).extracting(Object::toString)
                .containsExactlyElementsOf(Arrays.stream(Permission.values()).map(each -> "\"" + each.code() + "\"").toList());
        assertThat(listed.getJsonObject("roles").keySet()).containsExactlyElementsOf(Arrays.stream(Role.values()).map(Enum::name).toList());
        assertThat(listed.getJsonObject("roles").getJsonArray("ACCOUNTANT").toString()).isEqualTo("[\"payments.report\",\"invoices.view\"]");
    }

    private int as(String method, String path, String quoted) {
        return api.send(method, path, json(quoted), "Authorization", "Bearer head").status();
    }
}

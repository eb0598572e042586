package pl.proassist.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.adapters.rest.Bodies.THE_FACILITY;
import static pl.proassist.application.fakes.BookingWish.aWish;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.PATIENT;
import static pl.proassist.domain.Builders.SERVICE;
import static pl.proassist.domain.Builders.SPECIALIST;
import static pl.proassist.domain.Builders.START;
import static pl.proassist.domain.Builders.aPatient;
import static pl.proassist.domain.Builders.aPolicy;
import static pl.proassist.domain.Builders.aRule;

import io.vavr.control.Option;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pl.proassist.Proves;
import pl.proassist.application.fakes.FakeSheets;
import pl.proassist.application.fakes.World;
import pl.proassist.domain.access.Actor;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Grants;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.access.Role;
import pl.proassist.domain.access.SessionId;
import pl.proassist.domain.access.UserId;
import pl.proassist.domain.visit.VisitId;

class ReportsTest extends ApiTest {

    private static final String REPORT = THE_FACILITY + "/reports/online-payments?from=2026-01-01&to=2026-01-31";

    private VisitId paid;
    private VisitId unpaid;

    @BeforeEach
    void aPaidVisitAndAnUnpaidOne() {
        api.world.rules(aPolicy().facility(aRule().required().untilHour("20:00")));
        paid = api.world.books(aWish());
        api.world.pays(paid);
        unpaid = api.world.books(aWish().at(START.plus(Duration.ofHours(2))));
        api.callers.put("accountant", caller(Role.ACCOUNTANT.permissions()));
        api.callers.put("manager", caller(Role.MANAGER.permissions()));
    }

    private static Caller caller(Set<Permission> permissions) {
        return new Caller(Actor.person(new UserId(new UUID(0, 1)), "192.0.2.7"), new Grants(Set.of(), Map.of(FACILITY, permissions)), Option.some(new SessionId(UUID.randomUUID())));
    }

    @Test
    @Proves({"RPT-01", "RPT-02", "RPT-03", "RPT-10", "RPT-11", "RPT-12", "PAR-02", "PAR-03"})
    void an_accountant_sees_every_link_of_the_period_and_nothing_of_the_patients() {
        var report = as("accountant", REPORT).json();

        var first = items(report).get(0);
        assertThat(first.getString("visit")).isEqualTo(paid.toString());
        assertThat(first.keySet()).containsExactlyInAnyOrder("needsReceipt", "issuedAt", "id", "visit", "visitAt", "visitStatus", "service", "specialist", "required", "status",
                "amount", "paid", "refunded", "withdrawn", "paidAt", "means");
        assertThat(first.getBoolean("needsReceipt")).isTrue();
        assertThat(List.of(first.getString("status"), first.getString("paid"), first.getString("means"), first.getString("visitStatus")))
                .containsExactly("PAID", "200.00", "ONLINE", "CONFIRMED");
        assertThat(items(report)).extracting(each -> each.getString("status")).containsExactly("PAID", "WAITING");
        assertThat(report.getJsonObject("totals").getJsonObject("all")).hasToString("{\"count\":2,\"amount\":\"400.00\",\"paid\":\"200.00\",\"refunded\":\"0.00\"}");
        assertThat(report.toString()).doesNotContain(aPatient().build().lastName(), PATIENT.toString());
    }

    @Test
    @Proves({"RPT-07", "RPT-05", "RPT-06"})
    void those_who_have_not_paid_yet_are_found_before_and_after_their_deadline() {
        assertThat(items(as("accountant", REPORT + "&status=UNPAID").json())).extracting(each -> each.getString("visit") + each.getString("status"))
                .containsExactly(unpaid + "WAITING");

        api.world.advance(Duration.ofDays(1));

        assertThat(items(as("accountant", REPORT + "&status=UNPAID").json())).extracting(each -> each.getString("visit") + each.getString("status"))
                .containsExactly(unpaid + "OVERDUE");
        assertThat(items(as("accountant", REPORT + "&status=WAITING").json())).isEmpty();
    }

    @Test
    @Proves({"PAR-04", "A16", "A37", "SEC-21"})
    void the_detailed_variant_needs_a_permission_of_its_own_and_is_in_the_trail() {
        assertThat(as("accountant", REPORT + "&variant=detailed").no()).isEqualTo("403 forbidden");

        var patient = items(as("manager", REPORT + "&variant=detailed").json()).get(0).getJsonObject("patient");

        var known = aPatient().build();
        assertThat(patient.getString("name")).isEqualTo(known.firstName() + " " + known.lastName());
        assertThat(patient.getString("phone")).isEqualTo(known.phone().get().value());
        assertThat(api.world.stores.transactions().trail()).filteredOn(kept -> kept.act().what().startsWith("payments-report"))
                .extracting(kept -> kept.act().what() + " " + kept.result()).containsExactly("payments-report.show-personal forbidden", "payments-report.show-personal done");
        assertThat(api.world.stores.transactions().trail()).filteredOn(kept -> kept.act().what().startsWith("payments-report"))
                .allMatch(kept -> kept.act().on().equals(Map.of("facility", FACILITY.value())) && kept.act().facts().equals(Map.of("from", "2026-01-01", "to", "2026-01-31")));
    }

    @Test
    @Proves("A37")
    void whoever_sees_visits_and_patients_but_has_no_report_permission_is_refused() {
        api.callers.put("desk", caller(Role.RECEPTIONIST.permissions()));

        assertThat(as("desk", REPORT).no()).isEqualTo("403 forbidden");
        assertThat(as("desk", THE_FACILITY + "/reports/revenue?from=2026-01-01&to=2026-01-31").no()).isEqualTo("403 forbidden");
    }

    @ParameterizedTest
    @CsvSource({"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet, xlsx", "application/vnd.ms-excel, xls"})
    @Proves({"RPT-08", "RPT-09", "PAR-04", "A16", "RPT-12"})
    void the_same_address_gives_a_file(String type, String ending) {
        var file = api.send("GET", REPORT, "", "Authorization", "Bearer accountant", "Accept", type);

        assertThat(file.header("Content-Type")).isEqualTo(type);
        assertThat(file.header("Content-Disposition")).isEqualTo("attachment; filename=\"platnosci-online_2026-01-01_2026-01-31." + ending + "\"");
        assertThat(file.header("Vary")).contains("Accept", "Accept-Language");
        var rows = rows(file);
        assertThat(rows.get(0)).containsExactly("Fiskalizacja", "Data wystawienia", "ID płatności", "Data wizyty", "Status wizyty", "Usługa", "Specjalista", "Rodzaj płatności",
                "Status płatności", "Kwota", "Zapłacono", "Zwrot", "Stan zwrotu", "Link wycofany", "Data płatności", "Forma płatności");
        assertThat(rows.get(1)).containsExactly("wymaga paragonu", "2026-01-12T15:20", api.world.link(paid).id().toString(), "2026-01-26T10:00", "potwierdzona", "Konsultacja",
                "dr Anna Żuławska", "wymagana", "opłacone", "200.00", "200.00", "0.00", "", "nie", "2026-01-12T15:20", "przez internet");
        assertThat(rows.get(2)).contains("oczekuje", "nie wymaga", "czeka na płatność");
        assertThat(rows.get(3)).containsExactly("Razem", "", "", "", "", "", "", "", "", "400.00", "200.00", "0.00", "", "", "", "");
        assertThat(api.world.stores.transactions().trail()).last().satisfies(kept -> assertThat(kept.act().what()).isEqualTo("payments-report.export"));
    }

    @Test
    @Proves({"PAR-03", "PAR-04", "A16", "SEC-21"})
    void a_detailed_file_has_the_patient_and_the_phone() {
        var rows = rows(api.send("GET", REPORT + "&variant=detailed", "", "Authorization", "Bearer manager", "Accept", OnlinePaymentsReportResource.XLSX));

        var known = aPatient().build();
        assertThat(rows.get(0).subList(3, 5)).containsExactly("Klient", "Telefon");
        assertThat(rows.get(1).subList(3, 5)).containsExactly(known.firstName() + " " + known.lastName(), known.phone().get().value());
        assertThat(api.world.stores.transactions().trail()).last().satisfies(kept -> assertThat(kept.act().what()).isEqualTo("payments-report.export-personal"));
    }

    @Test
    void a_file_speaks_the_language_of_whoever_asks() {
        var english = api.send("GET", REPORT, "", "Accept", OnlinePaymentsReportResource.XLSX, "Accept-Language", "en");
        var ukrainian = api.send("GET", REPORT, "", "Accept", OnlinePaymentsReportResource.XLSX, "Accept-Language", "uk");

        assertThat(rows(english).get(0)).startsWith("Receipt due", "Issued on");
        assertThat(english.header("Content-Language")).isEqualTo("en");
        assertThat(rows(ukrainian).get(1)).contains("оплачено");
    }

    @Test
    void json_is_what_one_gets_without_asking_for_a_file_and_a_kind_that_nobody_writes_is_refused() {
        assertThat(api.send("GET", REPORT, "", "Accept", "*/*").header("Content-Type")).isEqualTo("application/json");
        assertThat(api.send("GET", REPORT, "", "Accept", "text/csv").no()).isEqualTo("406 not-acceptable");
    }

    @Test
    void the_report_is_read_page_by_page_with_its_totals_on_the_first() {
        var first = as("accountant", REPORT + "&limit=1").json();
        var second = as("accountant", REPORT + "&limit=1&cursor=" + first.getString("next")).json();

        var visits = new ArrayList<>(items(first));
        visits.addAll(items(second));
        assertThat(visits).extracting(each -> each.getString("visit")).containsExactly(paid.toString(), unpaid.toString());
        assertThat(first).containsKey("totals");
        assertThat(second).doesNotContainKeys("totals", "next");
    }

    @Test
    @Proves("A17")
    void a_period_is_of_whole_days_where_the_facility_is() {
        var issued = THE_FACILITY + "/reports/online-payments?from=%1$s&to=%1$s";
        var visits = issued + "&by=visit";

        assertThat(items(as("accountant", issued.formatted("2026-01-12")).json())).hasSize(2);
        assertThat(items(as("accountant", issued.formatted("2026-01-11")).json())).isEmpty();
        assertThat(items(as("accountant", issued.formatted("2026-01-12") + "&by=paid").json())).hasSize(1);
        assertThat(items(as("accountant", visits.formatted("2026-01-26") + "&specialist=" + SPECIALIST + "&service=" + SERVICE + "&required=true").json())).hasSize(2);
        assertThat(items(as("accountant", visits.formatted("2026-01-26") + "&required=false").json())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"from=2016-01-01&to=2026-01-01, to longer-than-days", "from=2026-01-02&to=2026-01-01, to ends-before-it-begins", "to=2026-01-01, from missing",
        "from=2026-01-01, to missing", "from=yesterday&to=2026-01-01, from not-a-date", "from=2026-01-01&to=+999999-01-01, to not-a-date",
        "from=2026-01-01T00:00:00Z&to=2026-01-31, from not-a-date", "from=2026-01-01&to=2026-01-31&status=LATE, status not-allowed",
        "from=2026-01-01&to=2026-01-31&by=BIRTH, by not-allowed", "from=2026-01-01&to=2026-01-31&required=maybe, required not-allowed",
        "from=2026-01-01&to=2026-01-31&variant=full, variant not-allowed", "from=2026-01-01&to=2026-01-31&cursor=MTIz, cursor not-a-cursor",
        "from=2026-01-01&to=2026-01-31&limit=0, limit out-of-range", "from=2026-01-01&to=2026-01-31&specialist=x, specialist not-an-id",
        "from=2026-01-01&to=2026-01-31&service=x, service not-an-id", "from=2026-01-01&to=2026-01-31&page=2, page unknown-parameter"})
    @Proves("RPT-09")
    void a_question_that_makes_no_sense_is_refused(String question, String wrong) {
        assertThat(as("accountant", THE_FACILITY + "/reports/online-payments?" + question.replace("+", "%2B")).wrong()).containsExactly(wrong);
    }

    @Test
    void everything_that_is_wrong_is_told_at_once_and_a_file_has_no_pages() {
        assertThat(as("accountant", THE_FACILITY + "/reports/online-payments?from=x&to=2026-01-31&by=x").wrong()).containsExactly("from not-a-date", "by not-allowed");
        assertThat(api.send("GET", REPORT + "&limit=5", "", "Accept", OnlinePaymentsReportResource.XLSX).wrong()).containsExactly("limit unknown-member");
    }

    @Test
    void a_facility_that_nobody_knows_has_no_report() {
        assertThat(api.get(REPORT.replace(FACILITY.toString(), Bodies.NOBODY)).no()).isEqualTo("404 unknown-facility");
        assertThat(as("accountant", REPORT.replace(FACILITY.toString(), Bodies.NOBODY)).no()).isEqualTo("404 unknown-facility");
    }

    @Test
    @Proves("RPT-13")
    void revenue_is_told_by_month_specialist_and_service() {
        var months = as("accountant", THE_FACILITY + "/reports/revenue?from=2025-12-15&to=2026-02-10").json();

        assertThat(items(months)).extracting(each -> each.getString("of") + " " + each.getString("revenue")).containsExactly("2025-12 0.00", "2026-01 200.00", "2026-02 0.00");
        assertThat(months.getJsonObject("total")).hasToString("{\"payments\":1,\"paid\":\"200.00\",\"refunded\":\"0.00\",\"revenue\":\"200.00\"}");
        assertThat(items(as("accountant", THE_FACILITY + "/reports/revenue?from=2026-01-01&to=2026-01-31&by=specialist").json()))
                .extracting(each -> each.getString("of") + " " + each.getString("name") + " " + each.getString("paid")).containsExactly(SPECIALIST + " dr Anna Żuławska 200.00");
        assertThat(items(as("accountant", THE_FACILITY + "/reports/revenue?from=2026-01-01&to=2026-01-31&by=service").json()))
                .extracting(each -> each.getString("of") + " " + each.getString("name")).containsExactly(SERVICE + " Konsultacja");
    }

    @Test
    @Proves("RPT-13")
    void attendance_is_compared_before_and_after_a_rules_first_day() {
        api.world.advance(Duration.ofDays(20));
        api.world.recordNoShow.handle(World.STAFF, paid);

        var compared = as("accountant", THE_FACILITY + "/reports/attendance?from=2026-01-01&to=2026-01-31&change=2026-01-26").json();

        assertThat(compared.getJsonObject("before")).hasToString("{\"visits\":0,\"completed\":0,\"noShow\":0,\"lapsed\":0,\"cancelled\":0}");
        assertThat(compared.getJsonObject("after"))
                .hasToString("{\"visits\":2,\"completed\":0,\"noShow\":1,\"lapsed\":1,\"cancelled\":0,\"noShowPercent\":100.00,\"lapsePercent\":50.00}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-01", "2026-02-01", "2025-01-01"})
    void a_rules_first_day_must_part_the_period(String change) {
        assertThat(as("accountant", THE_FACILITY + "/reports/attendance?from=2026-01-01&to=2026-01-31&change=" + change).wrong()).containsExactly("change out-of-range");
    }

    private static List<List<String>> rows(RunningApi.Answer file) {
        return FakeSheets.read(file.body().getBytes(StandardCharsets.UTF_8));
    }

    private static List<JsonObject> items(JsonObject page) {
        return page.getJsonArray("items").getValuesAs(JsonObject.class);
    }

    private RunningApi.Answer as(String token, String path) {
        return api.send("GET", path, "", "Authorization", "Bearer " + token);
    }
}

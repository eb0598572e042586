package pl.proassist.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.application.fakes.BookingWish.aWish;
import static pl.proassist.domain.Builders.START;
import static pl.proassist.domain.Builders.aPatient;
import static pl.proassist.domain.Builders.byHand;
import static pl.proassist.domain.Builders.someMessages;
import static pl.proassist.domain.Builders.warsaw;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import pl.proassist.Proves;
import pl.proassist.application.fakes.World;
import pl.proassist.domain.message.MessageKind;
import pl.proassist.domain.patient.Language;
import pl.proassist.domain.policy.Requirement;
import pl.proassist.domain.visit.Attendance.Answer;
import pl.proassist.domain.visit.VisitId;
import pl.proassist.domain.visit.VisitStatus;

/** The page on which a patient says whether the visit stands, over a real socket. */
@Proves("VIS-15")
class AttendancePagesTest {

    private final RunningPages pages = new RunningPages();
    private final World world = pages.world;

    @BeforeEach void the_clinic_asks_its_patients() {
        world.messages(someMessages().on(MessageKind.VISIT_CONFIRM_REQUEST));
    }

    @AfterEach void close() {
        pages.close();
    }

    @Test void the_page_says_which_visit_is_meant_and_has_a_button_for_yes_and_one_for_no() {
        var page = pages.get(path(asked()));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("lang=\"pl\"", "Czy wizyta jest aktualna?", "poniedziałek, 26 stycznia 2026", "10:00", "dr Anna Żuławska", "Tak, przyjdę",
                "Nie przyjdę, odwołuję wizytę", "href=\"tel:", "name=\"viewport\"").doesNotContain("<script", "Kowalski", "Konsultacja");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    }

    @ParameterizedTest @EnumSource(Language.class)
    void the_page_speaks_the_patients_language(Language language) {
        world.register(aPatient().speaking(language).build());

        assertThat(pages.get(path(asked()), "Accept-Language", "pl").body()).contains(switch (language) {
            case PL -> "Czy wizyta jest aktualna?";
            case EN -> "Does your visit stand?";
            case UK -> "Чи візит у силі?";
        });
    }

    @Test void a_scanner_of_mail_that_opens_the_link_answers_nothing() {
        var visit = asked();

        pages.get(path(visit));
        pages.get(path(visit) + "/no");

        assertThat(world.visit(visit).attendance()).isEqualTo(Answer.ASKED);
        assertThat(world.visit(visit).status()).isEqualTo(VisitStatus.CONFIRMED);
    }

    @Test void the_button_for_yes_leads_back_to_the_page_that_says_thank_you() {
        var visit = asked();

        var answer = press(visit, "yes", START.toString());

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith(path(visit));
        assertThat(pages.get(path(visit)).body()).contains("Wizyta potwierdzona", "Nie przyjdę").doesNotContain("Tak, przyjdę");
        assertThat(world.visit(visit).attendance()).isEqualTo(Answer.CONFIRMED);
    }

    @Test void the_button_for_no_gives_the_visit_up() {
        var visit = asked();

        assertThat(press(visit, "no", START.toString()).statusCode()).isEqualTo(303);

        assertThat(pages.get(path(visit)).body()).contains("Wizyta odwołana").doesNotContain("<button");
        assertThat(world.visit(visit).status()).isEqualTo(VisitStatus.CANCELLED);
    }

    @ParameterizedTest @ValueSource(strings = {"2026-01-26T09:00:01Z", "tomorrow", "", "-999999999-01-01T00:00:00Z"})
    void a_button_beside_another_time_says_nothing(String start) {
        var visit = asked();

        assertThat(press(visit, "no", start).statusCode()).isEqualTo(303);

        assertThat(world.visit(visit).status()).isEqualTo(VisitStatus.CONFIRMED);
    }

    @Test void an_unknown_address_is_a_page_that_says_so() {
        assertThat(pages.get("/visit/nothere12345").statusCode()).isEqualTo(404);
        assertThat(pages.get("/visit/nothere12345", "Accept-Language", "uk").body()).contains("Ми не знаємо цього посилання");
        assertThat(pages.post("/visit/nothere12345/yes", Map.of("start", START.toString())).statusCode()).isEqualTo(404);
        assertThat(pages.post("/visit/nothere12345/maybe", Map.of("start", START.toString())).statusCode()).isEqualTo(404);
    }

    @Test void a_visit_that_has_begun_is_not_asked_about_any_more() {
        var visit = asked();
        world.advanceTo(START);

        assertThat(pages.get(path(visit)).body()).contains("Ta wizyta już się rozpoczęła").doesNotContain("<button");
    }

    private HttpResponse<String> press(VisitId visit, String answer, String start) {
        return pages.post(path(visit) + "/" + answer, Map.of("start", start));
    }

    private VisitId asked() {
        var visit = world.books(aWish().terms(byHand().asking(Requirement.NONE)));
        world.advanceTo(warsaw("2026-01-23 10:00"));
        return visit;
    }

    private String path(VisitId visit) {
        return "/visit/" + world.stores.addresses().attendanceToken(visit);
    }
}

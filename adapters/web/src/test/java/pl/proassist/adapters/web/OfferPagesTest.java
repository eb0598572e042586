package pl.proassist.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.application.fakes.BookingWish.aWish;
import static pl.proassist.application.fakes.World.ANOTHER_PATIENT;
import static pl.proassist.application.fakes.World.STAFF;
import static pl.proassist.domain.Builders.BOOKED;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.SERVICE;
import static pl.proassist.domain.Builders.START;
import static pl.proassist.domain.Builders.aPatient;
import static pl.proassist.domain.Builders.aPolicy;
import static pl.proassist.domain.Builders.aRule;
import static pl.proassist.domain.Builders.id;

import io.vavr.control.Option;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pl.proassist.Proves;
import pl.proassist.application.booking.CancelVisit;
import pl.proassist.application.fakes.World;
import pl.proassist.domain.patient.Language;
import pl.proassist.domain.policy.PolicySettings;
import pl.proassist.domain.visit.CancelledBy;
import pl.proassist.domain.visit.SlotOffer;
import pl.proassist.domain.visit.VisitStatus;
import pl.proassist.domain.visit.WaitlistEntry;

/** The page on which a patient who waits takes a freed slot, over a real socket. */
@Proves("A25")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OfferPagesTest {

    private final RunningPages pages = new RunningPages();
    private final World world = pages.world;

    @AfterEach void close() {
        pages.close();
    }

    @Test void the_page_says_which_time_is_kept_until_when_and_names_neither_patient_nor_service() {
        var page = pages.get(path(offer()));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("lang=\"pl\"", "Zwolnił się termin", "poniedziałek, 26 stycznia 2026", "10:00", "15:50", "dr Anna Żuławska", "Przyjmuję ten termin",
                "name=\"viewport\"").doesNotContain("<script", "Łoś", "Konsultacja");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    }

    @ParameterizedTest @EnumSource(Language.class)
    void the_page_speaks_the_patients_language(Language language) {
        world.register(aPatient().id(ANOTHER_PATIENT).speaking(language).build());

        assertThat(pages.get(path(offer()), "Accept-Language", "pl").body()).contains(switch (language) {
            case PL -> "Zwolnił się termin";
            case EN -> "A time has become free";
            case UK -> "Звільнився час";
        });
    }

    @Test void a_scanner_of_mail_that_opens_the_link_takes_nothing() {
        var offer = offer();

        pages.get(path(offer));
        assertThat(pages.get(path(offer) + "/take").statusCode()).isEqualTo(405);
        assertThat(pages.get(path(offer) + "/decline").statusCode()).isEqualTo(405);

        assertThat(current(offer).state()).isEqualTo(SlotOffer.State.OPEN);
    }

    @Test void the_button_takes_it_and_leads_back_to_the_page_that_says_so_and_where_to_pay() {
        world.rules(aPolicy().facility(aRule().required().untilHour("20:00")));
        var offer = offer();

        var answer = pages.post(path(offer) + "/take", Map.of());
        var again = pages.post(path(offer) + "/take", Map.of());

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith(path(offer));
        assertThat(again.statusCode()).isEqualTo(303);
        assertThat(world.visit(offer.visit()).status()).isEqualTo(VisitStatus.AWAITING_PAYMENT);
        assertThat(pages.get(path(offer)).body()).contains("Termin jest Twój", world.stores.addresses().url(world.link(offer.visit()).id())).doesNotContain("<button");
    }

    @Test void who_declines_is_thanked_stays_on_the_list_and_the_slot_is_kept_no_longer() {
        var offer = offer();
        assertThat(pages.get(path(offer)).body()).contains("Nie skorzystam", "/decline");

        var answer = pages.post(path(offer) + "/decline", Map.of());
        var again = pages.post(path(offer) + "/decline", Map.of());

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith(path(offer));
        assertThat(again.statusCode()).isEqualTo(303);
        assertThat(current(offer).state()).isEqualTo(SlotOffer.State.DECLINED);
        assertThat(pages.get(path(offer)).body()).contains("Zrezygnowano z tego terminu", "Zostajesz na liście").doesNotContain("<button");
        assertThat(pages.post(path(offer) + "/take", Map.of()).statusCode()).as("it is too late to take it").isEqualTo(303);
        assertThat(current(offer).state()).isEqualTo(SlotOffer.State.DECLINED);
    }

    @Test void what_was_taken_is_not_declined_any_more() {
        var offer = offer();
        pages.post(path(offer) + "/take", Map.of());

        assertThat(pages.post(path(offer) + "/decline", Map.of()).statusCode()).isEqualTo(303);

        assertThat(current(offer).state()).isEqualTo(SlotOffer.State.TAKEN);
        assertThat(pages.get(path(offer)).body()).contains("Termin jest Twój");
    }

    @Test void what_is_over_or_refused_by_the_rules_says_so() {
        var offer = offer();
        world.rules(aPolicy().facility(aRule().required().untilHourOrRefused("12:00")));
        var refused = pages.post(path(offer) + "/take", Map.of());
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("nie można już zarezerwować przez internet");

        world.advance(PolicySettings.DEFAULT.offerWindow());

        assertThat(pages.post(path(offer) + "/take", Map.of()).statusCode()).isEqualTo(303);
        assertThat(pages.get(path(offer)).body()).contains("nie jest już dostępny").doesNotContain("<button");
    }

    @Test void an_unknown_address_is_a_page_that_says_so() {
        assertThat(pages.get("/offer/nothere12345").statusCode()).isEqualTo(404);
        assertThat(pages.post("/offer/nothere12345/take", Map.of()).statusCode()).isEqualTo(404);
        assertThat(pages.post("/offer/nothere12345/decline", Map.of()).statusCode()).isEqualTo(404);
        assertThat(pages.get("/offer/nothere12345", "Accept-Language", "uk").body()).contains("Ми не знаємо цього посилання");
    }

    private SlotOffer offer() {
        var entry = new WaitlistEntry(id("entry"), FACILITY, ANOTHER_PATIENT, SERVICE, Option.none(), BOOKED, START.plusSeconds(86_400), BOOKED);
        world.waitingList.write(STAFF, entry).get();
        var visit = world.books(aWish());
        world.cancelVisit.handle(STAFF, new CancelVisit.Command(visit, CancelledBy.PATIENT, "wyjazd")).get();
        world.settle();
        return world.stores.waitlist().offers(entry.id()).get(0);
    }

    private SlotOffer current(SlotOffer offer) {
        return world.stores.waitlist().offers(offer.entry()).get(0);
    }

    private String path(SlotOffer offer) {
        return "/offer/" + world.stores.addresses().offerToken(offer.visit());
    }
}

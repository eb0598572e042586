package pl.proassist.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.application.fakes.BookingWish.aWish;
import static pl.proassist.domain.Builders.DEADLINE;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.aPatient;
import static pl.proassist.domain.Builders.aPolicy;
import static pl.proassist.domain.Builders.aRule;

import io.vavr.control.Option;
import jakarta.ws.rs.core.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.application.booking.CancelVisit;
import pl.proassist.application.fakes.World;
import pl.proassist.application.port.Versioned;
import pl.proassist.domain.patient.Language;
import pl.proassist.domain.visit.CancelledBy;
import pl.proassist.domain.visit.TermsAcceptance;
import pl.proassist.domain.visit.VisitId;

class PayPagesTest {

    private final World world = new World();
    private final PayPages pages = new PayPages(world.showPayPage, world.leadToOperator, world.myInvoices, new PageWriter("https://pay.autopay.example"));

    @BeforeEach void everybody_pays_until_20() {
        world.rules(aPolicy().facility(aRule().required().untilHour("20:00", "PT2H")));
    }

    @Test @Proves({"LNK-01", "PUX-04"})
    void the_page_says_who_when_how_much_and_until_when_and_offers_a_telephone() {
        var page = show(world.books(aWish()));

        assertThat(page.getStatus()).isEqualTo(200);
        assertThat(html(page)).contains("lang=\"pl\"", "Do zapłaty", "200,00\u00a0zł", "Zapłać do:", "20:00", "<button", "href=\"tel:")
                .doesNotContain("<script");
    }

    @Test void the_page_names_neither_the_patient_nor_the_service() {
        var visit = world.books(aWish());
        var patient = world.lookUp.patient(World.STAFF, world.visit(visit).patient()).map(Versioned::thing).get();

        assertThat(html(show(visit))).doesNotContain(patient.lastName()).doesNotContain(patient.firstName() + " ")
                .doesNotContain(patient.phone().get().value()).doesNotContain(patient.email().get().value());
    }

    @Test void whoever_holds_the_address_may_look_but_no_cache_and_no_other_site_learns_it() {
        var page = show(world.books(aWish()));

        assertThat(page.getHeaderString("Cache-Control")).isEqualTo("no-store");
        assertThat(page.getHeaderString("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(page.getHeaderString("Content-Security-Policy")).contains("default-src 'none'", "form-action 'self' https://pay.autopay.example");
    }

    @Test @Proves("LNK-08")
    void the_button_leads_to_the_operator() {
        var visit = world.books(aWish());

        var answer = pages.pay(token(visit), null, null);

        assertThat(answer.getStatus()).isEqualTo(303);
        assertThat(answer.getLocation().toString()).startsWith("http");
    }

    @Test @Proves("LNK-01")
    void a_second_after_the_deadline_the_page_refuses_in_words_that_help() {
        var visit = world.books(aWish());

        world.advanceTo(DEADLINE);
        assertThat(html(show(visit))).contains("<button");

        world.advanceTo(DEADLINE.plusSeconds(1));
        assertThat(html(show(visit))).contains("Czas na płatność minął", "Zadzwoń do nas", "href=\"tel:").doesNotContain("<button");
        assertThat(pages.pay(token(visit), null, null).getLocation().toString()).isEqualTo("/pay/" + token(visit));
    }

    @Test void a_paid_a_refunded_and_a_withdrawn_link_say_so() {
        var paid = world.books(aWish());
        world.pays(paid);
        assertThat(html(show(paid))).contains("Wizyta opłacona").doesNotContain("<button");

        world.cancelVisit.handle(World.STAFF, new CancelVisit.Command(paid, CancelledBy.FACILITY, "choroba"));
        assertThat(html(show(paid))).contains("Wpłata została zwrócona");

        var cancelled = world.books(aWish());
        world.cancelVisit.handle(World.STAFF, new CancelVisit.Command(cancelled, CancelledBy.PATIENT, "nie mogę"));
        assertThat(html(show(cancelled))).contains("Link do płatności jest nieaktywny");
    }

    @Test void an_operator_that_does_not_answer_costs_nothing_and_keeps_the_button() {
        world.operator.beAway(true);
        var visit = world.books(aWish());

        var answer = pages.pay(token(visit), null, null);

        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(html(answer)).contains("Spróbuj ponownie", "href=\"/pay/" + token(visit) + "\"");
    }

    @Test void an_unknown_address_is_a_page_too_in_the_language_of_the_browser() {
        assertThat(html(pages.show("nothere12345", null))).contains("Nie znamy tego linku");
        assertThat(html(pages.show("nothere12345", "uk-UA,uk;q=0.9"))).contains("Ми не знаємо цього посилання");
        assertThat(html(pages.show("nothere12345", "***"))).contains("Nie znamy tego linku");
        assertThat(pages.show("nothere12345", null).getStatus()).isEqualTo(404);
        assertThat(pages.pay("nothere12345", null, null).getStatus()).isEqualTo(404);
    }

    @Test @Proves("PAY-22")
    void the_terms_of_prepayment_are_shown_and_must_be_ticked_before_anybody_is_led_to_the_operator() {
        world.prepaymentTerms.replace(World.STAFF, FACILITY, "Zadatek <przepada>.\nPo 24 godzinach.", Option.none(), Option.none(), Option.none()).get();
        var visit = world.books(aWish());

        assertThat(html(show(visit))).contains("Zadatek &lt;przepada&gt;.", "name=\"terms\" value=\"1\" required", "Akceptuję zasady przedpłaty");
        for (var tick : new String[] {null, "", "0", "2", "1; DROP", "99999999999"}) {
            var answer = pages.pay(token(visit), tick, null);
            assertThat(answer.getStatus()).as("ticked: %s", tick).isEqualTo(422);
            assertThat(html(answer)).contains("przeczytaj i zaakceptuj", "<button");
        }

        assertThat(pages.pay(token(visit), "1", null).getStatus()).isEqualTo(303);
        assertThat(html(show(visit))).as("asked once").doesNotContain("name=\"terms\"");
        assertThat(pages.pay(token(visit), null, null).getStatus()).isEqualTo(303);
        var accepted = world.showVisit.handle(World.STAFF, visit).get().accepted();
        assertThat(accepted).containsExactly(new TermsAcceptance(visit, 1, world.clock.instant(), TermsAcceptance.Way.ONLINE));
    }

    @Test @Proves("PAY-22")
    void a_facility_that_wrote_no_terms_asks_for_none() {
        assertThat(html(show(world.books(aWish())))).doesNotContain("checkbox");
    }

    @Test void the_page_speaks_the_patients_language() {
        world.register(aPatient().speaking(Language.UK).build());

        assertThat(html(show(world.books(aWish())))).contains("lang=\"uk\"", "Сплатіть до:");
    }

    private Response show(VisitId visit) {
        return pages.show(token(visit), "en");
    }

    private String token(VisitId visit) {
        return world.stores.addresses().token(world.link(visit).id());
    }

    private static String html(Response response) {
        return (String) response.getEntity();
    }
}

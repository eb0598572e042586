package pl.proassist.application.notifying;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.application.fakes.BookingWish.aWish;
import static pl.proassist.application.fakes.World.STAFF;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.START;
import static pl.proassist.domain.Builders.aPatient;
import static pl.proassist.domain.Builders.aPolicy;
import static pl.proassist.domain.Builders.aRule;
import static pl.proassist.domain.Builders.someMessages;
import static pl.proassist.domain.Builders.warsaw;

import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.application.booking.CancelVisit;
import pl.proassist.application.fakes.World;
import pl.proassist.domain.message.MessageKind;
import pl.proassist.domain.message.MessageSettings;
import pl.proassist.domain.message.SmsParts;
import pl.proassist.domain.message.Words;
import pl.proassist.domain.patient.Language;
import pl.proassist.domain.policy.MessageChannel;
import pl.proassist.domain.shared.Money;
import pl.proassist.domain.visit.CancelledBy;

/** A facility makes its messages its own. */
class FacilityMessagesTest {

    private final World world = new World();

    @BeforeEach void everybody_pays_until_20_and_hears_by_both_ways() {
        world.rules(aPolicy().facility(aRule().required().untilHour("20:00", "PT2H").sendBy(MessageChannel.EMAIL, MessageChannel.SMS)));
    }

    @Test @Proves({"MSG-01", "MSG-03", "MSG-08"})
    void the_switch_for_required_payments_leaves_the_one_for_optional_ones_alone() {
        world.messages(someMessages().off(MessageKind.PAYMENT_REQUIRED));

        assertThat(world.told(world.books(aWish()))).isEmpty();
        assertThat(world.tasks()).as("nobody has missed a message that the facility does not send").isEmpty();
        world.rules(aPolicy().facility(aRule().optional().untilHour("20:00", "PT2H")));
        assertThat(world.told(world.books(aWish().at(START.plus(Duration.ofHours(1)))))).containsExactly("PAYMENT_OPTIONAL EMAIL SENT");
    }

    @Test @Proves({"MSG-01", "MSG-04", "MSG-08", "A12"})
    void the_switch_for_optional_payments_leaves_the_one_for_required_ones_alone() {
        world.messages(someMessages().off(MessageKind.PAYMENT_OPTIONAL));

        assertThat(world.told(world.books(aWish()))).hasSize(2);
        world.rules(aPolicy().facility(aRule().optional().untilHour("20:00", "PT2H")));
        var optional = world.books(aWish().at(START.plus(Duration.ofHours(1))));
        assertThat(world.told(optional)).isEmpty();
        world.advanceTo(warsaw("2026-01-13 09:00"));
        assertThat(world.told(optional)).as("an optional payment is neither reminded of nor cancelled").isEmpty();
    }

    @Test @Proves({"MSG-01", "MSG-05", "MSG-12"})
    void what_a_facility_has_switched_off_is_not_said() {
        world.messages(someMessages().off(MessageKind.VISIT_LAPSED).off(MessageKind.VISIT_CANCELLED).off(MessageKind.PAYMENT_REMINDER));
        var lapsed = world.books(aWish());
        var cancelled = world.books(aWish().at(START.plus(Duration.ofHours(1))));
        world.cancelVisit.handle(STAFF, new CancelVisit.Command(cancelled, CancelledBy.FACILITY, "choroba"));

        world.advance(Duration.ofDays(1));

        assertThat(world.told(lapsed)).containsExactlyInAnyOrder("PAYMENT_REQUIRED EMAIL SENT", "PAYMENT_REQUIRED SMS SENT");
        assertThat(world.told(cancelled)).doesNotContain("VISIT_CANCELLED SMS SENT", "VISIT_CANCELLED EMAIL SENT");
    }

    @Test @Proves({"MSG-02", "LNK-06"})
    void a_kind_goes_by_the_ways_that_the_facility_chose_and_a_link_by_those_of_them_that_the_rule_names() {
        world.messages(someMessages().by(MessageKind.PAYMENT_REQUIRED, MessageChannel.EMAIL).by(MessageKind.VISIT_CONFIRMED, MessageChannel.SMS));
        var visit = world.books(aWish());
        world.pays(visit);

        assertThat(world.told(visit)).containsExactly("PAYMENT_REQUIRED EMAIL SENT", "VISIT_CONFIRMED SMS SENT");
    }

    @Test @Proves({"MSG-02", "MSG-11"})
    void the_facilitys_own_words_are_sent_in_the_patients_language_and_the_usual_ones_where_it_wrote_none() {
        world.register(aPatient().speaking(Language.EN).build());
        world.messages(someMessages().namingTheSpecialist()
                .words(MessageKind.VISIT_CONFIRMED, MessageChannel.SMS, Language.EN, Words.sms("See you {when} at {facility}: {specialist}"))
                .words(MessageKind.VISIT_CONFIRMED, MessageChannel.SMS, Language.PL, Words.sms("Do zobaczenia")));
        var visit = world.books(aWish());
        world.pays(visit);

        assertThat(world.sms.taken()).last().satisfies(sms -> assertThat(sms.text()).isEqualTo("See you 26.01 10:00 at Przychodnia Pod Lipa: dr Anna Zulawska"));
        assertThat(world.mail.taken()).last().satisfies(mail -> assertThat(mail.subject()).isEqualTo("Your visit 26.01.2026 10:00 is confirmed – Przychodnia Pod Lipą"));
    }

    @Test @Proves("MSG-02")
    void an_sms_keeps_its_polish_letters_where_the_facility_wants_them() {
        world.messages(someMessages().asWritten());

        world.books(aWish());

        assertThat(world.sms.taken()).singleElement().satisfies(sms -> assertThat(sms.text()).startsWith("Przychodnia Pod Lipą: wizyta").contains("opłaceniu"));
    }

    @Test void each_change_is_a_version_and_who_saw_an_older_one_is_told() {
        assertThat(world.facilityMessages.read(STAFF, FACILITY).get()).isEqualTo(MessageSettings.usual(FACILITY));

        var first = world.facilityMessages.replace(STAFF, someMessages().off(MessageKind.VISIT_MOVED).build(), Option.some(0L)).get();
        var stale = world.facilityMessages.replace(STAFF, someMessages().build(), Option.some(0L));
        var second = world.facilityMessages.replace(STAFF, someMessages().build(), Option.some(1L)).get();

        assertThat(first.version()).isEqualTo(1);
        assertThat(stale.getLeft().code()).isEqualTo("stale-version");
        assertThat(second).isEqualTo(someMessages().version(2).build());
        assertThat(world.facilityMessages.read(STAFF, FACILITY).get()).isEqualTo(second);
    }

    @Test void an_sms_that_the_gateway_would_refuse_each_time_is_refused_once() {
        var long3 = "a".repeat(459);
        var wanted = someMessages().words(MessageKind.VISIT_MOVED, MessageChannel.SMS, Language.PL, Words.sms(long3));

        assertThat(world.facilityMessages.replace(STAFF, wanted.build(), Option.none()).isRight()).isTrue();
        var refused = world.facilityMessages.replace(STAFF, wanted.words(MessageKind.VISIT_MOVED, MessageChannel.SMS, Language.PL, Words.sms(long3 + "a")).build(), Option.none());
        assertThat(refused.getLeft().code()).isEqualTo("sms-too-long");
        assertThat(world.facilityMessages.replace(STAFF, someMessages().asWritten()
                .words(MessageKind.VISIT_MOVED, MessageChannel.SMS, Language.PL, Words.sms("ą".repeat(202))).build(), Option.none()).isLeft()).isTrue();
        assertThat(world.facilityMessages.read(STAFF, FACILITY).get().version()).isEqualTo(1);
    }

    @Test @Proves("MSG-02")
    void a_preview_shows_the_text_its_parts_its_price_and_what_plain_letters_would_spare() {
        world.messages(someMessages().asWritten().part("0.17"));
        var words = Words.sms("Wizyta {when}: opłać {amount} do {deadline}, {link} – dziękujemy, Zażółć Gęślą");

        var preview = preview(MessageChannel.SMS, Option.some(words));

        assertThat(preview.subject()).isEqualTo(Option.none());
        assertThat(preview.text()).startsWith("Wizyta 26.01 10:00: opłać 200,00 zł do 24.01 20:00, https://wizyty.example/pay/");
        assertThat(preview.sms().get().length()).isEqualTo(new SmsParts(SmsParts.Encoding.UCS_2, preview.text().length(), 2));
        assertThat(preview.sms().get().price()).isEqualTo(Option.some(Money.pln("0.34")));
        assertThat(preview.transliterated().get().text()).endsWith("- dziekujemy, Zazolc Gesla");
        assertThat(preview.transliterated().get().length()).isEqualTo(new SmsParts(SmsParts.Encoding.GSM_7, preview.text().length(), 1));
        assertThat(preview.transliterated().get().price()).isEqualTo(Option.some(Money.pln("0.17")));
    }

    @Test void a_preview_without_words_shows_those_that_would_be_sent_and_an_email_has_no_parts() {
        var usual = preview(MessageChannel.EMAIL, Option.none());
        assertThat(usual.subject()).isEqualTo(Option.some("Opłać wizytę do 24.01.2026 20:00 – Przychodnia Pod Lipą"));
        assertThat(usual.sms()).isEqualTo(Option.none());

        world.messages(someMessages().words(MessageKind.PAYMENT_REQUIRED, MessageChannel.EMAIL, Language.PL, Words.email("Opłata", "{link}")));

        assertThat(preview(MessageChannel.EMAIL, Option.none()).subject()).isEqualTo(Option.some("Opłata"));
        assertThat(preview(MessageChannel.SMS, Option.none()).sms().get().price()).as("nobody said what a part costs").isEqualTo(Option.none());
    }

    private PreviewMessage.Preview preview(MessageChannel channel, Option<Words> words) {
        return world.previewMessage.handle(STAFF, new PreviewMessage.Question(FACILITY, MessageKind.PAYMENT_REQUIRED, channel, Language.PL, words)).get();
    }
}

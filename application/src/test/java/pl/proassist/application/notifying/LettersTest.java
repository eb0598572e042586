package pl.proassist.application.notifying;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.application.fakes.BookingWish.aWish;
import static pl.proassist.application.fakes.World.STAFF;
import static pl.proassist.domain.Builders.DEADLINE;
import static pl.proassist.domain.Builders.START;
import static pl.proassist.domain.Builders.aPatient;
import static pl.proassist.domain.Builders.aPolicy;
import static pl.proassist.domain.Builders.aRule;

import io.vavr.control.Option;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import pl.proassist.Proves;
import pl.proassist.application.fakes.FakeInvoicePapers;
import pl.proassist.application.fakes.FakeSmsGateway;
import pl.proassist.application.fakes.World;
import pl.proassist.application.port.Messages.Message;
import pl.proassist.application.port.Versioned;
import pl.proassist.domain.Builders;
import pl.proassist.domain.message.MessageKind;
import pl.proassist.domain.message.SmsParts;
import pl.proassist.domain.patient.Language;
import pl.proassist.domain.policy.MessageChannel;
import pl.proassist.domain.visit.Slot;
import pl.proassist.domain.visit.SlotOffer;
import pl.proassist.domain.visit.VisitId;
import pl.proassist.domain.visit.VisitStatus;
import pl.proassist.domain.visit.WaitlistEntry;

class LettersTest {

    private final World world = new World();
    private final Letters letters = new Letters(world.stores.visits(), world.stores.links(), world.stores.waitlist(), world.stores.patients(), world.stores.directory(),
            world.stores.messagePolicies(), world.stores.addresses(), world.stores.invoices(), world.stores.accountingNotes(), world.stores.billings(),
            new FakeInvoicePapers(), World.VERIFICATION_PAGES, world.stores.transactions());

    @BeforeEach void everybody_pays_until_20() {
        world.rules(aPolicy().facility(aRule().required().untilHour("20:00", "PT2H").sendBy(MessageChannel.EMAIL, MessageChannel.SMS)));
    }

    @ParameterizedTest @MethodSource("everyLetter") @Proves("MSG-09")
    void every_message_has_words_in_every_language_and_for_every_channel(MessageKind kind, Language language, MessageChannel channel) {
        world.register(aPatient().speaking(language).build());

        var letter = write(world.books(aWish()), kind, channel);

        assertThat(letter.text()).isNotBlank().doesNotContain("{", "}");
        assertThat(letter.subject().isBlank()).isEqualTo(channel == MessageChannel.SMS);
        assertThat(letter.subject()).doesNotContain("{", "}");
        assertThat(letter.to().isLeft()).isEqualTo(channel == MessageChannel.SMS);
    }

    @ParameterizedTest @MethodSource("everyLetter")
    void no_message_tells_of_health(MessageKind kind, Language language, MessageChannel channel) {
        world.register(aPatient().speaking(language).build());
        var service = world.lookUp.service(STAFF, Builders.FACILITY, Builders.SERVICE).map(Versioned::thing).get();
        var specialist = world.lookUp.specialist(STAFF, Builders.FACILITY, Builders.SPECIALIST).map(Versioned::thing).get();

        var letter = write(world.books(aWish()), kind, channel);

        assertThat(letter.subject() + letter.text()).doesNotContainIgnoringCase(service.name()).doesNotContain(specialist.lastName());
        specialist.specialisation().forEach(one -> assertThat(letter.text()).doesNotContainIgnoringCase(one));
    }

    @ParameterizedTest @EnumSource(value = MessageKind.class, mode = EnumSource.Mode.EXCLUDE, names = "PAPER_TO_BUYER")
    void a_polish_sms_is_one_part(MessageKind kind) {
        var sms = write(world.books(aWish()), kind, MessageChannel.SMS).text();

        assertThat(SmsParts.of(sms)).isEqualTo(new SmsParts(SmsParts.Encoding.GSM_7, SmsParts.of(sms).units(), 1));
    }

    @Test @Proves({"MSG-03", "MSG-07"})
    void a_required_payment_is_asked_for_with_amount_time_and_link() {
        var visit = world.books(aWish());

        assertThat(write(visit, MessageKind.PAYMENT_REQUIRED, MessageChannel.EMAIL).text())
                .contains("200,00 zł", "12.01.2026 20:00", "26.01.2026 10:00", world.stores.addresses().url(world.link(visit).id()), "potwierdzona po dokonaniu płatności");
    }

    @Test @Proves("MSG-04")
    void an_optional_payment_is_offered_with_the_reserved_time_and_the_link() {
        world.rules(aPolicy().facility(aRule().optional().untilHour("20:00", "PT2H").sendBy(MessageChannel.SMS)));
        var visit = world.books(aWish());

        assertThat(world.told(visit)).containsExactly("PAYMENT_OPTIONAL SMS SENT");
        assertThat(world.sms.taken()).extracting(FakeSmsGateway.Sms::text).singleElement().asString()
                .contains("zarezerwowany termin 26.01 10:00", "mozna oplacic", world.stores.addresses().url(world.link(visit).id()));
    }

    @Test @Proves("LNK-06")
    void a_link_goes_by_sms_only_where_the_facility_named_it() {
        world.rules(aPolicy().facility(aRule().required().untilHour("20:00", "PT2H")));

        var visit = world.books(aWish());

        assertThat(world.told(visit)).containsExactly("PAYMENT_REQUIRED EMAIL SENT");
        assertThat(world.sms.taken()).isEmpty();
    }

    @Test void a_payment_link_that_waits_for_its_gateway_beyond_the_deadline_is_not_sent_any_more() {
        world.mail.beAway(true);
        world.sms.beAway(true);
        var visit = world.books(aWish());

        world.advanceTo(DEADLINE.plusSeconds(1));
        world.mail.beAway(false);
        world.sms.beAway(false);
        world.advance(Duration.ofMinutes(20));

        assertThat(world.told(visit)).containsExactly("PAYMENT_REQUIRED EMAIL TOO_LATE", "PAYMENT_REQUIRED SMS TOO_LATE",
                "PAYMENT_REMINDER EMAIL TOO_LATE", "PAYMENT_REMINDER SMS TOO_LATE");
        assertThat(world.visit(visit).status()).as("staff decide about the slot").isEqualTo(VisitStatus.AWAITING_PAYMENT);
    }

    static Stream<Arguments> everyLetter() {
        return Arrays.stream(MessageKind.values()).filter(kind -> kind != MessageKind.PAPER_TO_BUYER).flatMap(kind -> Arrays.stream(Language.values())
                .flatMap(language -> Arrays.stream(MessageChannel.values()).map(channel -> Arguments.of(kind, language, channel))));
    }

    /** The same patient waits for another day, and a slot is kept. */
    private VisitId offered() {
        var entry = new WaitlistEntry(Builders.id("entry"), Builders.FACILITY, Builders.PATIENT, Builders.SERVICE, Option.none(), Builders.BOOKED,
                START.plus(Duration.ofDays(9)), Builders.BOOKED);
        return world.stores.transactions().record(() -> world.stores.waitlist().offer(SlotOffer.of(entry, Builders.SPECIALIST,
                Slot.of(START.plus(Duration.ofDays(1)), Duration.ofMinutes(30)), Duration.ofMinutes(30), world.clock.instant()))).visit();
    }

    private Letters.Letter write(VisitId visit, MessageKind kind, MessageChannel channel) {
        return letters.write(Message.of(kind == MessageKind.WAITLIST_OFFER ? offered() : visit, kind, new UUID(0, 1).toString(), channel, world.clock.instant(), DEADLINE)).get();
    }
}

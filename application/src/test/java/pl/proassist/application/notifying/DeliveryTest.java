package pl.proassist.application.notifying;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.application.fakes.BookingWish.aWish;
import static pl.proassist.application.fakes.World.STAFF;
import static pl.proassist.domain.Builders.DEADLINE;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.START;
import static pl.proassist.domain.Builders.aPatient;
import static pl.proassist.domain.Builders.aPolicy;
import static pl.proassist.domain.Builders.aRule;
import static pl.proassist.domain.policy.MessageChannel.EMAIL;
import static pl.proassist.domain.policy.MessageChannel.SMS;

import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import pl.proassist.Proves;
import pl.proassist.application.arriving.RecordBounce;
import pl.proassist.application.arriving.RecordDeliveryReport;
import pl.proassist.application.booking.CancelVisit;
import pl.proassist.application.fakes.World;
import pl.proassist.application.port.DeliverySettings.Unreached;
import pl.proassist.application.port.Handover;
import pl.proassist.application.port.MessageViews;
import pl.proassist.application.port.MessageViews.MessageView;
import pl.proassist.application.port.Messages;
import pl.proassist.application.port.StaffTasks;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Grants;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.message.MessageKind;
import pl.proassist.domain.policy.MessageChannel;
import pl.proassist.domain.visit.CancelledBy;
import pl.proassist.domain.visit.VisitId;
import pl.proassist.domain.visit.VisitStatus;

/** How the news of a payment gets to the patient when one way after the other fails, and what becomes of the slot when none is left. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DeliveryTest {

    private static final Handover NO_MONEY = new Handover.ChannelDown("smsapi 103: not enough points");
    private static final Handover NO_NUMBER = new Handover.AddresseeRefused("smsapi 13: no valid number");
    private static final Duration GRACE = Duration.ofMinutes(5);

    private final World world = new World();

    @BeforeEach void links_go_by_sms() {
        linksBy(SMS);
    }

    private void linksBy(MessageChannel... channels) {
        world.rules(aPolicy().facility(aRule().required().untilHour("20:00", "PT2H").sendBy(channels)));
    }

    // Two accounts

    @Test @Proves({"MSG-15", "LNK-05"}) void a_second_account_sends_what_the_first_one_refuses_to() {
        world.sms.answer(Option.some(NO_MONEY));
        world.secondSms.answer(Option.none());

        var visit = world.books(aWish());

        assertThat(world.told(visit)).containsExactly("PAYMENT_REQUIRED SMS SENT");
        assertThat(world.secondSms.taken()).hasSize(1);
    }

    @Test @Proves("MSG-15") void a_second_account_sends_when_the_first_one_is_not_reached() {
        world.sms.beUnreached(true);
        world.secondSms.answer(Option.none());

        var visit = world.books(aWish());

        assertThat(world.told(visit)).containsExactly("PAYMENT_REQUIRED SMS SENT");
        assertThat(world.secondSms.taken()).hasSize(1);
    }

    @Test @Proves("MSG-09") void when_neither_account_works_the_other_channel_carries_the_news() {
        world.sms.answer(Option.some(NO_MONEY));

        var visit = world.books(aWish());

        assertThat(world.told(visit)).containsExactly("PAYMENT_REQUIRED SMS FAILED", "PAYMENT_REQUIRED EMAIL SENT");
    }

    @Test @Proves("MSG-15") void when_nobody_is_reached_it_is_tried_at_both_again() {
        world.sms.beUnreached(true);
        world.secondSms.beUnreached(true);
        var visit = world.books(aWish());
        assertThat(world.told(visit)).containsExactly("PAYMENT_REQUIRED SMS WAITING");

        world.sms.beUnreached(false);
        world.advance(Duration.ofMinutes(1));

        assertThat(world.told(visit)).containsExactly("PAYMENT_REQUIRED SMS SENT");
        assertThat(world.secondSms.taken()).isEmpty();
    }

    @Test @Proves("MSG-15") void a_message_that_an_account_may_have_taken_is_never_given_to_the_other_one() {
        world.secondSms.answer(Option.none());
        world.sms.loseTheNextReply();
        var visit = world.books(aWish());

        world.sms.answer(Option.some(NO_MONEY));
        world.advance(Duration.ofMinutes(1));

        assertThat(world.sms.taken()).hasSize(1);
        assertThat(world.secondSms.taken()).isEmpty();
        assertThat(world.told(visit)).containsExactly("PAYMENT_REQUIRED SMS FAILED", "PAYMENT_REQUIRED EMAIL SENT");
    }

    @Test @Proves("MSG-15") void a_server_that_died_at_the_first_account_leaves_the_message_there() {
        world.secondSms.answer(Option.none());
        world.sms.killTheNextCaller();
        var visit = world.bookVisit.handle(STAFF, aWish().command()).get().visit().id();
        world.isKilled();

        world.sms.answer(Option.some(NO_MONEY));
        world.settle();

        assertThat(world.sms.taken()).hasSize(1);
        assertThat(world.secondSms.taken()).isEmpty();
        assertThat(world.told(visit)).contains("PAYMENT_REQUIRED EMAIL SENT");
    }

    @Test @Proves("MSG-15") void a_server_that_died_at_the_second_account_tries_there_again_and_one_sms_goes_out() {
        world.sms.answer(Option.some(NO_MONEY));
        world.secondSms.answer(Option.none());
        world.secondSms.killTheNextCaller();
        var visit = world.bookVisit.handle(STAFF, aWish().command()).get().visit().id();
        world.isKilled();

        world.sms.answer(Option.none());
        world.settle();

        assertThat(world.told(visit)).containsExactly("PAYMENT_REQUIRED SMS SENT");
        assertThat(world.sms.taken()).isEmpty();
        assertThat(world.secondSms.taken()).hasSize(1);
    }

    @Test @Proves({"MSG-09", "MSG-14"}) void bad_weather_that_lasts_is_not_waited_out_in_silence() {
        world.sms.beAway(true);
        var visit = world.books(aWish());

        world.advance(Duration.ofMinutes(2));
        assertThat(world.told(visit)).containsExactly("PAYMENT_REQUIRED SMS WAITING");
        world.advance(Duration.ofMinutes(1));
        assertThat(world.told(visit)).containsExactly("PAYMENT_REQUIRED SMS WAITING", "PAYMENT_REQUIRED EMAIL SENT");

        world.sms.beAway(false);
        world.advance(Duration.ofMinutes(15));
        assertThat(world.told(visit)).containsExactly("PAYMENT_REQUIRED SMS SENT", "PAYMENT_REQUIRED EMAIL SENT");
    }

    // What comes back later

    @Test @Proves({"MSG-09", "LNK-04"}) void an_email_that_comes_back_later_goes_by_the_other_channel_once_however_often_it_is_said() {
        linksBy(EMAIL);
        var visit = world.books(aWish());
        assertThat(world.told(visit)).containsExactly("PAYMENT_REQUIRED EMAIL SENT");
        var letter = world.stores.messages().of(visit).get(0).id();

        assertThat(world.recordBounce.handle(letter, false)).isEqualTo(RecordBounce.Heard.RECORDED);
        assertThat(world.recordBounce.handle(letter, false)).isEqualTo(RecordBounce.Heard.KNOWN);
        world.settle();

        assertThat(world.told(visit)).containsExactly("PAYMENT_REQUIRED EMAIL UNDELIVERED", "PAYMENT_REQUIRED SMS SENT");
    }

    @Test void a_bounce_of_a_letter_that_nobody_knows_changes_nothing_and_a_late_success_is_believed() {
        linksBy(EMAIL);
        var visit = world.books(aWish());
        var letter = world.stores.messages().of(visit).get(0).id();
        var rows = world.stores.transactions().rows();

        assertThat(world.recordBounce.handle(UUID.randomUUID(), false)).isEqualTo(RecordBounce.Heard.UNKNOWN);
        assertThat(world.stores.transactions().rows()).isEqualTo(rows);
        assertThat(world.recordBounce.handle(letter, true)).isEqualTo(RecordBounce.Heard.RECORDED);
        assertThat(world.recordBounce.handle(letter, false)).as("bad news after it arrived").isEqualTo(RecordBounce.Heard.KNOWN);
        assertThat(world.told(visit)).containsExactly("PAYMENT_REQUIRED EMAIL DELIVERED");
    }

    // An account that rests

    @Test @Proves({"MSG-14", "MSG-15"}) void an_account_that_failed_again_and_again_is_passed_over_until_one_sms_finds_it_well() {
        world.secondSms.answer(Option.none());
        world.sms.beUnreached(true);
        IntStream.range(0, 3).forEach(this::books);
        assertThat(world.secondSms.taken()).hasSize(3);

        world.sms.beUnreached(false);
        books(3);
        assertThat(world.sms.taken()).as("it rests, nobody asks it").isEmpty();
        assertThat(world.secondSms.taken()).hasSize(4);

        world.clock.advance(Duration.ofMinutes(1));
        books(4);
        books(5);
        assertThat(world.sms.taken()).hasSize(2);
        assertThat(world.secondSms.taken()).hasSize(4);
    }

    @Test @Proves({"MSG-14", "MSG-15"}) void while_it_is_still_ill_only_one_sms_a_minute_finds_out() {
        world.secondSms.answer(Option.none());
        world.sms.beUnreached(true);
        IntStream.range(0, 3).forEach(this::books);
        world.clock.advance(Duration.ofMinutes(1));
        books(3);
        world.sms.beUnreached(false);

        books(4);

        assertThat(world.sms.taken()).as("the one a minute has been").isEmpty();
        assertThat(world.secondSms.taken()).hasSize(5);
    }

    @Test @Proves("MSG-15") void what_an_account_may_have_taken_stays_there_even_while_it_rests() {
        world.secondSms.answer(Option.none());
        world.sms.beAway(true);
        IntStream.range(0, 3).forEach(this::books);
        world.sms.beAway(false);

        world.advance(Duration.ofMinutes(2));

        assertThat(world.sms.taken()).hasSize(3);
        assertThat(world.secondSms.taken()).isEmpty();
    }

    private void books(int number) {
        world.books(aWish().at(START.plus(Duration.ofMinutes(30L * number))));
    }

    // The limit

    @Test @Proves({"MSG-14", "MSG-15"}) void no_more_go_in_a_second_than_the_limit_allows_and_none_is_lost() {
        var visit = world.books(aWish());
        world.advance(Duration.ofSeconds(1));
        var before = world.sms.taken().size();
        addNews(visit, World.SMS_A_SECOND + 20);

        world.settle();
        assertThat(world.sms.taken()).hasSize(before + World.SMS_A_SECOND);
        assertThat(world.nextDue()).isEqualTo(Option.some(world.clock.instant().plusSeconds(1)));

        world.advance(Duration.ofSeconds(1));
        assertThat(world.sms.taken()).hasSize(before + World.SMS_A_SECOND + 20);
    }

    private void addNews(VisitId visit, int number) {
        world.stores.transactions().record(() -> {
            world.stores.messages().add(IntStream.range(0, number).mapToObj(i -> Messages.Message.of(visit, MessageKind.REFUND, "payment " + i, SMS,
                    world.clock.instant(), DEADLINE)).toList());
            return visit;
        });
    }

    // Reports

    @Test @Proves({"MSG-09", "MSG-15"}) void an_sms_that_did_not_arrive_goes_by_e_mail_once() {
        var visit = world.books(aWish());

        report(visit, SMS, false);
        report(visit, SMS, false);

        assertThat(world.told(visit)).containsExactly("PAYMENT_REQUIRED SMS UNDELIVERED", "PAYMENT_REQUIRED EMAIL SENT");
        assertThat(world.tasks()).isEmpty();
    }

    @Test @Proves("MSG-15") void a_report_of_an_unknown_message_changes_nothing() {
        var visit = world.books(aWish());
        var before = world.stores.transactions().rows();

        world.recordDeliveryReport.handle(new RecordDeliveryReport.Command(Option.some(new UUID(0, 7)), Option.some("other"), false));

        assertThat(world.stores.transactions().rows()).isEqualTo(before);
        assertThat(world.told(visit)).containsExactly("PAYMENT_REQUIRED SMS SENT");
    }

    @Test @Proves({"MSG-09", "A18"}) void when_both_channels_fail_at_the_same_time_staff_are_told() {
        linksBy(SMS, EMAIL);
        world.sms.answer(Option.some(NO_NUMBER));
        world.mail.answer(Option.some(NO_NUMBER));

        var visit = world.books(aWish());

        assertThat(world.told(visit)).containsExactlyInAnyOrder("PAYMENT_REQUIRED SMS FAILED", "PAYMENT_REQUIRED EMAIL FAILED");
        assertThat(world.tasks()).containsExactly(StaffTasks.Kind.PATIENT_NOT_REACHED);
    }

    private void report(VisitId visit, MessageChannel channel, boolean delivered) {
        var message = world.stores.messages().of(visit).stream().filter(told -> told.channel() == channel).findFirst().orElseThrow();
        world.recordDeliveryReport.handle(new RecordDeliveryReport.Command(Option.some(message.id()), Option.none(), delivered));
        world.settle();
    }

    // A slot whose patient knows nothing

    @Test @Proves({"DL-11", "PAY-20", "PAY-21"}) void a_slot_is_not_taken_from_a_patient_whom_no_message_reached() {
        var visit = unreached();

        world.advanceTo(DEADLINE.plus(GRACE));

        assertThat(world.visit(visit).status()).isEqualTo(VisitStatus.AWAITING_PAYMENT);
        assertThat(world.tasks()).containsExactly(StaffTasks.Kind.PATIENT_NOT_REACHED);
        assertThat(world.showVisit.handle(STAFF, visit).get().waitsUnheard()).isTrue();
    }

    @Test @Proves({"DL-11", "PAY-20"}) void but_not_for_ever() {
        var visit = unreached();

        world.advanceTo(START.minusSeconds(1));
        assertThat(world.visit(visit).status()).isEqualTo(VisitStatus.AWAITING_PAYMENT);
        world.advanceTo(START);

        assertThat(world.visit(visit).status()).isEqualTo(VisitStatus.LAPSED);
    }

    @Test @Proves({"DL-11", "PAY-20"}) void staff_release_it_by_hand_once_its_time_is_over_and_once_only() {
        var visit = unreached();
        assertThat(world.releaseVisit.handle(STAFF, visit).getLeft().code()).isEqualTo("still-payable");
        world.advanceTo(DEADLINE.plus(GRACE));

        world.sms.answer(Option.none());
        world.releaseVisit.handle(STAFF, visit).get();
        world.settle();

        assertThat(world.visit(visit).status()).isEqualTo(VisitStatus.LAPSED);
        assertThat(world.tasks()).isEmpty();
        assertThat(world.releaseVisit.handle(STAFF, visit).getLeft().code()).isEqualTo("not-awaiting-payment");
    }

    @Test @Proves({"DL-11", "PAY-20"}) void whoever_has_seen_to_the_task_lets_the_ordinary_rule_hold() {
        var visit = unreached();
        world.finishTask.handle(STAFF, world.listTasks.handle(STAFF, FACILITY, 1).get().get(0).id());

        world.advanceTo(DEADLINE.plus(GRACE));

        assertThat(world.visit(visit).status()).isEqualTo(VisitStatus.LAPSED);
    }

    @Test @Proves({"DL-11", "PAY-20"}) void a_facility_may_want_it_released_all_the_same() {
        world.facilityDelivery.replace(STAFF, FACILITY, Unreached.RELEASE);
        var visit = unreached();

        world.advanceTo(DEADLINE.plus(GRACE));

        assertThat(world.visit(visit).status()).isEqualTo(VisitStatus.LAPSED);
    }

    @Test @Proves({"PAY-19", "PAY-23"}) void it_can_be_paid_for_while_it_is_kept() {
        var visit = unreached();
        var order = world.order(visit);
        world.advanceTo(DEADLINE.plus(Duration.ofHours(3)));

        world.paysFor(order, world.clock.instant());

        assertThat(world.visit(visit).status()).isEqualTo(VisitStatus.CONFIRMED);
    }

    @Test @Proves({"DL-11", "A18"}) void a_patient_without_any_address_is_one_whom_no_message_reached() {
        world.register(aPatient().withoutPhone().withoutEmail().build());
        var visit = world.books(aWish());

        world.advanceTo(DEADLINE.plus(GRACE));

        assertThat(world.visit(visit).status()).isEqualTo(VisitStatus.AWAITING_PAYMENT);
        assertThat(world.tasks()).containsExactly(StaffTasks.Kind.PATIENT_NOT_REACHED);
    }

    @Test @Proves({"DL-11", "PAY-20"}) void one_message_that_arrived_is_enough() {
        linksBy(SMS, EMAIL);
        world.sms.answer(Option.some(NO_NUMBER));
        var visit = world.books(aWish());

        world.advanceTo(DEADLINE.plus(GRACE));

        assertThat(world.visit(visit).status()).isEqualTo(VisitStatus.LAPSED);
        assertThat(world.showVisit.handle(STAFF, visit).get().waitsUnheard()).isFalse();
    }

    private VisitId unreached() {
        world.sms.answer(Option.some(NO_NUMBER));
        world.mail.answer(Option.some(NO_NUMBER));
        return world.books(aWish());
    }

    // The list, and once more

    @Test @Proves({"MSG-05", "LNK-10"}) void staff_see_what_did_not_arrive_while_there_is_time_to_call() {
        var visit = unreached();

        assertThat(listed(STAFF)).extracting(shown -> shown.message().visit()).containsExactly(visit, visit);
        assertThat(listed(STAFF).get(1).message()).extracting(MessageView::channel, MessageView::state, MessageView::deadline)
                .containsExactly(SMS, Messages.State.FAILED, Option.some(DEADLINE));
        assertThat(listed(STAFF)).extracting(ListMessages.Shown::to).containsExactly(aPatient().build().email().map(email -> email.value()),
                aPatient().build().phone().map(phone -> phone.value()));
    }

    @Test @Proves({"SEC-18", "LNK-10"}) void whoever_may_not_see_patients_sees_only_the_end_of_their_addresses() {
        unreached();
        var cashier = new Caller(STAFF.actor(), new Grants(Set.of(Permission.PAYMENTS_HANDLE), Map.of()), Option.none());

        assertThat(listed(cashier)).extracting(shown -> shown.to().get()).satisfiesExactly(
                email -> assertThat(email).startsWith("***@"), phone -> assertThat(phone).hasSize(6).startsWith("***"));
        assertThat(listed(cashier).toString()).doesNotContain(aPatient().build().email().get().value());
    }

    @Test @Proves({"LNK-04", "LNK-05"}) void a_message_is_sent_again_by_the_channel_that_is_named_and_the_slot_is_then_released_in_time() {
        var visit = unreached();
        world.sms.answer(Option.none());

        var again = world.sendAgain.handle(STAFF, new SendAgain.Command(firstMessage(visit), SMS)).get();
        world.settle();

        assertThat(world.sms.taken()).singleElement().satisfies(sms -> assertThat(sms.id()).isEqualTo(again.id()));
        world.advanceTo(DEADLINE.plus(GRACE));
        assertThat(world.visit(visit).status()).isEqualTo(VisitStatus.LAPSED);
    }

    @Test @Proves("LNK-05") void what_cannot_be_sent_again_says_why() {
        var visit = world.books(aWish());
        var message = firstMessage(visit);

        world.register(aPatient().withoutEmail().build());
        assertThat(sendAgain(message, EMAIL)).isEqualTo("no-reachable-channel");
        assertThat(sendAgain(new UUID(0, 7), SMS)).isEqualTo("unknown-message");

        world.pays(visit);
        assertThat(sendAgain(message, SMS)).isEqualTo("already-paid");
        var confirmation = world.stores.messages().of(visit).get(1).id();
        world.cancelVisit.handle(STAFF, new CancelVisit.Command(visit, CancelledBy.FACILITY, "choroba")).get();
        assertThat(sendAgain(confirmation, SMS)).isEqualTo("news-is-old");
    }

    static Stream<MessageChannel> channels() {
        return Stream.of(MessageChannel.values());
    }

    @ParameterizedTest @MethodSource("channels") @Proves("MSG-09") void a_confirmation_is_sent_again_by_either_channel(MessageChannel channel) {
        var visit = world.books(aWish());
        world.pays(visit);
        var confirmation = world.stores.messages().of(visit).get(1).id();

        world.sendAgain.handle(STAFF, new SendAgain.Command(confirmation, channel)).get();
        world.settle();

        assertThat(world.told(visit)).filteredOn(told -> told.equals("VISIT_CONFIRMED " + channel + " SENT")).hasSize(2);
    }

    private String sendAgain(UUID message, MessageChannel channel) {
        return world.sendAgain.handle(STAFF, new SendAgain.Command(message, channel)).getLeft().code();
    }

    private UUID firstMessage(VisitId visit) {
        return world.stores.messages().of(visit).get(0).id();
    }

    private List<ListMessages.Shown> listed(Caller caller) {
        return world.listMessages.handle(caller, new MessageViews.Filter(FACILITY, MessageViews.Which.NOT_DELIVERED, Option.none(), Option.none(), Option.none()), 10).get();
    }
}

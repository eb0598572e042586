package pl.proassist.application.access;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.application.fakes.AccessWorld.PASSPHRASE;
import static pl.proassist.application.fakes.AccessWorld.URL;
import static pl.proassist.domain.Builders.id;
import static pl.proassist.domain.access.AccountBuilder.ANNA;
import static pl.proassist.domain.access.AccountBuilder.anAccount;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import pl.proassist.Proves;
import pl.proassist.application.port.Handover;
import pl.proassist.application.port.StaffLetters.Kind;
import pl.proassist.application.port.StaffLetters.Letter;
import pl.proassist.domain.patient.EmailAddress;
import pl.proassist.domain.patient.Language;
import pl.proassist.domain.patient.PhoneNumber;

/** Letters to those who work here: sent once, again when the weather was bad, and never when they would only mislead. */
class StaffLettersSentTest extends AccessTest {

    private static final Either<PhoneNumber, EmailAddress> PHONE = Either.left(new PhoneNumber("+48600700800"));
    private static final Either<PhoneNumber, EmailAddress> MAILBOX = Either.right(new EmailAddress("anna@podlipa.example"));

    @BeforeEach void anna_is_employed() {
        world.employ(anAccount());
    }

    @Test void a_code_that_waits_is_due_at_once() {
        assertThat(world.sendStaffLetters.nextDue()).isEmpty();

        world.starts("anna.nowak", PASSPHRASE).get();

        assertThat(world.sendStaffLetters.nextDue()).contains(world.clock.instant());
        assertThat(world.sendStaffLetters.runSome()).isEqualTo(1);
        assertThat(world.sendStaffLetters.runSome()).isZero();
        assertThat(world.sendStaffLetters.nextDue()).isEmpty();
    }

    @Test void the_code_in_the_letter_is_told_how_long_it_lives() {
        var challenge = world.challenge("anna.nowak");

        assertThat(world.bySms.taken().get(0).proof().until()).isEqualTo(challenge.sending().attempt().expiresAt());
    }

    @Test void a_provider_that_is_away_gets_it_later() {
        world.bySms.beAwayForTheNextCall();
        var challenge = world.challenge("anna.nowak");
        assertThat(world.bySms.taken()).isEmpty();

        world.clock.set(world.sendStaffLetters.nextDue().get());
        world.settle();

        assertThat(world.enters(challenge, world.code(world.bySms)).isRight()).isTrue();
    }

    @Test void a_lost_answer_is_asked_for_again_and_the_person_gets_one_sms() {
        world.bySms.loseTheNextReply();
        world.challenge("anna.nowak");

        world.clock.set(world.sendStaffLetters.nextDue().get());
        world.settle();

        assertThat(world.bySms.taken()).hasSize(1);
        assertThat(world.sendStaffLetters.nextDue()).isEmpty();
    }

    @Test @Proves("A35") void a_code_is_not_sent_when_its_time_is_over() {
        world.starts("anna.nowak", PASSPHRASE).get();
        world.clock.advance(Duration.ofMinutes(5));

        world.settle();

        assertThat(world.bySms.taken()).isEmpty();
        assertThat(world.sendStaffLetters.nextDue()).isEmpty();
    }

    @Test @Proves("A35") void a_code_is_not_sent_when_a_newer_one_has_taken_its_place() {
        world.bySms.beAwayForTheNextCall();
        var challenge = world.challenge("anna.nowak");
        world.clock.advance(Duration.ofSeconds(30));

        world.asksAgain(challenge, Option.none()).get();
        world.clock.set(world.sendStaffLetters.nextDue().getOrElse(world.clock.instant()));
        world.settle();

        assertThat(world.bySms.taken()).hasSize(1);
        assertThat(world.enters(challenge, world.code(world.bySms)).isRight()).isTrue();
    }

    @Test void a_code_is_not_sent_once_the_login_is_over() {
        var challenge = world.starts("anna.nowak", PASSPHRASE).get().getLeft();
        IntStream.range(0, 5).forEach(each -> world.enters(challenge, "wrong"));

        world.settle();

        assertThat(world.bySms.taken()).isEmpty();
    }

    @Test void more_letters_than_one_batch_all_go_out() {
        IntStream.range(0, 45).forEach(each -> add(Kind.CONTACT_DATA_CHANGED, MAILBOX, "letter " + each));

        world.settle();

        assertThat(world.mail.taken()).hasSize(45);
    }

    @Test void whoever_refuses_for_good_is_not_asked_again() {
        world.mail.answer(Option.some(new Handover.AddresseeRefused("no such mailbox")));
        add(Kind.LOGINS_FAILING, MAILBOX, "letter");

        world.settle();

        assertThat(world.sendStaffLetters.nextDue()).isEmpty();
    }

    @Test void whoever_says_later_is_asked_later() {
        world.mail.answer(Option.some(new Handover.TryLater(Option.some(Duration.ofMinutes(7)), "busy")));
        add(Kind.LOGINS_FAILING, MAILBOX, "letter");
        world.settle();
        assertThat(world.sendStaffLetters.nextDue()).contains(world.clock.instant().plus(Duration.ofMinutes(7)));

        world.mail.answer(Option.none());
        world.clock.advance(Duration.ofMinutes(7));
        world.settle();

        assertThat(world.mail.taken()).hasSize(1);
    }

    @Test void a_channel_that_is_down_is_tried_again_in_a_minute() {
        world.sms.answer(Option.some(new Handover.ChannelDown("no credit")));
        add(Kind.LOGINS_FAILING, PHONE, "letter");

        world.settle();

        assertThat(world.sendStaffLetters.nextDue()).contains(world.clock.instant().plus(Duration.ofMinutes(1)));
    }

    @Test @Proves({"SEC-02", "MSG-15"}) void a_code_goes_by_the_second_account_when_the_first_one_is_not_reached() {
        world.bySms.beUnreached(true);

        var challenge = world.challenge("anna.nowak");

        assertThat(world.enters(challenge, world.code(world.bySecondSms)).isRight()).isTrue();
    }

    @Test @Proves("MSG-15") void a_letter_goes_by_the_second_account_when_the_first_one_does_not_work() {
        world.sms.answer(Option.some(new Handover.ChannelDown("no credit")));
        world.secondSms.answer(Option.none());
        add(Kind.LOGINS_FAILING, PHONE, "letter");

        world.settle();

        assertThat(world.secondSms.taken()).hasSize(1);
    }

    @Test @Proves("MSG-15") void a_letter_that_the_first_account_may_have_is_never_given_to_the_second_one() {
        world.secondSms.answer(Option.none());
        world.sms.loseTheNextReply();
        add(Kind.LOGINS_FAILING, PHONE, "letter");
        world.settle();

        world.sms.beUnreached(true);
        world.clock.set(world.sendStaffLetters.nextDue().get());
        world.settle();

        assertThat(world.sms.taken()).hasSize(1);
        assertThat(world.secondSms.taken()).isEmpty();
    }

    @Test @Proves("MSG-15") void while_the_first_account_rests_letters_do_not_wait_for_it() {
        world.secondSms.answer(Option.none());
        world.sms.beUnreached(true);
        IntStream.range(0, 3).forEach(each -> add(Kind.LOGINS_FAILING, PHONE, "letter " + each));
        world.settle();

        world.sms.beUnreached(false);
        add(Kind.LOGINS_FAILING, PHONE, "another letter");
        world.settle();

        assertThat(world.sms.taken()).isEmpty();
        assertThat(world.secondSms.taken()).hasSize(4);
    }

    static Stream<Arguments> every_letter() {
        return Stream.of(Kind.INVITATION, Kind.CONTACT_DATA_CHANGED, Kind.LOGINS_FAILING).flatMap(kind -> Stream.of(Language.values())
                .map(language -> Arguments.of(kind, language)));
    }

    @ParameterizedTest @MethodSource("every_letter")
    void each_letter_has_words_in_each_language(Kind kind, Language language) {
        world.store(anAccount().speaking(language).active());
        add(kind, MAILBOX, "by e-mail");
        add(kind, PHONE, "by SMS");

        world.settle();

        assertThat(world.mail.taken()).singleElement().matches(letter -> letter.text().contains("Anna") && !letter.text().contains("{"))
                .matches(letter -> letter.subject().startsWith("Proassist: ") && !letter.subject().contains("{") && letter.subject().lines().count() == 1);
        assertThat(world.sms.taken()).singleElement().matches(sms -> sms.text().startsWith("Proassist: ") && !sms.text().contains("{"));
        assertThat(world.mail.taken().get(0).text().contains(URL + "/invitation/")).isEqualTo(kind == Kind.INVITATION);
        assertThat(world.sms.taken().get(0).text().contains(URL + "/invitation/")).isEqualTo(kind == Kind.INVITATION);
    }

    @Test void a_name_that_looks_like_a_placeholder_stays_a_name() {
        world.store(anAccount().named("{link} {login}", "Nowak").active());
        add(Kind.INVITATION, MAILBOX, "letter");

        world.settle();

        assertThat(world.mail.taken().get(0).text()).contains("{link} {login}").containsOnlyOnce("/invitation/");
    }

    private void add(Kind kind, Either<PhoneNumber, EmailAddress> to, String name) {
        var now = world.clock.instant();
        UUID id = id(name);
        world.stores.transactions().record(() -> {
            world.stores.staffLetters().add(new Letter(id, ANNA, kind, to, Option.none(), 1, now, now, now.plus(Duration.ofDays(1)), 0));
            return id;
        });
    }
}

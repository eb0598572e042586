package pl.proassist.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static pl.proassist.domain.Builders.id;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import pl.proassist.Proves;
import pl.proassist.application.port.Messages.Route;
import pl.proassist.application.port.Messages.Settlement;
import pl.proassist.application.port.StaffLetters.Kind;
import pl.proassist.application.port.StaffLetters.Letter;
import pl.proassist.domain.access.AccessRefusal;
import pl.proassist.domain.access.LoginAttemptId;
import pl.proassist.domain.access.UserId;
import pl.proassist.domain.patient.EmailAddress;
import pl.proassist.domain.patient.PhoneNumber;

/** What every outbox of letters to persons with accounts must do: each letter once, and remember how many codes went where. */
public abstract class StaffLettersContract extends AccessStoresContract {

    private static final Either<PhoneNumber, EmailAddress> PHONE = Either.left(new PhoneNumber("+48600700800"));
    private static final Either<PhoneNumber, EmailAddress> MAILBOX = Either.right(new EmailAddress("anna@podlipa.example"));
    private static final Instant LATER = NOW.plusSeconds(60);
    private static final Letter CODE = login("code", ANNA, Kind.LOGIN_CODE, PHONE, NOW);
    private static final Letter WARNING = new Letter(id("warning"), ANNA, Kind.LOGINS_FAILING, MAILBOX, Option.none(), 0, NOW, NOW, NOW.plusSeconds(9000), 0);

    static Stream<Letter> every_sort() {
        return Stream.of(CODE, WARNING, login("link", PIOTR, Kind.LOGIN_LINK, MAILBOX, NOW),
                new Letter(id("invitation"), ANNA, Kind.INVITATION, PHONE, Option.none(), 1768227600, NOW, NOW, LATER, 0),
                new Letter(id("told"), ANNA, Kind.CONTACT_DATA_CHANGED, PHONE, Option.none(), 0, NOW.minusSeconds(9), NOW.minusSeconds(3), LATER, 0));
    }

    @ParameterizedTest @MethodSource("every_sort")
    void a_letter_is_handed_out_whole_and_once_when_it_is_due(Letter letter) {
        add(letter);

        assertThat(access.staffLetters().lease(letter.dueAt().minusMillis(1), 10)).isEmpty();
        assertThat(access.staffLetters().lease(NOW, 10)).containsExactly(letter);
        assertThat(access.staffLetters().lease(NOW, 10)).isEmpty();
    }

    @Test void the_same_letter_added_again_is_one_letter() {
        add(CODE, CODE);
        add(new Letter(CODE.id(), ANNA, CODE.kind(), MAILBOX, CODE.attempt(), 9, LATER, LATER, LATER, 0));

        assertThat(access.staffLetters().lease(LATER, 10)).containsExactly(CODE);
    }

    @Test void a_letter_that_was_settled_does_not_come_back_when_it_is_added_again() {
        add(CODE);
        access.staffLetters().settle(CODE.id(), new Settlement.Sent(NOW, Option.none(), 1));

        add(CODE);

        assertThat(access.staffLetters().lease(LATER, 10)).isEmpty();
    }

    @Test @Proves("MSG-09") void what_a_mail_server_tells_of_a_letter_is_news_once_and_what_arrived_stays_so() {
        add(WARNING);
        access.staffLetters().settle(WARNING.id(), new Settlement.Sent(NOW, Option.none(), 1));

        assertThat(reported(WARNING, false)).contains(true);
        assertThat(reported(WARNING, false)).as("told twice").contains(false);
        assertThat(reported(WARNING, true)).as("it arrived after all").contains(true);
        assertThat(reported(WARNING, false)).contains(false);
        assertThat(reported(CODE, false)).as("no such letter").isEmpty();
    }

    private Option<Boolean> reported(Letter letter, boolean delivered) {
        return inTransaction(() -> access.staffLetters().reported(letter.id(), delivered, LATER));
    }

    @Test void the_one_that_was_due_first_goes_first() {
        var urgent = login("urgent", ANNA, Kind.LOGIN_CODE, PHONE, NOW.minusSeconds(5));
        add(CODE, urgent);

        assertThat(access.staffLetters().nextDue()).contains(NOW.minusSeconds(5));
        assertThat(access.staffLetters().lease(NOW, 1)).containsExactly(urgent);
        assertThat(access.staffLetters().lease(NOW, 1)).containsExactly(CODE);
    }

    @Test void a_letter_of_a_transaction_that_failed_was_never_there() {
        stores.transactions().run(() -> {
            access.staffLetters().add(CODE);
            return Either.left(new AccessRefusal.WrongCredentials());
        });

        assertThat(access.staffLetters().lease(NOW, 10)).isEmpty();
        assertThat(access.staffLetters().nextDue()).isEmpty();
        assertThat(sentTo(PHONE, NOW.minusSeconds(60))).isZero();
    }

    @Test void what_could_not_be_sent_comes_back_at_its_time_knowing_how_often() {
        add(CODE);
        access.staffLetters().lease(NOW, 10);

        access.staffLetters().settle(CODE.id(), new Settlement.RetryAt(LATER, "HTTP 503"));

        assertThat(access.staffLetters().nextDue()).contains(LATER);
        assertThat(access.staffLetters().lease(NOW, 10)).isEmpty();
        assertThat(access.staffLetters().lease(LATER, 10)).extracting(Letter::id, Letter::createdAt, Letter::dueAt, Letter::tries)
                .containsExactly(tuple(CODE.id(), NOW, LATER, 1));
    }

    @Test void by_which_account_it_goes_and_whether_that_one_may_have_it_is_known_to_whoever_is_next() {
        add(CODE);
        assertThat(access.staffLetters().lease(NOW, 10)).extracting(Letter::route).containsExactly(Route.FRESH);

        access.staffLetters().settle(CODE.id(), new Settlement.RetryAt(NOW, "unreached", new Route(1, false)));
        assertThat(access.staffLetters().lease(NOW, 10)).extracting(Letter::route).containsExactly(new Route(1, false));

        access.staffLetters().settle(CODE.id(), new Settlement.RetryAt(NOW, "no answer", new Route(1, true)));
        assertThat(access.staffLetters().lease(NOW, 10)).extracting(Letter::route).containsExactly(new Route(1, true));
    }

    @ParameterizedTest @MethodSource("ends")
    void what_has_come_to_an_end_is_handed_out_no_more(Settlement end) {
        add(CODE);
        access.staffLetters().lease(NOW, 10);

        access.staffLetters().settle(CODE.id(), end);
        access.staffLetters().settle(CODE.id(), new Settlement.RetryAt(NOW, "a late answer"));

        assertThat(access.staffLetters().lease(LATER.plusSeconds(90_000), 10)).isEmpty();
        assertThat(access.staffLetters().nextDue()).isEmpty();
    }

    static Stream<Settlement> ends() {
        return Stream.of(new Settlement.Sent(NOW, Option.some("sms-1"), 1), new Settlement.Failed(NOW, "13 no such number"), new Settlement.TooLate(NOW));
    }

    @Test @Proves("SEC-11") void codes_and_links_are_counted_by_where_they_went_whoever_asked_and_whatever_became_of_them() {
        add(CODE, login("hers", ANNA, Kind.LOGIN_CODE, PHONE, NOW), login("his", PIOTR, Kind.LOGIN_CODE, PHONE, NOW),
                login("link", ANNA, Kind.LOGIN_LINK, MAILBOX, NOW), login("early", ANNA, Kind.LOGIN_CODE, PHONE, NOW.minusSeconds(61)),
                new Letter(id("invitation"), ANNA, Kind.INVITATION, PHONE, Option.none(), 1, NOW, NOW, LATER, 0), WARNING);
        access.staffLetters().settle(CODE.id(), new Settlement.Sent(NOW, Option.none(), 1));
        access.staffLetters().settle(id("his"), new Settlement.TooLate(NOW));

        assertThat(sentTo(PHONE, NOW.minusSeconds(60))).isEqualTo(3);
        assertThat(sentTo(PHONE, NOW.minusSeconds(62))).isEqualTo(4);
        assertThat(sentTo(MAILBOX, NOW.minusSeconds(60))).isEqualTo(1);
        assertThat(sentTo(Either.left(new PhoneNumber("+48600700801")), NOW.minusSeconds(60))).isZero();
        assertThat(sentTo(PHONE, LATER)).isZero();
    }

    @ParameterizedTest @EnumSource(Kind.class)
    void it_is_known_whether_a_letter_of_a_kind_was_written_to_a_person(Kind kind) {
        add(WARNING);
        access.staffLetters().settle(WARNING.id(), new Settlement.Failed(NOW, "no such mailbox"));

        assertThat(wasWritten(ANNA, kind, NOW.minusSeconds(1))).isEqualTo(kind == Kind.LOGINS_FAILING);
        assertThat(wasWritten(ANNA, kind, NOW.plusSeconds(1))).isFalse();
        assertThat(wasWritten(PIOTR, kind, NOW.minusSeconds(1))).isFalse();
    }

    private static Letter login(String name, UserId user, Kind kind, Either<PhoneNumber, EmailAddress> to, Instant at) {
        return new Letter(id(name), user, kind, to, Option.some(new LoginAttemptId(id("attempt of " + name))), 2, at, at, at.plusSeconds(300), 0);
    }

    private void add(Letter... letters) {
        doing(() -> Stream.of(letters).forEach(access.staffLetters()::add));
    }

    private int sentTo(Either<PhoneNumber, EmailAddress> to, Instant since) {
        return inTransaction(() -> access.staffLetters().loginsSentTo(to, since));
    }

    private boolean wasWritten(UserId user, Kind kind, Instant since) {
        return inTransaction(() -> access.staffLetters().wasWritten(user, kind, since));
    }
}

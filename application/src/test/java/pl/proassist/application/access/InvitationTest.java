package pl.proassist.application.access;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.application.fakes.AccessWorld.ELSEWHERE;
import static pl.proassist.application.fakes.AccessWorld.PASSPHRASE;
import static pl.proassist.application.fakes.AccessWorld.URL;
import static pl.proassist.domain.Builders.id;
import static pl.proassist.domain.access.AccountBuilder.anAccountOf;
import static pl.proassist.domain.access.AccountBuilder.part;
import static pl.proassist.domain.access.SecondFactorMethod.EMAIL_CODE;
import static pl.proassist.domain.access.SecondFactorMethod.SMS_CODE;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.application.fakes.AccessWorld;
import pl.proassist.domain.access.AccessRefusal.ContactIsSet;
import pl.proassist.domain.access.AccessRefusal.InvitationEnded;
import pl.proassist.domain.access.AccessRefusal.NoSuchSecondFactor;
import pl.proassist.domain.access.AccessRefusal.PasswordTooShort;
import pl.proassist.domain.access.AccessRefusal.Unauthenticated;
import pl.proassist.domain.access.AccessRefusal.WrongCredentials;
import pl.proassist.domain.access.Account;
import pl.proassist.domain.access.Actor;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Login;
import pl.proassist.domain.access.Role;
import pl.proassist.domain.access.SecondFactorMethod;
import pl.proassist.domain.access.UserId;
import pl.proassist.domain.patient.EmailAddress;
import pl.proassist.domain.patient.Language;
import pl.proassist.domain.patient.PhoneNumber;
import pl.proassist.domain.shared.Refusal;

/** How a person comes to an account: an administrator invites, a link leads to the password, and that is the end of the link. */
class InvitationTest extends AccessTest {

    private static final UserId MARIA = new UserId(id("maria"));

    private Caller administrator;

    @BeforeEach void ada_administers() {
        administrator = world.caller(world.employ(anAccountOf("ada").everywhere(Role.ADMINISTRATOR)).details().id());
    }

    @Test @Proves("SEC-21") void an_invited_person_sets_a_password_and_logs_in_by_two_steps() {
        invite();

        assertThat(world.letters()).containsExactly("INVITATION maria@podlipa.example");
        assertThat(world.mail.taken()).singleElement().matches(letter -> letter.text().contains(URL + "/invitation/" + token()))
                .matches(letter -> letter.text().contains("13.01.2026 15:20") && letter.text().contains("maria.k") && !letter.text().contains("{"));
        assertThat(world.acceptInvitation.look(token()).get()).isEqualTo(world.account(MARIA).details());
        var accepted = accept(token(), PASSPHRASE).get();

        assertThat(accepted).isEqualTo(world.account(MARIA));
        assertThat(accepted.requireActive().get().twoSteps()).isTrue();
        assertThat(world.logsIn("maria.k").account().id()).isEqualTo(MARIA);
        remembered("account.register", administrator.actor(), "user", MARIA.value(), "done");
        remembered("account.accept", Actor.person(MARIA, ELSEWHERE), "user", MARIA.value(), "done");
    }

    @Test void the_invitation_speaks_the_language_of_the_person() {
        world.registerUser.handle(administrator, command(Language.EN)).get();
        world.settle();

        assertThat(world.mail.taken()).singleElement().matches(letter -> letter.subject().equals("Proassist: set your password"));
    }

    @Test void nobody_logs_in_before_the_invitation_is_accepted() {
        invite();

        assertThat(world.starts("maria.k", PASSPHRASE).getLeft()).isEqualTo(new WrongCredentials());
    }

    @Test void the_link_works_once() {
        invite();
        var token = token();
        accept(token, PASSPHRASE).get();

        assertThat(accept(token, "an altogether other passphrase").getLeft()).isEqualTo(new InvitationEnded());
        assertThat(world.acceptInvitation.look(token).getLeft()).isEqualTo(new InvitationEnded());
        assertThat(world.starts("maria.k", PASSPHRASE).isRight()).isTrue();
    }

    @Test void the_link_works_for_a_day() {
        invite();
        world.clock.advance(Duration.ofHours(24).minusMillis(1));
        assertThat(world.acceptInvitation.look(token()).isRight()).isTrue();

        world.clock.advance(Duration.ofMillis(1));

        assertThat(world.acceptInvitation.look(token()).getLeft()).isEqualTo(new InvitationEnded());
        assertThat(accept(token(), PASSPHRASE).getLeft()).isEqualTo(new InvitationEnded());
        assertThat(world.account(MARIA).requireActive().isLeft()).isTrue();
    }

    @Test @Proves("SEC-21") void a_newer_invitation_takes_the_place_of_the_older_one() {
        invite();
        var older = token();
        world.clock.advance(Duration.ofSeconds(1));

        world.inviteUser.handle(administrator, MARIA).get();
        world.settle();

        assertThat(token()).isNotEqualTo(older);
        assertThat(accept(older, PASSPHRASE).getLeft()).isEqualTo(new InvitationEnded());
        assertThat(accept(token(), PASSPHRASE).isRight()).isTrue();
        remembered("account.invite", administrator.actor(), "user", MARIA.value(), "done");
    }

    @Test void a_guessed_link_leads_nowhere() {
        invite();

        assertThat(world.acceptInvitation.look("guessed").getLeft()).isEqualTo(new InvitationEnded());
        assertThat(accept("guessed", PASSPHRASE).getLeft()).isEqualTo(new InvitationEnded());
        assertThat(accept(world.account(MARIA).invitation().get().fingerprint(), PASSPHRASE).getLeft()).isEqualTo(new InvitationEnded());
    }

    @Test @Proves("SEC-13") void a_weak_password_leaves_the_link_as_it_was() {
        invite();

        assertThat(accept(token(), "too short").getLeft()).isEqualTo(new PasswordTooShort(12));
        assertThat(refusal(accept(token(), "marianna Kowalska"))).isEqualTo("password-too-personal");

        assertThat(accept(token(), PASSPHRASE).isRight()).isTrue();
    }

    @Test @Proves("SEC-10") void phone_and_mailbox_are_the_administrators_business() {
        invite();

        var answer = accept(token(), PASSPHRASE, SMS_CODE, Option.some(new PhoneNumber("+48700700700")), Option.none());

        assertThat(answer.getLeft()).isEqualTo(new ContactIsSet());
        assertThat(world.account(MARIA).requireActive().isLeft()).isTrue();
    }

    @Test @Proves({"SEC-08", "SEC-09"}) void nobody_chooses_a_way_that_leads_nowhere() {
        world.registerUser.handle(administrator, new RegisterUser.Command(MARIA, new Login("maria.k"), "Maria", "Kowalska", Option.none(),
                new EmailAddress("maria@podlipa.example"), Language.PL, Option.none())).get();
        world.settle();

        assertThat(accept(token(), PASSPHRASE).getLeft()).isEqualTo(new NoSuchSecondFactor());
        assertThat(accept(token(), PASSPHRASE, EMAIL_CODE, Option.none(), Option.none()).isRight()).isTrue();
    }

    @Test void another_invitation_lets_an_active_person_set_another_password_and_ends_the_sessions() {
        invite();
        accept(token(), PASSPHRASE).get();
        var session = world.logsIn("maria.k");
        world.clock.advance(Duration.ofMinutes(1));
        world.inviteUser.handle(administrator, MARIA).get();
        world.settle();
        assertThat(world.starts("maria.k", PASSPHRASE).isRight()).isTrue();

        accept(token(), "szósta jesienna gruszka").get();

        assertThat(world.asks(session.token()).getLeft()).isEqualTo(new Unauthenticated());
        assertThat(world.starts("maria.k", PASSPHRASE).getLeft()).isEqualTo(new WrongCredentials());
        assertThat(world.starts("maria.k", "szósta jesienna gruszka").isRight()).isTrue();
    }

    @Test void an_administrators_change_of_the_phone_is_not_undone_by_an_acceptance_at_the_same_time() {
        invite();
        var moved = new RegisterUser.Command(MARIA, new Login("maria.k"), "Maria", "Kowalska", Option.some(new PhoneNumber("+48600900900")),
                new EmailAddress("maria@podlipa.example"), Language.PL, Option.some(world.versioned(MARIA).version()));
        var slow = new AcceptInvitation(world.stores.accounts(), new EndLogins(world.stores.sessions(), world.stores.attempts()),
                new SlowPasswords(world.passwords, () -> world.registerUser.handle(administrator, moved).get()), world.secrets, world.secondSteps,
                world.stores.transactions(), world.clock);

        slow.accept(new AcceptInvitation.Command(token(), PASSPHRASE, SMS_CODE, Option.none(), Option.none(), ELSEWHERE)).get();

        assertThat(world.account(MARIA).details().phone()).contains(new PhoneNumber("+48600900900"));
    }

    @Test void somebody_shut_out_comes_back_by_an_invitation_only() {
        invite();
        accept(token(), PASSPHRASE).get();
        world.deactivateUser.handle(administrator, MARIA).get();
        world.clock.advance(Duration.ofMinutes(1));

        world.inviteUser.handle(administrator, MARIA).get();
        world.settle();

        assertThat(world.starts("maria.k", PASSPHRASE).getLeft()).isEqualTo(new WrongCredentials());
        accept(token(), PASSPHRASE).get();
        assertThat(world.starts("maria.k", PASSPHRASE).isRight()).isTrue();
    }

    @Test void the_first_administrator_is_invited_at_each_start_until_somebody_administers() {
        var fresh = new AccessWorld();

        var first = fresh.firstAdministrator.handle().get();
        fresh.clock.advance(Duration.ofSeconds(1));
        var second = fresh.firstAdministrator.handle().get();

        assertThat(first).startsWith(URL + "/invitation/").isNotEqualTo(second);
        assertThat(fresh.acceptInvitation.look(secret(first)).getLeft()).isEqualTo(new InvitationEnded());
        var accepted = fresh.acceptInvitation.accept(new AcceptInvitation.Command(secret(second), PASSPHRASE, SMS_CODE,
                Option.some(new PhoneNumber("+48600111222")), Option.none(), ELSEWHERE)).get();
        assertThat(accepted.details().memberships()).containsExactly(part(Role.ADMINISTRATOR));
        assertThat(fresh.logsIn("administrator").account().phone()).contains(new PhoneNumber("+48600111222"));
        assertThat(fresh.firstAdministrator.handle()).isEmpty();
    }

    @Test void nobody_is_invited_where_somebody_administers() {
        assertThat(world.firstAdministrator.handle()).isEmpty();
    }

    @Test @Proves("SEC-09") void the_first_administrator_says_how_to_be_reached() {
        var fresh = new AccessWorld();
        var link = fresh.firstAdministrator.handle().get();

        var answer = fresh.acceptInvitation.accept(new AcceptInvitation.Command(secret(link), PASSPHRASE, SMS_CODE, Option.none(), Option.none(), ELSEWHERE));

        assertThat(answer.getLeft()).isEqualTo(new NoSuchSecondFactor());
        assertThat(fresh.firstAdministrator.handle()).isNotEmpty();
    }

    @Test @Proves("SEC-10") void nobody_else_is_written_down_without_a_mailbox_and_the_reset_of_the_first_keeps_the_contact() {
        var fresh = new AccessWorld();
        fresh.acceptInvitation.accept(new AcceptInvitation.Command(secret(fresh.firstAdministrator.handle().get()), PASSPHRASE, EMAIL_CODE,
                Option.none(), Option.some(new EmailAddress("szef@podlipa.example")), ELSEWHERE)).get();
        var first = fresh.stores.transactions().record(() -> fresh.stores.accounts().byLogin(new Login("administrator")).get());
        fresh.clock.advance(Duration.ofSeconds(1));
        fresh.inviteUser.handle(Caller.installation("127.0.0.1"), first.details().id()).get();
        fresh.settle();

        var answer = fresh.acceptInvitation.accept(new AcceptInvitation.Command(lastToken(fresh), PASSPHRASE, EMAIL_CODE, Option.none(),
                Option.some(new EmailAddress("zlodziej@podlipa.example")), ELSEWHERE));

        assertThat(answer.getLeft()).isEqualTo(new ContactIsSet());
    }

    @Test void a_password_is_never_printed() {
        assertThat(new AcceptInvitation.Command("token", PASSPHRASE, SMS_CODE, Option.none(), Option.none(), ELSEWHERE).toString())
                .doesNotContain("token", "parasole");
    }

    private void invite() {
        world.registerUser.handle(administrator, command(Language.PL)).get();
        world.settle();
    }

    private static RegisterUser.Command command(Language language) {
        return new RegisterUser.Command(MARIA, new Login("maria.k"), "Maria", "Kowalska", Option.some(new PhoneNumber("+48600800900")),
                new EmailAddress("maria@podlipa.example"), language, Option.none());
    }

    private Either<Refusal, Account> accept(String token, String password) {
        return accept(token, password, SMS_CODE, Option.none(), Option.none());
    }

    private Either<Refusal, Account> accept(String token, String password, SecondFactorMethod method, Option<PhoneNumber> phone, Option<EmailAddress> email) {
        return world.acceptInvitation.accept(new AcceptInvitation.Command(token, password, method, phone, email, ELSEWHERE));
    }

    /** The secret in the last invitation that arrived. */
    private String token() {
        return lastToken(world);
    }

    private static String lastToken(AccessWorld at) {
        var letters = at.mail.taken().stream().filter(letter -> letter.text().contains("/invitation/")).toList();
        return letters.get(letters.size() - 1).text().lines().filter(line -> line.startsWith(URL)).map(InvitationTest::secret).findFirst().orElseThrow();
    }

    private static String secret(String link) {
        return link.substring(link.lastIndexOf('/') + 1);
    }
}

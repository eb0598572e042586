package pl.proassist.application.access;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.application.fakes.AccessWorld.ANOTHER_FACILITY;
import static pl.proassist.application.fakes.AccessWorld.ELSEWHERE;
import static pl.proassist.application.fakes.AccessWorld.PASSPHRASE;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.access.AccountBuilder.ANNA;
import static pl.proassist.domain.access.AccountBuilder.anAccount;
import static pl.proassist.domain.access.AccountBuilder.anAccountOf;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.application.registering.Registered;
import pl.proassist.application.registering.RegistrationRefusal;
import pl.proassist.domain.access.AccessRefusal.Forbidden;
import pl.proassist.domain.access.AccessRefusal.InvitationEnded;
import pl.proassist.domain.access.AccessRefusal.LastAdministrator;
import pl.proassist.domain.access.AccessRefusal.LoginEnded;
import pl.proassist.domain.access.AccessRefusal.LoginTaken;
import pl.proassist.domain.access.AccessRefusal.Unauthenticated;
import pl.proassist.domain.access.AccessRefusal.UnknownUser;
import pl.proassist.domain.access.AccessRefusal.WrongCredentials;
import pl.proassist.domain.access.Account;
import pl.proassist.domain.access.AccountBuilder;
import pl.proassist.domain.access.AccountDetails;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.access.Role;
import pl.proassist.domain.access.UserId;
import pl.proassist.domain.facility.FacilityRefusal;
import pl.proassist.domain.shared.Refusal;

/** Administrators make accounts, keep them right, and shut them. */
class UsersTest extends AccessTest {

    private static final UserId MARIA = anAccountOf("maria").details().id();

    private Caller ada;
    private Caller hereAdministrator;
    private Caller receptionist;

    @BeforeEach void some_administer_and_some_do_not() {
        ada = world.caller(world.employ(anAccountOf("ada").everywhere(Role.ADMINISTRATOR)).details().id());
        hereAdministrator = world.caller(world.employ(anAccountOf("henryk").at(FACILITY, Role.ADMINISTRATOR)).details().id());
        receptionist = world.caller(world.employ(anAccountOf("rena").at(FACILITY, Role.RECEPTIONIST)).details().id());
        world.employ(anAccount().at(FACILITY, Role.RECEPTIONIST));
    }

    @Test void the_same_request_again_is_one_account_and_one_invitation() {
        var made = register(hereAdministrator, anAccountOf("maria"), Option.none()).get();
        var again = register(hereAdministrator, anAccountOf("maria"), Option.none()).get();

        assertThat(made.created()).isTrue();
        assertThat(again).isEqualTo(new Registered<>(made.card(), false));
        assertThat(world.letters()).hasSize(1);
    }

    @Test void another_body_needs_the_version_that_was_seen() {
        assertThat(register(ada, anAccount().named("Hanna", "Nowak"), Option.none()).getLeft()).isEqualTo(new RegistrationRefusal.IdInUse(ANNA.value()));
        assertThat(register(ada, anAccount().named("Hanna", "Nowak"), Option.some(7L)).getLeft()).isEqualTo(new RegistrationRefusal.Stale(ANNA.value()));
        assertThat(register(ada, anAccountOf("maria"), Option.some(1L)).getLeft()).isEqualTo(new RegistrationRefusal.Stale(MARIA.value()));

        var changed = register(ada, anAccount().named("Hanna", "Nowak"), Option.some(1L)).get();

        assertThat(changed.created()).isFalse();
        assertThat(changed.card().version()).isEqualTo(2);
        assertThat(world.account(ANNA)).isEqualTo(anAccount().named("Hanna", "Nowak").at(FACILITY, Role.RECEPTIONIST).password(hash()).active());
    }

    @Test void a_login_belongs_to_one_person() {
        assertThat(register(ada, anAccountOf("maria").login("anna.nowak"), Option.none()).getLeft()).isEqualTo(new LoginTaken());
        assertThat(register(ada, anAccountOf("ada").login("anna.nowak").everywhere(Role.ADMINISTRATOR), Option.some(1L)).getLeft()).isEqualTo(new LoginTaken());

        assertThat(world.letters()).isEmpty();
        assertThat(world.trail("account.register")).extracting(each -> each.result()).containsExactly("login-taken", "login-taken");
    }

    @Test void whoever_does_not_manage_users_makes_and_changes_none() {
        assertThat(register(receptionist, anAccountOf("maria"), Option.none()).getLeft()).isEqualTo(new Forbidden(Permission.USERS));
        assertThat(register(receptionist, anAccount().named("Hanna", "Nowak"), Option.some(1L)).getLeft()).isEqualTo(new Forbidden(Permission.USERS));
        assertThat(world.letters()).isEmpty();
    }

    @Test @Proves({"SEC-10", "SEC-21"}) void another_phone_is_told_to_the_old_and_the_new_one_and_ends_everything_under_way() {
        var session = world.logsIn("anna.nowak");
        var challenge = world.challenge("anna.nowak", ELSEWHERE);
        var code = world.code(world.bySms);
        var before = world.letters().size();

        register(ada, anAccount().phone("+48600999999"), Option.some(1L)).get();
        world.settle();

        assertThat(world.letters().subList(before, world.letters().size())).containsExactlyInAnyOrder("CONTACT_DATA_CHANGED +48600700800",
                "CONTACT_DATA_CHANGED +48600999999", "CONTACT_DATA_CHANGED anna@podlipa.example");
        assertThat(world.sms.taken()).extracting(sms -> sms.to().value()).containsExactlyInAnyOrder("+48600700800", "+48600999999");
        assertThat(world.sms.taken()).allMatch(sms -> sms.text().contains("12.01.2026 15:20") && !sms.text().contains("{"));
        assertThat(world.asks(session.token()).getLeft()).isEqualTo(new Unauthenticated());
        assertThat(world.enters(challenge, code).getLeft()).isEqualTo(new LoginEnded());
        remembered("account.register", ada.actor(), "user", ANNA.value(), "done");
    }

    @Test @Proves("SEC-10") void another_mailbox_is_told_to_the_old_and_the_new_one() {
        register(ada, anAccount().email("nowa@podlipa.example"), Option.some(1L)).get();
        world.settle();

        assertThat(world.mail.taken()).extracting(letter -> letter.to().value()).containsExactlyInAnyOrder("anna@podlipa.example", "nowa@podlipa.example");
    }

    @Test @Proves("SEC-10") void another_name_or_the_same_contact_is_told_to_nobody_and_ends_nothing() {
        var session = world.logsIn("anna.nowak");
        var before = world.letters();

        register(ada, anAccount(), Option.some(1L)).get();
        register(ada, anAccount().named("Hanna", "Nowak"), Option.some(1L)).get();

        assertThat(world.letters()).isEqualTo(before);
        assertThat(world.asks(session.token()).isRight()).isTrue();
    }

    @Test @Proves("SEC-10") void an_invitation_that_went_to_a_wrong_mailbox_is_replaced() {
        register(ada, anAccountOf("maria").email("literowka@podlipa.example"), Option.none()).get();
        world.settle();
        var wrong = invitationTo("literowka@podlipa.example");
        world.clock.advance(Duration.ofMinutes(1));

        register(ada, anAccountOf("maria"), Option.some(1L)).get();
        world.settle();

        assertThat(world.acceptInvitation.look(wrong).getLeft()).isEqualTo(new InvitationEnded());
        assertThat(world.acceptInvitation.look(invitationTo("maria@podlipa.example")).isRight()).isTrue();
    }

    @Test @Proves("SEC-10") void an_invitation_over_is_not_begun_anew_by_another_mailbox() {
        register(ada, anAccountOf("maria").email("literowka@podlipa.example"), Option.none()).get();
        world.clock.advance(Duration.ofDays(2));

        register(ada, anAccountOf("maria"), Option.some(1L)).get();

        assertThat(world.letters()).doesNotContain("INVITATION maria@podlipa.example");
    }

    @Test @Proves("SEC-21") void a_shut_account_is_out_at_once_and_does_not_come_in_again() {
        var session = world.logsIn("anna.nowak");
        var challenge = world.challenge("anna.nowak", ELSEWHERE);

        var shut = world.deactivateUser.handle(hereAdministrator, ANNA).get();

        assertThat(shut).isEqualTo(anAccount().at(FACILITY, Role.RECEPTIONIST).deactivated());
        assertThat(world.asks(session.token()).getLeft()).isEqualTo(new Unauthenticated());
        assertThat(world.enters(challenge, world.code(world.bySms)).getLeft()).isEqualTo(new LoginEnded());
        assertThat(world.starts("anna.nowak", PASSPHRASE).getLeft()).isEqualTo(new WrongCredentials());
        remembered("account.deactivate", hereAdministrator.actor(), "user", ANNA.value(), "done");
        assertThat(world.trail("login.done")).hasSize(1);
    }

    @Test @Proves("SEC-21") void an_administrator_logs_a_person_out_everywhere_who_comes_in_again_as_before() {
        var sessions = List.of(world.logsIn("anna.nowak"), world.logsIn("anna.nowak", ELSEWHERE));
        var others = world.logsIn("rena");
        var challenge = world.challenge("anna.nowak", ELSEWHERE);
        var before = world.versioned(ANNA);

        var account = world.endUserSessions.handle(hereAdministrator, ANNA).get();

        assertThat(account).isEqualTo(before.thing());
        assertThat(world.versioned(ANNA)).isEqualTo(before);
        assertThat(sessions).allMatch(session -> world.asks(session.token()).getLeft().equals(new Unauthenticated()));
        assertThat(world.enters(challenge, world.code(world.bySms)).getLeft()).isEqualTo(new LoginEnded());
        assertThat(world.asks(others.token()).isRight()).isTrue();
        assertThat(world.logsIn("anna.nowak").account().id()).isEqualTo(ANNA);
        remembered("account.sessions-ended", hereAdministrator.actor(), "user", ANNA.value(), "done");
    }

    @Test void nobody_is_logged_out_by_somebody_who_may_not_manage_that_person() {
        var session = world.logsIn("ada");

        assertThat(world.endUserSessions.handle(hereAdministrator, ada.user().get()).getLeft()).isEqualTo(new UnknownUser(ada.user().get()));
        assertThat(world.endUserSessions.handle(receptionist, ada.user().get()).getLeft()).isEqualTo(new Forbidden(Permission.USERS));
        assertThat(world.endUserSessions.handle(ada, new UserId(anAccountOf("nobody").details().id().value())).isLeft()).isTrue();
        assertThat(world.asks(session.token()).isRight()).isTrue();
    }

    @Test void a_session_of_an_account_that_was_shut_behind_our_back_is_nobodys() {
        var session = world.logsIn("anna.nowak");
        world.store(anAccount().deactivated());

        assertThat(world.asks(session.token()).getLeft()).isEqualTo(new Unauthenticated());
    }

    @Test void a_code_entered_after_the_account_was_shut_behind_our_back_lets_nobody_in() {
        var challenge = world.challenge("anna.nowak");
        world.store(anAccount().deactivated());

        assertThat(world.enters(challenge, world.code(world.bySms)).getLeft()).isEqualTo(new LoginEnded());

        assertThat(world.trail("login.done")).isEmpty();
        assertThat(world.stores.transactions().record(() -> world.stores.sessions().of(ANNA))).isEmpty();
    }

    @Test void the_last_who_can_let_others_in_stays() {
        assertThat(world.deactivateUser.handle(ada, ada.user().get()).getLeft()).isEqualTo(new LastAdministrator(ada.user().get()));
        assertThat(world.account(ada.user().get()).requireActive().isRight()).isTrue();

        world.employ(anAccountOf("zofia").everywhere(Role.ADMINISTRATOR));

        assertThat(world.deactivateUser.handle(ada, ada.user().get()).isRight()).isTrue();
    }

    @Test void nobody_shuts_invites_or_moves_somebody_who_may_more() {
        var adas = ada.user().get();
        var both = world.employ(anAccountOf("maria").at(FACILITY, Role.RECEPTIONIST).at(ANOTHER_FACILITY, Role.RECEPTIONIST)).details().id();

        assertThat(world.deactivateUser.handle(hereAdministrator, adas).getLeft()).isEqualTo(new UnknownUser(adas));
        assertThat(world.inviteUser.handle(hereAdministrator, adas).getLeft()).isEqualTo(new UnknownUser(adas));
        assertThat(register(hereAdministrator, anAccountOf("ada").phone("+48600000001"), Option.some(1L)).getLeft()).isEqualTo(new UnknownUser(adas));
        assertThat(world.switchOffSecondStep.handle(hereAdministrator, adas).getLeft()).isEqualTo(new UnknownUser(adas));

        assertThat(world.deactivateUser.handle(hereAdministrator, both).getLeft()).isEqualTo(new Forbidden(Permission.USERS));
        assertThat(world.inviteUser.handle(hereAdministrator, both).getLeft()).isEqualTo(new Forbidden(Permission.USERS));
        assertThat(register(hereAdministrator, anAccountOf("maria").phone("+48600000001"), Option.some(1L)).getLeft()).isEqualTo(new Forbidden(Permission.USERS));
        assertThat(world.deactivateUser.handle(ada, both).isRight()).isTrue();
    }

    @Test void somebody_with_the_permission_alone_does_not_take_over_somebody_with_a_role() {
        var helper = world.caller(world.employ(anAccountOf("helper").part(AccountBuilder.onlyAt(FACILITY, Permission.USERS))).details().id());

        assertThat(world.inviteUser.handle(helper, ANNA).getLeft()).isEqualTo(new Forbidden(Permission.USERS));
        assertThat(world.inviteUser.handle(helper, hereAdministrator.user().get()).getLeft()).isEqualTo(new Forbidden(Permission.USERS));
        assertThat(world.trail("account.invite")).extracting(each -> each.result()).containsExactly("forbidden", "forbidden");
    }

    @Test void nobody_without_the_permission_shuts_or_invites_anybody() {
        assertThat(List.<Either<Refusal, ?>>of(world.deactivateUser.handle(receptionist, ANNA), world.inviteUser.handle(receptionist, ANNA),
                world.switchOffSecondStep.handle(receptionist, ANNA), world.showUsers.one(receptionist, ANNA),
                world.showUsers.page(receptionist, Option.some(FACILITY), Option.none(), 10), world.showUsers.page(receptionist, Option.none(), Option.none(), 10)))
                .allMatch(answer -> answer.getLeft().equals(new Forbidden(Permission.USERS)));
    }

    @Test @Proves("CAL-12") void an_administrator_sees_those_of_the_own_facility_and_those_without_any() {
        world.store(anAccountOf("maria").deactivated());
        var there = world.employ(anAccountOf("ewa").at(ANOTHER_FACILITY, Role.SPECIALIST)).details().id();

        assertThat(ids(world.showUsers.page(hereAdministrator, Option.none(), Option.none(), 100).get()))
                .containsExactlyInAnyOrder(ANNA, MARIA, hereAdministrator.user().get(), receptionist.user().get());
        assertThat(ids(world.showUsers.page(ada, Option.some(ANOTHER_FACILITY), Option.none(), 100).get())).containsExactlyInAnyOrder(there, MARIA);
        assertThat(ids(world.showUsers.page(ada, Option.none(), Option.none(), 100).get())).hasSize(6);
        assertThat(world.showUsers.one(hereAdministrator, ANNA).get()).isEqualTo(world.versioned(ANNA));
        assertThat(world.showUsers.one(hereAdministrator, there).getLeft()).isEqualTo(new UnknownUser(there));
        assertThat(world.showUsers.page(hereAdministrator, Option.some(ANOTHER_FACILITY), Option.none(), 100).getLeft())
                .isEqualTo(new FacilityRefusal.UnknownFacility(ANOTHER_FACILITY));
    }

    @Test @Proves("SEC-21") void a_look_is_remembered_only_when_it_was_forbidden() {
        world.showUsers.one(hereAdministrator, ANNA);
        world.showUsers.page(hereAdministrator, Option.none(), Option.none(), 10);
        assertThat(world.trail()).isEmpty();

        world.showUsers.one(receptionist, ANNA);

        remembered("account.look", receptionist.actor(), "user", ANNA.value(), "forbidden");
    }

    @Test void somebody_who_does_not_exist_is_unknown() {
        var nobody = new UserId(anAccountOf("nobody").details().id().value());

        assertThat(List.<Either<Refusal, ?>>of(world.deactivateUser.handle(ada, nobody), world.inviteUser.handle(ada, nobody),
                world.switchOffSecondStep.handle(ada, nobody), world.showUsers.one(ada, nobody)))
                .allMatch(answer -> answer.getLeft().equals(new UnknownUser(nobody)));
    }

    private Either<Refusal, Registered<Account>> register(Caller caller, AccountBuilder who, Option<Long> seen) {
        AccountDetails person = who.details();
        return world.registerUser.handle(caller, new RegisterUser.Command(person.id(), person.login(), person.firstName(), person.lastName(),
                person.phone(), person.email().get(), person.language(), seen));
    }

    private String invitationTo(String mailbox) {
        return world.mail.taken().stream().filter(letter -> letter.to().value().equals(mailbox) && letter.text().contains("/invitation/"))
                .map(letter -> letter.text().replaceAll("(?s).*/invitation/(\\w+).*", "$1")).findFirst().orElseThrow();
    }

    private String hash() {
        return world.passwords.hash(PASSPHRASE);
    }

    private static List<UserId> ids(List<Account> accounts) {
        return accounts.stream().map(account -> account.details().id()).toList();
    }
}

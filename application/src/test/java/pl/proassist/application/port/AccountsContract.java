package pl.proassist.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.access.AccountBuilder.anAccount;
import static pl.proassist.domain.access.AccountBuilder.anAccountOf;
import static pl.proassist.domain.access.AccountBuilder.onlyAt;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import pl.proassist.Proves;
import pl.proassist.domain.access.AccessRefusal;
import pl.proassist.domain.access.Account;
import pl.proassist.domain.access.Invitation;
import pl.proassist.domain.access.Login;
import pl.proassist.domain.access.Membership;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.access.Role;
import pl.proassist.domain.access.SecondFactorMethod;
import pl.proassist.domain.access.UserId;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.patient.Language;

/** What every store of accounts must do: keep each state whole, and each login apart. */
public abstract class AccountsContract extends AccessStoresContract {

    private static final Invitation INVITATION = new Invitation(fingerprint("invitation"), 1768227600, NOW.plus(Invitation.LIFETIME));
    private static final Membership EVERYTHING_AT_ONCE = new Membership(Option.some(FACILITY), Option.some(Role.RECEPTIONIST),
            EnumSet.of(Permission.USERS, Permission.AUDIT_VIEW), EnumSet.of(Permission.BLACKLIST));

    static Stream<Account> every_state() {
        var plain = anAccountOf("maria");
        var rich = anAccountOf("ola").speaking(Language.UK).everywhere(Role.MANAGER).part(EVERYTHING_AT_ONCE)
                .part(onlyAt(ANOTHER_FACILITY, Permission.VISITS_VIEW)).by(SecondFactorMethod.EMAIL_LINK);
        return Stream.of(plain.invited(INVITATION), plain.active(), plain.deactivated(), plain.withoutSecondStep().active(),
                plain.active().invite(INVITATION), rich.invited(INVITATION), rich.active(), rich.deactivated(),
                anAccountOf("ewa").withoutEmail().by(SecondFactorMethod.SMS_CODE).active(),
                anAccountOf("jan").withoutPhone().by(SecondFactorMethod.EMAIL_CODE).active(),
                anAccountOf("nikt").withoutPhone().withoutEmail().invited(INVITATION),
                anAccountOf("lucja").login("lucja+x@podlipa.example").named("Łucja Żaneta", "d'Àrtagnan-Święcicka \uD83E\uDD84").active());
    }

    @ParameterizedTest @MethodSource("every_state") @Proves("CAL-12")
    void each_state_comes_back_as_it_was_stored(Account account) {
        stored(account);

        assertThat(found(account.details().id())).contains(new Versioned<>(account, 1));
        assertThat(inTransaction(() -> access.accounts().byLogin(account.details().login()))).contains(account);
    }

    @Test void somebody_unknown_is_not_found() {
        var nobody = new UserId(anAccountOf("nobody").details().id().value());

        assertThat(found(nobody)).isEmpty();
        assertThat(inTransaction(() -> access.accounts().byLogin(new Login("nobody")))).isEmpty();
        assertThat(inTransaction(() -> access.accounts().byInvitation(fingerprint("none")))).isEmpty();
        assertThat(inTransaction(() -> access.accounts().require(nobody))).isEqualTo(Either.left(new AccessRefusal.UnknownUser(nobody)));
    }

    @Test void another_state_replaces_the_one_before_and_counts_the_version_up() {
        var invited = anAccountOf("maria").at(FACILITY, Role.SPECIALIST).at(ANOTHER_FACILITY, Role.RECEPTIONIST).invited(INVITATION);
        var active = anAccountOf("maria").at(FACILITY, Role.SPECIALIST).active();
        var gone = anAccountOf("maria").login("maria.nowa").withoutPhone().deactivated();

        stored(invited);
        stored(active);
        assertThat(found(active.details().id())).contains(new Versioned<>(active, 2));
        stored(gone);

        assertThat(found(gone.details().id())).contains(new Versioned<>(gone, 3));
        assertThat(inTransaction(() -> access.accounts().byLogin(active.details().login()))).isEmpty();
    }

    @Test void two_accounts_never_have_one_login_and_nothing_of_the_second_is_stored() {
        var thief = anAccountOf("thief").login("anna.nowak").active();

        var answer = stores.transactions().run(() -> access.accounts().save(thief));

        assertThat(answer.getLeft()).isEqualTo(new AccessRefusal.LoginTaken());
        assertThat(found(thief.details().id())).isEmpty();
        assertThat(inTransaction(() -> access.accounts().byLogin(new Login("anna.nowak")))).contains(anAccount().active());
    }

    @Test void nobody_takes_the_login_of_another_by_changing_the_own() {
        var answer = stores.transactions().run(() -> access.accounts().save(anAccountOf("piotr").login("anna.nowak").active()));

        assertThat(answer.getLeft()).isEqualTo(new AccessRefusal.LoginTaken());
        assertThat(found(PIOTR)).contains(new Versioned<>(anAccountOf("piotr").active(), 1));
    }

    @Test void an_account_is_found_by_its_invitation_as_long_as_it_has_it() {
        var invited = anAccountOf("maria").invited(INVITATION);
        var reset = anAccount().active().invite(new Invitation(fingerprint("reset"), 7, NOW.minusSeconds(1)));
        stored(invited);
        stored(reset);

        assertThat(byInvitation("invitation")).contains(invited);
        assertThat(byInvitation("reset")).contains(reset);

        stored(invited.invite(new Invitation(fingerprint("newer"), 8, NOW)));
        stored(anAccount().deactivated());

        assertThat(byInvitation("invitation")).isEmpty();
        assertThat(byInvitation("newer")).isNotEmpty();
        assertThat(byInvitation("reset")).isEmpty();
    }

    @Test void pages_follow_each_other_without_a_gap() {
        Stream.of("maria", "ola", "ewa").forEach(name -> stored(anAccountOf(name).active()));

        var all = page(Option.none(), Option.none(), 100);
        var first = page(Option.none(), Option.none(), 2);
        var second = page(Option.none(), Option.some(first.get(1)), 2);
        var third = page(Option.none(), Option.some(second.get(1)), 2);

        assertThat(all).hasSize(5).doesNotHaveDuplicates();
        assertThat(Stream.of(first, second, third).flatMap(List::stream)).containsExactlyElementsOf(all);
        assertThat(page(Option.none(), Option.some(all.get(4)), 2)).isEmpty();
    }

    @Test @Proves("CAL-12") void a_facility_sees_those_with_a_part_in_it_and_those_without_any_part() {
        var here = stored(anAccountOf("maria").at(FACILITY, Role.SPECIALIST).active()).details().id();
        var both = stored(anAccountOf("ola").at(ANOTHER_FACILITY, Role.SPECIALIST).at(FACILITY, Role.MANAGER).deactivated()).details().id();
        var there = stored(anAccountOf("ewa").at(ANOTHER_FACILITY, Role.SPECIALIST).active()).details().id();
        var everywhere = stored(anAccountOf("jan").everywhere(Role.ADMINISTRATOR).active()).details().id();

        assertThat(page(Option.some(Set.of(FACILITY)), Option.none(), 100)).containsExactlyInAnyOrder(ANNA, PIOTR, here, both);
        assertThat(page(Option.some(Set.of(FACILITY, ANOTHER_FACILITY)), Option.none(), 100)).containsExactlyInAnyOrder(ANNA, PIOTR, here, both, there);
        assertThat(page(Option.some(Set.of()), Option.none(), 100)).containsExactlyInAnyOrder(ANNA, PIOTR);
        assertThat(page(Option.none(), Option.none(), 100)).containsExactlyInAnyOrder(ANNA, PIOTR, here, both, there, everywhere);
    }

    @Test void pages_of_a_facility_are_full_and_come_with_the_whole_account() {
        var maria = stored(anAccountOf("maria").at(FACILITY, Role.SPECIALIST).at(ANOTHER_FACILITY, Role.MANAGER).active());
        var ola = stored(anAccountOf("ola").at(FACILITY, Role.SPECIALIST).active());
        stored(anAccount().at(ANOTHER_FACILITY, Role.SPECIALIST).active());
        stored(anAccountOf("piotr").at(ANOTHER_FACILITY, Role.SPECIALIST).active());

        var found = inTransaction(() -> access.accounts().page(Option.some(Set.of(FACILITY)), Option.none(), 2));

        assertThat(found).containsExactlyInAnyOrder(maria, ola);
    }

    @Test void an_administrator_is_an_active_person_who_manages_users_everywhere() {
        stored(anAccount().at(FACILITY, Role.ADMINISTRATOR).active());
        stored(anAccountOf("maria").everywhere(Role.ADMINISTRATOR).invited(INVITATION));
        stored(anAccountOf("ola").everywhere(Role.ADMINISTRATOR).deactivated());
        stored(anAccountOf("ewa").part(new Membership(Option.none(), Option.some(Role.ADMINISTRATOR), Set.of(), Set.of(Permission.USERS))).active());
        assertThat(hasAdministratorBeside(Option.none())).isFalse();

        stored(anAccountOf("jan").part(new Membership(Option.none(), Option.some(Role.MANAGER), Set.of(Permission.USERS), Set.of())).active());

        assertThat(hasAdministratorBeside(Option.none())).isTrue();
        assertThat(hasAdministratorBeside(Option.some(ANNA))).isTrue();
        assertThat(hasAdministratorBeside(Option.some(anAccountOf("jan").details().id()))).isFalse();
    }

    @Test void what_belongs_to_a_transaction_that_failed_was_never_there() {
        stores.transactions().run(() -> access.accounts().save(anAccountOf("maria").active())
                .flatMap(saved -> Either.left(new AccessRefusal.CannotGrant())));

        assertThat(found(anAccountOf("maria").details().id())).isEmpty();
    }

    private Option<Versioned<Account>> found(UserId id) {
        return inTransaction(() -> access.accounts().find(id));
    }

    private Option<Account> byInvitation(String secret) {
        return inTransaction(() -> access.accounts().byInvitation(fingerprint(secret)));
    }

    private List<UserId> page(Option<Set<FacilityId>> facilities, Option<UserId> after, int limit) {
        return inTransaction(() -> access.accounts().page(facilities, after, limit)).stream().map(account -> account.details().id()).toList();
    }

    private boolean hasAdministratorBeside(Option<UserId> account) {
        return inTransaction(() -> access.accounts().hasAdministratorBeside(account));
    }
}

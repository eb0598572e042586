package pl.proassist.domain.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.access.AccountBuilder.ANNA;
import static pl.proassist.domain.access.AccountBuilder.anAccount;
import static pl.proassist.domain.access.AccountBuilder.part;
import static pl.proassist.domain.access.SecondFactorMethod.EMAIL_CODE;
import static pl.proassist.domain.access.SecondFactorMethod.SMS_CODE;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pl.proassist.Proves;
import pl.proassist.domain.Builders;
import pl.proassist.domain.access.AccessRefusal.AccountNotActive;
import pl.proassist.domain.access.AccessRefusal.InvitationEnded;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.patient.EmailAddress;

/** An account from the invitation to the day it is shut. */
class AccountTest {

    private static final Instant NOW = Builders.BOOKED;
    private static final FacilityId ANOTHER = new FacilityId(Builders.id("another facility"));
    private static final Invitation INVITATION = new Invitation("print", 1, NOW.plus(Invitation.LIFETIME));
    private static final Invitation NEWER = new Invitation("newer", 2, NOW.plus(Invitation.LIFETIME));

    @Test void an_invitation_lives_a_day() {
        assertThat(INVITATION.isLive(NOW.plusSeconds(24 * 3600 - 1))).isTrue();
        assertThat(INVITATION.isLive(NOW.plusSeconds(24 * 3600))).isFalse();
    }

    @Test @Proves("SEC-05") void whoever_follows_the_invitation_sets_a_password_and_takes_two_steps_from_then_on() {
        var invited = anAccount().invited(INVITATION);

        var active = invited.accept("print", "hash", EMAIL_CODE, NOW).get();

        assertThat(active).isEqualTo(anAccount().by(EMAIL_CODE).password("hash").active());
        assertThat(active.twoSteps()).isTrue();
    }

    @Test void an_invitation_is_used_once() {
        var active = anAccount().invited(INVITATION).accept("print", "hash", SMS_CODE, NOW).get();

        assertThat(active.invitation()).isEmpty();
        assertThat(active.accept("print", "another", SMS_CODE, NOW).getLeft()).isEqualTo(new InvitationEnded());
    }

    @Test void an_invitation_that_is_another_or_too_old_or_replaced_lets_nobody_in() {
        var invited = anAccount().invited(INVITATION);

        assertThat(invited.accept("guess", "hash", SMS_CODE, NOW).getLeft()).isEqualTo(new InvitationEnded());
        assertThat(invited.accept("print", "hash", SMS_CODE, INVITATION.expiresAt()).getLeft()).isEqualTo(new InvitationEnded());
        assertThat(invited.invite(NEWER).accept("print", "hash", SMS_CODE, NOW).getLeft()).isEqualTo(new InvitationEnded());
        assertThat(invited.invite(NEWER).accept("newer", "hash", SMS_CODE, NOW).isRight()).isTrue();
    }

    @Test void an_invitation_of_somebody_active_is_for_another_password_and_the_old_one_holds_until_then() {
        var reset = anAccount().withoutSecondStep().active().invite(INVITATION);

        assertThat(reset.requireActive().get().password()).isEqualTo("hash");
        assertThat(reset.invitation()).contains(INVITATION);
        assertThat(reset.accept("print", "another", EMAIL_CODE, NOW).get()).isEqualTo(anAccount().by(EMAIL_CODE).password("another").active());
        assertThat(reset.accept("print", "another", SMS_CODE, INVITATION.expiresAt()).getLeft()).isEqualTo(new InvitationEnded());
        assertThat(reset.accept("guess", "another", SMS_CODE, NOW).getLeft()).isEqualTo(new InvitationEnded());
    }

    @Test void a_password_changed_otherwise_makes_the_link_worthless() {
        var reset = anAccount().active().invite(INVITATION).requireActive().get();

        assertThat(reset.withPassword("another")).isEqualTo(anAccount().password("another").active());
    }

    @Test void the_same_password_hashed_anew_leaves_the_link_as_it_is() {
        var reset = anAccount().active().invite(INVITATION).requireActive().get();

        assertThat(reset.hashedAnew("stronger")).isEqualTo(anAccount().password("stronger").active().invite(INVITATION));
    }

    @Test @Proves({"A19", "SEC-08"}) void choosing_a_way_is_activating_it() {
        var active = anAccount().withoutSecondStep().active();

        assertThat(active.choosing(EMAIL_CODE)).isEqualTo(anAccount().by(EMAIL_CODE).active());
        assertThat(active.choosing(EMAIL_CODE).withoutSecondStep()).isEqualTo(anAccount().by(EMAIL_CODE).withoutSecondStep().active());
    }

    @Test void only_an_active_account_is_active() {
        assertThat(anAccount().active().requireActive().get()).isEqualTo(anAccount().active());
        assertThat(Stream.of(anAccount().invited(INVITATION), anAccount().deactivated()).map(each -> each.requireActive().getLeft()))
                .containsOnly(new AccountNotActive(ANNA));
    }

    @Test void a_shut_account_is_opened_by_an_invitation_only() {
        var shut = anAccount().deactivated();

        assertThat(shut.accept("print", "hash", SMS_CODE, NOW).getLeft()).isEqualTo(new InvitationEnded());
        assertThat(shut.invitation()).isEmpty();
        assertThat(shut.invite(INVITATION)).isEqualTo(anAccount().invited(INVITATION));
    }

    @Test void what_changes_about_the_person_leaves_the_state_as_it_is() {
        var renamed = anAccount().named("Anna", "Nowak-Łoś").details();

        assertThat(Stream.of(anAccount().invited(INVITATION), anAccount().active().invite(INVITATION), anAccount().deactivated()).map(each -> each.about(renamed)))
                .containsExactly(anAccount().named("Anna", "Nowak-Łoś").invited(INVITATION),
                        anAccount().named("Anna", "Nowak-Łoś").active().invite(INVITATION), anAccount().named("Anna", "Nowak-Łoś").deactivated());
    }

    @Test @Proves("CAL-12") void a_person_has_one_part_in_each_facility() {
        var details = anAccount().at(FACILITY, Role.SPECIALIST).at(ANOTHER, Role.MANAGER).everywhere(Role.ACCOUNTANT).details();

        var changed = details.with(part(FACILITY, Role.RECEPTIONIST));

        assertThat(changed.memberships()).containsExactlyInAnyOrder(part(FACILITY, Role.RECEPTIONIST), part(ANOTHER, Role.MANAGER), part(Role.ACCOUNTANT));
        assertThat(changed.membership(Option.some(FACILITY))).contains(part(FACILITY, Role.RECEPTIONIST));
        assertThat(changed.membership(Option.none())).contains(part(Role.ACCOUNTANT));
        assertThat(changed.leaving(Option.some(FACILITY)).memberships()).containsExactlyInAnyOrder(part(ANOTHER, Role.MANAGER), part(Role.ACCOUNTANT));
        assertThat(changed.leaving(Option.none()).membership(Option.none())).isEmpty();
        assertThat(changed.grants()).isEqualTo(Grants.of(changed.memberships()));
    }

    @Test @Proves("SEC-10") void another_phone_or_mailbox_is_another_way_to_reach_a_person() {
        var details = anAccount().details();

        assertThat(details.isReachedLike(anAccount().named("Joanna", "Nowak").details())).isTrue();
        assertThat(details.isReachedLike(anAccount().phone("+48600700801").details())).isFalse();
        assertThat(details.isReachedLike(anAccount().withoutEmail().details())).isFalse();
        assertThat(details.reachedBy(Option.none(), Option.some(new EmailAddress("inna@podlipa.example"))))
                .isEqualTo(anAccount().withoutPhone().email("inna@podlipa.example").details());
    }

    @Test void nothing_personal_and_no_hash_is_printed() {
        var printed = List.of(anAccount().details(), anAccount().details().login(), anAccount().invited(INVITATION), anAccount().active(), anAccount().deactivated())
                .toString();

        assertThat(printed).doesNotContain("Anna", "Nowak", "nowak", "600700800", "podlipa", "password=hash", "hash");
    }

    @ParameterizedTest @ValueSource(strings = {"abc", "anna.nowak", "anna+1@podlipa.example", "4lapy", "a_b-c"})
    void a_login_may_be_a_name_or_an_address(String text) {
        assertThat(new Login(text).value()).isEqualTo(text);
    }

    @ParameterizedTest @ValueSource(strings = {"", "ab", "Anna", "anna nowak", ".anna", "żaneta", "anna\n", "anna\r\nBcc: x", "anna<b>"})
    void anything_else_is_no_login(String text) {
        assertThat(Login.isValid(text)).isFalse();
        assertThatThrownBy(() -> new Login(text)).isInstanceOf(IllegalArgumentException.class).hasMessageNotContaining("anna");
    }

    @Test void a_login_has_a_hundred_characters_at_most() {
        assertThat(Login.isValid("a".repeat(100))).isTrue();
        assertThat(Login.isValid("a".repeat(101))).isFalse();
    }
}

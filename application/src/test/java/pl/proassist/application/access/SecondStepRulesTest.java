package pl.proassist.application.access;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.application.fakes.AccessWorld.ANOTHER_FACILITY;
import static pl.proassist.application.fakes.AccessWorld.CLINIC;
import static pl.proassist.application.fakes.AccessWorld.PASSPHRASE;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.id;
import static pl.proassist.domain.access.AccountBuilder.ANNA;
import static pl.proassist.domain.access.AccountBuilder.anAccount;
import static pl.proassist.domain.access.AccountBuilder.anAccountOf;
import static pl.proassist.domain.access.SecondFactorMethod.EMAIL_CODE;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.domain.access.AccessRefusal.AccountNotActive;
import pl.proassist.domain.access.AccessRefusal.Forbidden;
import pl.proassist.domain.access.AccessRefusal.SecondFactorRequired;
import pl.proassist.domain.access.Actor;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.access.Role;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.FacilityRefusal.UnknownFacility;

/** A facility asks for two steps or leaves them to each person; whoever chose them keeps them until an administrator says otherwise. */
@Proves("A19")
class SecondStepRulesTest extends AccessTest {

    private Caller administrator;

    @BeforeEach void henryk_administers() {
        administrator = world.caller(world.employ(anAccountOf("henryk").at(FACILITY, Role.ADMINISTRATOR)).details().id());
    }

    @Test void two_steps_are_required_from_the_beginning() {
        world.employ(anAccount().at(FACILITY, Role.RECEPTIONIST).withoutSecondStep());

        assertThat(world.facilityLogins.isSecondStepRequired(administrator, FACILITY).get()).isTrue();
        assertThat(needsSecondStep()).isTrue();
    }

    @Test @Proves("SEC-21") void where_it_is_left_to_the_person_somebody_who_never_chose_comes_in_by_the_password() {
        world.employ(anAccount().at(FACILITY, Role.RECEPTIONIST).withoutSecondStep());

        assertThat(world.facilityLogins.requireSecondStep(administrator, FACILITY, false).get()).isFalse();

        assertThat(world.facilityLogins.isSecondStepRequired(administrator, FACILITY).get()).isFalse();
        var given = world.starts("anna.nowak", PASSPHRASE).get().get();
        assertThat(world.asks(given.token()).get().user()).contains(ANNA);
        assertThat(world.letters()).isEmpty();
        remembered("login-rules.change", administrator.actor(), "facility", FACILITY.value(), "done");
        assertThat(world.trail("login-rules.change").get(0).act().facts()).containsEntry("secondStep", "optional");
        remembered("login.done", Actor.person(ANNA, CLINIC), "user", ANNA.value(), "done");
        assertThat(world.trail("login.done").get(0).act().facts()).containsEntry("method", "NONE");
    }

    @Test @Proves("SEC-05") void whoever_chose_two_steps_takes_them_everywhere_and_always() {
        world.employ(anAccount().at(FACILITY, Role.RECEPTIONIST).withoutSecondStep());
        optional(FACILITY);
        assertThat(needsSecondStep()).isFalse();

        world.chooseSecondFactor.handle(world.caller(ANNA), new ChooseSecondFactor.Command(EMAIL_CODE, PASSPHRASE)).get();

        assertThat(needsSecondStep()).isTrue();
        assertThat(needsSecondStep()).isTrue();
    }

    @Test void one_facility_that_asks_for_two_steps_is_enough() {
        world.employ(anAccount().at(FACILITY, Role.RECEPTIONIST).at(ANOTHER_FACILITY, Role.SPECIALIST).withoutSecondStep());
        optional(FACILITY);
        assertThat(needsSecondStep()).isTrue();

        optional(ANOTHER_FACILITY);

        assertThat(needsSecondStep()).isFalse();
    }

    @Test void whoever_works_everywhere_or_nowhere_takes_two_steps() {
        optional(FACILITY);
        optional(ANOTHER_FACILITY);

        world.employ(anAccount().everywhere(Role.ACCOUNTANT).at(FACILITY, Role.RECEPTIONIST).withoutSecondStep());
        assertThat(needsSecondStep()).isTrue();

        world.employ(anAccount().withoutSecondStep());
        assertThat(needsSecondStep()).isTrue();
    }

    @Test void a_facility_that_asks_again_is_obeyed_at_the_next_login() {
        world.employ(anAccount().at(FACILITY, Role.RECEPTIONIST).withoutSecondStep());
        optional(FACILITY);

        world.facilityLogins.requireSecondStep(administrator, FACILITY, true).get();

        assertThat(needsSecondStep()).isTrue();
    }

    @Test @Proves("SEC-21") void an_administrator_switches_it_off_for_a_person_where_it_is_left_to_the_person() {
        world.employ(anAccount().at(FACILITY, Role.RECEPTIONIST));
        optional(FACILITY);
        assertThat(needsSecondStep()).isTrue();

        world.switchOffSecondStep.handle(administrator, ANNA).get();

        assertThat(needsSecondStep()).isFalse();
        remembered("account.second-factor-off", administrator.actor(), "user", ANNA.value(), "done");
    }

    @Test @Proves("SEC-21") void where_it_is_required_nobody_switches_it_off() {
        world.employ(anAccount().at(FACILITY, Role.RECEPTIONIST));

        assertThat(world.switchOffSecondStep.handle(administrator, ANNA).getLeft()).isEqualTo(new SecondFactorRequired());

        assertThat(needsSecondStep()).isTrue();
        remembered("account.second-factor-off", administrator.actor(), "user", ANNA.value(), "second-factor-required");
    }

    @Test void nobody_else_switches_it_off_neither_for_oneself() {
        world.employ(anAccount().at(FACILITY, Role.RECEPTIONIST));
        optional(FACILITY);

        assertThat(world.switchOffSecondStep.handle(world.caller(ANNA), ANNA).getLeft()).isEqualTo(new Forbidden(Permission.USERS));
        assertThat(needsSecondStep()).isTrue();
    }

    @Test void there_is_nothing_to_switch_off_where_nobody_logs_in() {
        world.store(anAccount().at(FACILITY, Role.RECEPTIONIST).deactivated());

        assertThat(world.switchOffSecondStep.handle(administrator, ANNA).getLeft()).isEqualTo(new AccountNotActive(ANNA));
    }

    @Test void only_an_administrator_of_the_facility_decides() {
        world.employ(anAccount().at(FACILITY, Role.MANAGER));
        var nowhere = new FacilityId(id("nowhere"));

        assertThat(world.facilityLogins.requireSecondStep(world.caller(ANNA), FACILITY, false).getLeft()).isEqualTo(new Forbidden(Permission.USERS));
        assertThat(world.facilityLogins.isSecondStepRequired(world.caller(ANNA), FACILITY).getLeft()).isEqualTo(new Forbidden(Permission.USERS));
        assertThat(world.facilityLogins.requireSecondStep(administrator, ANOTHER_FACILITY, false).getLeft()).isEqualTo(new UnknownFacility(ANOTHER_FACILITY));
        assertThat(world.facilityLogins.requireSecondStep(Caller.installation(CLINIC), nowhere, false).getLeft()).isEqualTo(new UnknownFacility(nowhere));
        assertThat(world.facilityLogins.isSecondStepRequired(administrator, FACILITY).get()).isTrue();
    }

    private void optional(FacilityId facility) {
        world.facilityLogins.requireSecondStep(Caller.installation(CLINIC), facility, false).get();
    }

    private boolean needsSecondStep() {
        return world.starts("anna.nowak", PASSPHRASE).get().isLeft();
    }
}

package pl.proassist.application.access;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.application.fakes.AccessWorld.ANOTHER_FACILITY;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.id;
import static pl.proassist.domain.access.AccountBuilder.ANNA;
import static pl.proassist.domain.access.AccountBuilder.anAccount;
import static pl.proassist.domain.access.AccountBuilder.anAccountOf;
import static pl.proassist.domain.access.AccountBuilder.onlyAt;
import static pl.proassist.domain.access.AccountBuilder.part;

import io.vavr.control.Option;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pl.proassist.Proves;
import pl.proassist.domain.access.AccessRefusal.CannotGrant;
import pl.proassist.domain.access.AccessRefusal.Forbidden;
import pl.proassist.domain.access.AccessRefusal.LastAdministrator;
import pl.proassist.domain.access.AccessRefusal.UnknownUser;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Membership;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.access.Role;
import pl.proassist.domain.access.UserId;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.FacilityRefusal.UnknownFacility;

/** Permissions are given and taken by facility, count at once, and nobody gives what one does not have. */
@Proves("SEC-18")
class PermissionsTest extends AccessTest {

    private static final Option<FacilityId> HERE = Option.some(FACILITY);

    private Caller ada;
    private Caller henryk;
    private Caller rena;

    @BeforeEach void some_administer_and_some_do_not() {
        ada = world.caller(world.employ(anAccountOf("ada").everywhere(Role.ADMINISTRATOR)).details().id());
        henryk = world.caller(world.employ(anAccountOf("henryk").at(FACILITY, Role.ADMINISTRATOR)).details().id());
        rena = world.caller(world.employ(anAccountOf("rena").at(FACILITY, Role.RECEPTIONIST)).details().id());
        world.employ(anAccount());
    }

    @Test @Proves({"VIS-06", "SEC-21"}) void what_is_given_counts_from_the_next_request_on() {
        var session = world.logsIn("anna.nowak");
        assertThat(world.asks(session.token()).get().grants().hasPartIn(FACILITY)).isFalse();

        var isNew = world.grantMembership.give(henryk, ANNA, part(FACILITY, Role.RECEPTIONIST)).get();

        assertThat(isNew).isTrue();
        assertThat(world.asks(session.token()).get().grants().allow(Permission.VISIT_TERMS, FACILITY)).isTrue();
        remembered("permissions.give", henryk.actor(), "user", ANNA.value(), "done");
        assertThat(world.trail("permissions.give").get(0).act().on()).containsEntry("facility", FACILITY.value());
        assertThat(world.trail("permissions.give").get(0).act().facts()).containsEntry("role", "RECEPTIONIST").containsEntry("granted", "").containsEntry("revoked", "");
    }

    @Test @Proves({"VIS-06", "SEC-21"}) void what_is_revoked_counts_from_the_next_request_on() {
        world.employ(anAccount().at(FACILITY, Role.RECEPTIONIST));
        var session = world.logsIn("anna.nowak");
        var without = new Membership(HERE, Option.some(Role.RECEPTIONIST), Set.of(Permission.PAYMENTS_REPORT), Set.of(Permission.VISIT_TERMS, Permission.BLACKLIST));

        var isNew = world.grantMembership.give(henryk, ANNA, without).get();

        assertThat(isNew).isFalse();
        var grants = world.asks(session.token()).get().grants();
        assertThat(grants.allow(Permission.VISIT_TERMS, FACILITY)).isFalse();
        assertThat(grants.allow(Permission.VISITS_BOOK, FACILITY)).isTrue();
        assertThat(grants.allow(Permission.PAYMENTS_REPORT, FACILITY)).isTrue();
        assertThat(world.trail("permissions.give").get(0).act().facts()).containsEntry("granted", "payments.report")
                .containsEntry("revoked", "blacklist payment-rules.change-visit");
    }

    @Test @Proves("SEC-21") void a_part_that_is_taken_is_gone_from_the_next_request_on() {
        world.employ(anAccount().at(FACILITY, Role.RECEPTIONIST).at(ANOTHER_FACILITY, Role.SPECIALIST));
        var session = world.logsIn("anna.nowak");

        world.grantMembership.take(henryk, ANNA, HERE).get();

        assertThat(world.asks(session.token()).get().grants().hasPartIn(FACILITY)).isFalse();
        assertThat(world.asks(session.token()).get().grants().allow(Permission.CLINICAL_VIEW, ANOTHER_FACILITY)).isTrue();
        remembered("permissions.take", henryk.actor(), "user", ANNA.value(), "done");
        assertThat(world.grantMembership.take(henryk, ANNA, HERE).getLeft()).isEqualTo(new UnknownUser(ANNA));
    }

    @Test @Proves("CAL-12") void one_person_works_in_two_facilities_with_different_rights() {
        world.grantMembership.give(ada, ANNA, part(FACILITY, Role.MANAGER)).get();
        world.grantMembership.give(ada, ANNA, part(ANOTHER_FACILITY, Role.SPECIALIST)).get();

        var grants = world.caller(ANNA).grants();

        assertThat(grants.allow(Permission.FACILITY_RULES, FACILITY)).isTrue();
        assertThat(grants.allow(Permission.FACILITY_RULES, ANOTHER_FACILITY)).isFalse();
        assertThat(grants.allow(Permission.CLINICAL_VIEW, ANOTHER_FACILITY)).isTrue();
        assertThat(grants.allow(Permission.CLINICAL_VIEW, FACILITY)).isFalse();
    }

    @ParameterizedTest @EnumSource(value = Role.class, names = "ADMINISTRATOR", mode = EnumSource.Mode.EXCLUDE)
    void nobody_but_an_administrator_gives_anything(Role role) {
        var caller = world.caller(world.employ(anAccountOf("maria").at(FACILITY, role)).details().id());

        assertThat(world.grantMembership.give(caller, ANNA, part(FACILITY, Role.RECEPTIONIST_IN_TRAINING)).getLeft()).isEqualTo(new Forbidden(Permission.USERS));
        assertThat(world.grantMembership.give(caller, caller.user().get(), part(FACILITY, Role.ADMINISTRATOR)).getLeft()).isEqualTo(new Forbidden(Permission.USERS));
        assertThat(world.grantMembership.take(caller, caller.user().get(), HERE).getLeft()).isEqualTo(new Forbidden(Permission.USERS));
    }

    @Test @Proves("SEC-21") void nobody_gives_what_one_does_not_have() {
        var helper = world.caller(world.employ(anAccountOf("helper").part(onlyAt(FACILITY, Permission.USERS, Permission.VISITS_VIEW))).details().id());

        assertThat(world.grantMembership.give(helper, ANNA, part(FACILITY, Role.RECEPTIONIST)).getLeft()).isEqualTo(new CannotGrant());
        assertThat(world.grantMembership.give(helper, helper.user().get(), part(FACILITY, Role.ADMINISTRATOR)).getLeft()).isEqualTo(new CannotGrant());
        assertThat(world.grantMembership.give(helper, ANNA, onlyAt(FACILITY, Permission.VISITS_VIEW)).isRight()).isTrue();
        assertThat(world.trail("permissions.give")).extracting(each -> each.result()).containsExactly("cannot-grant", "cannot-grant", "done");
    }

    @Test void nobody_takes_or_changes_what_one_does_not_have() {
        var helper = world.caller(world.employ(anAccountOf("helper").part(onlyAt(FACILITY, Permission.USERS, Permission.VISITS_VIEW))).details().id());

        assertThat(world.grantMembership.take(helper, rena.user().get(), HERE).getLeft()).isEqualTo(new CannotGrant());
        assertThat(world.grantMembership.give(helper, rena.user().get(), onlyAt(FACILITY, Permission.VISITS_VIEW)).getLeft()).isEqualTo(new CannotGrant());
        assertThat(world.caller(rena.user().get()).grants()).isEqualTo(rena.grants());
    }

    @Test void the_administrator_of_one_facility_gives_nothing_elsewhere() {
        assertThat(world.grantMembership.give(henryk, ANNA, part(ANOTHER_FACILITY, Role.RECEPTIONIST)).getLeft()).isEqualTo(new UnknownFacility(ANOTHER_FACILITY));
        assertThat(world.grantMembership.give(henryk, ANNA, part(Role.RECEPTIONIST)).getLeft()).isEqualTo(new Forbidden(Permission.USERS));
        assertThat(world.grantMembership.give(henryk, henryk.user().get(), part(Role.ADMINISTRATOR)).getLeft()).isEqualTo(new Forbidden(Permission.USERS));
        assertThat(world.grantMembership.take(henryk, ada.user().get(), Option.none()).getLeft()).isEqualTo(new Forbidden(Permission.USERS));
    }

    @Test void nothing_is_given_in_a_facility_that_does_not_exist_or_to_somebody_who_does_not() {
        var nowhere = new FacilityId(id("nowhere"));
        var nobody = new UserId(id("nobody"));

        assertThat(world.grantMembership.give(ada, ANNA, part(nowhere, Role.RECEPTIONIST)).getLeft()).isEqualTo(new UnknownFacility(nowhere));
        assertThat(world.grantMembership.take(ada, ANNA, Option.some(nowhere)).getLeft()).isEqualTo(new UnknownFacility(nowhere));
        assertThat(world.grantMembership.give(ada, nobody, part(FACILITY, Role.RECEPTIONIST)).getLeft()).isEqualTo(new UnknownUser(nobody));
    }

    @Test void the_last_administrator_of_the_installation_stays() {
        var last = ada.user().get();

        assertThat(Stream.of(world.grantMembership.take(ada, last, Option.none()), world.grantMembership.give(ada, last, part(Role.MANAGER)),
                world.grantMembership.give(ada, last, new Membership(Option.none(), Option.some(Role.ADMINISTRATOR), Set.of(), Set.of(Permission.USERS)))))
                .allMatch(answer -> answer.getLeft().equals(new LastAdministrator(last)));

        world.grantMembership.give(ada, ANNA, part(Role.ADMINISTRATOR)).get();
        assertThat(world.grantMembership.take(ada, last, Option.none()).isRight()).isTrue();
        assertThat(world.grantMembership.take(world.caller(ANNA), ANNA, Option.none()).getLeft()).isEqualTo(new LastAdministrator(ANNA));
    }

    @Test void somebody_invited_or_shut_is_no_administrator_who_remains() {
        world.store(anAccountOf("zofia").everywhere(Role.ADMINISTRATOR).deactivated());

        assertThat(world.grantMembership.take(ada, ada.user().get(), Option.none()).getLeft()).isEqualTo(new LastAdministrator(ada.user().get()));
    }

    @Test void a_lost_race_gives_once() {
        world.stores.transactions().loseTheNextRaces(3);

        assertThat(world.grantMembership.give(henryk, ANNA, part(FACILITY, Role.RECEPTIONIST)).get()).isTrue();

        assertThat(world.account(ANNA).details().memberships()).containsExactly(part(FACILITY, Role.RECEPTIONIST));
        assertThat(world.trail("permissions.give")).hasSize(1);
    }
}

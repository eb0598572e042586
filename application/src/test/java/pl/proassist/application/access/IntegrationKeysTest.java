package pl.proassist.application.access;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.application.fakes.AccessWorld.ANOTHER_FACILITY;
import static pl.proassist.application.fakes.AccessWorld.CLINIC;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.id;
import static pl.proassist.domain.access.AccountBuilder.anAccountOf;
import static pl.proassist.domain.access.AccountBuilder.onlyAt;
import static pl.proassist.domain.access.AccountBuilder.part;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.application.access.IdentifyCaller.Credentials;
import pl.proassist.application.registering.RegistrationRefusal;
import pl.proassist.domain.Builders;
import pl.proassist.domain.access.AccessRefusal.CannotGrant;
import pl.proassist.domain.access.AccessRefusal.Forbidden;
import pl.proassist.domain.access.AccessRefusal.Unauthenticated;
import pl.proassist.domain.access.AccessRefusal.UnknownApiKey;
import pl.proassist.domain.access.Actor;
import pl.proassist.domain.access.ApiKey;
import pl.proassist.domain.access.ApiKeyId;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Grants;
import pl.proassist.domain.access.Membership;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.access.Role;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.FacilityRefusal.UnknownFacility;
import pl.proassist.domain.shared.Refusal;

/** Other programs act by keys: shown once, with just the rights they need, replaced without a gap, and revoked at once. */
@Proves("SEC-18")
class IntegrationKeysTest extends AccessTest {

    private static final ApiKeyId LABORATORY = new ApiKeyId(id("laboratory"));
    private static final Membership REACH = onlyAt(FACILITY, Permission.VISITS_VIEW, Permission.VISITS_BOOK);
    private static final Instant END = Builders.BOOKED.plus(Duration.ofDays(90));

    private Caller henryk;
    private Caller ada;

    @BeforeEach void some_administer() {
        ada = world.caller(world.employ(anAccountOf("ada").everywhere(Role.ADMINISTRATOR)).details().id());
        henryk = world.caller(world.employ(anAccountOf("henryk").at(FACILITY, Role.ADMINISTRATOR)).details().id());
    }

    @Test @Proves("SEC-21") void a_key_opens_what_it_was_made_for() {
        var made = make(henryk, REACH).get();

        var caller = world.asks(made.secret().get()).get();

        assertThat(caller).isEqualTo(new Caller(new Actor(Actor.Kind.KEY, Option.some(LABORATORY.value()), Option.some(CLINIC)),
                Grants.of(List.of(REACH)), Option.none()));
        remembered("key.make", henryk.actor(), "key", LABORATORY.value(), "done");
    }

    @Test void a_key_is_shown_once_and_stored_as_a_fingerprint() {
        var made = make(henryk, REACH).get();
        var again = make(henryk, REACH).get();

        assertThat(again).isEqualTo(new IntegrationKeys.Made(made.key(), Option.none()));
        assertThat(made.key().toString()).doesNotContain(made.secret().get());
        assertThat(made.toString()).doesNotContain(made.secret().get());
        assertThat(world.asks(made.secret().get()).isRight()).isTrue();
    }

    @Test void another_key_does_not_take_the_id() {
        make(henryk, REACH).get();

        assertThat(List.of(make(henryk, onlyAt(FACILITY, Permission.VISITS_VIEW)), world.integrationKeys.make(henryk, LABORATORY, "another", REACH, END),
                world.integrationKeys.make(henryk, LABORATORY, "laboratory", REACH, END.plusSeconds(1))))
                .allMatch(answer -> answer.getLeft().equals(new RegistrationRefusal.IdInUse(LABORATORY.value())));
    }

    @Test void a_key_runs_out() {
        var secret = make(henryk, REACH).get().secret().get();

        world.clock.set(END.minusMillis(1));
        assertThat(world.asks(secret).isRight()).isTrue();

        world.clock.set(END);
        assertThat(world.asks(secret).getLeft()).isEqualTo(new Unauthenticated());
    }

    @Test @Proves("SEC-21") void a_replaced_key_opens_beside_the_new_one_for_a_while() {
        var before = make(henryk, REACH).get().secret().get();

        var after = world.integrationKeys.rotate(henryk, LABORATORY, Duration.ofHours(1)).get().secret().get();

        assertThat(world.asks(before).isRight()).isTrue();
        assertThat(world.asks(after).isRight()).isTrue();
        world.clock.advance(Duration.ofHours(1));
        assertThat(world.asks(before).getLeft()).isEqualTo(new Unauthenticated());
        assertThat(world.asks(after).isRight()).isTrue();
        remembered("key.rotate", henryk.actor(), "key", LABORATORY.value(), "done");
    }

    @Test void a_key_replaced_without_overlap_is_worth_nothing_at_once() {
        var before = make(henryk, REACH).get().secret().get();

        world.integrationKeys.rotate(henryk, LABORATORY, Duration.ZERO).get();

        assertThat(world.asks(before).getLeft()).isEqualTo(new Unauthenticated());
    }

    @Test @Proves("SEC-21") void a_revoked_key_opens_nothing_at_once() {
        var before = make(henryk, REACH).get().secret().get();
        var after = world.integrationKeys.rotate(henryk, LABORATORY, Duration.ofHours(1)).get().secret().get();

        assertThat(world.integrationKeys.revoke(henryk, LABORATORY).get().revoked()).isTrue();

        assertThat(world.asks(before).getLeft()).isEqualTo(new Unauthenticated());
        assertThat(world.asks(after).getLeft()).isEqualTo(new Unauthenticated());
        assertThat(world.integrationKeys.rotate(henryk, LABORATORY, Duration.ZERO).getLeft()).isEqualTo(new UnknownApiKey(LABORATORY));
        assertThat(world.integrationKeys.revoke(henryk, LABORATORY).isRight()).isTrue();
        assertThat(world.integrationKeys.list(henryk, Option.some(FACILITY)).get()).extracting(ApiKey::revoked).containsExactly(true);
        assertThat(world.trail("key.revoke")).hasSize(2);
    }

    @Test void it_is_known_to_the_minute_when_a_key_was_last_used() {
        var secret = make(henryk, REACH).get().secret().get();
        var first = world.clock.instant();
        world.asks(secret);
        world.clock.advance(Duration.ofSeconds(59));
        world.asks(secret);
        assertThat(lastUsed()).contains(first);

        world.clock.advance(Duration.ofSeconds(1));
        world.asks(secret);

        assertThat(lastUsed()).contains(world.clock.instant());
    }

    @Test void a_key_is_no_cookie() {
        var secret = make(henryk, REACH).get().secret().get();

        assertThat(world.identifyCaller.handle(new Credentials(secret, CLINIC, true, false, Option.none())).getLeft()).isEqualTo(new Unauthenticated());
    }

    @Test void the_fingerprint_or_the_id_of_a_key_is_no_key() {
        var key = make(henryk, REACH).get().key();

        assertThat(world.asks("pk_" + key.fingerprint()).getLeft()).isEqualTo(new Unauthenticated());
        assertThat(world.asks(key.fingerprint()).getLeft()).isEqualTo(new Unauthenticated());
        assertThat(world.asks("pk_" + key.id()).getLeft()).isEqualTo(new Unauthenticated());
    }

    @Test void nobody_makes_a_key_with_more_rights_than_one_has() {
        var helper = world.caller(world.employ(anAccountOf("helper").part(onlyAt(FACILITY, Permission.USERS, Permission.VISITS_VIEW))).details().id());

        assertThat(make(helper, REACH).getLeft()).isEqualTo(new CannotGrant());
        assertThat(make(henryk, part(Role.MANAGER)).getLeft()).isEqualTo(new Forbidden(Permission.USERS));
        assertThat(make(henryk, onlyAt(ANOTHER_FACILITY, Permission.VISITS_VIEW)).getLeft()).isEqualTo(new UnknownFacility(ANOTHER_FACILITY));
        assertThat(make(ada, part(Role.MANAGER)).isRight()).isTrue();
    }

    @Test void no_key_is_made_for_a_facility_that_does_not_exist() {
        var nowhere = new FacilityId(id("nowhere"));

        assertThat(make(ada, onlyAt(nowhere, Permission.VISITS_VIEW)).getLeft()).isEqualTo(new UnknownFacility(nowhere));
        assertThat(world.integrationKeys.list(ada, Option.some(nowhere)).getLeft()).isEqualTo(new UnknownFacility(nowhere));
    }

    @Test void nobody_replaces_or_revokes_a_key_with_more_rights_than_one_has() {
        var helper = world.caller(world.employ(anAccountOf("helper").part(onlyAt(FACILITY, Permission.USERS, Permission.VISITS_VIEW))).details().id());
        make(henryk, REACH).get();

        assertThat(world.integrationKeys.rotate(helper, LABORATORY, Duration.ZERO).getLeft()).isEqualTo(new CannotGrant());
        assertThat(world.integrationKeys.revoke(helper, LABORATORY).getLeft()).isEqualTo(new CannotGrant());
    }

    @Test void keys_of_another_facility_are_not_known() {
        make(ada, onlyAt(ANOTHER_FACILITY, Permission.VISITS_VIEW)).get();

        assertThat(world.integrationKeys.rotate(henryk, LABORATORY, Duration.ZERO).getLeft()).isEqualTo(new UnknownApiKey(LABORATORY));
        assertThat(world.integrationKeys.revoke(henryk, LABORATORY).getLeft()).isEqualTo(new UnknownApiKey(LABORATORY));
        assertThat(world.integrationKeys.list(henryk, Option.some(ANOTHER_FACILITY)).getLeft()).isEqualTo(new UnknownFacility(ANOTHER_FACILITY));
        assertThat(world.integrationKeys.list(henryk, Option.none()).getLeft()).isEqualTo(new Forbidden(Permission.USERS));
        assertThat(world.integrationKeys.list(henryk, Option.some(FACILITY)).get()).isEmpty();
        assertThat(world.integrationKeys.list(ada, Option.some(ANOTHER_FACILITY)).get()).hasSize(1);
    }

    @Test void whoever_does_not_manage_users_has_nothing_to_do_with_keys() {
        make(henryk, REACH).get();
        var manager = world.caller(world.employ(anAccountOf("maria").at(FACILITY, Role.MANAGER)).details().id());

        assertThat(List.<Either<Refusal, ?>>of(make(manager, REACH), world.integrationKeys.list(manager, Option.some(FACILITY)),
                world.integrationKeys.rotate(manager, LABORATORY, Duration.ZERO), world.integrationKeys.revoke(manager, LABORATORY)))
                .allMatch(answer -> answer.getLeft().equals(new Forbidden(Permission.USERS)));
    }

    @Test void a_key_makes_no_key_with_more_rights_than_its_own() {
        var secret = make(henryk, onlyAt(FACILITY, Permission.USERS)).get().secret().get();
        var key = world.asks(secret).get();

        assertThat(world.integrationKeys.make(key, new ApiKeyId(id("next")), "next", REACH, END).getLeft()).isEqualTo(new CannotGrant());
    }

    private Either<Refusal, IntegrationKeys.Made> make(Caller caller, Membership reach) {
        return world.integrationKeys.make(caller, LABORATORY, "laboratory", reach, END);
    }

    private Option<Instant> lastUsed() {
        return world.integrationKeys.list(henryk, Option.some(FACILITY)).get().get(0).lastUsed();
    }
}

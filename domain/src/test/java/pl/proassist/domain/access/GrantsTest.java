package pl.proassist.domain.access;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.access.AccountBuilder.onlyAt;
import static pl.proassist.domain.access.AccountBuilder.part;
import static pl.proassist.domain.access.Permission.BLACKLIST;
import static pl.proassist.domain.access.Permission.USERS;
import static pl.proassist.domain.access.Permission.VISITS_BOOK;
import static pl.proassist.domain.access.Permission.VISITS_VIEW;
import static pl.proassist.domain.access.Permission.VISIT_TERMS;

import io.vavr.control.Option;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pl.proassist.Proves;
import pl.proassist.domain.Builders;
import pl.proassist.domain.facility.FacilityId;

/** Who may do what and where, out of roles and what is granted and revoked on top of them. */
@Proves("SEC-18")
class GrantsTest {

    private static final FacilityId ANOTHER = new FacilityId(Builders.id("another facility"));

    @Test @Proves("VIS-06") void what_is_granted_is_added_to_the_role_and_what_is_revoked_is_taken_from_it() {
        var part = new Membership(Option.some(FACILITY), Option.some(Role.RECEPTIONIST_IN_TRAINING), Set.of(VISIT_TERMS), Set.of(VISITS_BOOK));

        assertThat(part.permissions()).contains(VISIT_TERMS, VISITS_VIEW).doesNotContain(VISITS_BOOK);
        assertThat(part.permissions()).hasSameSizeAs(Role.RECEPTIONIST_IN_TRAINING.permissions());
    }

    @Test @Proves("VIS-06") void revoking_wins_over_granting() {
        var part = new Membership(Option.some(FACILITY), Option.none(), Set.of(VISIT_TERMS, BLACKLIST), Set.of(VISIT_TERMS));

        assertThat(part.permissions()).containsExactly(BLACKLIST);
    }

    @Test @Proves("CAL-12") void in_each_facility_it_is_the_part_there_that_counts() {
        var grants = Grants.of(List.of(part(FACILITY, Role.RECEPTIONIST), onlyAt(ANOTHER, BLACKLIST)));

        assertThat(grants.allow(VISITS_BOOK, FACILITY)).isTrue();
        assertThat(grants.allow(VISITS_BOOK, ANOTHER)).isFalse();
        assertThat(grants.allow(BLACKLIST, ANOTHER)).isTrue();
        assertThat(grants.allowSomewhere(VISITS_BOOK)).isTrue();
        assertThat(grants.allowSomewhere(USERS)).isFalse();
        assertThat(grants.allowEverywhere(VISITS_BOOK)).isFalse();
        assertThat(grants.where(BLACKLIST)).contains(Set.of(FACILITY, ANOTHER));
        assertThat(grants.where(USERS)).contains(Set.of());
    }

    @Test void everywhere_is_in_every_facility_now_and_later() {
        var grants = Grants.of(List.of(part(Role.MANAGER), onlyAt(FACILITY, VISITS_BOOK)));
        var later = new FacilityId(Builders.id("opened next year"));

        assertThat(grants.allow(VISITS_VIEW, later)).isTrue();
        assertThat(grants.allow(VISITS_BOOK, later)).isFalse();
        assertThat(grants.allow(VISITS_BOOK, FACILITY)).isTrue();
        assertThat(grants.allowEverywhere(VISITS_VIEW)).isTrue();
        assertThat(grants.where(VISITS_VIEW)).isEmpty();
        assertThat(grants.hasPartIn(later)).isTrue();
    }

    @Test void what_is_revoked_in_one_facility_stays_with_whoever_has_it_everywhere() {
        var grants = Grants.of(List.of(part(Role.MANAGER), new Membership(Option.some(FACILITY), Option.none(), Set.of(), Set.of(VISITS_VIEW))));

        assertThat(grants.allow(VISITS_VIEW, FACILITY)).isTrue();
    }

    @Test void somebody_without_any_part_may_nothing_and_is_not_told_what_there_is() {
        assertThat(Grants.of(List.of())).isEqualTo(Grants.NONE);
        assertThat(Grants.NONE.hasPartIn(FACILITY)).isFalse();
        assertThat(Stream.of(Permission.values())).noneMatch(Grants.NONE::allowSomewhere);
    }

    @Test void a_part_without_any_permission_is_a_part() {
        var grants = Grants.of(List.of(new Membership(Option.some(FACILITY), Option.none(), Set.of(), Set.of())));

        assertThat(grants.hasPartIn(FACILITY)).isTrue();
        assertThat(grants.hasPartIn(ANOTHER)).isFalse();
    }

    @Test void nobody_covers_more_than_one_has_oneself() {
        var here = Grants.of(List.of(part(FACILITY, Role.RECEPTIONIST)));
        var everywhere = Grants.of(List.of(part(Role.RECEPTIONIST)));

        assertThat(here.cover(part(FACILITY, Role.RECEPTIONIST_IN_TRAINING))).isTrue();
        assertThat(here.cover(part(FACILITY, Role.RECEPTIONIST))).isTrue();
        assertThat(here.cover(part(FACILITY, Role.MANAGER))).isFalse();
        assertThat(here.cover(part(ANOTHER, Role.RECEPTIONIST_IN_TRAINING))).isFalse();
        assertThat(here.cover(part(Role.RECEPTIONIST_IN_TRAINING))).isFalse();
        assertThat(everywhere.cover(part(ANOTHER, Role.RECEPTIONIST))).isTrue();
        assertThat(everywhere.cover(part(Role.RECEPTIONIST))).isTrue();
        assertThat(everywhere.cover(part(Role.ADMINISTRATOR))).isFalse();
    }

    @Test void what_is_revoked_from_a_role_need_not_be_covered() {
        var without = new Membership(Option.some(FACILITY), Option.some(Role.MANAGER), Set.of(), Role.MANAGER.permissions());

        assertThat(Grants.NONE.cover(without)).isTrue();
    }

    @Test void grants_do_not_change_behind_ones_back() {
        assertThat(Grants.ALL.everywhere()).containsExactlyInAnyOrder(Permission.values());
        assertThat(Grants.ALL.everywhere()).isUnmodifiable();
        assertThat(part(FACILITY, Role.MANAGER).permissions()).isUnmodifiable();
        assertThat(Role.ADMINISTRATOR.permissions()).isUnmodifiable();
    }

    @Test void an_administrator_may_everything() {
        assertThat(Role.ADMINISTRATOR.permissions()).containsExactlyInAnyOrder(Permission.values());
    }

    @ParameterizedTest @EnumSource(value = Role.class, names = "ADMINISTRATOR", mode = EnumSource.Mode.EXCLUDE)
    void nobody_but_an_administrator_manages_users_or_overrides_the_blacklist_by_role(Role role) {
        assertThat(role.permissions()).doesNotContain(USERS, Permission.OVERRIDE_BLACKLIST, Permission.OPERATIONS);
    }

    @Test @Proves("VIS-07") void somebody_in_training_exempts_nobody_from_paying() {
        assertThat(Role.RECEPTIONIST.permissions()).contains(VISIT_TERMS, BLACKLIST);
        assertThat(Role.RECEPTIONIST_IN_TRAINING.permissions()).contains(VISITS_BOOK).doesNotContain(VISIT_TERMS, BLACKLIST, Permission.PAYMENTS_HANDLE);
    }

    @Test @Proves("SEC-19") void an_accountant_sees_invoices_and_money_and_nothing_else() {
        assertThat(Role.ACCOUNTANT.permissions()).containsExactlyInAnyOrder(Permission.INVOICES_VIEW, Permission.PAYMENTS_REPORT);
    }

    @Test @Proves("A37") void the_report_of_payments_is_apart_from_the_rules_and_from_clinical_access() {
        assertThat(Role.RECEPTIONIST.permissions()).doesNotContain(Permission.PAYMENTS_REPORT, Permission.CLINICAL_VIEW);
        assertThat(Role.SPECIALIST.permissions()).contains(Permission.CLINICAL_VIEW).doesNotContain(Permission.PAYMENTS_REPORT, Permission.FACILITY_RULES);
        assertThat(Role.MANAGER.permissions()).contains(Permission.PAYMENTS_REPORT).doesNotContain(Permission.CLINICAL_VIEW);
    }

    @ParameterizedTest @EnumSource(Permission.class)
    void a_permission_is_found_by_its_public_code(Permission permission) {
        assertThat(permission.code()).matches("[a-z]+([.-][a-z]+)*");
        assertThat(Permission.of(permission.code())).contains(permission);
    }

    @Test void no_other_code_is_a_permission() {
        assertThat(Permission.of("USERS")).isEmpty();
        assertThat(Permission.of("")).isEmpty();
        assertThat(Stream.of(Permission.values()).map(Permission::code)).doesNotHaveDuplicates();
    }
}

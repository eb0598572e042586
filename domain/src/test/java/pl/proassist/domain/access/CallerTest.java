package pl.proassist.domain.access;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.access.AccountBuilder.ANNA;
import static pl.proassist.domain.access.AccountBuilder.onlyAt;
import static pl.proassist.domain.access.AccountBuilder.part;
import static pl.proassist.domain.access.Permission.USERS;
import static pl.proassist.domain.access.Permission.VISITS_BOOK;
import static pl.proassist.domain.access.Permission.VISITS_VIEW;

import io.vavr.control.Option;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.domain.Builders;
import pl.proassist.domain.access.AccessRefusal.Forbidden;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.FacilityRefusal;
import pl.proassist.domain.shared.Refusal;

/** What a caller is answered, and what the trail keeps of it. */
@Proves("SEC-18")
class CallerTest {

    private static final FacilityId ANOTHER = new FacilityId(Builders.id("another facility"));
    private static final Refusal UNKNOWN = new FacilityRefusal.UnknownFacility(FACILITY);
    private static final Actor ACTOR = Actor.person(ANNA, "192.0.2.7");

    @Test void somebody_with_the_permission_may() {
        var caller = caller(onlyAt(FACILITY, VISITS_BOOK));

        assertThat(caller.may(VISITS_BOOK, FACILITY, UNKNOWN).get()).isSameAs(caller);
        assertThat(caller.partIn(FACILITY, UNKNOWN).get()).isSameAs(caller);
        assertThat(caller.maySomewhere(VISITS_BOOK).get()).isSameAs(caller);
        assertThat(caller(part(Role.ADMINISTRATOR)).mayEverywhere(VISITS_BOOK).isRight()).isTrue();
    }

    @Test void somebody_with_a_part_but_without_the_permission_is_told_which_one_is_needed() {
        var caller = caller(onlyAt(FACILITY, VISITS_VIEW));

        assertThat(caller.may(VISITS_BOOK, FACILITY, UNKNOWN).getLeft()).isEqualTo(new Forbidden(VISITS_BOOK));
        assertThat(caller.maySomewhere(VISITS_BOOK).getLeft()).isEqualTo(new Forbidden(VISITS_BOOK));
        assertThat(caller.mayEverywhere(VISITS_VIEW).getLeft()).isEqualTo(new Forbidden(VISITS_VIEW));
    }

    @Test void somebody_of_another_facility_is_not_told_that_the_thing_is_there() {
        var caller = caller(part(ANOTHER, Role.ADMINISTRATOR));

        assertThat(caller.may(VISITS_BOOK, FACILITY, UNKNOWN).getLeft()).isSameAs(UNKNOWN);
        assertThat(caller.partIn(FACILITY, UNKNOWN).getLeft()).isSameAs(UNKNOWN);
    }

    @Test void whoever_holds_the_token_of_the_installation_may_everything_and_is_nobody() {
        var caller = Caller.installation("127.0.0.1");

        assertThat(Stream.of(Permission.values())).allMatch(each -> caller.mayEverywhere(each).isRight());
        assertThat(caller.user()).isEmpty();
        assertThat(caller.session()).isEmpty();
        assertThat(caller.actor().from()).contains("127.0.0.1");
    }

    @Test void only_a_person_has_an_account() {
        var key = new Caller(new Actor(Actor.Kind.KEY, Option.some(ANNA.value()), Option.none()), Grants.NONE, Option.none());

        assertThat(caller().user()).contains(ANNA);
        assertThat(key.user()).isEmpty();
    }

    @Test @Proves("SEC-21") void an_act_says_who_and_what_and_to_which_things() {
        var act = caller().does("visit.cancel").on("visit", Builders.id("visit")).on("patient", Builders.id("patient")).saying("by", "phone");

        assertThat(act).isEqualTo(new Act(ACTOR, "visit.cancel", Map.of("visit", Builders.id("visit"), "patient", Builders.id("patient")),
                Map.of("by", "phone"), false));
    }

    @Test @Proves("SEC-21") void a_look_is_kept_only_when_it_was_forbidden() {
        var look = caller().looks("visit.show");

        assertThat(look.isKept(Option.none())).isFalse();
        assertThat(look.isKept(Option.some(UNKNOWN))).isFalse();
        assertThat(look.isKept(Option.some(new Forbidden(USERS)))).isTrue();
    }

    @Test @Proves("SEC-21") void a_change_is_kept_however_it_ended() {
        var change = caller().does("visit.cancel");

        assertThat(change.isKept(Option.none())).isTrue();
        assertThat(change.isKept(Option.some(UNKNOWN))).isTrue();
    }

    private static Caller caller(Membership... parts) {
        return new Caller(ACTOR, Grants.of(List.of(parts)), Option.none());
    }
}

package pl.proassist.application.invoicing;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.application.fakes.World.STAFF;
import static pl.proassist.domain.Builders.FACILITY;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.application.fakes.KsefWorld;
import pl.proassist.application.port.KsefAnnouncements.State;
import pl.proassist.application.port.StaffTasks.Kind;
import pl.proassist.domain.Builders;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.invoice.IssueMode;
import pl.proassist.domain.invoice.ModeChoice.Because;
import pl.proassist.domain.invoice.Outage;

/** How the product learns what the ministry announces, and tells people what they must know in time. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Proves("KSF-23")
class WatchKsefTest {

    private static final Instant MORNING = Instant.parse("2026-11-16T09:00:00Z");

    private static final FacilityId ANOTHER = new FacilityId(Builders.id("another facility"));

    private final KsefWorld world = new KsefWorld(MORNING);

    @Test
    void an_installation_in_which_nothing_waits_for_ksef_asks_nobody() {
        world.ministry.say(State.FAILURE);

        world.advance(Duration.ofDays(30));

        assertThat(outages()).isEmpty();
        assertThat(world.signs.nextLook()).isEqualTo(Instant.EPOCH);
    }

    @Test
    @Proves("KSF-23")
    void who_is_shown_the_mode_while_nothing_waits_sees_what_is_at_most_five_minutes_old() {
        assertThat(mode()).isEqualTo(IssueMode.ONLINE);
        world.ministry.say(State.FAILURE);

        world.advance(Duration.ofMinutes(5).minusSeconds(1));
        assertThat(mode()).isEqualTo(IssueMode.ONLINE);

        world.advance(Duration.ofSeconds(1));
        assertThat(mode()).isEqualTo(IssueMode.EMERGENCY);
        world.ministry.say(State.AVAILABLE);
        world.advance(Duration.ofHours(3));
        assertThat(mode()).isEqualTo(IssueMode.ONLINE);
    }

    @Test
    void who_may_not_see_the_mode_has_nobody_asked() {
        assertThat(world.ksefMode.show(STAFF, ANOTHER).isLeft()).isTrue();

        assertThat(world.signs.nextLook()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void what_is_announced_is_known_after_five_minutes_and_kept_for_good() {
        somebodyWaits();
        world.settle();
        world.ministry.announce(4, State.MAINTENANCE, MORNING.plusSeconds(60), Option.some(MORNING.plusSeconds(600)));

        world.advance(Duration.ofMinutes(5).minusSeconds(1));
        assertThat(outages()).isEmpty();
        world.advance(Duration.ofDays(30));

        assertThat(outages()).containsExactly(new Outage(Outage.Kind.MAINTENANCE, MORNING.plusSeconds(60), Option.some(MORNING.plusSeconds(600))));
    }

    @Test
    void whoever_finds_ksef_away_has_the_ministry_asked_at_once() {
        somebodyWaits();
        world.settle();
        world.clock.advance(Duration.ofMinutes(1));
        world.ministry.say(State.FAILURE);
        world.ksef.beAway(true);

        world.issues("FV/1");
        world.settle();

        assertThat(mode()).isEqualTo(IssueMode.EMERGENCY);
    }

    @Test
    void a_failure_that_only_the_state_tells_of_lasts_until_the_state_is_good_again() {
        somebodyWaits();
        world.ministry.say(State.FAILURE);
        world.advance(Duration.ofMinutes(12));
        world.ministry.say(State.AVAILABLE);
        world.advance(Duration.ofMinutes(5));

        assertThat(outages()).containsExactly(new Outage(Outage.Kind.FAILURE, MORNING, Option.some(MORNING.plus(Duration.ofMinutes(15)))));
        assertThat(mode()).isEqualTo(IssueMode.ONLINE);
    }

    @Test
    void a_message_that_makes_no_sense_is_left_out() {
        somebodyWaits();
        world.ministry.announce(1, State.AVAILABLE, MORNING, Option.none());
        world.ministry.announce(2, State.FAILURE, MORNING, Option.some(MORNING.minusSeconds(1)));

        world.settle();

        assertThat(outages()).isEmpty();
    }

    @Test
    void a_silent_status_service_announces_nothing_and_is_asked_each_minute() {
        somebodyWaits();
        world.ministry.beSilent(true);
        world.advance(Duration.ofMinutes(3));
        assertThat(shown().silent()).contains(MORNING);
        assertThat(mode()).isEqualTo(IssueMode.ONLINE);

        world.ministry.beSilent(false);
        world.advance(Duration.ofMinutes(1));
        assertThat(shown().silent()).isEmpty();
    }

    @Test
    @Proves({"KSF-14", "KSF-23"})
    void when_neither_answers_nothing_may_be_assumed_to_be_announced() {
        world.ministry.beSilent(true);
        world.ksef.beAway(true);

        var invoice = world.issues("FV/1");
        world.advance(Duration.ofSeconds(6));

        assertThat(world.submission(invoice).mode()).isEqualTo(IssueMode.OFFLINE24);
        assertThat(world.submission(invoice).reason()).contains(Because.NOBODY_ANSWERS.name());
    }

    @Test
    @Proves({"KSF-14", "KSF-34"})
    void four_hours_before_the_last_day_ends_a_person_is_told_once() {
        world.ksef.beAway(true);
        world.issues("FV/1");

        world.advanceTo(Instant.parse("2026-11-17T18:59:00Z"));
        assertThat(world.tasks()).isEmpty();

        world.advanceTo(Instant.parse("2026-11-18T05:00:00Z"));
        assertThat(world.tasks()).containsExactly(Kind.KSEF_DEADLINE);
        assertThat(world.showKsefQueue.pending(STAFF, FACILITY, 10).get()).singleElement().satisfies(pending -> assertThat(pending.overdue()).isTrue());

        world.ksef.beAway(false);
        world.advance(Duration.ofMinutes(20));
        assertThat(world.tasks()).isEmpty();
        assertThat(world.ksef.issued()).hasSize(1);
    }

    /** Under another facility, so that this one's line is free. */
    private void somebodyWaits() {
        world.certificates.give(ANOTHER, "01F20A5D352AE592", Instant.EPOCH, Instant.EPOCH);
        world.ksef.endWith(415);
        world.issues("INNA/1", ANOTHER);
    }

    private List<Outage> outages() {
        return world.transactions.record(world.signs::outages);
    }

    private KsefMode.Shown shown() {
        return world.ksefMode.show(STAFF, FACILITY).get();
    }

    private IssueMode mode() {
        return shown().choice().mode();
    }
}

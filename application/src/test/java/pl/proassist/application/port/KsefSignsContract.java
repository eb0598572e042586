package pl.proassist.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.id;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.application.port.KsefSigns.ByHand;
import pl.proassist.domain.access.UserId;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.invoice.IssueMode;
import pl.proassist.domain.invoice.Outage;

/** What every store of the signs of KSeF's health must do. */
@Proves("KSF-23")
public abstract class KsefSignsContract extends StoresContract {

    private static final Instant LATER = NOW.plusSeconds(60);
    private static final Outage FAILURE = new Outage(Outage.Kind.FAILURE, NOW, Option.none());
    private static final Outage FAILURE_OVER = new Outage(Outage.Kind.FAILURE, NOW, Option.some(LATER));
    private static final Outage MAINTENANCE = new Outage(Outage.Kind.MAINTENANCE, NOW.minusSeconds(60), Option.some(LATER));

    @Test void outages_are_kept_for_good_oldest_first() {
        announce(7, FAILURE);
        announce(3, MAINTENANCE);

        assertThat(outages()).containsExactly(MAINTENANCE, FAILURE);
    }

    @Test void a_later_word_about_the_same_event_replaces_the_earlier_and_the_same_word_is_no_news() {
        assertThat(List.of(announce(7, FAILURE), announce(7, FAILURE), announce(7, FAILURE_OVER))).containsExactly(true, false, true);

        assertThat(outages()).containsExactly(FAILURE_OVER);
    }

    @Test void what_nobody_announced_ends_by_itself_and_what_was_announced_does_not() {
        announce(7, new Outage(Outage.Kind.MAINTENANCE, NOW.minusSeconds(60), Option.none()));
        assertThat(inTransaction(() -> stores.ksefSigns().beginUnannounced(Outage.Kind.FAILURE, NOW))).isOne();

        assertThat(inTransaction(() -> stores.ksefSigns().endUnannounced(LATER))).isOne();

        assertThat(outages()).containsExactly(new Outage(Outage.Kind.MAINTENANCE, NOW.minusSeconds(60), Option.none()), FAILURE_OVER);
        assertThat(inTransaction(() -> stores.ksefSigns().endUnannounced(LATER))).isZero();
    }

    @Test void one_server_looks_at_a_time_and_not_before_it_is_due() {
        assertThat(List.of(stores.ksefSigns().lease(NOW), stores.ksefSigns().lease(NOW))).containsExactly(true, false);

        looked(Option.some(NOW), LATER);

        assertThat(inTransaction(() -> stores.ksefSigns().silentSince())).contains(NOW);
        assertThat(stores.ksefSigns().nextLook()).isEqualTo(LATER);
        assertThat(List.of(stores.ksefSigns().lease(NOW), stores.ksefSigns().lease(LATER))).containsExactly(false, true);
    }

    @Test void somebody_who_finds_ksef_away_may_have_it_looked_at_earlier_but_not_later() {
        stores.ksefSigns().lease(NOW);
        looked(Option.none(), LATER);

        notLaterThan(LATER.plusSeconds(1));
        assertThat(stores.ksefSigns().nextLook()).isEqualTo(LATER);

        notLaterThan(NOW);
        assertThat(stores.ksefSigns().nextLook()).isEqualTo(NOW);
        assertThat(inTransaction(() -> stores.ksefSigns().silentSince())).isEmpty();
    }

    @Test @Proves("A26") void a_person_chooses_for_one_facility_and_takes_it_back() {
        var choice = new ByHand(IssueMode.OFFLINE24, "przerwa w dostawie internetu", Option.some(new UserId(id("anna"))), NOW);
        choose(FACILITY, Option.some(choice));
        assertThat(List.of(byHand(FACILITY), byHand(ANOTHER_FACILITY))).containsExactly(Option.some(choice), Option.none());

        var another = new ByHand(IssueMode.ONLINE, "wróciło", Option.none(), LATER);
        choose(FACILITY, Option.some(another));
        assertThat(byHand(FACILITY)).contains(another);

        choose(FACILITY, Option.none());
        assertThat(byHand(FACILITY)).isEmpty();
    }

    private boolean announce(long event, Outage outage) {
        return inTransaction(() -> stores.ksefSigns().announce(event, outage));
    }

    private List<Outage> outages() {
        return inTransaction(() -> stores.ksefSigns().outages());
    }

    private void looked(Option<Instant> silentSince, Instant next) {
        inTransaction(() -> {
            stores.ksefSigns().looked(silentSince, next);
            return next;
        });
    }

    private void notLaterThan(Instant then) {
        inTransaction(() -> {
            stores.ksefSigns().lookNotLaterThan(then);
            return then;
        });
    }

    private Option<ByHand> byHand(FacilityId facility) {
        return inTransaction(() -> stores.ksefSigns().byHand(facility));
    }

    private void choose(FacilityId facility, Option<ByHand> choice) {
        inTransaction(() -> {
            stores.ksefSigns().choose(facility, choice);
            return facility;
        });
    }
}

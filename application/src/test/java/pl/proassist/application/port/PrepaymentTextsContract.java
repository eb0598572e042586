package pl.proassist.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.aVisit;

import io.vavr.control.Option;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.domain.visit.PrepaymentText;
import pl.proassist.domain.visit.TermsAcceptance;
import pl.proassist.domain.visit.TermsAcceptance.Way;

/** What every store of the terms of prepayment must do: keep each version, and who accepted which. */
public abstract class PrepaymentTextsContract extends StoresContract {

    @Test @Proves("PAY-22") void the_latest_version_is_in_force_and_the_older_ones_stay_readable() {
        var first = new PrepaymentText(FACILITY, 1, NOW, "Zadatek przepada.", Option.some("The deposit is lost."), Option.none());
        var second = new PrepaymentText(FACILITY, 2, NOW.plusSeconds(60), "Zadatek zwracamy.", Option.none(), Option.some("Ми повертаємо завдаток."));

        assertThat(inTransaction(() -> stores.prepaymentTexts().inForce(FACILITY))).isEqualTo(Option.none());
        save(first);
        save(second);

        assertThat(inTransaction(() -> stores.prepaymentTexts().inForce(FACILITY))).isEqualTo(Option.some(second));
        assertThat(inTransaction(() -> stores.prepaymentTexts().version(FACILITY, 1))).isEqualTo(Option.some(first));
        assertThat(inTransaction(() -> stores.prepaymentTexts().version(FACILITY, 3))).isEqualTo(Option.none());
        assertThat(inTransaction(() -> stores.prepaymentTexts().inForce(ANOTHER_FACILITY))).isEqualTo(Option.none());
    }

    @Test @Proves("PAY-22") void an_acceptance_says_which_version_when_and_how_and_the_first_one_counts() {
        var visit = given(aVisit().confirmed()).id();
        var online = new TermsAcceptance(visit, 1, NOW, Way.ONLINE);
        var byPhone = new TermsAcceptance(visit, 2, NOW.plusSeconds(60), Way.PHONE);

        accept(online);
        accept(new TermsAcceptance(visit, 1, NOW.plusSeconds(30), Way.DESK));
        accept(byPhone);

        assertThat(inTransaction(() -> stores.prepaymentTexts().accepted(visit))).containsExactly(online, byPhone);
        assertThat(inTransaction(() -> stores.prepaymentTexts().isAccepted(visit, 2))).isTrue();
        assertThat(inTransaction(() -> stores.prepaymentTexts().isAccepted(visit, 3))).isFalse();
    }

    private void save(PrepaymentText text) {
        inTransaction(() -> {
            stores.prepaymentTexts().save(text);
            return text;
        });
    }

    private void accept(TermsAcceptance acceptance) {
        inTransaction(() -> {
            stores.prepaymentTexts().accept(acceptance);
            return acceptance;
        });
    }
}

package pl.proassist.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.Builders.DEADLINE;
import static pl.proassist.domain.Builders.aVisit;
import static pl.proassist.domain.Builders.id;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.domain.policy.PrepaymentKind;
import pl.proassist.domain.policy.Requirement;
import pl.proassist.domain.shared.Money;
import pl.proassist.domain.visit.TermsChange;
import pl.proassist.domain.visit.Visit;

/** What every history of payment terms must do: keep each change as it was written, oldest first. */
public abstract class TermsHistoryContract extends StoresContract {

    private static final TermsChange.Terms ASKED = new TermsChange.Terms(Requirement.REQUIRED, Money.pln("150.00"), PrepaymentKind.ADVANCE, Option.some(DEADLINE));
    private static final TermsChange.Terms SPARED = new TermsChange.Terms(Requirement.NONE, Money.ZERO, PrepaymentKind.ADVANCE, Option.none());

    @Test @Proves({"A15", "VIS-04"}) void changes_of_a_visit_are_told_oldest_first_each_as_it_was_written() {
        var visit = given(aVisit().confirmed());
        var first = change(visit, Option.some(id("user")), NOW, "stały pacjent");
        var second = change(visit, Option.none(), NOW.plusSeconds(60), "zażółć gęślą jaźń");
        add(first, second, change(given(aVisit().at(visit.details().slot().end()).confirmed()), Option.none(), NOW, "inna"));

        assertThat(inTransaction(() -> stores.termsHistory().of(visit.id()))).containsExactly(first, second);
    }

    private void add(TermsChange... changes) {
        for (var change : changes) {
            inTransaction(() -> {
                stores.termsHistory().add(change);
                return change;
            });
        }
    }

    private static TermsChange change(Visit visit, Option<UUID> by, Instant at, String reason) {
        return new TermsChange(visit.id(), at, by, ASKED, SPARED, reason);
    }
}

package pl.proassist.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Option;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import pl.proassist.application.fakes.BookingWish;
import pl.proassist.application.fakes.World;
import pl.proassist.application.port.VisitView;
import pl.proassist.domain.patient.Language;
import pl.proassist.domain.policy.Because;

@DisplayNameGeneration(ReplaceUnderscores.class)
class VisitWordsTest {

    private final World world = new World();
    private final VisitWords words = new VisitWords(world.stores.addresses(), world.clock);
    private final VisitView visit = world.bookVisit.handle(World.STAFF, BookingWish.aWish().command()).get().visit();

    @Test
    void reasons_are_told_in_the_zone_that_the_decision_names_and_else_in_polish_time() {
        var payBy = Because.of("pay-by", "2026-01-12T19:00:00Z");

        assertThat(because(payBy)).containsExactly("To be paid by 12 Jan 2026 20:00 (+01:00)");
        assertThat(because(Because.of("zone", "Europe/London"), payBy)).containsExactly(
                "Hours and days are told in the zone Europe/London", "To be paid by 12 Jan 2026 19:00 (+00:00)");
    }

    @Test
    void what_is_not_there_is_left_out_of_the_body() {
        var body = JsonWriter.text(words.listed(visit, Speech.of(Language.PL)));

        assertThat(body).doesNotContain("null", "room", "unmatched", "messages", "deadline\":", "\"link\"");
    }

    private List<String> because(Because... trace) {
        var told = new VisitView(visit.id(), 1, visit.facility(), visit.specialist(), visit.service(), visit.patient(), Option.none(), visit.start(),
                visit.end(), visit.channel(), visit.status(), visit.requirement(), visit.amount(), visit.kind(), visit.deadline(), visit.decidedBy(),
                List.of(trace), Option.none(), Option.none(), visit.paid(), visit.refunded(), visit.unmatched(), visit.money(), visit.claimable(), false, visit.attendance());
        return words.listed(told, Speech.of(Language.EN)).payment().because();
    }
}

package pl.proassist.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.id;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.application.port.KsefQueue.Depth;
import pl.proassist.application.port.KsefQueue.Line;
import pl.proassist.application.port.KsefQueue.State;
import pl.proassist.application.port.KsefQueue.Submission;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.invoice.InvoiceId;
import pl.proassist.domain.invoice.IssueMode;

/** What every store of the lines before KSeF must do. */
@Proves("KSF-03")
public abstract class KsefQueueContract extends StoresContract {

    private static final String HASH = "UtQp9Gpc51y+u3xApZjIjgkpZ01js+J8KflSPW8WzIE=";
    private static final String OTHER_HASH = "AtQp9Gpc51y+u3xApZjIjgkpZ01js+J8KflSPW8WzIE=";
    private static final Instant LATER = NOW.plusSeconds(60);

    @Test void an_invoice_in_each_state_is_read_back_as_it_was() {
        var waiting = submission("FV/1");
        var sent = submission("FV/3").begun("SO-1").sent("EE-1", LATER);
        var all = List.of(waiting, submission("FV/2").begun("SO-1"), sent, submission("FV/4").begun("SO-1").sent("EE-2", LATER).now(State.ACCEPTED, Option.some(200), LATER),
                submission("FV/5").now(State.DONE, Option.some(200), LATER), submission("FV/6").begun("SO-1").now(State.REFUSED, Option.some(450), LATER),
                submission("FV/7").handedOver(IssueMode.EMERGENCY, "FAILURE_ANNOUNCED", LATER).now(State.OVER, Option.none(), LATER),
                submission("FV/8").begun("SO-1").again(LATER, Option.some(550)), submission("FV/9").askedAgain(LATER), submission("FV/10").foundAs("SO-2", "EE-7"),
                submission("FV/11").redated(LocalDate.parse("2026-02-01"), OTHER_HASH, LATER));

        all.forEach(this::given);

        assertThat(all).allSatisfy(each -> assertThat(inTransaction(() -> stores.ksefQueue().find(each.invoice()))).contains(each));
    }

    @Test void the_same_bytes_stand_in_line_once_and_keep_what_is_known_of_them() {
        var sent = submission("FV/1").begun("SO-1").sent("EE-1", LATER);
        given(sent);

        add(submission("FV/1"));

        assertThat(found("FV/1")).isEqualTo(sent);
    }

    @Test void other_bytes_of_an_invoice_begin_anew_at_its_place() {
        given(submission("FV/1").begun("SO-1").now(State.REFUSED, Option.some(450), LATER));
        add(submission("FV/2"));
        var anew = submission("FV/1", OTHER_HASH);

        add(anew);

        assertThat(due(Set.of(State.WAITING), NOW)).containsExactly(anew, submission("FV/2"));
    }

    @Test void an_invoice_that_goes_out_under_another_number_stands_in_line_under_that() {
        given(submission("FV/1").begun("SO-1").now(State.REFUSED, Option.some(440), LATER));
        var anew = Submission.of(new InvoiceId(id("FV/1")), FACILITY, "FV/7", LocalDate.parse("2026-01-12"), OTHER_HASH, Option.none(), IssueMode.ONLINE, Option.none(), NOW, NOW);

        add(anew);

        assertThat(inTransaction(() -> stores.ksefQueue().find(anew.invoice()))).contains(anew);
    }

    @Test void what_is_due_comes_in_the_order_of_the_line_and_not_before_its_time() {
        given(submission("FV/1").postponed(LATER));
        given(submission("FV/2"));
        given(submission("FV/3"));

        assertThat(due(State.TO_SEND, NOW)).extracting(Submission::number).containsExactly("FV/2", "FV/3");
        assertThat(due(State.TO_SEND, LATER)).extracting(Submission::number).containsExactly("FV/1", "FV/2", "FV/3");
        assertThat(stores.ksefQueue().due(FACILITY, State.TO_SEND, LATER, 1)).extracting(Submission::number).containsExactly("FV/1");
    }

    @Test void a_line_is_worked_by_one_until_it_is_given_back() {
        add(submission("FV/1"));

        var leased = stores.ksefQueue().lease(NOW);

        assertThat(leased).contains(Line.fresh(FACILITY));
        assertThat(stores.ksefQueue().lease(NOW)).isEmpty();
        stores.ksefQueue().release(leased.get(), NOW);
        assertThat(stores.ksefQueue().lease(NOW)).isNotEmpty();
    }

    @Test void the_line_that_was_worked_longest_ago_comes_first() {
        add(submission("FV/1"));
        add(new Submission(new InvoiceId(id("other")), ANOTHER_FACILITY, "A/1", LocalDate.parse("2026-01-12"), HASH, Option.none(), IssueMode.ONLINE, Option.none(), NOW,
                State.WAITING, false, Option.none(), Option.none(), NOW, 0, 0, Option.none()));
        var first = stores.ksefQueue().lease(NOW).get();
        stores.ksefQueue().release(first, NOW);

        assertThat(stores.ksefQueue().lease(NOW).map(Line::facility)).isNotEmpty().isNotEqualTo(Option.some(first.facility()));
        assertThat(stores.ksefQueue().waiting()).containsExactlyInAnyOrder(FACILITY, ANOTHER_FACILITY);
    }

    @Test void what_is_known_of_a_line_is_given_back_with_it() {
        add(submission("FV/1"));
        var line = stores.ksefQueue().lease(NOW).get().opened("SO-1", NOW, LATER).inTrouble(NOW, LATER).shutOut(NOW, LATER).silentUntil(LATER);

        stores.ksefQueue().release(line, NOW);

        assertThat(stores.ksefQueue().line(FACILITY)).isEqualTo(line);
        assertThat(stores.ksefQueue().line(ANOTHER_FACILITY)).isEqualTo(Line.fresh(ANOTHER_FACILITY));
    }

    @Test void a_line_rests_while_it_is_told_to() {
        add(submission("FV/1"));
        releasedAs(stores.ksefQueue().lease(NOW).get().sendAt(LATER));
        assertThat(stores.ksefQueue().lease(NOW)).isEmpty();
        assertThat(stores.ksefQueue().nextDue()).contains(LATER);

        releasedAs(stores.ksefQueue().lease(LATER).get().sendAt(NOW).silentUntil(LATER.plusSeconds(1)));
        assertThat(stores.ksefQueue().lease(LATER)).isEmpty();
        assertThat(stores.ksefQueue().nextDue()).contains(LATER.plusSeconds(1));
    }

    @Test void what_was_sent_is_asked_for_while_nothing_may_be_sent_and_the_other_way_round() {
        given(submission("FV/1").begun("SO-1").sent("EE-1", NOW));
        releasedAs(stores.ksefQueue().lease(NOW).get().sendAt(LATER));

        var line = stores.ksefQueue().lease(NOW);
        assertThat(line).isNotEmpty();

        releasedAs(line.get().askAt(LATER));
        assertThat(stores.ksefQueue().lease(NOW)).isEmpty();
    }

    @Test void an_open_session_is_a_reason_to_look_at_the_line() {
        given(submission("FV/1").now(State.DONE, Option.some(200), NOW));
        add(submission("FV/2"));
        var line = stores.ksefQueue().lease(NOW).get().opened("SO-1", NOW, LATER);
        inTransaction(() -> {
            stores.ksefQueue().save(submission("FV/2").now(State.DONE, Option.some(200), NOW));
            return line;
        });
        releasedAs(line);

        assertThat(stores.ksefQueue().lease(NOW)).isEmpty();
        assertThat(stores.ksefQueue().nextDue()).contains(LATER);
        assertThat(stores.ksefQueue().lease(LATER)).contains(line);
    }

    @Test void nothing_is_due_when_nobody_waits() {
        given(submission("FV/1").now(State.DONE, Option.some(200), NOW));

        assertThat(stores.ksefQueue().nextDue()).isEmpty();
        assertThat(stores.ksefQueue().lease(NOW.plus(Duration.ofDays(1)))).isEmpty();
        assertThat(stores.ksefQueue().waiting()).isEmpty();
    }

    @Test void when_something_changes_all_that_waits_is_tried_now_but_never_in_the_time_of_silence() {
        given(submission("FV/1").postponed(LATER));
        releasedAs(stores.ksefQueue().lease(LATER).get().inTrouble(NOW, LATER.plusSeconds(9)));

        inTransaction(() -> {
            stores.ksefQueue().hasten(NOW);
            return NOW;
        });
        assertThat(stores.ksefQueue().nextDue()).contains(NOW);

        releasedAs(stores.ksefQueue().lease(NOW).get().silentUntil(LATER));
        inTransaction(() -> {
            stores.ksefQueue().hasten(FACILITY, NOW);
            return NOW;
        });
        assertThat(stores.ksefQueue().lease(NOW)).isEmpty();
    }

    @Test void open_is_what_ksef_has_not_taken() {
        given(submission("FV/1"));
        given(submission("FV/2").begun("SO-1").sent("EE-1", NOW));
        given(submission("FV/3").begun("SO-1").now(State.REFUSED, Option.some(450), NOW));
        given(submission("FV/4").begun("SO-1").sent("EE-1", NOW).now(State.ACCEPTED, Option.some(200), NOW));
        given(submission("FV/5").now(State.OVER, Option.none(), NOW));

        assertThat(stores.ksefQueue().open(FACILITY)).extracting(Submission::number).containsExactly("FV/1", "FV/2", "FV/3");
        assertThat(stores.ksefQueue().open(ANOTHER_FACILITY)).isEmpty();
    }

    @Test void it_is_known_how_many_wait_and_since_when() {
        assertThat(stores.ksefQueue().depth()).isEqualTo(new Depth(0, Option.none()));
        given(submission("FV/1").handedOver(IssueMode.OFFLINE24, "NO_CONNECTION", LATER));
        given(submission("FV/2").begun("SO-1").sent("EE-1", NOW));
        given(submission("FV/3").now(State.DONE, Option.some(200), NOW));

        assertThat(stores.ksefQueue().depth()).isEqualTo(new Depth(2, Option.some(NOW)));
    }

    private static Submission submission(String number) {
        return submission(number, HASH);
    }

    private static Submission submission(String number, String hash) {
        return Submission.of(new InvoiceId(id(number)), FACILITY, number, LocalDate.parse("2026-01-12"), hash, Option.some(OTHER_HASH), IssueMode.ONLINE,
                Option.none(), NOW, NOW);
    }

    private void add(Submission submission) {
        inTransaction(() -> {
            stores.ksefQueue().add(submission);
            return submission;
        });
    }

    /** It stands in line and has become this. */
    private void given(Submission submission) {
        add(submission(submission.number()));
        inTransaction(() -> {
            stores.ksefQueue().save(submission);
            return submission;
        });
    }

    private void releasedAs(Line line) {
        stores.ksefQueue().release(line, NOW);
    }

    private Submission found(String number) {
        return inTransaction(() -> stores.ksefQueue().find(new InvoiceId(id(number))).get());
    }

    private List<Submission> due(Set<State> states, Instant now) {
        return stores.ksefQueue().due(new FacilityId(FACILITY.value()), states, now, 100);
    }
}

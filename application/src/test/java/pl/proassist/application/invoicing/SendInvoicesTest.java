package pl.proassist.application.invoicing;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.InvoiceBuilder.aCompany;
import static pl.proassist.domain.InvoiceBuilder.BUYER;
import static pl.proassist.application.port.KsefQueue.State.ACCEPTED;
import static pl.proassist.application.port.KsefQueue.State.DONE;
import static pl.proassist.application.port.KsefQueue.State.OVER;
import static pl.proassist.application.port.KsefQueue.State.REFUSED;
import static pl.proassist.application.port.KsefQueue.State.SENT;
import static pl.proassist.application.port.KsefQueue.State.WAITING;
import static pl.proassist.domain.Builders.FACILITY;

import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import pl.proassist.Proves;
import pl.proassist.application.fakes.KsefWorld;
import pl.proassist.application.fakes.World;
import pl.proassist.application.port.EInvoicing.Document;
import pl.proassist.application.port.EInvoicing.SendAnswer;
import pl.proassist.application.port.KsefAnnouncements;
import pl.proassist.application.port.KsefCall;
import pl.proassist.application.port.KsefQueue.State;
import pl.proassist.application.port.StaffTasks.Kind;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.Builders;
import pl.proassist.domain.invoice.Billing;
import pl.proassist.domain.invoice.Buyer;
import pl.proassist.domain.invoice.Handover;
import pl.proassist.domain.invoice.Invoice;
import pl.proassist.domain.invoice.InvoiceId;
import pl.proassist.domain.invoice.IssueMode;
import pl.proassist.domain.invoice.OutsideReason;

/** From the line to the KSeF number, on good days and bad ones: nothing is issued twice, nothing is lost. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SendInvoicesTest {

    /** A Monday, ten o'clock in Warsaw. */
    private static final Instant MORNING = Instant.parse("2026-11-16T09:00:00Z");

    private final KsefWorld world = new KsefWorld(MORNING);

    @Test
    @Proves({"KSF-02", "KSF-03", "KSF-13"})
    void an_invoice_gets_its_number_and_its_receipt_and_the_session_is_closed() {
        world.ksef.takesTime(Duration.ofSeconds(4));
        var invoice = world.issues("FV/1");

        world.settle();
        assertThat(world.state(invoice)).isEqualTo(SENT);
        assertThat(world.invoice(invoice)).isInstanceOf(Invoice.Sent.class);

        world.advance(Duration.ofSeconds(10));
        assertThat(world.state(invoice)).isEqualTo(DONE);
        assertThat(world.invoice(invoice).ksefNumber()).isNotEmpty();
        assertThat(new String(world.receipt(invoice).get(), StandardCharsets.UTF_8)).contains(world.invoice(invoice).ksefNumber().get().value());
        assertThat(world.ksef.sessionsOpen()).isOne();

        world.advance(Duration.ofMinutes(16));
        assertThat(world.ksef.sessionsOpen()).isZero();
        assertThat(world.tasks()).isEmpty();
    }

    @Test
    void several_go_in_their_order_within_one_session() {
        var all = world.issues(30);

        world.advance(Duration.ofMinutes(3));

        assertThat(world.ksef.sessionsOpened()).isOne();
        assertThat(sentNumbers()).isEqualTo(IntStream.rangeClosed(1, 30).mapToObj(each -> "FV/" + each).toList());
        assertThat(all).allSatisfy(each -> assertThat(world.state(each)).isEqualTo(DONE));
    }

    /** Before and after each of the calls that two invoices need, and the one for the limits. */
    static Stream<Arguments> everyCall() {
        return IntStream.rangeClosed(1, 10).boxed().flatMap(call -> Stream.of(Arguments.of(call, false), Arguments.of(call, true)));
    }

    @ParameterizedTest(name = "at call {0}, acted on: {1}")
    @MethodSource("everyCall")
    @Proves({"KSF-02", "KSF-03"})
    void a_server_that_is_killed_at_any_call_sends_nothing_twice_and_loses_nothing(int call, boolean acted) {
        world.ksef.takesTime(Duration.ofSeconds(2));
        var first = world.issues("FV/1");
        var second = world.issues("FV/2");

        var killed = world.isKilledAtCall(call, acted, Duration.ofMinutes(30));
        world.advance(Duration.ofMinutes(30));

        assertThat(killed).isEqualTo(call <= 9);
        assertThat(sentNumbers()).containsExactly("FV/1", "FV/2");
        assertThat(List.of(first, second)).allSatisfy(each -> {
            assertThat(world.state(each)).isEqualTo(DONE);
            assertThat(world.invoice(each).ksefNumber()).isNotEmpty();
            assertThat(world.receipt(each)).isNotEmpty();
        });
        assertThat(world.tasks()).isEmpty();
    }

    @Test
    void an_answer_that_is_lost_is_asked_for_and_not_sent_again() {
        world.ksef.takesTime(Duration.ofSeconds(2));
        var invoice = world.issues("FV/1");
        world.isKilledAtCall(2, true, Duration.ZERO);

        world.advance(Duration.ofMinutes(1));

        assertThat(world.ksef.taken()).hasSize(1);
        assertThat(world.state(invoice)).isEqualTo(DONE);
    }

    @Test
    void what_was_there_before_with_the_same_bytes_is_ours() {
        var invoice = world.issues("FV/1");
        world.ksef.isTaken(bytes(invoice));

        world.advance(Duration.ofMinutes(1));

        assertThat(world.state(invoice)).isEqualTo(DONE);
        assertThat(world.invoice(invoice).ksefNumber()).isNotEmpty();
        assertThat(world.ksef.issued()).hasSize(1);
    }

    @Test
    void what_was_there_before_with_other_bytes_is_a_conflict_that_a_person_must_see() {
        var invoice = world.issues("FV/1");
        world.ksef.isTaken(world.another(invoice));

        world.advance(Duration.ofHours(5));

        assertThat(world.state(invoice)).isEqualTo(REFUSED);
        assertThat(world.invoice(invoice)).isInstanceOf(Invoice.Refused.class);
        assertThat(world.tasks()).containsExactly(Kind.KSEF_REFUSED);
    }

    @ParameterizedTest(name = "code {0}")
    @ValueSource(ints = {405, 500, 550, 435})
    void what_broke_at_their_side_goes_again_with_the_same_bytes(int code) {
        world.ksef.endWith(code);
        var invoice = world.issues("FV/1");
        var hash = world.hash(invoice);

        world.advance(Duration.ofMinutes(1));

        assertThat(world.state(invoice)).isEqualTo(DONE);
        assertThat(world.hash(invoice)).isEqualTo(hash);
        assertThat(world.ksef.taken()).hasSize(2).allSatisfy(sent -> assertThat(sent.xml()).isEqualTo(world.ksef.taken().get(0).xml()));
        assertThat(world.ksef.sessionsOpened()).isEqualTo(2);
    }

    @ParameterizedTest(name = "codes {0}")
    @ValueSource(strings = {"430", "450", "999", "435 435"})
    void what_is_refused_is_not_sent_again_and_a_person_is_told(String codes) {
        world.ksef.endWith(Stream.of(codes.split(" ")).map(Integer::valueOf).toArray(Integer[]::new));
        var invoice = world.issues("FV/1");

        world.advance(Duration.ofHours(2));

        assertThat(world.state(invoice)).isEqualTo(REFUSED);
        assertThat(world.ksef.taken()).hasSize(codes.split(" ").length);
        assertThat(world.tasks()).containsExactly(Kind.KSEF_REFUSED);
    }

    @Test
    void a_refused_invoice_that_was_made_anew_keeps_its_number_and_closes_the_task() {
        world.ksef.endWith(450);
        var invoice = world.issues("FV/1");
        world.advance(Duration.ofMinutes(1));

        world.clock.advance(Duration.ofMinutes(1));
        world.rebuilds(invoice);
        world.advance(Duration.ofMinutes(1));

        assertThat(world.state(invoice)).isEqualTo(DONE);
        assertThat(sentNumbers()).containsExactly("FV/1");
        assertThat(world.tasks()).isEmpty();
    }

    @Test @Proves({"INV-05", "KSF-30"})
    void a_refused_invoice_whose_words_were_mended_is_accepted_under_its_number_and_closes_the_task() {
        world.ksef.endWith(450);
        var invoice = world.issues("FV/1");
        world.advance(Duration.ofMinutes(1));
        assertThat(world.tasks()).containsExactly(Kind.KSEF_REFUSED);

        world.revises(invoice, new Billing(new Buyer.Company(BUYER, "Zakład pod inną nazwą", aCompany().address(), Option.none()), Option.none(), Option.none(), Option.none()));
        world.advance(Duration.ofMinutes(1));

        assertThat(world.state(invoice)).isEqualTo(DONE);
        assertThat(world.invoice(invoice).details().parties().buyer().name()).isEqualTo("Zakład pod inną nazwą");
        assertThat(sentNumbers()).containsExactly("FV/1");
        assertThat(world.tasks()).isEmpty();
    }

    @Test
    void nobody_knows_why_it_does_not_go_and_after_many_tries_a_person_is_told_while_it_is_tried_on() {
        world.ksef.endWith(500, 500, 500, 500, 500, 500, 500, 500);
        var invoice = world.issues("FV/1");

        world.advance(Duration.ofMinutes(15));
        assertThat(world.tasks()).containsExactly(Kind.KSEF_STUCK);

        world.advance(Duration.ofMinutes(30));
        assertThat(world.state(invoice)).isEqualTo(DONE);
        assertThat(world.tasks()).isEmpty();
    }

    @Test
    void without_rights_the_line_stops_until_somebody_grants_them() {
        world.ksef.endWith(410);
        var invoice = world.issues("FV/1");

        world.advance(Duration.ofMinutes(50));
        assertThat(world.tasks()).containsExactly(Kind.KSEF_LOGIN);
        assertThat(world.state(invoice)).isEqualTo(WAITING);

        world.advance(Duration.ofMinutes(20));
        assertThat(world.state(invoice)).isEqualTo(DONE);
        assertThat(world.tasks()).isEmpty();
    }

    @Test
    void an_attachment_that_was_not_declared_waits_for_a_person_and_holds_up_nobody() {
        world.ksef.endWith(415);
        var held = world.issues("FV/1");
        var next = world.issues("FV/2");

        world.advance(Duration.ofMinutes(5));
        assertThat(world.state(held)).isEqualTo(WAITING);
        assertThat(world.state(next)).isEqualTo(DONE);
        assertThat(world.tasks()).containsExactly(Kind.KSEF_STUCK);

        world.advance(Duration.ofHours(1));
        assertThat(world.state(held)).isEqualTo(DONE);
    }

    /** Each code of ksef.md 5.2 and 5.4, some that nobody has described yet, and how it ends when it comes once. */
    @ParameterizedTest(name = "{0} {1} is {2}")
    @Proves({"KSF-02", "KSF-03"})
    @CsvSource({"status, 100, SENT,", "status, 150, SENT,", "status, 199, SENT,", "status, 405, DONE,", "status, 410, WAITING, KSEF_LOGIN", "status, 415, WAITING, KSEF_STUCK",
        "status, 430, REFUSED, KSEF_REFUSED", "status, 435, DONE,", "status, 440, REFUSED, KSEF_REFUSED", "status, 450, REFUSED, KSEF_REFUSED", "status, 500, DONE,",
        "status, 550, DONE,", "status, 999, REFUSED, KSEF_REFUSED",
        "ended, 21155, DONE,", "ended, 21173, DONE,", "ended, 21180, DONE,", "ended, 21208, DONE,",
        "refused, 21157, REFUSED, KSEF_REFUSED", "refused, 21161, REFUSED, KSEF_REFUSED", "refused, 21205, REFUSED, KSEF_REFUSED", "refused, 21402, REFUSED, KSEF_REFUSED",
        "refused, 21403, REFUSED, KSEF_REFUSED", "refused, 21405, REFUSED, KSEF_REFUSED", "refused, 413, REFUSED, KSEF_REFUSED", "refused, 29999, REFUSED, KSEF_REFUSED",
        "refused, 21166, DONE,", "refused, 21167, DONE,"})
    void every_code_of_ksef_has_its_way(String how, int code, State state, Kind task) {
        switch (how) {
            case "status" -> world.ksef.endWith(code);
            case "ended" -> world.ksef.answerWith(new SendAnswer.SessionEnded(code));
            default -> world.ksef.answerWith(new SendAnswer.Refused(code, ""));
        }
        var invoice = world.issues("FV/1");

        world.advance(Duration.ofMinutes(20));

        assertThat(world.state(invoice)).isEqualTo(state);
        assertThat(world.tasks()).isEqualTo(task == null ? List.of() : List.of(task));
        assertThat(world.invoice(invoice).ksefNumber().isDefined()).isEqualTo(state == DONE);
    }

    @Test
    void what_was_there_before_and_cannot_be_read_yet_is_asked_for_again_and_ksef_is_not_taken_for_away() {
        world.ksef.storesAfter(Duration.ofMinutes(2));
        var invoice = world.issues("FV/1");
        world.ksef.isTaken(bytes(invoice));

        world.advance(Duration.ofSeconds(90));
        assertThat(world.state(invoice)).isEqualTo(SENT);
        assertThat(world.queue.line(FACILITY).failures()).isZero();
        assertThat(world.queue.line(FACILITY).troubleSince()).isEmpty();

        world.advance(Duration.ofMinutes(1));
        assertThat(world.state(invoice)).isEqualTo(DONE);
        assertThat(world.tasks()).isEmpty();
    }

    /** One is asked for by itself, two by the list of their session. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void what_ksef_does_not_speak_of_any_more_goes_again_with_the_same_bytes_and_is_known_as_ours(int number) {
        world.ksef.takesTime(Duration.ofSeconds(20));
        var all = world.issues(number);
        world.advance(Duration.ofSeconds(5));
        world.ksef.forgetSessions();

        world.advance(Duration.ofMinutes(15));

        assertThat(all).allSatisfy(each -> assertThat(world.state(each)).isEqualTo(DONE));
        assertThat(world.ksef.issued()).hasSize(number);
        assertThat(world.ksef.taken()).hasSize(2 * number);
        assertThat(world.queue.line(FACILITY).failures()).isZero();
        assertThat(world.tasks()).isEmpty();
    }

    @Test
    @Proves("KSF-02")
    void the_receipt_of_another_document_is_not_kept_and_a_person_is_told_until_the_right_one_comes() {
        world.ksef.confirmAnother(Option.some("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="));
        var invoice = world.issues("FV/1");

        world.advance(Duration.ofMinutes(10));
        assertThat(world.receipt(invoice)).isEmpty();
        assertThat(world.state(invoice)).isEqualTo(ACCEPTED);
        assertThat(world.invoice(invoice).ksefNumber()).isNotEmpty();
        assertThat(world.tasks()).containsExactly(Kind.KSEF_STUCK);

        world.ksef.confirmAnother(Option.none());
        world.advance(Duration.ofMinutes(15));
        assertThat(world.receipt(invoice)).isNotEmpty();
        assertThat(world.state(invoice)).isEqualTo(DONE);
        assertThat(world.tasks()).isEmpty();
    }

    // In a batch

    @Test
    @Proves("INV-06")
    void an_invoice_with_an_attachment_goes_in_a_batch_of_its_own_and_the_others_online() {
        world.ksef.takesTime(Duration.ofSeconds(20));
        var before = world.issues("FV/1");
        var attached = world.issuesWithAttachment("FV/2");
        var after = world.issues("FV/3");

        world.settle();
        assertThat(world.submission(attached).isInUnopenedBatch()).isTrue();
        assertThat(world.invoice(attached)).isInstanceOf(Invoice.Sent.class);

        world.advance(Duration.ofMinutes(3));
        assertThat(sentNumbers()).containsExactly("FV/1", "FV/2", "FV/3");
        assertThat(world.ksef.sessionsOfTaken()).satisfiesExactly(online -> assertThat(online).contains("-SO-"), batch -> assertThat(batch).contains("-SB-"),
                again -> assertThat(again).contains("-SO-"));
        assertThat(List.of(before, attached, after)).allSatisfy(each -> {
            assertThat(world.state(each)).isEqualTo(DONE);
            assertThat(new String(world.receipt(each).get(), StandardCharsets.UTF_8)).contains(world.invoice(each).ksefNumber().get().value());
        });
        assertThat(world.ksef.sessionsOpened()).as("online").isOne();
        assertThat(world.tasks()).isEmpty();
    }

    /** Before and after each of the calls that it needs: opening, handing over, the limits, asking twice for the batch, for the invoice and for its receipt. */
    static Stream<Arguments> everyCallOfABatch() {
        return IntStream.rangeClosed(1, 8).boxed().flatMap(call -> Stream.of(Arguments.of(call, false), Arguments.of(call, true)));
    }

    @ParameterizedTest(name = "at call {0}, acted on: {1}")
    @MethodSource("everyCallOfABatch")
    @Proves({"INV-06", "KSF-02"})
    void a_server_that_is_killed_at_any_call_of_a_batch_sends_nothing_twice_and_loses_nothing(int call, boolean acted) {
        world.ksef.takesTime(Duration.ofSeconds(4));
        var invoice = world.issuesWithAttachment("FV/1");

        var killed = world.isKilledAtCall(call, acted, Duration.ofMinutes(30));
        world.advance(Duration.ofMinutes(30));

        assertThat(killed).isEqualTo(call <= 7);
        assertThat(world.ksef.taken()).hasSize(1);
        assertThat(world.state(invoice)).isEqualTo(DONE);
        assertThat(world.receipt(invoice)).isNotEmpty();
        assertThat(world.tasks()).isEmpty();
    }

    @ParameterizedTest(name = "code {0}")
    @ValueSource(ints = {405, 435, 500})
    void a_batch_that_fails_is_followed_by_another_with_the_same_bytes(int code) {
        world.ksef.endBatchesWith(code);
        var invoice = world.issuesWithAttachment("FV/1");
        var hash = world.hash(invoice);

        world.advance(Duration.ofMinutes(1));

        assertThat(world.state(invoice)).isEqualTo(DONE);
        assertThat(world.hash(invoice)).isEqualTo(hash);
        assertThat(world.ksef.taken()).hasSize(1);
    }

    @ParameterizedTest(name = "codes {0}")
    @ValueSource(strings = {"430", "435 435"})
    void a_batch_that_cannot_be_read_is_not_sent_on_and_a_person_is_told(String codes) {
        world.ksef.endBatchesWith(Stream.of(codes.split(" ")).map(Integer::valueOf).toArray(Integer[]::new));
        var invoice = world.issuesWithAttachment("FV/1");

        world.advance(Duration.ofHours(1));

        assertThat(world.state(invoice)).isEqualTo(REFUSED);
        assertThat(world.ksef.taken()).isEmpty();
        assertThat(world.tasks()).containsExactly(Kind.KSEF_REFUSED);
    }

    @Test
    void a_batch_that_is_refused_at_once_waits_for_a_person_and_holds_up_nobody() {
        world.ksef.answerWith(new SendAnswer.Refused(21157, "part size"));
        var refused = world.issuesWithAttachment("FV/1");
        var next = world.issues("FV/2");

        world.advance(Duration.ofMinutes(1));

        assertThat(world.state(refused)).isEqualTo(REFUSED);
        assertThat(world.submission(refused).code()).contains(21157);
        assertThat(world.state(next)).isEqualTo(DONE);
    }

    @Test
    void an_attachment_in_a_batch_that_was_not_declared_waits_for_a_person() {
        world.ksef.endWith(415);
        var invoice = world.issuesWithAttachment("FV/1");

        world.advance(Duration.ofMinutes(5));
        assertThat(world.state(invoice)).isEqualTo(WAITING);
        assertThat(world.tasks()).containsExactly(Kind.KSEF_STUCK);

        world.advance(Duration.ofHours(1));
        assertThat(world.state(invoice)).isEqualTo(DONE);
        assertThat(world.ksef.sessionsOfTaken()).allSatisfy(session -> assertThat(session).contains("-SB-"));
    }

    @Test
    @Proves({"INV-06", "KSF-20"})
    void a_technical_correction_goes_online_whatever_is_attached() {
        world.ministry.say(KsefAnnouncements.State.FAILURE);
        world.settle();
        var invoice = world.issuesWithAttachment("FV/1");
        world.advance(Duration.ofMinutes(1));
        world.ksef.endWith(430);
        world.ministry.say(KsefAnnouncements.State.AVAILABLE);
        world.advance(Duration.ofMinutes(10));
        assertThat(world.state(invoice)).isEqualTo(REFUSED);

        world.rebuilds(invoice);
        world.advance(Duration.ofMinutes(1));

        assertThat(world.state(invoice)).isEqualTo(DONE);
        assertThat(world.ksef.sessionsOfTaken()).satisfiesExactly(batch -> assertThat(batch).contains("-SB-"), online -> assertThat(online).contains("-SO-"));
    }

    @Test
    void who_is_not_let_in_stops_tells_a_person_once_and_goes_on_when_it_is_mended() {
        world.ksef.shutOut(true);
        var invoice = world.issues("FV/1");

        world.advance(Duration.ofHours(3));
        assertThat(world.state(invoice)).isEqualTo(WAITING);
        assertThat(world.tasks()).containsExactly(Kind.KSEF_LOGIN);

        world.ksef.shutOut(false);
        world.advance(Duration.ofHours(1).plusSeconds(5));
        assertThat(world.state(invoice)).isEqualTo(DONE);
        assertThat(world.tasks()).isEmpty();
    }

    @Test
    void whoever_is_asked_to_wait_is_silent_until_then_and_not_longer() {
        var invoice = world.issues("FV/1");
        world.ksef.throttle(Duration.ofMinutes(15));

        world.advance(Duration.ofMinutes(15).minusSeconds(1));
        assertThat(world.state(invoice)).isEqualTo(WAITING);
        assertThat(world.queue.line(FACILITY).failures()).isZero();

        world.advance(Duration.ofSeconds(3));
        assertThat(world.state(invoice)).isEqualTo(DONE);
    }

    @Test
    void in_bad_weather_the_pauses_grow_and_one_good_answer_ends_them() {
        world.certificates.give(FACILITY, "01F20A5D352AE590", Instant.EPOCH, Instant.EPOCH);
        world.ksef.beAway(true);
        var invoice = world.issues("FV/1");

        world.advance(Duration.ofMinutes(2));
        assertThat(world.queue.line(FACILITY).failures()).isEqualTo(5);
        assertThat(world.queue.line(FACILITY).troubleSince()).contains(MORNING);

        world.ksef.beAway(false);
        world.advance(Duration.ofMinutes(3));
        assertThat(world.state(invoice)).isEqualTo(DONE);
        assertThat(world.queue.line(FACILITY)).satisfies(line -> {
            assertThat(line.failures()).isZero();
            assertThat(line.troubleSince()).isEmpty();
        });
    }

    @Test
    void a_session_that_ended_is_followed_by_another_and_the_order_stays() {
        world.issues("FV/1");
        world.advance(Duration.ofSeconds(5));
        world.ksef.endSessions();

        world.issues("FV/2");
        world.issues("FV/3");
        world.advance(Duration.ofMinutes(1));

        assertThat(sentNumbers()).containsExactly("FV/1", "FV/2", "FV/3");
        assertThat(world.ksef.sessionsOpened()).isEqualTo(2);
    }

    @Test
    void what_is_refused_at_once_is_never_retried_unchanged() {
        world.ksef.answerWith(new SendAnswer.Refused(21405, "input"));
        var invoice = world.issues("FV/1");

        world.advance(Duration.ofHours(1));

        assertThat(world.state(invoice)).isEqualTo(REFUSED);
        assertThat(world.submission(invoice).code()).contains(21405);
        assertThat(world.ksef.taken()).isEmpty();
    }

    @Test
    void what_is_said_of_another_document_is_not_believed() {
        world.ksef.speakOfAnother(Option.some("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="));
        var invoice = world.issues("FV/1");

        world.advance(Duration.ofMinutes(10));
        assertThat(world.invoice(invoice).ksefNumber()).isEmpty();
        assertThat(world.tasks()).containsExactly(Kind.KSEF_STUCK);

        world.ksef.speakOfAnother(Option.none());
        world.advance(Duration.ofMinutes(15));
        assertThat(world.state(invoice)).isEqualTo(DONE);
    }

    @Test
    @Proves({"KSF-02", "KSF-34"})
    void an_invoice_accepted_without_a_number_that_can_be_its_own_waits_for_a_person_and_holds_up_nobody() {
        world.ksef.misnumber(Option.some("FV/1"));
        var doubtful = world.issues("FV/1");
        var next = world.issues("FV/2");

        world.advance(Duration.ofMinutes(1));
        assertThat(world.state(doubtful)).isEqualTo(SENT);
        assertThat(world.state(next)).isEqualTo(DONE);
        assertThat(world.tasks()).containsExactly(Kind.KSEF_STUCK);

        world.ksef.misnumber(Option.none());
        world.advance(Duration.ofMinutes(15));
        assertThat(world.state(doubtful)).isEqualTo(DONE);
        assertThat(world.tasks()).isEmpty();
    }

    /** A web page, an answer about nothing: the adapter believes none of it and says that nobody has answered. */
    @Test
    @Proves({"KSF-02", "KSF-34"})
    void what_was_sent_and_has_no_answer_to_be_believed_is_asked_for_again_and_before_the_day_ends_a_person_is_told() {
        world.ksef.takesTime(Duration.ofSeconds(4));
        var invoice = world.issues("FV/1");
        world.settle();
        world.ksef.beAway(true);

        world.advance(Duration.ofHours(9));
        assertThat(world.tasks()).isEmpty();
        world.advance(Duration.ofHours(2));
        assertThat(world.tasks()).containsExactly(Kind.KSEF_DEADLINE);
        assertThat(world.state(invoice)).isEqualTo(SENT);

        world.ksef.beAway(false);
        world.advance(Duration.ofHours(1));
        assertThat(world.state(invoice)).isEqualTo(DONE);
        assertThat(world.ksef.taken()).hasSize(1);
        assertThat(world.tasks()).isEmpty();
    }

    // Midnight

    @Test
    @Proves({"A28", "KSF-13", "KSF-15"})
    void half_a_minute_before_midnight_a_failure_still_hands_it_over_with_the_day_that_is_ending() {
        world.ministry.say(KsefAnnouncements.State.FAILURE);
        world.clock.set(Instant.parse("2026-11-16T22:59:30Z"));
        world.settle();
        var invoice = world.issues("FV/1");

        world.advance(Duration.ofSeconds(20));

        var kept = world.invoice(invoice).kept().get();
        assertThat(kept.handover()).isNotEmpty();
        assertThat(kept.invoice().issued()).isEqualTo(LocalDate.parse("2026-11-16"));
    }

    @Test
    @Proves({"A28", "KSF-13"})
    void half_a_minute_before_midnight_nothing_is_sent_and_after_it_with_the_new_day_on_it() {
        world.clock.set(Instant.parse("2026-11-16T22:59:30Z"));
        var invoice = world.issues("FV/1");

        world.advance(Duration.ofSeconds(29));
        assertThat(world.ksef.taken()).isEmpty();

        world.advance(Duration.ofSeconds(10));
        assertThat(world.state(invoice)).isEqualTo(DONE);
        assertThat(world.invoice(invoice).kept().get().invoice().issued()).isEqualTo(LocalDate.parse("2026-11-17"));
        assertThat(modeInKsef(invoice)).isEqualTo("Online");
    }

    @Test
    @Proves("A28")
    void what_may_have_arrived_before_midnight_goes_again_unchanged() {
        world.clock.set(Instant.parse("2026-11-16T22:59:00Z"));
        var invoice = world.issues("FV/1");
        var hash = world.hash(invoice);
        world.isKilledAtCall(2, false, Duration.ZERO);
        world.clock.set(Instant.parse("2026-11-16T23:05:00Z"));

        world.advance(Duration.ofMinutes(1));

        assertThat(world.hash(invoice)).isEqualTo(hash);
        assertThat(world.state(invoice)).isEqualTo(DONE);
        assertThat(modeInKsef(invoice)).isEqualTo("Offline");
    }

    @Test
    @Proves("A28")
    void who_was_certainly_not_reached_before_midnight_has_nothing_and_gets_it_with_the_new_day() {
        world.certificates.give(FACILITY, "01F20A5D352AE590", Instant.EPOCH, Instant.EPOCH);
        world.clock.set(Instant.parse("2026-11-16T22:58:00Z"));
        var invoice = world.issues("FV/1");
        world.ksef.beUnreached(true);
        world.advance(Duration.ofMinutes(3));
        world.ksef.beUnreached(false);

        world.advance(Duration.ofMinutes(10));

        assertThat(world.invoice(invoice).kept().get().invoice().issued()).isEqualTo(LocalDate.parse("2026-11-17"));
        assertThat(modeInKsef(invoice)).isEqualTo("Online");
    }

    // Bad days

    @Test
    @Proves({"KSF-17", "KSF-20", "KSF-23"})
    void in_an_announced_failure_the_buyer_gets_it_with_two_codes_and_ksef_when_the_failure_is_over() {
        world.ministry.say(KsefAnnouncements.State.FAILURE);
        world.ministry.announce(1, KsefAnnouncements.State.FAILURE, MORNING.minusSeconds(600), Option.none());
        world.settle();
        var invoices = world.issues(3);

        world.advance(Duration.ofHours(5));
        assertThat(world.ksef.taken()).isEmpty();
        assertThat(invoices).allSatisfy(each -> {
            var handover = world.invoice(each).kept().flatMap(kept -> kept.handover()).get();
            assertThat(handover.mode()).isEqualTo(IssueMode.EMERGENCY);
            assertThat(handover.invoiceLink()).startsWith(KsefWorld.PAGES + "/invoice/1111111111/16-11-2026/");
            assertThat(handover.certificateLink()).startsWith(KsefWorld.PAGES + "/certificate/Nip/1111111111/1111111111/01F20A5D352AE590/");
            assertThat(world.submission(each).reason()).contains("FAILURE_ANNOUNCED");
        });

        world.ministry.say(KsefAnnouncements.State.AVAILABLE);
        world.ministry.announce(1, KsefAnnouncements.State.FAILURE, MORNING.minusSeconds(600), Option.some(MORNING.plus(Duration.ofHours(5))));
        world.advance(Duration.ofMinutes(6));
        assertThat(world.ksef.issued()).hasSize(3).allSatisfy(document -> assertThat(document.offline()).isTrue());
        assertThat(sentNumbers()).containsExactly("FV/1", "FV/2", "FV/3");
        assertThat(invoices).allSatisfy(each -> assertThat(modeInKsef(each)).isEqualTo("Offline"));
    }

    @ParameterizedTest(name = "at call {0}, acted on: {1}")
    @MethodSource("everyCall")
    @Proves({"KSF-14", "KSF-20"})
    void what_was_handed_over_is_sent_in_order_also_when_the_server_dies_in_the_middle(int call, boolean acted) {
        world.ksef.takesTime(Duration.ofSeconds(2));
        world.ministry.say(KsefAnnouncements.State.FAILURE);
        world.settle();
        var invoices = world.issues(2);
        world.advance(Duration.ofHours(1));
        var codes = invoices.stream().map(this::handover).toList();
        world.ministry.say(KsefAnnouncements.State.AVAILABLE);

        var killed = world.isKilledAtCall(call, acted, Duration.ofMinutes(30));
        world.advance(Duration.ofMinutes(30));

        assertThat(killed).isEqualTo(call <= 9);
        assertThat(sentNumbers()).containsExactly("FV/1", "FV/2");
        assertThat(world.ksef.issued()).allSatisfy(document -> assertThat(document.offline()).isTrue());
        assertThat(invoices).allSatisfy(each -> assertThat(world.state(each)).isEqualTo(DONE)).extracting(this::handover).isEqualTo(codes);
    }

    @Test
    @Proves({"KSF-18", "KSF-23"})
    void in_an_announced_maintenance_it_is_handed_over_in_that_mode() {
        world.ministry.announce(1, KsefAnnouncements.State.MAINTENANCE, MORNING.minusSeconds(600), Option.some(MORNING.plus(Duration.ofHours(2))));
        world.settle();
        var invoice = world.issues("FV/1");

        world.settle();
        assertThat(handover(invoice).mode()).isEqualTo(IssueMode.OFFLINE);

        world.advance(Duration.ofHours(2).plusMinutes(5));
        assertThat(world.state(invoice)).isEqualTo(DONE);
    }

    @Test
    @Proves("KSF-17")
    void without_a_certificate_nothing_is_handed_over_and_a_person_is_told_once_a_day() {
        world.certificates.give(FACILITY, "01F20A5D352AE590", Instant.EPOCH, MORNING);
        world.ministry.say(KsefAnnouncements.State.FAILURE);
        world.settle();
        var invoices = world.issues(2);

        world.advance(Duration.ofHours(2));
        assertThat(invoices).allSatisfy(each -> assertThat(world.invoice(each)).isInstanceOf(Invoice.Frozen.class));
        assertThat(world.tasks()).containsExactly(Kind.KSEF_CERTIFICATE);

        world.ministry.say(KsefAnnouncements.State.AVAILABLE);
        world.advance(Duration.ofMinutes(10));
        assertThat(invoices).allSatisfy(each -> assertThat(modeInKsef(each)).isEqualTo("Online"));
    }

    @Test
    @Proves({"KSF-14", "KSF-23"})
    void when_nobody_answers_for_five_minutes_it_is_handed_over_and_sent_as_soon_as_somebody_does() {
        world.ksef.beUnreached(true);
        var invoice = world.issues("FV/1");

        world.advance(Duration.ofMinutes(4));
        assertThat(world.invoice(invoice)).isInstanceOf(Invoice.Frozen.class);

        world.advance(Duration.ofMinutes(7));
        assertThat(handover(invoice).mode()).isEqualTo(IssueMode.OFFLINE24);

        world.ksef.beUnreached(false);
        world.advance(Duration.ofMinutes(16));
        assertThat(world.state(invoice)).isEqualTo(DONE);
        assertThat(world.ksef.issued()).allSatisfy(document -> assertThat(document.offline()).isTrue());
    }

    @Test
    @Proves("KSF-22")
    void in_a_total_failure_it_is_issued_outside_and_never_sent() {
        world.ministry.say(KsefAnnouncements.State.TOTAL_FAILURE);
        world.settle();
        var invoice = world.issues("FV/1");

        world.advance(Duration.ofHours(1));
        world.ministry.say(KsefAnnouncements.State.AVAILABLE);
        world.advance(Duration.ofDays(2));

        assertThat(world.state(invoice)).isEqualTo(OVER);
        assertThat(world.invoice(invoice)).isInstanceOfSatisfying(Invoice.Outside.class, outside -> assertThat(outside.reason()).isEqualTo(OutsideReason.TOTAL_FAILURE));
        assertThat(world.ksef.taken()).isEmpty();
    }

    @Test
    @Proves({"KSF-16", "A27"})
    void a_total_failure_ends_the_duty_to_send_what_was_handed_over_and_its_codes_stay() {
        world.ministry.say(KsefAnnouncements.State.FAILURE);
        world.settle();
        var invoice = world.issues("FV/1");
        world.advance(Duration.ofMinutes(1));
        var handover = handover(invoice);

        world.ministry.say(KsefAnnouncements.State.TOTAL_FAILURE);
        world.advance(Duration.ofMinutes(20));
        world.ministry.say(KsefAnnouncements.State.AVAILABLE);
        world.advance(Duration.ofDays(1));

        assertThat(world.state(invoice)).isEqualTo(OVER);
        assertThat(handover(invoice)).isEqualTo(handover);
        assertThat(world.ksef.taken()).isEmpty();
    }

    @Test
    @Proves("KSF-20")
    void an_offline_invoice_that_is_refused_goes_again_as_a_technical_correction() {
        world.ministry.say(KsefAnnouncements.State.FAILURE);
        world.settle();
        var invoice = world.issues("FV/1");
        world.advance(Duration.ofMinutes(1));
        var codes = handover(invoice);
        var refused = world.hash(invoice);
        world.ksef.endWith(430);
        world.ministry.say(KsefAnnouncements.State.AVAILABLE);
        world.advance(Duration.ofMinutes(10));
        assertThat(world.state(invoice)).isEqualTo(REFUSED);

        world.rebuilds(invoice);
        world.advance(Duration.ofMinutes(1));

        assertThat(world.state(invoice)).isEqualTo(DONE);
        assertThat(world.ksef.issued()).singleElement().satisfies(document -> {
            assertThat(document.corrected()).contains(refused);
            assertThat(document.offline()).isTrue();
        });
        assertThat(handover(invoice)).isEqualTo(codes);
    }

    @Test
    @Proves("KSF-20")
    void a_technical_correction_that_came_through_before_is_ours_by_its_bytes() {
        var invoice = isRefusedOffline("FV/1");
        var refused = world.hash(invoice);
        world.rebuilds(invoice);
        world.ksef.isTaken(new Document(bytes(invoice), true, Option.some(refused)));

        world.advance(Duration.ofMinutes(1));

        assertThat(world.state(invoice)).isEqualTo(DONE);
        assertThat(world.invoice(invoice).ksefNumber()).isNotEmpty();
        assertThat(world.ksef.issued()).hasSize(1);
        assertThat(world.tasks()).isEmpty();
    }

    @Test
    @Proves("KSF-20")
    void a_technical_correction_of_somebody_else_is_for_a_person() {
        var invoice = isRefusedOffline("FV/1");
        var refused = world.hash(invoice);
        world.rebuilds(invoice);
        world.ksef.isTaken(new Document(world.another(invoice), true, Option.some(refused)));

        world.advance(Duration.ofMinutes(1));

        assertThat(world.state(invoice)).isEqualTo(REFUSED);
        assertThat(world.submission(invoice).code()).contains(21166);
        assertThat(world.tasks()).as("the first refusal, and this").containsExactly(Kind.KSEF_REFUSED, Kind.KSEF_REFUSED);
    }

    @Test
    @Proves("KSF-20")
    void what_its_buyer_has_may_be_valid_after_all_and_is_kept_again_once_ksef_shows_it() {
        var invoice = isRefusedOffline("FV/1");
        var original = bytes(invoice);
        var codes = handover(invoice);
        world.rebuilds(invoice);
        world.ksef.storesAfter(Duration.ofMinutes(10));
        world.ksef.isTaken(new Document(original, true, Option.none()));

        world.advance(Duration.ofMinutes(5));
        assertThat(world.state(invoice)).isEqualTo(WAITING);

        world.advance(Duration.ofMinutes(20));
        assertThat(world.state(invoice)).isEqualTo(DONE);
        assertThat(bytes(invoice)).isEqualTo(original);
        assertThat(world.hash(invoice)).isEqualTo(world.submission(invoice).hash());
        assertThat(world.invoice(invoice).ksefNumber()).isNotEmpty();
        assertThat(handover(invoice)).isEqualTo(codes);
        assertThat(world.ksef.issued()).hasSize(1);
        assertThat(world.tasks()).isEmpty();
    }

    /** Handed over in a failure, and refused when it is over. */
    private InvoiceId isRefusedOffline(String number) {
        world.ministry.say(KsefAnnouncements.State.FAILURE);
        world.settle();
        var invoice = world.issues(number);
        world.advance(Duration.ofMinutes(1));
        world.ksef.endWith(430);
        world.ministry.say(KsefAnnouncements.State.AVAILABLE);
        world.advance(Duration.ofMinutes(10));
        assertThat(world.state(invoice)).isEqualTo(REFUSED);
        return invoice;
    }

    // A failure while something waits

    @Test
    @Proves({"KSF-14", "KSF-15"})
    void one_that_went_offline_by_itself_has_seven_working_days_from_the_end_of_a_failure_that_comes_meanwhile() {
        world.ksef.beUnreached(true);
        var invoice = world.issues("FV/1");
        world.advance(Duration.ofMinutes(11));
        assertThat(handover(invoice).mode()).isEqualTo(IssueMode.OFFLINE24);
        assertThat(sendBy()).contains(LocalDate.parse("2026-11-17"));

        failure(1, world.clock.instant(), Option.none());
        assertThat(sendBy()).as("as long as it lasts").isEmpty();
        world.advanceTo(Instant.parse("2026-11-18T11:00:00Z"));
        failure(1, MORNING.plus(Duration.ofMinutes(11)), Option.some(world.clock.instant()));

        assertThat(sendBy()).contains(LocalDate.parse("2026-11-27"));
        world.advanceTo(Instant.parse("2026-11-27T18:00:00Z"));
        assertThat(world.tasks()).as("there is time").isEmpty();
        isSentOfflineAtLast(invoice);
    }

    @Test
    @Proves({"KSF-18", "KSF-19"})
    void one_of_a_maintenance_has_seven_working_days_from_the_end_of_a_failure_that_comes_meanwhile_and_both_codes() {
        world.ksef.beUnreached(true);
        world.ministry.announce(1, KsefAnnouncements.State.MAINTENANCE, MORNING.minusSeconds(600), Option.some(MORNING.plus(Duration.ofHours(2))));
        world.settle();
        var invoice = world.issues("FV/1");
        world.settle();
        assertThat(handover(invoice).mode()).isEqualTo(IssueMode.OFFLINE);
        assertThat(handover(invoice).invoiceLink()).startsWith(KsefWorld.PAGES + "/invoice/");
        assertThat(handover(invoice).certificateLink()).startsWith(KsefWorld.PAGES + "/certificate/");
        assertThat(sendBy()).contains(LocalDate.parse("2026-11-17"));

        world.advance(Duration.ofHours(1));
        failure(2, world.clock.instant(), Option.none());
        world.advanceTo(Instant.parse("2026-11-18T11:00:00Z"));
        failure(2, MORNING.plus(Duration.ofHours(1)), Option.some(world.clock.instant()));

        assertThat(sendBy()).contains(LocalDate.parse("2026-11-27"));
        isSentOfflineAtLast(invoice);
    }

    @Test
    @Proves({"KSF-20", "KSF-21"})
    void one_of_a_failure_has_seven_working_days_from_the_end_of_the_next_one() {
        failure(1, MORNING.minusSeconds(600), Option.none());
        var invoice = world.issues("FV/1");
        world.settle();
        assertThat(handover(invoice).mode()).isEqualTo(IssueMode.EMERGENCY);
        world.ksef.beUnreached(true);
        world.advance(Duration.ofHours(5));
        failure(1, MORNING.minusSeconds(600), Option.some(world.clock.instant()));
        assertThat(sendBy()).contains(LocalDate.parse("2026-11-25"));

        world.advanceTo(Instant.parse("2026-11-20T09:00:00Z"));
        failure(2, world.clock.instant(), Option.none());
        assertThat(sendBy()).isEmpty();
        world.advanceTo(Instant.parse("2026-11-23T11:00:00Z"));
        failure(2, Instant.parse("2026-11-20T09:00:00Z"), Option.some(world.clock.instant()));

        assertThat(sendBy()).contains(LocalDate.parse("2026-12-02"));
        assertThat(world.tasks()).isEmpty();
        isSentOfflineAtLast(invoice);
    }

    /** The ministry announces a failure or its end, and the product hears of it. */
    private void failure(int event, Instant start, Option<Instant> end) {
        world.ministry.say(end.isEmpty() ? KsefAnnouncements.State.FAILURE : KsefAnnouncements.State.AVAILABLE);
        world.ministry.announce(event, KsefAnnouncements.State.FAILURE, start, end);
        world.ksefMode.show(World.STAFF, FACILITY);
        world.advance(Duration.ofMinutes(6));
    }

    private Option<LocalDate> sendBy() {
        return world.showKsefQueue.pending(World.STAFF, FACILITY, 10).get().get(0).deadline().lastDay();
    }

    private void isSentOfflineAtLast(InvoiceId invoice) {
        var codes = handover(invoice);
        assertThat(world.ksef.taken()).isEmpty();
        world.ksef.beUnreached(false);
        world.advance(Duration.ofMinutes(16));
        assertThat(world.state(invoice)).isEqualTo(DONE);
        assertThat(world.ksef.issued()).singleElement().satisfies(document -> assertThat(document.offline()).isTrue());
        assertThat(handover(invoice)).isEqualTo(codes);
    }

    // The limits

    @Test
    void a_thousand_invoices_are_sent_in_the_time_that_the_ceilings_allow() {
        var all = world.issues(1000);
        int anHour = KsefPace.ceiling(KsefCall.SEND.limits().get(Duration.ofHours(1)));
        int aMinute = KsefPace.ceiling(KsefCall.SEND.limits().get(Duration.ofMinutes(1)));
        var least = Duration.ofHours((1000 - 1) / anHour).plusMinutes((1000 % anHour - 1) / aMinute);

        while (world.ksef.issued().size() < all.size()) {
            world.advance(Duration.ofSeconds(10));
        }

        var took = Duration.between(MORNING, world.clock.instant());
        assertThat(took).isBetween(least, least.plus(least.dividedBy(10)));
        assertThat(world.queue.line(FACILITY).failures()).isZero();
        world.advance(Duration.ofMinutes(5));
        assertThat(all).allSatisfy(each -> assertThat(world.state(each)).isEqualTo(DONE));
    }

    @Test
    void the_limits_that_ksef_tells_count_from_then_on() {
        world.ksef.limit(KsefCall.SEND, 100, 300, 1800);
        world.issues(400);

        world.advance(Duration.ofMinutes(5));

        assertThat(world.ksef.issued()).hasSize(400);
        assertThat(world.ksef.throttled()).isZero();
    }

    @Test
    void narrower_limits_than_usual_are_kept_too() {
        world.ksef.limit(KsefCall.SEND, 10, 20, 60);
        world.issues(100);

        world.advance(Duration.ofMinutes(119));
        assertThat(world.ksef.issued()).hasSize(96);

        world.advance(Duration.ofMinutes(2));
        assertThat(world.ksef.issued()).hasSize(100);
        assertThat(world.ksef.throttled()).isZero();
    }

    @Test
    void who_is_not_told_the_limits_goes_by_the_usual_ones_and_is_held_up_by_nothing() {
        world.ksef.keepLimitsSecret();
        var all = world.issues(40);

        world.advance(Duration.ofMinutes(3));

        assertThat(all).allSatisfy(each -> assertThat(world.state(each)).isEqualTo(DONE));
        assertThat(world.ksef.throttled()).isZero();
        assertThat(world.tasks()).isEmpty();
    }

    /** A fifth of the pause is each one's own: those who failed together do not come back together. */
    @Test
    void after_bad_weather_each_facility_comes_back_in_a_moment_of_its_own() {
        world.transactions.record(() -> world.directory.save(Builders.aFacility(ELSEWHERE)));
        world.ksef.beAway(true);
        world.issues("FV/1");
        world.issues("INNA/1", ELSEWHERE);

        world.settle();

        var next = Stream.of(FACILITY, ELSEWHERE).map(facility -> world.queue.line(facility).sendAt()).toList();
        assertThat(next).doesNotHaveDuplicates().allSatisfy(at -> assertThat(at).isBetween(MORNING.plusSeconds(4), MORNING.plusSeconds(5)));
    }

    @Test
    void what_broke_together_goes_again_each_in_a_moment_of_its_own() {
        world.ksef.endWith(500, 500, 500);
        var all = world.issues(3);

        world.advance(Duration.ofSeconds(2));

        var now = world.clock.instant();
        assertThat(all.stream().map(each -> world.submission(each).dueAt()).toList()).doesNotHaveDuplicates()
                .allSatisfy(at -> assertThat(at).isBetween(now.plusSeconds(2), now.plusSeconds(5)));
    }

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource({"8, 10", "24, 30", "144, 180", "16, 20", "6, 8", "1, 1"})
    void the_own_ceiling_is_four_fifths(int ceiling, int limit) {
        assertThat(KsefPace.ceiling(limit)).isEqualTo(ceiling);
    }

    @Test
    void one_facility_does_not_wait_for_another() {
        world.transactions.record(() -> world.directory.save(Builders.aFacility(ELSEWHERE)));
        world.issues(200);
        var other = world.issues("INNA/1", ELSEWHERE);

        world.advance(Duration.ofSeconds(5));

        assertThat(world.state(other)).isIn(ACCEPTED, DONE);
    }

    private static final FacilityId ELSEWHERE = new FacilityId(Builders.id("another facility"));

    private byte[] bytes(InvoiceId invoice) {
        return world.transactions.record(() -> world.invoices.bytes(invoice).get());
    }

    private Handover handover(InvoiceId invoice) {
        return world.invoice(invoice).kept().flatMap(kept -> kept.handover()).get();
    }

    private String modeInKsef(InvoiceId invoice) {
        var session = world.submission(invoice).session().get();
        return world.ksef.sent(FACILITY, session).stream().filter(each -> each.hash().contains(world.hash(invoice))).findFirst().orElseThrow().mode().get();
    }

    private List<String> sentNumbers() {
        return world.ksef.issued().stream().map(document -> world.documents.read(document.xml()).get().invoice().number()).toList();
    }
}

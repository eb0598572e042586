package pl.proassist.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.application.port.EInvoicing.Document;
import pl.proassist.application.port.EInvoicing.NotLoggedIn;
import pl.proassist.application.port.EInvoicing.Received;
import pl.proassist.application.port.EInvoicing.SendAnswer;
import pl.proassist.application.port.EInvoicing.Sent;
import pl.proassist.application.port.EInvoicing.Throttled;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.invoice.KsefNumber;
import pl.proassist.domain.invoice.WorkingDays;

/** What the rest of the product relies on with KSeF, real or played. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
public abstract class EInvoicingContract {

    private static final int LONG_ENOUGH = 100;

    protected abstract EInvoicing ksef();

    protected abstract FacilityId facility();

    /** An invoice of the facility under this number, issued today; another time it is another document. */
    protected abstract byte[] invoice(String number, int time);

    /** What time it is for KSeF. */
    protected abstract Instant now();

    /** KSeF goes on working for a moment. */
    protected abstract void aMomentPasses();

    /** The next call is understood and acted on, but its answer never comes back. */
    protected abstract void loseTheNextReply();

    /** KSeF takes no calls for so long. */
    protected abstract void throttle(Duration pause);

    /** Whatever the facility logs in with is refused from now on. */
    protected abstract void refuseLogin();

    /** Another company issues an invoice to this facility. */
    protected abstract byte[] receive(String number);

    /** The next invoice that is taken ends with this code. */
    protected abstract void endTheNextWith(int code);

    @Test @Proves({"KSF-02", "KSF-03"}) void an_invoice_is_taken_and_then_gets_its_number() {
        var session = ksef().open(facility());

        var end = settled(session, send(session, invoice("FV/1", 1)));

        assertThat(end.code()).isEqualTo(200);
        assertThat(end.number()).isNotEmpty();
        assertThat(end.acceptedAt()).isNotEmpty();
        assertThat(end.mode()).contains("Online");
    }

    @Test void what_was_sent_within_a_session_is_known_by_its_hash() {
        var session = ksef().open(facility());
        var first = settled(session, send(session, invoice("FV/1", 1)));
        var second = settled(session, send(session, invoice("FV/2", 1)));

        assertThat(ksef().sent(facility(), session)).extracting(Sent::hash).containsExactlyInAnyOrder(first.hash(), second.hash());
        assertThat(ksef().sent(facility(), ksef().open(facility()))).isEmpty();
    }

    @Test void a_lost_reply_is_weather_and_the_session_tells_that_the_invoice_arrived() {
        var session = ksef().open(facility());
        loseTheNextReply();

        assertThatThrownBy(() -> send(session, invoice("FV/1", 1))).isInstanceOf(GatewayUnavailable.class);

        assertThat(ksef().sent(facility(), session)).hasSize(1);
    }

    @Test void the_same_bytes_twice_are_one_invoice_and_the_second_names_the_first() {
        var session = ksef().open(facility());
        var first = settled(session, send(session, invoice("FV/1", 1)));
        var again = ksef().open(facility());

        var second = settled(again, send(again, invoice("FV/1", 1)));

        assertThat(second.code()).isEqualTo(440);
        assertThat(second.number()).isEqualTo(first.number());
        assertThat(second.original()).contains(session);
        assertThat(ksef().hashOf(facility(), first.number().get())).isEqualTo(second.hash());
    }

    @Test void another_invoice_under_a_number_that_is_taken_is_known_by_its_hash() {
        var session = ksef().open(facility());
        var first = settled(session, send(session, invoice("FV/1", 1)));

        var second = settled(session, send(session, invoice("FV/1", 2)));

        assertThat(second.code()).isEqualTo(440);
        assertThat(ksef().hashOf(facility(), second.number().get())).isEqualTo(first.hash()).isNotEqualTo(second.hash());
    }

    @Test void a_closed_session_takes_no_more() {
        var session = ksef().open(facility());
        settled(session, send(session, invoice("FV/1", 1)));
        ksef().close(facility(), session);

        assertThat(ksef().send(facility(), session, online(invoice("FV/2", 1)))).isInstanceOf(SendAnswer.SessionEnded.class);
    }

    @Test void of_a_session_that_ksef_has_forgotten_nothing_is_told_and_what_was_in_it_ended() {
        var forgotten = "20260101-SO-0000000000-3AC6D5877F-D4";
        var reference = "20260101-EE-0000000000-3AC6D5877F-D4";

        assertThat(ksef().sent(facility(), forgotten)).isEmpty();
        assertThat(ksef().status(facility(), forgotten, reference).code()).isEqualTo(405);
        assertThat(ksef().receipt(facility(), forgotten, reference)).isEmpty();
    }

    @Test void what_ends_with_a_code_is_told_with_it() {
        endTheNextWith(450);
        var session = ksef().open(facility());

        var end = settled(session, send(session, invoice("FV/1", 1)));

        assertThat(end.code()).isEqualTo(450);
        assertThat(end.number()).isEmpty();
    }

    @Test @Proves("KSF-14") void what_its_buyer_had_before_is_counted_as_offline() {
        var session = ksef().open(facility());
        var answer = ksef().send(facility(), session, new Document(invoice("FV/1", 1), true, Option.none()));

        assertThat(settled(session, reference(answer)).mode()).contains("Offline");
    }

    @Test @Proves("KSF-02") void an_accepted_invoice_has_a_receipt_that_names_its_number() {
        var session = ksef().open(facility());
        var end = settled(session, send(session, invoice("FV/1", 1)));

        var receipt = ksef().receipt(facility(), session, end.reference());

        assertThat(receipt.map(kept -> new String(kept.xml())).getOrElse("")).contains(end.number().get().value());
        assertThat(receipt.map(EInvoicing.Receipt::hash)).as("it confirms what was sent").isEqualTo(end.hash());
    }

    @Test @Proves("KSF-20") void a_technical_correction_of_what_was_accepted_is_not_taken_and_what_is_there_is_found_by_its_number_and_day() {
        var session = ksef().open(facility());
        var original = settled(session, send(session, invoice("FV/1", 1)));

        var answer = ksef().send(facility(), session, new Document(invoice("FV/1", 2), true, original.hash()));

        assertThat(answer.fold(taken -> 0, SendAnswer.SessionEnded::code, SendAnswer.Refused::code)).isEqualTo(21167);
        aMomentPasses();
        aMomentPasses();
        assertThat(ksef().issued(facility(), "FV/1", WorkingDays.of(now()))).singleElement().satisfies(there -> {
            assertThat(there.number()).isEqualTo(original.number());
            assertThat(there.hash()).isEqualTo(original.hash());
            assertThat(there.acceptedAt()).isEqualTo(original.acceptedAt());
            assertThat(there.mode()).isEqualTo(original.mode());
        });
        assertThat(ksef().issued(facility(), "FV/2", WorkingDays.of(now()))).isEmpty();
        assertThat(ksef().issued(facility(), "FV/1", WorkingDays.of(now()).minusDays(7))).isEmpty();
    }

    @Test void the_limits_that_ksef_tells_are_at_least_one_call_in_each_window() {
        assertThat(ksef().limits(facility()).values()).allSatisfy(limit -> {
            assertThat(limit.keySet()).containsExactlyInAnyOrderElementsOf(KsefCall.SEND.limits().keySet());
            assertThat(limit.values()).allSatisfy(most -> assertThat(most).isPositive());
        });
    }

    @Test @Proves("INV-06") void an_invoice_in_a_batch_of_its_own_gets_its_number_and_its_receipt() {
        var document = online(invoice("FV/1", 1));
        var batch = ksef().openBatch(facility(), document).get();
        assertThat(ksef().sent(facility(), batch.session())).as("not handed over yet").isEmpty();

        assertThat(batch.send()).isEqualTo(new SendAnswer.Taken(batch.session()));

        var end = settledInBatch(batch.session());
        assertThat(end.code()).isEqualTo(200);
        assertThat(end.reference()).isNotEqualTo(batch.session());
        aMomentPasses();
        assertThat(ksef().hashOf(facility(), end.number().get())).isEqualTo(end.hash());
        assertThat(settled(batch.session(), end.reference()).number()).isEqualTo(end.number());
        assertThat(ksef().receipt(facility(), batch.session(), end.reference()).map(kept -> new String(kept.xml())).getOrElse("")).contains(end.number().get().value());
    }

    @Test @Proves("INV-06") void the_same_bytes_in_a_batch_and_before_are_one_invoice() {
        var session = ksef().open(facility());
        var first = settled(session, send(session, invoice("FV/1", 1)));

        var batch = ksef().openBatch(facility(), online(invoice("FV/1", 1))).get();
        batch.send();

        assertThat(settledInBatch(batch.session())).satisfies(second -> {
            assertThat(second.code()).isEqualTo(440);
            assertThat(second.number()).isEqualTo(first.number());
            assertThat(second.hash()).isEqualTo(first.hash());
        });
    }

    @Test void of_a_number_that_nobody_has_there_is_no_hash() {
        assertThat(ksef().hashOf(facility(), new KsefNumber("5265877635-20250826-0100001AF629-AF"))).isEmpty();
    }

    @Test void too_many_calls_are_told_with_the_moment_until_which_to_wait() {
        throttle(Duration.ofMinutes(15));

        assertThatThrownBy(() -> ksef().open(facility())).isInstanceOfSatisfying(Throttled.class,
                throttled -> assertThat(throttled.until()).isAfter(now()).isBeforeOrEqualTo(now().plus(Duration.ofMinutes(16))));
    }

    @Test void who_is_not_let_in_is_told_so() {
        refuseLogin();

        assertThatThrownBy(() -> ksef().open(facility())).isInstanceOf(NotLoggedIn.class);
    }

    @Test @Proves("KSF-04") void the_owner_of_the_nip_may_do_everything_and_nothing_is_listed() {
        assertThat(ksef().rights(facility())).isEmpty();
    }

    @Test @Proves("KSF-03") void what_others_issued_to_the_facility_can_be_fetched_byte_by_byte() {
        var from = now().minusSeconds(3600);
        var bytes = receive("Z/7");

        var found = ksef().received(facility(), from, now().plusSeconds(3600));

        assertThat(found).extracting(Received::invoiceNumber).containsExactly("Z/7");
        assertThat(ksef().download(facility(), found.get(0).number())).isEqualTo(bytes);
        assertThat(ksef().received(facility(), from.minusSeconds(7200), from)).isEqualTo(List.of());
    }

    private String send(String session, byte[] xml) {
        return reference(ksef().send(facility(), session, online(xml)));
    }

    private static Document online(byte[] xml) {
        return new Document(xml, false, Option.none());
    }

    private static String reference(SendAnswer answer) {
        return answer.fold(SendAnswer.Taken::reference, ended -> null, refused -> null);
    }

    private Sent settledInBatch(String batch) {
        for (int asked = 0; asked < LONG_ENOUGH; asked++) {
            var end = ksef().sent(facility(), batch).stream().filter(each -> each.code() >= 200).findFirst();
            if (end.isPresent()) {
                return end.get();
            }
            aMomentPasses();
        }
        throw new AssertionError("nothing became of it");
    }

    private Sent settled(String session, String reference) {
        for (int asked = 0; asked < LONG_ENOUGH; asked++) {
            var now = ksef().status(facility(), session, reference);
            if (now.code() >= 200) {
                return now;
            }
            aMomentPasses();
        }
        throw new AssertionError("nothing became of it");
    }
}

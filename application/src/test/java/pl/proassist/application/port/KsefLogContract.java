package pl.proassist.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.id;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.application.port.KsefLog.Session;
import pl.proassist.application.port.KsefLog.Try;
import pl.proassist.application.port.KsefQueue.Submission;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.invoice.InvoiceId;
import pl.proassist.domain.invoice.IssueMode;

/** What every store of what was said to KSeF must do. */
public abstract class KsefLogContract extends StoresContract {

    private static final String HASH = "UtQp9Gpc51y+u3xApZjIjgkpZ01js+J8KflSPW8WzIE=";
    private static final InvoiceId INVOICE = new InvoiceId(id("FV/1"));
    private static final Instant LATER = NOW.plusSeconds(60);

    @Test void calls_are_counted_backwards_for_each_facility_and_kind() {
        doing(log -> {
            log.called(FACILITY, KsefCall.SEND, NOW);
            log.called(FACILITY, KsefCall.SEND, LATER);
            log.called(FACILITY, KsefCall.RECEIPT, LATER);
        });

        assertThat(List.of(latest(FACILITY, KsefCall.SEND, 1), latest(FACILITY, KsefCall.SEND, 2), latest(FACILITY, KsefCall.SEND, 3),
                latest(FACILITY, KsefCall.RECEIPT, 1), latest(ANOTHER_FACILITY, KsefCall.SEND, 1)))
                .containsExactly(Option.some(LATER), Option.some(NOW), Option.none(), Option.some(LATER), Option.none());
    }

    @Test void calls_of_the_last_hour_are_remembered() {
        doing(log -> log.called(FACILITY, KsefCall.SEND, NOW));

        doing(log -> log.called(FACILITY, KsefCall.SEND, NOW.plus(Duration.ofHours(1))));

        assertThat(latest(FACILITY, KsefCall.SEND, 2)).contains(NOW);
    }

    @Test @Proves("KSF-34") void a_session_tells_what_was_sent_within_it_and_what_became_of_it() {
        inTransaction(() -> {
            stores.ksefQueue().add(Submission.of(INVOICE, FACILITY, "FV/1", LocalDate.parse("2026-01-12"), HASH, Option.none(), IssueMode.ONLINE, Option.none(), NOW, NOW));
            return INVOICE;
        });
        doing(log -> {
            log.opened(FACILITY, "SO-1", NOW);
            log.trying(INVOICE, "SO-1", HASH, NOW);
            log.ended(INVOICE, "AGAIN", Option.some(550), Option.none(), NOW);
            log.closed("SO-1", LATER);
            log.opened(FACILITY, "SO-2", LATER);
            log.trying(INVOICE, "SO-2", HASH, LATER);
        });
        assertThat(sessions(10)).containsExactly(
                new Session("SO-2", LATER, Option.none(), List.of(new Try(INVOICE, "FV/1", LATER, Option.none(), Option.none(), Option.none(), Option.none()))),
                new Session("SO-1", NOW, Option.some(LATER), List.of(new Try(INVOICE, "FV/1", NOW, Option.some("AGAIN"), Option.some(550), Option.none(), Option.none()))));

        doing(log -> {
            log.ended(INVOICE, "ACCEPTED", Option.some(200), Option.some("1111111111-20261112-0100A0000001-F9"), LATER);
            log.dated(INVOICE, Option.some(NOW), Option.some(LATER), Option.none(), Option.some("Offline"));
        });
        assertThat(sessions(1)).singleElement().satisfies(session -> assertThat(session.tries()).containsExactly(
                new Try(INVOICE, "FV/1", LATER, Option.some("ACCEPTED"), Option.some(200), Option.some("1111111111-20261112-0100A0000001-F9"), Option.some("Offline"))));
        assertThat(inTransaction(() -> stores.ksefLog().sessions(ANOTHER_FACILITY, 10))).isEmpty();
    }

    @Test void a_session_of_ours_is_known() {
        doing(log -> log.opened(FACILITY, "SO-1", NOW));

        assertThat(inTransaction(() -> List.of(stores.ksefLog().knows("SO-1"), stores.ksefLog().knows("SO-2")))).containsExactly(true, false);
    }

    @Test @Proves("KSF-02") void a_receipt_is_kept_byte_by_byte_and_never_replaced() {
        assertThat(receipt()).isEmpty();

        doing(log -> log.keepReceipt(INVOICE, new byte[] {1, 2, 3}, NOW));
        doing(log -> log.keepReceipt(INVOICE, new byte[] {4}, LATER));

        assertThat(receipt().get()).isEqualTo(new byte[] {1, 2, 3});
    }

    private interface Deed {
        void on(KsefLog log);
    }

    private void doing(Deed deed) {
        inTransaction(() -> {
            deed.on(stores.ksefLog());
            return INVOICE;
        });
    }

    private Option<Instant> latest(FacilityId facility, KsefCall call, int number) {
        return inTransaction(() -> stores.ksefLog().latest(facility, call, number));
    }

    private List<Session> sessions(int limit) {
        return inTransaction(() -> stores.ksefLog().sessions(FACILITY, limit));
    }

    private Option<byte[]> receipt() {
        return inTransaction(() -> stores.ksefLog().receipt(INVOICE));
    }
}

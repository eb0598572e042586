package pl.proassist.application.invoicing;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.application.fakes.World.STAFF;
import static pl.proassist.domain.Builders.FACILITY;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.application.fakes.FakeIssuerCertificates;
import pl.proassist.application.fakes.KsefWorld;
import pl.proassist.application.port.KsefAnnouncements.State;
import pl.proassist.application.port.KsefLog;
import pl.proassist.domain.invoice.Handover;
import pl.proassist.domain.invoice.Invoice;
import pl.proassist.domain.invoice.InvoiceId;
import pl.proassist.domain.invoice.InvoiceRefusal;
import pl.proassist.domain.invoice.IssueMode;
import pl.proassist.domain.invoice.ModeChoice.Because;
import pl.proassist.domain.invoice.OutsideReason;
import pl.proassist.domain.invoice.SendingDeadline;
import pl.proassist.domain.invoice.SendingRefusal;

/** What people decide about KSeF, and what they see of it. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HandOverOfflineTest {

    private static final Instant MORNING = Instant.parse("2026-11-16T09:00:00Z");

    private final KsefWorld world = new KsefWorld(MORNING);

    @Test
    @Proves({"KSF-14", "KSF-17", "A26"})
    void a_person_hands_an_invoice_over_with_a_reason_and_it_is_sent_all_the_same() {
        world.ksef.throttle(Duration.ofMinutes(30));
        var invoice = world.issues("FV/1");

        var handover = world.handOverOffline.handle(STAFF, invoice, "klient czeka").get().kept().get().handover().get();

        assertThat(handover.mode()).isEqualTo(IssueMode.OFFLINE24);
        assertThat(handover.certificateLink()).endsWith("/" + FakeIssuerCertificates.signature("01F20A5D352AE590",
                handover.certificateLink().substring("https://".length(), handover.certificateLink().lastIndexOf('/'))));
        assertThat(world.submission(invoice).reason()).contains("klient czeka");
        world.advance(Duration.ofMinutes(31));
        assertThat(world.invoice(invoice)).isInstanceOf(Invoice.Accepted.class);
        assertThat(world.ksef.issued()).allSatisfy(document -> assertThat(document.offline()).isTrue());
    }

    @Test
    void handed_over_once_more_nothing_changes() {
        world.ksef.throttle(Duration.ofMinutes(30));
        var invoice = world.issues("FV/1");
        var first = world.handOverOffline.handle(STAFF, invoice, "klient czeka").get();
        world.clock.advance(Duration.ofMinutes(1));

        assertThat(world.handOverOffline.handle(STAFF, invoice, "znowu")).contains(first);
        assertThat(world.submission(invoice).reason()).contains("klient czeka");
    }

    @Test
    @Proves({"KSF-14", "KSF-17"})
    void an_invoice_that_is_made_anew_while_its_codes_are_signed_gets_those_of_its_new_bytes() {
        world.ksef.throttle(Duration.ofMinutes(30));
        var invoice = world.issues("FV/1");
        var before = world.hash(invoice);
        world.certificates.meanwhile(() -> {
            world.clock.advance(Duration.ofSeconds(1));
            world.rebuilds(invoice);
        });

        var handover = world.handOverOffline.handle(STAFF, invoice, "klient czeka").get().kept().get().handover().get();

        var now = world.hash(invoice).replace('+', '-').replace('/', '_').replace("=", "");
        assertThat(world.hash(invoice)).isNotEqualTo(before);
        assertThat(handover.invoiceLink()).endsWith("/" + now);
        assertThat(handover.certificateLink()).contains("/" + now + "/");
    }

    @Test
    @Proves({"KSF-14", "KSF-17"})
    void one_that_is_made_anew_while_the_line_hands_it_over_is_handed_over_at_the_next_look() {
        world.ministry.say(State.FAILURE);
        world.settle();
        var invoice = world.issues("FV/1");
        world.certificates.meanwhile(() -> {
            world.clock.advance(Duration.ofSeconds(1));
            world.rebuilds(invoice);
        });

        world.advance(Duration.ofMinutes(10));

        assertThat(world.invoice(invoice).kept().get().handover().get().invoiceLink()).endsWith("/" + world.hash(invoice).replace('+', '-').replace('/', '_').replace("=", ""));
        assertThat(world.tasks()).isEmpty();
    }

    @Test
    @Proves({"A28", "KSF-14"})
    void what_never_left_the_house_is_handed_over_with_the_day_of_today_on_it() {
        world.ksef.throttle(Duration.ofHours(30));
        var invoice = world.issues("FV/1");
        world.advance(Duration.ofHours(24));

        var given = world.handOverOffline.handle(STAFF, invoice, "klient czeka").get().kept().get();

        assertThat(given.invoice().issued()).isEqualTo("2026-11-17");
        assertThat(given.handover().get().invoiceLink()).contains("/17-11-2026/");
        assertThat(deadline(invoice)).isEqualTo(new SendingDeadline.By(LocalDate.parse("2026-11-18")));
        assertThat(world.hash(invoice)).isEqualTo(world.submission(invoice).hash());
    }

    @Test
    @Proves({"A28", "KSF-14"})
    void what_may_have_left_it_keeps_its_day_and_the_law_counts_from_there() {
        world.clock.set(Instant.parse("2026-11-16T22:50:00Z"));
        var invoice = world.issues("FV/1");
        world.isKilledAtCall(2, false, Duration.ZERO);
        world.clock.set(Instant.parse("2026-11-17T06:00:00Z"));

        var given = world.handOverOffline.handle(STAFF, invoice, "klient czeka").get().kept().get();

        assertThat(given.invoice().issued()).isEqualTo("2026-11-16");
        assertThat(deadline(invoice)).isEqualTo(new SendingDeadline.By(LocalDate.parse("2026-11-17")));
    }

    @Test
    @Proves({"KSF-22", "A27"})
    void in_a_total_failure_it_is_given_without_codes_and_is_never_sent() {
        world.ministry.say(State.TOTAL_FAILURE);
        world.ksefMode.show(STAFF, FACILITY).get();
        var invoice = world.issues("FV/1");

        var given = world.handOverOffline.handle(STAFF, invoice, "klient czeka").get();

        assertThat(given).isInstanceOfSatisfying(Invoice.Outside.class, outside -> assertThat(outside.reason()).isEqualTo(OutsideReason.TOTAL_FAILURE));
        assertThat(given.kept().flatMap(kept -> kept.handover())).isEmpty();
        world.ministry.say(State.AVAILABLE);
        world.advance(Duration.ofDays(1));
        assertThat(world.ksef.taken()).isEmpty();
    }

    private SendingDeadline deadline(InvoiceId invoice) {
        return world.showKsefQueue.pending(STAFF, FACILITY, 10).get().stream().filter(each -> each.submission().invoice().equals(invoice)).findFirst().get().deadline();
    }

    @Test
    @Proves("KSF-20")
    void what_is_announced_gives_the_mode() {
        world.certificates.give(FACILITY, "01F20A5D352AE590", Instant.EPOCH, MORNING);
        world.ministry.say(State.FAILURE);
        var invoice = world.issues("FV/1");
        world.settle();
        world.certificates.give(FACILITY, "01F20A5D352AE591", MORNING, MORNING.plusSeconds(60));

        assertThat(world.handOverOffline.handle(STAFF, invoice, "klient czeka").get().kept().flatMap(kept -> kept.handover()).map(Handover::mode))
                .contains(IssueMode.EMERGENCY);
    }

    @Test
    @Proves("KSF-17")
    void without_a_valid_certificate_it_is_refused() {
        world.certificates.give(FACILITY, "01F20A5D352AE590", Instant.EPOCH, MORNING);
        var invoice = world.issues("FV/1");

        assertThat(world.handOverOffline.handle(STAFF, invoice, "klient czeka").getLeft()).isEqualTo(new SendingRefusal.NoOfflineCertificate(FACILITY));
        assertThat(world.invoice(invoice)).isInstanceOf(Invoice.Frozen.class);
    }

    @Test
    void what_is_not_on_its_way_is_refused() {
        var invoice = world.issues("FV/1");
        world.advance(Duration.ofMinutes(1));
        var nobody = new InvoiceId(new UUID(0, 1));

        assertThat(world.handOverOffline.handle(STAFF, invoice, "klient czeka").getLeft()).isEqualTo(new SendingRefusal.NotOnItsWay(invoice));
        assertThat(world.handOverOffline.handle(STAFF, nobody, "klient czeka").getLeft()).isEqualTo(new InvoiceRefusal.UnknownInvoice(nobody));
    }

    @Test
    @Proves({"A26", "KSF-23"})
    void a_person_chooses_the_mode_for_the_facility_and_takes_it_back() {
        var chosen = world.ksefMode.choose(STAFF, FACILITY, Option.some(IssueMode.OFFLINE24), "awaria łącza").get();
        assertThat(chosen.choice().because()).isEqualTo(Because.BY_HAND);
        assertThat(chosen.byHand().get().reason()).isEqualTo("awaria łącza");

        var invoice = world.issues("FV/1");
        world.settle();
        assertThat(world.invoice(invoice).kept().flatMap(kept -> kept.handover()).map(Handover::mode)).contains(IssueMode.OFFLINE24);

        assertThat(world.ksefMode.choose(STAFF, FACILITY, Option.none(), "wróciło").get().choice().because()).isEqualTo(Because.USUAL);
    }

    @Test
    @Proves({"KSF-14", "KSF-20"})
    void the_countdown_shows_the_most_urgent_first() {
        world.ministry.announce(1, State.FAILURE, MORNING.minusSeconds(60), Option.some(MORNING.plus(Duration.ofHours(1))));
        world.settle();
        var emergency = world.issues("FV/1");
        world.settle();
        world.ksef.throttle(Duration.ofHours(9));
        world.advance(Duration.ofHours(2));
        var online = world.issues("FV/2");

        var pending = world.showKsefQueue.pending(STAFF, FACILITY, 10).get();

        assertThat(pending).extracting(each -> each.submission().invoice()).containsExactly(online, emergency);
        assertThat(pending).extracting(ShowKsefQueue.Pending::deadline).containsExactly(new SendingDeadline.By(LocalDate.parse("2026-11-16")),
                new SendingDeadline.By(LocalDate.parse("2026-11-25")));
    }

    @Test
    @Proves("KSF-34")
    void the_history_of_sessions_tells_what_was_sent_and_what_became_of_it() {
        world.ksef.endWith(550);
        world.issues("FV/1");
        world.advance(Duration.ofMinutes(1));

        assertThat(world.showKsefQueue.sessions(STAFF, FACILITY, 10).get()).extracting(session -> session.tries().stream().map(KsefLog.Try::outcome).toList().toString())
                .containsExactly("[Some(ACCEPTED)]", "[Some(AGAIN)]");
    }
}

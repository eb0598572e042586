package pl.proassist.application.invoicing;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.application.fakes.FakeCertificateFiles.aFile;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.InvoiceBuilder.anInvoice;
import static pl.proassist.domain.Builders.aFacility;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.application.fakes.FakeCertificateFiles;
import pl.proassist.application.fakes.World;
import pl.proassist.application.port.Author;
import pl.proassist.application.port.KsefCredentials;
import pl.proassist.application.port.StaffTasks;
import pl.proassist.domain.facility.Facility;
import pl.proassist.domain.invoice.KsefCredential;
import pl.proassist.domain.invoice.KsefCredential.Certificate.Use;
import pl.proassist.domain.invoice.KsefCredential.Kind;
import pl.proassist.domain.invoice.KsefCredential.Warning;
import pl.proassist.domain.invoice.KsefCredentialRefusal;
import pl.proassist.domain.invoice.TokenTerm;

/** A clinic's way into KSeF: entered once, shown without its secret, and spoken of in time before it ends. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KsefCredentialsTest {

    private static final TokenTerm TOKENS = new TokenTerm(LocalDate.parse("2026-12-31"));
    private static final KsefCredential.Token TOKEN = new KsefCredential.Token("20261120-EC-0000000001-0000000002-03|nip-5252248481|" + "5a".repeat(32));

    private final World world = new World();
    private final KsefCredentials kept = world.stores.ksefCredentials();
    private final EnterKsefCredentials enter = new EnterKsefCredentials(kept, new FakeCertificateFiles(), world.stores.directory(), world.stores.tasks(), world.stores.ksefQueue(), TOKENS,
            world.stores.transactions(), world.clock);
    private final ShowKsefCredentials show = new ShowKsefCredentials(kept, world.stores.directory(), TOKENS, world.stores.transactions(), world.clock);
    private final RemoveKsefCredentials remove = new RemoveKsefCredentials(kept, world.stores.tasks(), world.stores.transactions(), world.clock);
    private final Instant now = world.clock.instant();

    @Test @Proves({"KSF-05", "KSF-08"}) void a_token_is_entered_and_shown_without_itself() {
        var entered = enter.token(World.STAFF, FACILITY, TOKEN).get();

        assertThat(entered.first()).isTrue();
        assertThat(enter.token(World.STAFF, FACILITY, TOKEN).get().first()).isFalse();
        assertThat(show.handle(World.STAFF, FACILITY).get()).containsExactly(new ShowKsefCredentials.Shown(
                new KsefCredentials.Kept(FACILITY, Kind.TOKEN, Option.none(), Option.none(), Option.none(), now, Author.of(World.STAFF)), Option.none()));
        assertThat(stored(Kind.TOKEN)).isEqualTo(Option.some(TOKEN));
    }

    @Test @Proves("KSF-08") void what_waits_because_the_door_was_shut_is_tried_at_once_with_what_is_entered() {
        var queue = world.stores.ksefQueue();
        world.onItsWay(anInvoice().number("FV/1").frozen());
        queue.release(queue.lease(now).get().shutOut(now, now.plus(Duration.ofHours(1))), now);
        assertThat(queue.nextDue()).contains(now.plus(Duration.ofHours(1)));

        enter.token(World.STAFF, FACILITY, TOKEN).get();

        assertThat(queue.nextDue()).contains(now);
    }

    @Test @Proves({"KSF-06", "KSF-10", "KSF-11"}) void a_certificate_is_shown_with_its_number_and_its_end() {
        enter.certificate(World.STAFF, FACILITY, Kind.OFFLINE, aFile("01F20A5D352AE590", Use.SIGNING, now, now.plus(Duration.ofDays(730)))).get();

        var shown = show.handle(World.STAFF, FACILITY).get().get(0);

        assertThat(shown.kept().serial()).isEqualTo(Option.some("01F20A5D352AE590"));
        assertThat(shown.kept().validUntil()).isEqualTo(Option.some(now.plus(Duration.ofDays(730))));
        assertThat(shown.warning()).isEmpty();
    }

    @Test @Proves({"KSF-09", "KSF-11"}) void what_ends_soon_and_what_has_ended_is_said() {
        enter.token(World.STAFF, FACILITY, TOKEN).get();
        enter.certificate(World.STAFF, FACILITY, Kind.AUTHENTICATION, aFile("01F20A5D352AE590", Use.LOGIN, now, Instant.parse("2026-12-20T10:00:00Z"))).get();

        world.clock.set(Instant.parse("2026-11-20T09:59:59Z"));
        assertThat(warnings()).containsExactly(Option.none(), Option.none());
        world.clock.set(Instant.parse("2026-11-20T10:00:00Z"));
        assertThat(warnings()).containsExactly(Option.none(), Option.some(Warning.ENDS_SOON));
        world.clock.set(Instant.parse("2026-11-30T23:00:00Z"));
        assertThat(warnings()).containsExactly(Option.some(Warning.ENDS_SOON), Option.some(Warning.ENDS_SOON));
        world.clock.set(Instant.parse("2026-12-31T23:00:00Z"));
        assertThat(warnings()).containsExactly(Option.some(Warning.ENDED), Option.some(Warning.ENDED));
    }

    @Test @Proves({"KSF-09", "KSF-11"}) void the_desk_is_called_once_when_it_ends_soon_and_once_when_it_has_ended_until_it_is_entered_anew() {
        var warn = new WarnOfEndings(kept, world.stores.tasks(), TOKENS, world.stores.transactions(), world.clock);
        enter.token(World.STAFF, FACILITY, TOKEN).get();
        enter.certificate(World.STAFF, FACILITY, Kind.OFFLINE, aFile("01F20A5D352AE590", Use.SIGNING, now, Instant.parse("2027-06-01T00:00:00Z"))).get();
        assertThat(warn.runSome()).isZero();

        world.clock.set(Instant.parse("2026-11-30T23:00:00Z"));
        assertThat(warn.runSome()).isEqualTo(1);
        assertThat(warn.runSome()).as("not twice within the hour").isZero();
        world.clock.advance(Duration.ofDays(1));
        warn.runSome();
        assertThat(world.tasks()).containsExactly(StaffTasks.Kind.KSEF_CREDENTIAL_ENDS);

        world.clock.set(Instant.parse("2026-12-31T23:00:00Z"));
        warn.runSome();
        assertThat(world.tasks()).containsExactly(StaffTasks.Kind.KSEF_CREDENTIAL_ENDS, StaffTasks.Kind.KSEF_CREDENTIAL_ENDS);

        remove.handle(World.STAFF, FACILITY, Kind.TOKEN).get();
        assertThat(world.tasks()).isEmpty();
        world.clock.set(Instant.parse("2027-05-31T00:00:00Z"));
        warn.runSome();
        assertThat(world.tasks()).containsExactly(StaffTasks.Kind.KSEF_CREDENTIAL_ENDS);
        enter.certificate(World.STAFF, FACILITY, Kind.OFFLINE, aFile("01F20A5D352AE591", Use.SIGNING, now, Instant.parse("2029-06-01T00:00:00Z"))).get();
        assertThat(world.tasks()).isEmpty();
    }

    @Test void what_is_refused_is_not_kept_and_what_was_there_stays() {
        enter.token(World.STAFF, FACILITY, TOKEN).get();
        var tooOld = aFile("01F20A5D352AE590", Use.LOGIN, now.minusSeconds(60), now);

        assertThat(enter.certificate(World.STAFF, FACILITY, Kind.AUTHENTICATION, tooOld).getLeft()).isEqualTo(new KsefCredentialRefusal.CertificateExpired());

        assertThat(show.handle(World.STAFF, FACILITY).get()).extracting(shown -> shown.kept().kind()).containsExactly(Kind.TOKEN);
    }

    @Test void a_facility_without_a_nip_cannot_get_into_ksef() {
        var known = aFacility();
        world.stores.transactions().record(() -> world.stores.directory().save(new Facility(known.id(), known.name(), known.zone(), known.phone(), known.email(),
                Option.none(), known.address())));

        assertThat(enter.token(World.STAFF, FACILITY, TOKEN).getLeft()).isEqualTo(new KsefCredentialRefusal.FacilityWithoutNip());
    }

    @Test @Proves("KSF-12") void what_is_taken_back_is_gone() {
        enter.token(World.STAFF, FACILITY, TOKEN).get();

        assertThat(remove.handle(World.STAFF, FACILITY, Kind.TOKEN).get()).isEqualTo(Kind.TOKEN);

        assertThat(stored(Kind.TOKEN)).isEmpty();
        assertThat(remove.handle(World.STAFF, FACILITY, Kind.TOKEN).getLeft()).isEqualTo(new KsefCredentialRefusal.UnknownKsefCredential());
    }

    @Test @Proves("KSF-08") void the_trail_says_who_and_what_kind_and_nothing_of_the_secret() {
        enter.token(World.STAFF, FACILITY, TOKEN).get();

        var act = world.stores.transactions().trail().get(world.stores.transactions().trail().size() - 1).act();
        assertThat(act.what()).isEqualTo("ksef-credential.enter");
        assertThat(act.facts()).containsEntry("kind", "TOKEN").hasSize(1);
    }

    private List<Option<Warning>> warnings() {
        return show.handle(World.STAFF, FACILITY).get().stream().map(ShowKsefCredentials.Shown::warning).toList();
    }

    private Option<KsefCredential> stored(Kind kind) {
        return world.stores.transactions().record(() -> kept.find(FACILITY, kind));
    }
}

package pl.proassist.application.invoicing;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.Builders.FACILITY;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.application.fakes.FakeEInvoicing;
import pl.proassist.application.fakes.World;
import pl.proassist.application.port.Author;
import pl.proassist.application.port.EInvoicing;
import pl.proassist.domain.invoice.KsefCredential;
import pl.proassist.domain.invoice.KsefDoor;
import pl.proassist.domain.invoice.KsefDoor.Welcome;
import pl.proassist.domain.invoice.KsefRight;
import pl.proassist.domain.invoice.KsefSetup.Standing;
import pl.proassist.domain.invoice.KsefSetup.State;
import pl.proassist.domain.invoice.KsefSetup.Step;
import pl.proassist.domain.invoice.TokenTerm;

/** An administrator looks how far the clinic is on its way into KSeF. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ShowKsefSetupTest {

    private static final KsefCredential.Token TOKEN = new KsefCredential.Token("20261120-EC-0000000001-0000000002-03|nip-5252248481|" + "5a".repeat(32));

    private final World world = new World();
    private final FakeEInvoicing ksef = world.ksef;
    private final ShowKsefSetup setup = new ShowKsefSetup(world.stores.ksefCredentials(), ksef, world.stores.directory(), new TokenTerm(LocalDate.parse("2026-12-31")),
            Option.none(), world.stores.transactions(), world.clock);

    @Test @Proves("KSF-37") void with_nothing_to_log_in_with_nobody_is_asked() {
        ksef.beAway(true);

        var shown = shown();

        assertThat(shown.door()).isEqualTo(KsefDoor.of(Welcome.UNTRIED));
        assertThat(shown.steps()).contains(new Standing(Step.NIP, State.DONE), new Standing(Step.LOGIN, State.TO_DO), new Standing(Step.LET_IN, State.WAITS));
    }

    @Test @Proves({"KSF-04", "KSF-37"}) void an_owner_is_let_in_and_may_do_everything() {
        enters(TOKEN);

        assertThat(shown().door()).isEqualTo(KsefDoor.of(Welcome.OPEN));
        assertThat(shown().steps()).contains(new Standing(Step.ZAW_FA, State.DONE), new Standing(Step.RIGHTS, State.DONE), new Standing(Step.LET_IN, State.DONE));
    }

    @Test @Proves("KSF-04") void what_was_granted_is_told_and_what_is_missing_too() {
        enters(TOKEN);
        ksef.grant(KsefRight.INVOICE_WRITE, KsefRight.INVOICE_READ, KsefRight.INTROSPECTION);
        assertThat(shown().door().rights()).containsExactlyInAnyOrder(KsefRight.INVOICE_WRITE, KsefRight.INVOICE_READ, KsefRight.INTROSPECTION);

        ksef.grant(KsefRight.INVOICE_READ);

        assertThat(shown().door().welcome()).isEqualTo(Welcome.WITHOUT_RIGHTS);
        assertThat(shown().door().missing()).containsExactly(KsefRight.INVOICE_WRITE);
        assertThat(shown().steps()).contains(new Standing(Step.RIGHTS, State.TO_MEND), new Standing(Step.LET_IN, State.TO_MEND));
    }

    @Test @Proves("KSF-37") void what_ksef_refuses_and_a_ksef_that_is_away_are_two_things() {
        enters(TOKEN);
        ksef.shutOut(true);
        assertThat(shown().door().welcome()).isEqualTo(Welcome.REFUSED);
        assertThat(shown().steps()).contains(new Standing(Step.LOGIN, State.TO_MEND));

        ksef.shutOut(false);
        ksef.beAway(true);
        assertThat(shown().door().welcome()).isEqualTo(Welcome.UNREACHED);
        assertThat(shown().steps()).contains(new Standing(Step.LOGIN, State.DONE), new Standing(Step.LET_IN, State.WAITS));

        ksef.beAway(false);
        ksef.throttle(Duration.ofMinutes(1));
        assertThat(shown().door().welcome()).isEqualTo(Welcome.UNREACHED);
    }

    @Test @Proves("KSF-37") void what_ksef_warned_of_is_told_with_its_moment() {
        assertThat(shown().warning()).isEmpty();

        ksef.warn("[TOKEN_EXPIRES]: Token wygasa 31 grudnia");

        assertThat(shown().warning()).contains(new EInvoicing.Warning("[TOKEN_EXPIRES]: Token wygasa 31 grudnia", world.clock.instant()));
    }

    @Test @Proves("KSF-09") void with_a_token_that_is_over_nobody_knocks() {
        enters(TOKEN);
        world.clock.set(Instant.parse("2027-01-01T00:00:00Z"));

        assertThat(shown().door().welcome()).isEqualTo(Welcome.UNTRIED);
        assertThat(shown().steps()).contains(new Standing(Step.LOGIN, State.TO_MEND));
    }

    private void enters(KsefCredential credential) {
        world.stores.transactions().record(() -> world.stores.ksefCredentials().replace(FACILITY, credential, world.clock.instant(), Author.SYSTEM));
    }

    private ShowKsefSetup.Shown shown() {
        return setup.handle(World.STAFF, FACILITY).get();
    }
}

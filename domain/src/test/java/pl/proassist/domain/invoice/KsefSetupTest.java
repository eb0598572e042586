package pl.proassist.domain.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import pl.proassist.Proves;
import pl.proassist.domain.invoice.KsefCredential.Kind;
import pl.proassist.domain.invoice.KsefDoor.Welcome;
import pl.proassist.domain.invoice.KsefSetup.Standing;
import pl.proassist.domain.invoice.KsefSetup.State;
import pl.proassist.domain.invoice.KsefSetup.Step;

/** How far a facility is on its way into KSeF. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KsefSetupTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:15:30Z");
    private static final TokenTerm TOKENS = new TokenTerm(LocalDate.parse("2026-12-31"));
    private static final Option<Instant> LONG = Option.some(NOW.plus(Duration.ofDays(700)));
    private static final Option<Instant> NO_END = Option.none();

    @Test @Proves("KSF-37") void the_form_comes_first_then_a_person_then_what_is_entered_here() {
        var steps = setup(false, Map.of(), KsefDoor.of(Welcome.UNTRIED)).steps(NOW);

        assertThat(steps).containsExactly(new Standing(Step.ZAW_FA, State.ELSEWHERE), new Standing(Step.PERSON, State.ELSEWHERE), new Standing(Step.RIGHTS, State.ELSEWHERE),
                new Standing(Step.NIP, State.TO_DO), new Standing(Step.LOGIN, State.TO_DO), new Standing(Step.OFFLINE_CERTIFICATE, State.TO_DO),
                new Standing(Step.LET_IN, State.WAITS));
    }

    @Test @Proves({"KSF-37", "KSF-04"}) void when_ksef_opens_all_that_was_done_elsewhere_was_done() {
        var steps = setup(true, Map.of(Kind.AUTHENTICATION, LONG, Kind.OFFLINE, LONG), open(KsefRight.INVOICE_WRITE, KsefRight.INVOICE_READ)).steps(NOW);

        assertThat(steps).extracting(Standing::state).containsOnly(State.DONE);
    }

    @ParameterizedTest @Proves("KSF-04") @CsvSource({"UNTRIED, ELSEWHERE, WAITS", "UNREACHED, ELSEWHERE, WAITS", "OPEN, DONE, DONE", "WITHOUT_RIGHTS, TO_MEND, TO_MEND",
        "REFUSED, ELSEWHERE, TO_MEND"})
    void the_rights_and_the_door_go_by_what_ksef_says(Welcome welcome, State rights, State letIn) {
        var setup = setup(true, Map.of(Kind.AUTHENTICATION, LONG), KsefDoor.of(welcome));

        assertThat(state(setup, Step.RIGHTS)).isEqualTo(rights);
        assertThat(state(setup, Step.LET_IN)).isEqualTo(letIn);
    }

    @Test @Proves("KSF-04") void a_right_that_is_missing_is_named_although_the_door_is_open() {
        var setup = setup(true, Map.of(Kind.TOKEN, NO_END), open(KsefRight.INVOICE_READ, KsefRight.INTROSPECTION));

        assertThat(setup.door().missing()).containsExactly(KsefRight.INVOICE_WRITE);
        assertThat(state(setup, Step.RIGHTS)).isEqualTo(State.TO_MEND);
        assertThat(state(setup, Step.LET_IN)).isEqualTo(State.DONE);
    }

    @Test @Proves("KSF-04") void the_owner_of_the_nip_needs_no_rights_and_whoever_has_none_needs_both() {
        assertThat(KsefDoor.of(Welcome.OPEN).missing()).isEmpty();
        assertThat(KsefDoor.of(Welcome.WITHOUT_RIGHTS).missing()).containsExactlyInAnyOrder(KsefRight.INVOICE_WRITE, KsefRight.INVOICE_READ);
        assertThat(new KsefDoor(Welcome.WITHOUT_RIGHTS, Set.of(KsefRight.INVOICE_WRITE)).missing()).containsExactly(KsefRight.INVOICE_READ);
        assertThat(KsefDoor.of(Welcome.REFUSED).missing()).isEmpty();
    }

    @ParameterizedTest @Proves({"KSF-37", "KSF-11"}) @CsvSource(nullValues = "-", value = {"-, -, TO_DO", "700, -, DONE", "30, -, ENDS_SOON", "0, -, TO_MEND",
        "0, 41, DONE", "-, 41, DONE", "-, 11, DONE", "-, 10, ENDS_SOON", "-, -1, TO_MEND", "700, -1, DONE", "30, 41, ENDS_SOON"})
    void what_one_logs_in_with(Integer certificateDays, Integer tokenDays, State expected) {
        var ends = new EnumMap<Kind, Option<Instant>>(Kind.class);
        Option.of(certificateDays).forEach(days -> ends.put(Kind.AUTHENTICATION, Option.some(NOW.plus(Duration.ofDays(days)))));
        Option.of(tokenDays).forEach(days -> ends.put(Kind.TOKEN, NO_END));
        var tokens = Option.of(tokenDays).map(days -> new TokenTerm(LocalDate.parse("2026-11-20").plusDays(days))).getOrElse(TOKENS);

        assertThat(state(new KsefSetup(true, ends, tokens, KsefDoor.of(Welcome.UNTRIED)), Step.LOGIN)).isEqualTo(expected);
    }

    @Test @Proves("KSF-37") void what_ksef_does_not_take_is_to_be_entered_again() {
        assertThat(state(setup(true, Map.of(Kind.AUTHENTICATION, LONG), KsefDoor.of(Welcome.REFUSED)), Step.LOGIN)).isEqualTo(State.TO_MEND);
    }

    @Test @Proves("KSF-37") void one_who_only_logs_in_cannot_hand_over_offline() {
        assertThat(state(setup(true, Map.of(Kind.AUTHENTICATION, LONG), KsefDoor.of(Welcome.OPEN)), Step.OFFLINE_CERTIFICATE)).isEqualTo(State.TO_DO);
    }

    @ParameterizedTest @Proves("KSF-07") @EnumSource(KsefLoginMethod.class) void only_a_certificate_and_a_token_log_in_from_here(KsefLoginMethod method) {
        assertThat(method.use() == KsefLoginMethod.Use.HERE).isEqualTo(List.of(KsefLoginMethod.CERTIFICATE, KsefLoginMethod.TOKEN).contains(method));
    }

    @Test @Proves("KSF-04") void a_right_is_known_by_the_ministrys_name_for_it() {
        assertThat(KsefRight.called("InvoiceWrite")).contains(KsefRight.INVOICE_WRITE);
        assertThat(KsefRight.called("EnforcementOperations")).isEmpty();
    }

    private static KsefSetup setup(boolean nip, Map<Kind, Option<Instant>> ends, KsefDoor door) {
        return new KsefSetup(nip, ends, TOKENS, door);
    }

    private static KsefDoor open(KsefRight... rights) {
        return new KsefDoor(Welcome.OPEN, Set.of(rights));
    }

    private static State state(KsefSetup setup, Step step) {
        return setup.steps(NOW).stream().filter(each -> each.step() == step).findFirst().orElseThrow().state();
    }
}

package pl.proassist.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pl.proassist.domain.Builders.id;
import static pl.proassist.domain.access.AccountBuilder.anAccount;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.application.port.SecondFactor.Proof;
import pl.proassist.domain.access.AccountDetails;
import pl.proassist.domain.access.SecondFactorMethod;

/** What every way of the second step must do: bring the proof to the phone or the mailbox that was written down, and nowhere else. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
public abstract class SecondFactorContract {

    private static final UUID MESSAGE = id("first sending");
    private static final UUID ANOTHER = id("second sending");
    private static final AccountDetails ANNA = anAccount().details();

    /** One that arrived: where, and what could be read there. */
    public record Arrived(String to, String text) {
    }

    protected abstract SecondFactor factor();

    /** What arrived so far, oldest first; the same message twice is one. */
    protected abstract List<Arrived> arrived();

    /** The provider takes the next one, but its answer never arrives. */
    protected abstract void loseTheNextReply();

    /** The next call does not reach the provider. */
    protected abstract void beAwayForTheNextCall();

    @Test @Proves({"SEC-02", "SEC-03", "SEC-04"}) void the_proof_arrives_where_the_person_is_reached() {
        var answer = factor().send(MESSAGE, ANNA, proof());

        assertThat(answer).isInstanceOf(Handover.Accepted.class);
        assertThat(arrived()).hasSize(1).allMatch(each -> each.to().equals(mine()) && each.text().contains(proof().secret()));
    }

    @Test void it_goes_by_phone_or_by_mail() {
        assertThat(factor().target(ANNA)).isEqualTo(isByPhone() ? ANNA.phone().map(Either::left) : ANNA.email().map(Either::right));
    }

    @Test @Proves("SEC-09") void somebody_without_phone_or_mailbox_is_not_reached_by_it() {
        assertThat(factor().target(anAccount().withoutPhone().details()).isDefined()).isEqualTo(!isByPhone());
        assertThat(factor().target(anAccount().withoutEmail().details()).isDefined()).isEqualTo(isByPhone());
        assertThat(factor().target(anAccount().withoutPhone().withoutEmail().details())).isEqualTo(Option.none());
    }

    @Test void the_same_id_twice_arrives_once_and_another_id_arrives_too() {
        factor().send(MESSAGE, ANNA, proof());
        factor().send(MESSAGE, ANNA, proof());
        assertThat(arrived()).hasSize(1);

        factor().send(ANOTHER, ANNA, proof());
        assertThat(arrived()).hasSize(2);
    }

    @Test void a_lost_reply_is_weather_and_the_next_try_is_the_same_message() {
        loseTheNextReply();

        assertThatThrownBy(() -> factor().send(MESSAGE, ANNA, proof())).isInstanceOf(GatewayUnavailable.class);
        assertThat(factor().send(MESSAGE, ANNA, proof())).isInstanceOf(Handover.Accepted.class);
        assertThat(arrived()).hasSize(1);
    }

    @Test void a_provider_that_is_away_is_weather() {
        beAwayForTheNextCall();

        assertThatThrownBy(() -> factor().send(MESSAGE, ANNA, proof())).isInstanceOf(GatewayUnavailable.class);
        assertThat(arrived()).isEmpty();
        assertThat(factor().send(MESSAGE, ANNA, proof())).isInstanceOf(Handover.Accepted.class);
    }

    @Test void the_secret_is_not_printed() {
        assertThat(proof().toString()).doesNotContain(proof().secret());
    }

    private boolean isByPhone() {
        return factor().method() == SecondFactorMethod.SMS_CODE;
    }

    private String mine() {
        return isByPhone() ? ANNA.phone().get().value() : ANNA.email().get().value();
    }

    private Proof proof() {
        var secret = factor().method() == SecondFactorMethod.EMAIL_LINK ? "https://rej.example.org/login/" + MESSAGE + ".A1b2C3d4E5f6G7h8I9j0K1" : "048213";
        return new Proof(secret, Instant.parse("2026-01-12T14:25:00Z"), "Firefox, Linux", "192.0.2.7");
    }
}

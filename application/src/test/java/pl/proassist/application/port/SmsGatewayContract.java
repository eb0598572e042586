package pl.proassist.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.domain.patient.PhoneNumber;

/** What everything that sends SMS must do, whoever the provider is: one id is at most one SMS, and silence is weather. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
public abstract class SmsGatewayContract {

    private static final UUID MESSAGE = UUID.fromString("5d6f2a1e-8a52-4f0b-9a43-0d1f6f7f0001");
    private static final UUID ANOTHER = UUID.fromString("5d6f2a1e-8a52-4f0b-9a43-0d1f6f7f0002");
    private static final PhoneNumber ANNA = new PhoneNumber("+48500600700");
    private static final String TEXT = "Wizyta 15.03 o 10:30. Oplata: https://rej.example.org/p/V7K2M9QX";

    protected abstract SmsGateway gateway();

    /** The texts that the provider took, one for each SMS that it will deliver, oldest first. */
    protected abstract List<String> taken();

    /** The provider takes the next message, but its answer never arrives. */
    protected abstract void loseTheNextReply();

    /** The next call does not reach the provider. */
    protected abstract void beAwayForTheNextCall();

    @Test @Proves({"MSG-15", "LNK-05"}) void a_message_is_handed_over_with_its_payment_link() {
        var answer = gateway().send(MESSAGE, ANNA, TEXT);

        assertThat(answer).isInstanceOfSatisfying(Handover.Accepted.class, accepted -> assertThat(accepted.parts()).isOne());
        assertThat(taken()).containsExactly(TEXT);
    }

    @Test @Proves("MSG-15") void the_same_id_twice_is_one_message() {
        gateway().send(MESSAGE, ANNA, TEXT);

        var again = gateway().send(MESSAGE, ANNA, TEXT);

        assertThat(again).isInstanceOf(Handover.Accepted.class);
        assertThat(taken()).containsExactly(TEXT);
    }

    @Test void the_same_words_under_two_ids_are_two_messages() {
        gateway().send(MESSAGE, ANNA, TEXT);

        gateway().send(ANOTHER, ANNA, TEXT);

        assertThat(taken()).containsExactly(TEXT, TEXT);
    }

    @Test @Proves("MSG-15") void a_lost_reply_is_weather_and_the_next_try_finds_the_message_taken() {
        loseTheNextReply();

        assertThatThrownBy(() -> gateway().send(MESSAGE, ANNA, TEXT)).isInstanceOf(GatewayUnavailable.class);
        assertThat(taken()).containsExactly(TEXT);

        assertThat(gateway().send(MESSAGE, ANNA, TEXT)).isInstanceOf(Handover.Accepted.class);
        assertThat(taken()).containsExactly(TEXT);
    }

    @Test void a_provider_that_is_away_is_weather_and_gets_the_message_at_the_next_try() {
        beAwayForTheNextCall();

        assertThatThrownBy(() -> gateway().send(MESSAGE, ANNA, TEXT)).isInstanceOf(GatewayUnavailable.class);
        assertThat(taken()).isEmpty();

        assertThat(gateway().send(MESSAGE, ANNA, TEXT)).isInstanceOf(Handover.Accepted.class);
        assertThat(taken()).containsExactly(TEXT);
    }
}

package pl.proassist.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vavr.control.Option;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.domain.patient.EmailAddress;

/**
 * What everything that sends e-mail must do: a message keeps its identity at every try, so that a mailbox sees one letter,
 * and silence is weather.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
public abstract class MailerContract {

    private static final UUID MESSAGE = UUID.fromString("7c1b9d52-3f0e-4c4f-8a55-6b2f7f7f0001");
    private static final UUID ANOTHER = UUID.fromString("7c1b9d52-3f0e-4c4f-8a55-6b2f7f7f0002");
    private static final EmailAddress ANNA = new EmailAddress("anna@example.org");
    private static final String SUBJECT = "Opłata za wizytę";
    private static final String TEXT = "Wizyta 15.03 o 10:30.\nOpłata: https://rej.example.org/p/V7K2M9QX\n";

    protected abstract Mailer mailer();

    /** The identities (Message-ID) of the letters that arrived; copies of one letter share theirs. */
    protected abstract Set<String> arrived();

    /** The provider takes the next letter, but its answer never arrives. */
    protected abstract void loseTheNextReply();

    /** The next call does not reach the provider. */
    protected abstract void beAwayForTheNextCall();

    @Test @Proves("MSG-09") void a_letter_is_handed_over() {
        var answer = mailer().send(MESSAGE, ANNA, SUBJECT, TEXT);

        assertThat(answer).isInstanceOf(Handover.Accepted.class);
        assertThat(arrived()).hasSize(1);
    }

    @Test void a_letter_with_a_file_is_one_letter_too() {
        var file = Option.some(new Mailer.Attachment("faktura.pdf", "application/pdf", new byte[] {'%', 'P', 'D', 'F'}));

        assertThat(mailer().send(MESSAGE, ANNA, SUBJECT, TEXT, file)).isInstanceOf(Handover.Accepted.class);
        assertThat(mailer().send(MESSAGE, ANNA, SUBJECT, TEXT, file)).isInstanceOf(Handover.Accepted.class);

        assertThat(arrived()).hasSize(1);
    }

    @Test void the_same_id_twice_is_one_letter() {
        mailer().send(MESSAGE, ANNA, SUBJECT, TEXT);

        var again = mailer().send(MESSAGE, ANNA, SUBJECT, TEXT);

        assertThat(again).isInstanceOf(Handover.Accepted.class);
        assertThat(arrived()).hasSize(1);
    }

    @Test void the_same_words_under_two_ids_are_two_letters() {
        mailer().send(MESSAGE, ANNA, SUBJECT, TEXT);

        mailer().send(ANOTHER, ANNA, SUBJECT, TEXT);

        assertThat(arrived()).hasSize(2);
    }

    @Test void a_lost_reply_is_weather_and_the_next_try_is_the_same_letter() {
        loseTheNextReply();

        assertThatThrownBy(() -> mailer().send(MESSAGE, ANNA, SUBJECT, TEXT)).isInstanceOf(GatewayUnavailable.class);
        assertThat(arrived()).hasSize(1);

        assertThat(mailer().send(MESSAGE, ANNA, SUBJECT, TEXT)).isInstanceOf(Handover.Accepted.class);
        assertThat(arrived()).hasSize(1);
    }

    @Test void a_provider_that_is_away_is_weather_and_gets_the_letter_at_the_next_try() {
        beAwayForTheNextCall();

        assertThatThrownBy(() -> mailer().send(MESSAGE, ANNA, SUBJECT, TEXT)).isInstanceOf(GatewayUnavailable.class);
        assertThat(arrived()).isEmpty();

        assertThat(mailer().send(MESSAGE, ANNA, SUBJECT, TEXT)).isInstanceOf(Handover.Accepted.class);
        assertThat(arrived()).hasSize(1);
    }
}

package pl.proassist.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vavr.control.Option;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.application.port.KsefAnnouncements.Message;
import pl.proassist.application.port.KsefAnnouncements.State;

/** What the rest of the product relies on with the ministry's status service, real or played. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Proves("KSF-23")
public abstract class KsefAnnouncementsContract {

    private static final Instant START = Instant.parse("2026-11-16T09:00:00Z");
    private static final Instant END = Instant.parse("2026-11-16T12:00:00Z");

    protected abstract KsefAnnouncements announcements();

    protected abstract void theMinistrySays(State state);

    protected abstract void theMinistryAnnounces(int event, State what, Instant start, Option<Instant> end);

    protected abstract void theServiceIsSilent();

    @Test void usually_everything_works_and_nothing_is_announced() {
        assertThat(announcements().state()).isEqualTo(State.AVAILABLE);
        assertThat(announcements().messages()).isEmpty();
    }

    @Test void a_failure_is_told_as_the_state_and_as_a_message() {
        theMinistrySays(State.FAILURE);
        theMinistryAnnounces(7, State.FAILURE, START, Option.none());

        assertThat(announcements().state()).isEqualTo(State.FAILURE);
        assertThat(announcements().messages()).containsExactly(new Message(7, State.FAILURE, START, Option.none()));
    }

    @Test void an_end_belongs_to_its_beginning() {
        theMinistryAnnounces(7, State.FAILURE, START, Option.none());
        theMinistryAnnounces(7, State.FAILURE, START, Option.some(END));

        assertThat(announcements().messages()).containsExactly(new Message(7, State.FAILURE, START, Option.some(END)));
    }

    @Test void silence_is_weather() {
        theServiceIsSilent();

        assertThatThrownBy(() -> announcements().state()).isInstanceOf(GatewayUnavailable.class);
        assertThatThrownBy(() -> announcements().messages()).isInstanceOf(GatewayUnavailable.class);
    }
}

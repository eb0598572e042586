package pl.proassist.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.id;
import static pl.proassist.domain.Builders.someMessages;

import io.vavr.control.Option;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.application.port.MessagePolicies.Version;
import pl.proassist.domain.MessageSettingsBuilder;
import pl.proassist.domain.access.Actor;
import pl.proassist.domain.message.MessageKind;
import pl.proassist.domain.message.MessageSettings;
import pl.proassist.domain.message.Words;
import pl.proassist.domain.patient.Language;
import pl.proassist.domain.policy.MessageChannel;

/** What every store of the facilities' message settings must do. */
@Proves({"MSG-01", "MSG-02"})
public abstract class MessagePoliciesContract extends StoresContract {

    private static final Author AUTHOR = new Author(Actor.Kind.PERSON, Option.some(id("author")));
    private static final MessageSettings EVERYTHING_ELSE = someMessages().version(1).off(MessageKind.PAYMENT_REQUIRED).on(MessageKind.VISIT_CONFIRM_REQUEST)
            .lead(MessageKind.VISIT_REMINDER, "P2D").by(MessageKind.VISIT_MOVED, MessageChannel.SMS).quiet("22:30", "07:15").asWritten().namingTheSpecialist().part("0.17")
            .words(MessageKind.VISIT_MOVED, MessageChannel.SMS, Language.UK, Words.sms("Новий час: {when}, {specialist}"))
            .words(MessageKind.VISIT_MOVED, MessageChannel.EMAIL, Language.PL, Words.email("Nowy termin – {when}", "Zażółć\n{when}")).build();

    @Test void what_was_never_set_is_as_usual() {
        assertThat(of()).isEqualTo(MessageSettings.usual(FACILITY));
    }

    @Test void everything_that_can_be_said_comes_back() {
        save(EVERYTHING_ELSE);

        assertThat(of()).isEqualTo(EVERYTHING_ELSE);
    }

    @Test void the_next_version_replaces_the_whole_and_other_facilities_keep_theirs() {
        save(EVERYTHING_ELSE);
        assertThat(of()).isEqualTo(EVERYTHING_ELSE);

        save(someMessages().version(2).off(MessageKind.VISIT_LAPSED).build());

        assertThat(of()).isEqualTo(someMessages().version(2).off(MessageKind.VISIT_LAPSED).build());
        assertThat(inTransaction(() -> stores.messagePolicies().of(ANOTHER_FACILITY))).isEqualTo(MessageSettings.usual(ANOTHER_FACILITY));
    }

    @Test void every_version_stays_with_who_made_it_and_when() {
        var second = someMessages().version(2).off(MessageKind.VISIT_LAPSED).build();
        save(EVERYTHING_ELSE);
        save(second);

        assertThat(versions(Option.none(), 10)).containsExactly(new Version(second, AUTHOR, NOW), new Version(EVERYTHING_ELSE, AUTHOR, NOW));
        assertThat(versions(Option.none(), 1)).containsExactly(new Version(second, AUTHOR, NOW));
        assertThat(versions(Option.some(2L), 10)).containsExactly(new Version(EVERYTHING_ELSE, AUTHOR, NOW));
        assertThat(inTransaction(() -> stores.messagePolicies().versions(ANOTHER_FACILITY, Option.none(), 10))).isEmpty();
    }

    private List<Version> versions(Option<Long> before, int limit) {
        return inTransaction(() -> stores.messagePolicies().versions(FACILITY, before, limit));
    }

    @Test void a_version_that_somebody_else_has_stored_is_not_stored_again() {
        save(EVERYTHING_ELSE);

        assertThatThrownBy(() -> save(change(builder -> builder.version(1)))).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> save(change(builder -> builder.version(3)))).isInstanceOf(RuntimeException.class);
        assertThat(of()).isEqualTo(EVERYTHING_ELSE);
    }

    private static MessageSettings change(UnaryOperator<MessageSettingsBuilder> change) {
        return change.apply(someMessages()).build();
    }

    private MessageSettings of() {
        return inTransaction(() -> stores.messagePolicies().of(FACILITY));
    }

    private void save(MessageSettings settings) {
        inTransaction(() -> {
            stores.messagePolicies().save(settings, AUTHOR, NOW);
            return settings;
        });
    }
}

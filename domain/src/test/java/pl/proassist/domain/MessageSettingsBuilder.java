package pl.proassist.domain;

import io.vavr.control.Option;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import pl.proassist.domain.message.MessageKind;
import pl.proassist.domain.message.MessageSettings;
import pl.proassist.domain.message.MessageSettings.Place;
import pl.proassist.domain.message.QuietHours;
import pl.proassist.domain.message.Sending;
import pl.proassist.domain.message.Words;
import pl.proassist.domain.patient.Language;
import pl.proassist.domain.policy.Lead;
import pl.proassist.domain.policy.MessageChannel;
import pl.proassist.domain.shared.Money;

/** What a facility decided about its messages: everything as usual, until something else is said. */
public final class MessageSettingsBuilder {

    private final Map<MessageKind, Sending> kinds = new HashMap<>();
    private final Map<Place, Words> texts = new HashMap<>();
    private QuietHours quietHours = QuietHours.USUAL;
    private boolean transliterates = true;
    private boolean namesSpecialist;
    private Money partPrice = Money.ZERO;
    private long version;

    public MessageSettingsBuilder off(MessageKind kind) {
        return with(kind, new Sending(false, now(kind).channels(), now(kind).lead()));
    }

    public MessageSettingsBuilder on(MessageKind kind) {
        return with(kind, new Sending(true, now(kind).channels(), now(kind).lead()));
    }

    public MessageSettingsBuilder lead(MessageKind kind, String lead) {
        return with(kind, new Sending(true, now(kind).channels(), Option.some(Lead.parse(lead))));
    }

    public MessageSettingsBuilder by(MessageKind kind, MessageChannel first, MessageChannel... others) {
        return with(kind, new Sending(now(kind).on(), Set.copyOf(EnumSet.of(first, others)), now(kind).lead()));
    }

    public MessageSettingsBuilder words(MessageKind kind, MessageChannel channel, Language language, Words words) {
        texts.put(new Place(kind, channel, language), words);
        return this;
    }

    public MessageSettingsBuilder quiet(String from, String to) {
        quietHours = new QuietHours(LocalTime.parse(from), LocalTime.parse(to));
        return this;
    }

    public MessageSettingsBuilder asWritten() {
        transliterates = false;
        return this;
    }

    public MessageSettingsBuilder namingTheSpecialist() {
        namesSpecialist = true;
        return this;
    }

    public MessageSettingsBuilder part(String price) {
        partPrice = Money.pln(price);
        return this;
    }

    public MessageSettingsBuilder version(long given) {
        version = given;
        return this;
    }

    private Sending now(MessageKind kind) {
        return build().of(kind);
    }

    private MessageSettingsBuilder with(MessageKind kind, Sending sending) {
        kinds.put(kind, sending);
        return this;
    }

    public MessageSettings build() {
        return new MessageSettings(Builders.FACILITY, version, kinds, texts, quietHours, transliterates, namesSpecialist, partPrice);
    }
}

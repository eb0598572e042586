package pl.proassist.adapters.rest;

import io.vavr.control.Option;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import pl.proassist.domain.message.MessageKind;
import pl.proassist.domain.message.MessageSettings;
import pl.proassist.domain.message.Words;
import pl.proassist.domain.patient.Language;
import pl.proassist.domain.policy.Lead;
import pl.proassist.domain.policy.MessageChannel;

/** A facility's message settings in the form in which they are set: what was left open is shown as it is usually, words only where they are its own. */
public record MessageSettingsResponse(Hours quietHours, boolean transliterate, boolean nameSpecialist, String partPrice, Map<String, Kind> kinds) {

    public record Hours(String from, String to) {
    }

    public record Kind(boolean on, List<String> channels, String lead, Map<String, Spoken> texts) {
    }

    public record Spoken(String sms, Email email) {
    }

    public record Email(String subject, String text) {
    }

    static MessageSettingsResponse of(MessageSettings settings) {
        var kinds = new LinkedHashMap<String, Kind>();
        for (var kind : MessageKind.values()) {
            var sending = settings.of(kind);
            kinds.put(kind.name(), new Kind(sending.on(), sending.channels().stream().map(Enum::name).sorted().toList(),
                    sending.lead().map(Lead::toString).getOrNull(), texts(settings, kind)));
        }
        return new MessageSettingsResponse(new Hours(settings.quietHours().from().toString(), settings.quietHours().to().toString()),
                settings.transliterates(), settings.namesSpecialist(), settings.partPrice().toString(), kinds);
    }

    private static Map<String, Spoken> texts(MessageSettings settings, MessageKind kind) {
        var texts = new LinkedHashMap<String, Spoken>();
        for (var language : Language.values()) {
            var sms = settings.words(kind, MessageChannel.SMS, language).map(Words::text);
            var email = settings.words(kind, MessageChannel.EMAIL, language).map(words -> new Email(words.subject().get(), words.text()));
            Option.when(sms.isDefined() || email.isDefined(), () -> new Spoken(sms.getOrNull(), email.getOrNull()))
                    .forEach(spoken -> texts.put(language.name().toLowerCase(Locale.ROOT), spoken));
        }
        return texts.isEmpty() ? null : texts;
    }
}

package pl.proassist.adapters.rest;

import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import pl.proassist.application.notifying.MessagesHistory;
import pl.proassist.domain.message.MessageSettings;

/**
 * A version of a facility's message settings among others.
 *
 * @param changes left out when the version before it is not known any more
 */
public record MessageSettingsStepResponse(long version, String at, BlacklistingResponse.By by, List<Change> changes) {

    /** One field of the settings, named by its place in them; a value that is left out was not set, or is not set any more. */
    public record Change(String field, String before, String after) {
    }

    static MessageSettingsStepResponse of(MessagesHistory.Step step) {
        var version = step.version();
        return new MessageSettingsStepResponse(version.settings().version(), version.at().toString(), BlacklistingResponse.By.of(version.author()),
                step.before().map(before -> changes(fields(before), fields(version.settings()))).getOrNull());
    }

    private static List<Change> changes(Map<String, String> before, Map<String, String> after) {
        var all = new LinkedHashSet<>(before.keySet());
        all.addAll(after.keySet());
        var changes = new ArrayList<Change>();
        all.stream().filter(field -> !Option.of(before.get(field)).equals(Option.of(after.get(field))))
                .forEach(field -> changes.add(new Change(field, before.get(field), after.get(field))));
        return changes;
    }

    private static Map<String, String> fields(MessageSettings settings) {
        var shown = MessageSettingsResponse.of(settings);
        var fields = new LinkedHashMap<String, String>();
        fields.put("quietHours.from", shown.quietHours().from());
        fields.put("quietHours.to", shown.quietHours().to());
        fields.put("transliterate", String.valueOf(shown.transliterate()));
        fields.put("nameSpecialist", String.valueOf(shown.nameSpecialist()));
        fields.put("partPrice", shown.partPrice());
        shown.kinds().forEach((name, kind) -> {
            var place = "kinds." + name;
            fields.put(place + ".on", String.valueOf(kind.on()));
            fields.put(place + ".channels", String.join(", ", kind.channels()));
            Option.of(kind.lead()).forEach(lead -> fields.put(place + ".lead", lead));
            Option.of(kind.texts()).forEach(texts -> texts.forEach((language, spoken) -> words(fields, place + ".texts." + language, spoken)));
        });
        return fields;
    }

    private static void words(Map<String, String> fields, String place, MessageSettingsResponse.Spoken spoken) {
        Option.of(spoken.sms()).forEach(sms -> fields.put(place + ".sms", sms));
        Option.of(spoken.email()).forEach(email -> {
            fields.put(place + ".email.subject", email.subject());
            fields.put(place + ".email.text", email.text());
        });
    }
}

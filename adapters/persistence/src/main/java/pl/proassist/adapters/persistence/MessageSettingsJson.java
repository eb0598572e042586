package pl.proassist.adapters.persistence;

import io.vavr.control.Option;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.stream.JsonGenerator;
import java.time.LocalTime;
import java.util.Set;
import java.util.stream.Collectors;
import pl.proassist.domain.facility.FacilityId;
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

/** A version of a facility's message settings as it is kept for its history. */
final class MessageSettingsJson {

    private MessageSettingsJson() {
    }

    static String write(MessageSettings settings) {
        return Json.text(settings, (json, it) -> {
            json.write("quietFrom", it.quietHours().from().toString()).write("quietTo", it.quietHours().to().toString())
                    .write("transliterates", it.transliterates()).write("namesSpecialist", it.namesSpecialist()).write("partPrice", it.partPrice().toString());
            json.writeStartArray("kinds");
            it.kinds().forEach((kind, sending) -> sending(json, kind, sending));
            json.writeEnd().writeStartArray("texts");
            it.texts().forEach((place, words) -> words(json, place, words));
            json.writeEnd();
        });
    }

    private static void sending(JsonGenerator json, MessageKind kind, Sending sending) {
        json.writeStartObject().write("kind", kind.name()).write("on", sending.on());
        sending.lead().forEach(lead -> json.write("lead", lead.toString()));
        json.writeStartArray("channels");
        sending.channels().stream().sorted().forEach(channel -> json.write(channel.name()));
        json.writeEnd().writeEnd();
    }

    private static void words(JsonGenerator json, Place place, Words words) {
        json.writeStartObject().write("kind", place.kind().name()).write("channel", place.channel().name()).write("language", place.language().name());
        words.subject().forEach(subject -> json.write("subject", subject));
        json.write("text", words.text()).writeEnd();
    }

    static MessageSettings read(FacilityId facility, long version, String body) {
        var json = Json.read(body);
        var kinds = json.getJsonArray("kinds").getValuesAs(JsonObject.class).stream()
                .collect(Collectors.toMap(each -> MessageKind.valueOf(each.getString("kind")), MessageSettingsJson::sending));
        var texts = json.getJsonArray("texts").getValuesAs(JsonObject.class).stream().collect(Collectors.toMap(MessageSettingsJson::place,
                each -> new Words(Option.of(each.getString("subject", null)), each.getString("text"))));
        return new MessageSettings(facility, version, kinds, texts,
                new QuietHours(LocalTime.parse(json.getString("quietFrom")), LocalTime.parse(json.getString("quietTo"))), json.getBoolean("transliterates"),
                json.getBoolean("namesSpecialist"), Money.pln(json.getString("partPrice")));
    }

    private static Sending sending(JsonObject json) {
        Set<MessageChannel> channels = json.getJsonArray("channels").getValuesAs(JsonString::getString).stream().map(MessageChannel::valueOf)
                .collect(Collectors.toUnmodifiableSet());
        return new Sending(json.getBoolean("on"), channels, Option.of(json.getString("lead", null)).map(Lead::parse));
    }

    private static Place place(JsonObject json) {
        return new Place(MessageKind.valueOf(json.getString("kind")), MessageChannel.valueOf(json.getString("channel")),
                Language.valueOf(json.getString("language")));
    }
}

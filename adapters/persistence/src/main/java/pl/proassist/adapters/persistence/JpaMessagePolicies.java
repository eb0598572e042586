package pl.proassist.adapters.persistence;

import io.vavr.control.Option;
import java.sql.Connection;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import pl.proassist.application.port.Author;
import pl.proassist.application.port.MessagePolicies;
import pl.proassist.domain.access.Actor;
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

/**
 * What the facilities decided about their messages, in MariaDB. It changes once a year and is asked for at each message, so a server
 * remembers it; that it is still the same is asked every time, by its stamp.
 */
public final class JpaMessagePolicies implements MessagePolicies {

    private final JpaSession session;
    private final Map<FacilityId, Remembered> remembered = new ConcurrentHashMap<>();

    public JpaMessagePolicies(JpaSession session) {
        this.session = session;
    }

    private record Remembered(UUID stamp, MessageSettings settings) {
    }

    @Override public MessageSettings of(FacilityId facility) {
        return Sql.first(session.unit().connection(), "SELECT stamp FROM message_settings WHERE facility = ?", row -> row.uuid("stamp"), facility.value())
                .fold(() -> MessageSettings.usual(facility), stamp -> remembered(facility, stamp));
    }

    private MessageSettings remembered(FacilityId facility, UUID stamp) {
        var known = remembered.get(facility);
        if (known == null || !known.stamp.equals(stamp)) {
            known = new Remembered(stamp, read(facility));
            remembered.put(facility, known);
        }
        return known.settings;
    }

    private MessageSettings read(FacilityId facility) {
        var connection = session.unit().connection();
        var kinds = all(connection, "message_sending", facility, row -> Map.entry(row.constant(MessageKind.class, "kind"), sending(row)));
        var texts = all(connection, "message_words", facility, row -> Map.entry(place(row), new Words(row.textIfAny("subject"), row.text("words"))));
        return Sql.first(connection, "SELECT * FROM message_settings WHERE facility = ?", row -> new MessageSettings(facility, row.number("version"), kinds, texts,
                new QuietHours(LocalTime.parse(row.text("quiet_from")), LocalTime.parse(row.text("quiet_to"))), row.flag("transliterates"),
                row.flag("names_specialist"), row.money("part_price")), facility.value()).get();
    }

    private static <K, V> Map<K, V> all(Connection connection, String table, FacilityId facility, Function<Columns, Map.Entry<K, V>> row) {
        return Sql.list(connection, "SELECT * FROM " + table + " WHERE facility = ?", row, facility.value()).stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Sending sending(Columns row) {
        var channels = Arrays.stream(row.text("channels").split(" ")).map(MessageChannel::valueOf).collect(Collectors.toSet());
        return new Sending(row.flag("sent"), channels, row.textIfAny("sent_lead").map(Lead::parse));
    }

    private static Place place(Columns row) {
        return new Place(row.constant(MessageKind.class, "kind"), row.constant(MessageChannel.class, "channel"), row.constant(Language.class, "language"));
    }

    @Override public List<Version> versions(FacilityId facility, Option<Long> before, int limit) {
        return Sql.list(session.unit().connection(), "SELECT * FROM message_settings_version WHERE facility = ? AND version < ? ORDER BY version DESC LIMIT ?",
                row -> new Version(MessageSettingsJson.read(facility, row.number("version"), row.text("body")),
                        new Author(row.constant(Actor.Kind.class, "author_kind"), row.uuidIfAny("author")), row.instant("made_at")),
                facility.value(), before.getOrElse(Long.MAX_VALUE), limit);
    }

    @Override public void save(MessageSettings settings, Author author, Instant now) {
        var connection = session.unit().connection();
        var facility = settings.facility().value();
        hold(connection, settings);
        for (var table : List.of("message_sending", "message_words")) {
            Sql.run(connection, "DELETE FROM " + table + " WHERE facility = ?", facility);
        }
        settings.kinds().forEach((kind, sending) -> Sql.run(connection, "INSERT INTO message_sending (facility, kind, sent, channels, sent_lead) VALUES (?, ?, ?, ?, ?)",
                facility, kind, sending.on(), sending.channels().stream().map(Enum::name).sorted().collect(Collectors.joining(" ")), sending.lead().map(Lead::toString)));
        settings.texts().forEach((place, words) -> Sql.run(connection, "INSERT INTO message_words (facility, kind, channel, language, subject, words) VALUES (?, ?, ?, ?, ?, ?)",
                facility, place.kind(), place.channel(), place.language(), words.subject(), words.text()));
        Sql.run(connection, "INSERT INTO message_settings_version (facility, version, made_at, author_kind, author, body) VALUES (?, ?, ?, ?, ?, ?)",
                facility, settings.version(), now, author.kind(), author.id(), MessageSettingsJson.write(settings));
    }

    /** The head comes first, so that of two who save at once the second waits here, and learns that it has lost. */
    private static void hold(Connection connection, MessageSettings settings) {
        var set = "version = ?, stamp = ?, quiet_from = ?, quiet_to = ?, transliterates = ?, names_specialist = ?, part_price = ?";
        var values = new ArrayList<Object>(List.of(settings.version(), UUID.randomUUID(), settings.quietHours().from().toString(),
                settings.quietHours().to().toString(), settings.transliterates(), settings.namesSpecialist(), settings.partPrice(), settings.facility().value()));
        if (settings.version() == 1) {
            Sql.run(connection, "INSERT INTO message_settings SET " + set + ", facility = ?", values.toArray());
            return;
        }
        values.add(settings.version() - 1);
        if (Sql.run(connection, "UPDATE message_settings SET " + set + " WHERE facility = ? AND version = ?", values.toArray()) == 0) {
            throw new LostRace("the settings of the messages have another version by now");
        }
    }
}

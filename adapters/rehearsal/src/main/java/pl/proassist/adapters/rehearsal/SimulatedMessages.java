package pl.proassist.adapters.rehearsal;

import io.vavr.control.Option;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/** What arrived at patients and at those who work here: every SMS and e-mail that the product handed over, as that person reads it. */
final class SimulatedMessages {

    private static final Pattern UUID_INSIDE =
            Pattern.compile("([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})", Pattern.CASE_INSENSITIVE);

    private final RehearsalDatabase database;
    private final Clock clock;

    SimulatedMessages(RehearsalDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** @param uniqueIdx the idx, when the sender wants it refused the second time */
    record Sms(String number, Option<String> idx, Option<String> uniqueIdx, String providerId, String text, int parts, Option<String> notifyUrl,
               Option<Instant> reportDue) {
    }

    /** @param bounce when and where the mail server tells that it could not be delivered after all */
    record Email(String to, Option<String> messageId, String subject, String text, Option<Bounce> bounce) {
    }

    /** @param returnPath to whom it is said, as the envelope of the letter has it */
    record Bounce(String returnPath, String url, Instant due) {
    }

    /** @param kind why the product sent it, from its own outboxes */
    record Message(long id, String channel, String to, Option<String> kind, Option<String> reference, Option<String> subject, String text,
                   Option<Integer> parts, Instant at) {
    }

    /** @return false when there was such a unique idx before */
    boolean keep(Sms sms) {
        return database.insert("""
                INSERT INTO rehearsal_message (channel, recipient, reference, unique_idx, outbox_id, provider_id, text, parts, at, notify_url, report_due)
                VALUES ('SMS', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", "+" + sms.number(), sms.idx().getOrNull(), sms.uniqueIdx().getOrNull(),
                sms.idx().flatMap(SimulatedMessages::uuidIn).getOrNull(), sms.providerId(), sms.text(), sms.parts(), clock.instant(),
                sms.notifyUrl().getOrNull(), sms.reportDue().getOrNull());
    }

    void keep(Email email) {
        database.update("""
                INSERT INTO rehearsal_message (channel, recipient, reference, outbox_id, subject, text, at, return_path, notify_url, report_due)
                VALUES ('EMAIL', ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                email.to().toLowerCase(Locale.ROOT), email.messageId().getOrNull(), email.messageId().flatMap(SimulatedMessages::uuidIn).getOrNull(),
                email.subject(), email.text(), clock.instant(), email.bounce().map(Bounce::returnPath).getOrNull(), email.bounce().map(Bounce::url).getOrNull(),
                email.bounce().map(Bounce::due).getOrNull());
    }

    boolean isIdxTaken(String idx) {
        return database.first("SELECT 1 FROM rehearsal_message WHERE unique_idx = ?", row -> true, idx).isDefined();
    }

    /** Oldest first. */
    List<Message> all() {
        return database.list(select(""), SimulatedMessages::message);
    }

    /** @param to an e-mail address, or a phone number in any usual writing */
    List<Message> to(String to) {
        return database.list(select("WHERE r.recipient = ?"), SimulatedMessages::message,
                to.contains("@") ? to.strip().toLowerCase(Locale.ROOT) : "+" + international(to));
    }

    /** Digits only; nine of them are a Polish number. */
    static String international(String number) {
        var digits = number.replaceAll("\\D", "");
        return digits.length() == 9 ? "48" + digits : digits;
    }

    private static String select(String where) {
        return """
                SELECT r.*, COALESCE(m.kind, l.kind) AS kind FROM rehearsal_message r
                LEFT JOIN message m ON m.id = r.outbox_id LEFT JOIN account_letter l ON l.id = r.outbox_id %s ORDER BY r.id""".formatted(where);
    }

    private static Message message(ResultSet row) throws SQLException {
        var parts = row.getInt("parts");
        return new Message(row.getLong("id"), row.getString("channel"), row.getString("recipient"), Option.of(row.getString("kind")),
                Option.of(row.getString("reference")), Option.of(row.getString("subject")), row.getString("text"),
                parts == 0 ? Option.none() : Option.some(parts), RehearsalDatabase.instant(row, "at"));
    }

    private static Option<UUID> uuidIn(String reference) {
        var found = UUID_INSIDE.matcher(reference);
        return found.find() ? Option.some(UUID.fromString(String.join("-", found.group(1), found.group(2), found.group(3), found.group(4),
                found.group(5)))) : Option.none();
    }
}

package pl.proassist.adapters.rehearsal;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipInputStream;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The books of the simulated KSeF: sessions, what was sent in them and what became of it (ksef.md 5, 7 and 13). What becomes of an
 * invoice is decided when it arrives and told a second of business time later, as the real one takes its time too.
 */
final class KsefBooks {

    static final int MOST_INVOICES = 10_000;
    static final int LARGEST_INVOICE = 1_000_000;
    static final int LARGEST_WITH_ATTACHMENT = 3_000_000;

    private static final Duration PROCESSING = Duration.ofSeconds(1);
    private static final Duration STORING = Duration.ofSeconds(1);
    private static final Duration SESSION_LIVES = Duration.ofHours(12);
    private static final Duration UPLOAD_OF_A_PART = Duration.ofMinutes(20);
    private static final int SESSION_FAILED = 405;

    private final RehearsalDatabase database;
    private final KsefCredentials credentials;
    private final Option<KsefSchema> schema;

    KsefBooks(RehearsalDatabase database, KsefCredentials credentials, Option<KsefSchema> schema) {
        this.database = database;
        this.credentials = credentials;
        this.schema = schema;
    }

    record Session(String reference, long sequence, String nip, Option<String> login, Option<byte[]> secret, byte[] iv, Instant openedAt, Instant validUntil,
                   Option<Instant> closedAt, Option<Instant> lostAt, Option<Batch> batch) {

        boolean isOpen(Instant now) {
            return batch.isEmpty() && secret.isDefined() && lostAt.isEmpty() && closedAt.isEmpty() && now.isBefore(validUntil);
        }

        /** @param sent everything that was sent in it */
        int code(List<Sent> sent, Instant now) {
            return batch.map(each -> code(each, sent, now)).getOrElse(() -> codeOnline(sent, now));
        }

        private int code(Batch of, List<Sent> sent, Instant now) {
            if (lostAt.isDefined()) {
                return 500;
            }
            if (closedAt.isEmpty()) {
                return now.isBefore(of.uploadUntil()) ? 100 : 440;
            }
            if (!isUnpacked(now) || sent.stream().anyMatch(each -> !each.isReady(now))) {
                return 150;
            }
            return of.fault().getOrElse(() -> sent.stream().anyMatch(Sent::isAccepted) ? 200 : 445);
        }

        /** Of a batch nothing is listed until KSeF has looked into it. */
        boolean isUnpacked(Instant now) {
            return batch.isEmpty() || closedAt.exists(closed -> !now.isBefore(closed.plus(PROCESSING)));
        }

        private int codeOnline(List<Sent> sent, Instant now) {
            if (secret.isEmpty()) {
                return 415;
            }
            if (lostAt.isDefined()) {
                return 500;
            }
            if (isOpen(now)) {
                return 100;
            }
            if (sent.isEmpty()) {
                return 440;
            }
            if (sent.stream().anyMatch(each -> !each.isReady(now))) {
                return 170;
            }
            return sent.stream().anyMatch(Sent::isAccepted) ? 200 : 445;
        }

        private static Session of(ResultSet row) throws SQLException {
            return new Session(row.getString("reference"), row.getLong("seq"), row.getString("nip"), Option.of(row.getString("login")), Option.of(row.getBytes("secret")),
                    row.getBytes("iv"), RehearsalDatabase.instant(row, "opened_at"), RehearsalDatabase.instant(row, "valid_until"),
                    Option.of(RehearsalDatabase.instant(row, "closed_at")), Option.of(RehearsalDatabase.instant(row, "lost_at")), Batch.of(row));
        }
    }

    /**
     * What makes a session a batch.
     *
     * @param offline all that is in it
     * @param fault   what it ended with, when nothing in it could be read
     */
    record Batch(Instant uploadUntil, String hash, long size, boolean offline, Option<Integer> fault) {

        private static Option<Batch> of(ResultSet row) throws SQLException {
            var uploadUntil = RehearsalDatabase.instant(row, "upload_until");
            return uploadUntil == null ? Option.none() : Option.some(new Batch(uploadUntil, row.getString("archive_hash"), row.getLong("archive_size"),
                    row.getBoolean("offline"), Option.of((Integer) row.getObject("fault"))));
        }
    }

    /** A part of an archive, as it is announced. */
    record Part(int ordinal, String hash, long size) {
    }

    record Sent(String reference, long sequence, String session, int ordinal, String hash, byte[] xml, Option<String> corrected, int code, List<String> details,
                Option<String> original, Option<String> originalSession, Option<String> ksefNumber, Option<String> mode, Option<KsefInvoice> facts,
                Instant sentAt, Instant readyAt, Instant storedAt) {

        boolean isReady(Instant now) {
            return !now.isBefore(readyAt);
        }

        boolean isAccepted() {
            return code == KsefVerdict.ACCEPTED;
        }

        Sent withHash(String other) {
            return new Sent(reference, sequence, session, ordinal, other, xml, corrected, code, details, original, originalSession, ksefNumber, mode, facts,
                    sentAt, readyAt, storedAt);
        }

        private static Sent of(ResultSet row) throws SQLException {
            var facts = row.getString("seller") == null ? Option.<KsefInvoice>none() : Option.some(new KsefInvoice(row.getString("seller"), row.getString("seller_name"),
                    row.getString("kind"), row.getString("number"), row.getObject("issued", LocalDate.class), row.getString("buyer_type"), Option.of(row.getString("buyer")),
                    Option.of(row.getString("buyer_name")), row.getString("currency"), row.getBigDecimal("net"), row.getBigDecimal("tax"), row.getBigDecimal("gross"),
                    row.getBoolean("attachment")));
            var details = row.getString("details");
            return new Sent(row.getString("reference"), row.getLong("seq"), row.getString("session"), row.getInt("ordinal"), row.getString("hash"), row.getBytes("xml"),
                    Option.of(row.getString("corrected")), row.getInt("code"), details.isEmpty() ? List.of() : List.of(details.split("\n")), Option.of(row.getString("original")),
                    Option.of(row.getString("original_session")), Option.of(row.getString("ksef_number")), Option.of(row.getString("mode")), facts,
                    RehearsalDatabase.instant(row, "sent_at"), RehearsalDatabase.instant(row, "ready_at"), RehearsalDatabase.instant(row, "stored_at"));
        }
    }

    /** What a client sends: sizes and hashes are its claims, checked against the bytes. */
    record Parcel(String hash, long size, String encryptedHash, long encryptedSize, byte[] encrypted, boolean offline, Option<String> corrected) {
    }

    // --- sessions --------------------------------------------------------------------------------------------------------

    /** @param secret none when it could not be decrypted, which shows only later */
    Session open(String nip, String login, Option<byte[]> secret, byte[] iv, Instant now) {
        var reference = KsefNumbers.reference("SO", now);
        database.update("INSERT INTO rehearsal_ksef_session (reference, nip, login, secret, iv, opened_at, valid_until) VALUES (?, ?, ?, ?, ?, ?, ?)",
                reference, nip, login, secret.getOrNull(), iv, now, now.plus(SESSION_LIVES));
        return session(reference, nip).get();
    }

    Session openBatch(String nip, String login, Option<byte[]> secret, byte[] iv, String hash, long size, List<Part> parts, boolean offline, Instant now) {
        var reference = KsefNumbers.reference("SB", now);
        return database.together(tables -> {
            tables.update("""
                    INSERT INTO rehearsal_ksef_session (reference, nip, login, secret, iv, opened_at, valid_until, upload_until, archive_hash, archive_size, offline)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", reference, nip, login, secret.getOrNull(), iv, now, now.plus(SESSION_LIVES),
                    now.plus(UPLOAD_OF_A_PART.multipliedBy(parts.size())), hash, size, offline);
            parts.forEach(part -> tables.update("INSERT INTO rehearsal_ksef_part (session, ordinal, hash, size) VALUES (?, ?, ?, ?)", reference, part.ordinal(), part.hash(), part.size()));
            return session(tables, reference, nip, "").get();
        });
    }

    void upload(String batch, int ordinal, byte[] content) {
        database.update("UPDATE rehearsal_ksef_part SET content = ? WHERE session = ? AND ordinal = ?", content, batch, ordinal);
    }

    Either<KsefRefusal, Session> session(String reference, String nip) {
        return session(database, reference, nip, "");
    }

    Option<Session> session(String reference) {
        return database.first("SELECT * FROM rehearsal_ksef_session WHERE reference = ?", Session::of, reference);
    }

    /** Newest first. */
    List<Session> sessions(String nip, boolean batches) {
        return database.list("SELECT * FROM rehearsal_ksef_session WHERE nip = ? AND login IS NOT NULL AND (upload_until IS NOT NULL) = ? ORDER BY seq DESC", Session::of, nip, batches);
    }

    Either<KsefRefusal, Session> close(String reference, String nip, Instant now) {
        return database.together(tables -> session(tables, reference, nip, " FOR UPDATE").flatMap(session -> {
            if (!session.isOpen(now)) {
                return Either.left(KsefRefusal.ofSession(session.code(sentIn(tables, reference), now)));
            }
            tables.update("UPDATE rehearsal_ksef_session SET closed_at = ? WHERE reference = ?", now, reference);
            return Either.right(session);
        }));
    }

    /** The session dies, and with it what it was still working on; nothing of that was issued. */
    void lose(String reference, Instant now) {
        database.together(tables -> {
            tables.update("UPDATE rehearsal_ksef_invoice SET code = ?, ksef_number = NULL, once = NULL WHERE session = ? AND ready_at > ?", SESSION_FAILED, reference, now);
            return tables.update("UPDATE rehearsal_ksef_session SET lost_at = ? WHERE reference = ? AND lost_at IS NULL", now, reference);
        });
    }

    // --- sending ---------------------------------------------------------------------------------------------------------

    Either<KsefRefusal, Sent> send(String reference, String nip, Parcel parcel, Fault fault, Instant now) {
        return session(reference, nip).flatMap(session -> parcelFault(parcel).<Either<KsefRefusal, Sent>>fold(() -> {
            if (!session.isOpen(now)) {
                return Either.left(KsefRefusal.ofSession(session.code(sentIn(database, reference), now)));
            }
            return correctionFault(parcel, now).<Either<KsefRefusal, Sent>>fold(() -> take(session, parcel, fault, now), Either::left);
        }, Either::left));
    }

    /** All that is in it is judged now and told in a while; an archive that cannot be read ends the batch. */
    Either<KsefRefusal, Session> closeBatch(String reference, String nip, Fault fault, Instant now) {
        return session(reference, nip).flatMap(session -> {
            if (session.batch().isEmpty() || session.closedAt().isDefined() || session.lostAt().isDefined()) {
                return Either.left(KsefRefusal.ofSession(session.code(sentIn(database, reference), now)));
            }
            if (!now.isBefore(session.batch().get().uploadUntil())) {
                return Either.left(KsefRefusal.bad(21208, "Czas na przesłanie części paczki minął."));
            }
            var parts = database.list("SELECT * FROM rehearsal_ksef_part WHERE session = ? ORDER BY ordinal", Uploaded::of, reference);
            return unpacked(session, parts).<Either<KsefRefusal, Session>>fold(code -> {
                database.update("UPDATE rehearsal_ksef_session SET closed_at = ?, fault = ? WHERE reference = ? AND closed_at IS NULL", now, code, reference);
                return Either.right(session);
            }, documents -> takeAll(session, documents, fault, now));
        });
    }

    private record Uploaded(String hash, long size, Option<byte[]> content) {

        private static Uploaded of(ResultSet row) throws SQLException {
            return new Uploaded(row.getString("hash"), row.getLong("size"), Option.of(row.getBytes("content")));
        }

        private boolean isAsAnnounced() {
            return content.exists(bytes -> bytes.length == size && KsefKeys.hash(bytes).equals(hash));
        }
    }

    /** @return what is in the archive, or the code with which the batch ends */
    private static Either<Integer, List<byte[]>> unpacked(Session session, List<Uploaded> parts) {
        if (parts.stream().anyMatch(part -> part.content().isEmpty())) {
            return Either.left(440);
        }
        if (!parts.stream().allMatch(Uploaded::isAsAnnounced)) {
            return Either.left(405);
        }
        if (session.secret().isEmpty()) {
            return Either.left(415);
        }
        var archive = new ByteArrayOutputStream();
        for (var part : parts) {
            var plain = decrypted(session, part.content().get());
            if (plain.isEmpty()) {
                return Either.left(435);
            }
            archive.writeBytes(plain.get());
        }
        var bytes = archive.toByteArray();
        return bytes.length == session.batch().get().size() && KsefKeys.hash(bytes).equals(session.batch().get().hash()) ? unzipped(bytes) : Either.left(405);
    }

    private static Either<Integer, List<byte[]>> unzipped(byte[] archive) {
        var all = new ArrayList<byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            while (zip.getNextEntry() != null) {
                all.add(zip.readNBytes(2 * LARGEST_WITH_ATTACHMENT)); // enough to say what is wrong with one that is too large
            }
        } catch (IOException broken) {
            return Either.left(430);
        }
        return all.isEmpty() ? Either.left(430) : all.size() > MOST_INVOICES ? Either.left(420) : Either.right(all);
    }

    /** What is in it counts from when the batch was opened (ksef.md 6). */
    private Either<KsefRefusal, Session> takeAll(Session session, List<byte[]> documents, Fault fault, Instant now) {
        var judged = documents.stream().map(xml -> new Judged(ofBatch(session, xml), xml, judged(session, ofBatch(session, xml), xml, fault, now))).toList();
        if (fault == Fault.DUPLICATE) {
            judged.forEach(each -> each.verdict().forEach(invoice -> issueElsewhere(invoice, another(each.xml()), now)));
        }
        return database.together(tables -> session(tables, session.reference(), session.nip(), " FOR UPDATE").flatMap(locked -> {
            if (locked.closedAt().isDefined()) {
                return Either.left(KsefRefusal.ofSession(locked.code(sentIn(tables, session.reference()), now)));
            }
            tables.update("UPDATE rehearsal_ksef_session SET closed_at = ? WHERE reference = ?", now, session.reference());
            for (int i = 0; i < judged.size(); i++) {
                var each = judged.get(i);
                var entry = new Entry(tables, KsefNumbers.reference("EE", now), session.reference(), i + 1, each.parcel(), each.xml(), session.openedAt(), now.plus(PROCESSING));
                each.verdict().fold(entry::refuse, invoice -> entry.accept(invoice, isOffline(invoice, each.parcel(), session.openedAt())));
            }
            return Either.right(session);
        }));
    }

    private record Judged(Parcel parcel, byte[] xml, Either<KsefVerdict, KsefInvoice> verdict) {
    }

    private static Parcel ofBatch(Session session, byte[] xml) {
        return new Parcel(KsefKeys.hash(xml), xml.length, "", 0, new byte[0], session.batch().get().offline(), Option.none());
    }

    private static Option<KsefRefusal> parcelFault(Parcel parcel) {
        if (parcel.encryptedSize() != parcel.encrypted().length) {
            return Option.some(KsefRefusal.bad(21402, "Nieprawidłowy rozmiar pliku.", "Długość treści nie zgadza się z rozmiarem pliku."));
        }
        if (!parcel.encryptedHash().equals(KsefKeys.hash(parcel.encrypted()))) {
            return Option.some(KsefRefusal.bad(21403, "Nieprawidłowy skrót pliku.", "Skrót treści nie zgadza się ze skrótem pliku."));
        }
        return Option.none();
    }

    /** A technical correction (ksef.md 13.4) replaces a refused invoice once, and never a good one. */
    private Option<KsefRefusal> correctionFault(Parcel parcel, Instant now) {
        return parcel.corrected().flatMap(hash -> {
            if (!parcel.offline()) {
                return Option.some(KsefRefusal.input(List.of("offlineMode: korekta techniczna dotyczy faktur wystawionych w trybie offline.")));
            }
            if (isAccepted("hash = ?", hash)) {
                return Option.some(KsefRefusal.bad(21167, "Status faktury nie pozwala na korektę techniczną.", "Nie można wysłać korekty technicznej do prawidłowo przetworzonej faktury."));
            }
            return Option.when(isAccepted("corrected = ?", hash),
                    () -> KsefRefusal.bad(21166, "Korekta techniczna niedostępna.", "Faktura posiada już przetworzoną prawidłowo korektę techniczną."));
        });
    }

    private boolean isAccepted(String which, String hash) {
        return database.first("SELECT COUNT(*) AS found FROM rehearsal_ksef_invoice WHERE " + which + " AND code = ?", row -> row.getInt("found"), hash, KsefVerdict.ACCEPTED).get() > 0;
    }

    private Either<KsefRefusal, Sent> take(Session session, Parcel parcel, Fault fault, Instant now) {
        var xml = decrypted(session, parcel.encrypted());
        var judged = xml.<Either<KsefVerdict, KsefInvoice>>fold(() -> Either.left(KsefVerdict.of(435)), plain -> judged(session, parcel, plain, fault, now));
        if (fault == Fault.DUPLICATE) {
            judged.forEach(invoice -> issueElsewhere(invoice, another(xml.get()), now));
        }
        var reference = KsefNumbers.reference("EE", now);
        return database.together(tables -> session(tables, session.reference(), session.nip(), " FOR UPDATE").flatMap(locked -> {
            var before = tables.first("SELECT COUNT(*) AS sent FROM rehearsal_ksef_invoice WHERE session = ?", row -> row.getInt("sent"), session.reference()).get();
            if (!locked.isOpen(now)) {
                return Either.left(KsefRefusal.ofSession(locked.code(sentIn(tables, session.reference()), now)));
            }
            if (before >= MOST_INVOICES) {
                return Either.left(KsefRefusal.bad(21155, "Przekroczono dozwoloną liczbę faktur w sesji.",
                        "Sesja o numerze referencyjnym %s osiągnęła dozwolony limit liczby faktur %d.".formatted(session.reference(), MOST_INVOICES)));
            }
            var entry = new Entry(tables, reference, session.reference(), before + 1, parcel, xml.getOrNull(), now, now);
            judged.fold(entry::refuse, invoice -> entry.accept(invoice, isOffline(invoice, parcel, now)));
            return Either.right(sent(tables, "reference = ?", reference).get());
        }));
    }

    private static Option<byte[]> decrypted(Session session, byte[] encrypted) {
        try {
            var cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
            cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(session.secret().get(), "AES"), new IvParameterSpec(session.iv()));
            return Option.some(cipher.doFinal(encrypted));
        } catch (GeneralSecurityException unreadable) {
            return Option.none();
        }
    }

    private Either<KsefVerdict, KsefInvoice> judged(Session session, Parcel parcel, byte[] xml, Fault fault, Instant now) {
        if (xml.length != parcel.size() || !KsefKeys.hash(xml).equals(parcel.hash())) {
            return Either.left(KsefVerdict.of(430, "Rozmiar lub skrót faktury nie zgadza się z deklaracją."));
        }
        return KsefInvoice.read(xml, schema).flatMap(invoice -> {
            var today = LocalDate.ofInstant(now, KsefNumbers.WARSAW);
            if (xml.length > (invoice.attachment() ? LARGEST_WITH_ATTACHMENT : LARGEST_INVOICE)) {
                return Either.left(KsefVerdict.of(430, "Faktura jest za duża."));
            }
            if (!invoice.seller().equals(session.nip())) {
                return Either.left(KsefVerdict.of(410, "NIP sprzedawcy jest inny niż kontekst sesji."));
            }
            if (invoice.attachment() && parcel.corrected().isEmpty() && session.batch().isEmpty()) {
                return Either.left(KsefVerdict.of(415, "Fakturę z załącznikiem można wysłać tylko w sesji wsadowej."));
            }
            if (invoice.attachment() && parcel.corrected().isEmpty() && !credentials.maySendAttachments(session.nip())) {
                return Either.left(KsefVerdict.of(415, "Wysyłka faktur z załącznikiem nie została zgłoszona."));
            }
            if (invoice.issued().isAfter(today)) {
                return Either.left(KsefVerdict.content("P_1 jest późniejsza niż data przyjęcia faktury w KSeF."));
            }
            return fault == Fault.REFUSED ? Either.left(KsefVerdict.content("Faktura nie przeszła weryfikacji (próba).")) : Either.right(invoice);
        });
    }

    /** An invoice dated on an earlier day counts as offline, whatever was said (ksef.md 13.2). */
    private static boolean isOffline(KsefInvoice invoice, Parcel parcel, Instant now) {
        return parcel.offline() || invoice.issued().isBefore(LocalDate.ofInstant(now, KsefNumbers.WARSAW));
    }

    /** A document of the same number that is not the same document. */
    private static byte[] another(byte[] xml) {
        return (new String(xml, StandardCharsets.UTF_8) + "<!-- z innego programu -->").getBytes(StandardCharsets.UTF_8);
    }

    // --- what others issue -----------------------------------------------------------------------------------------------

    /** Somebody else sends an invoice to KSeF, with a program that we know nothing of. @return none when that number was used before */
    Option<Sent> issueElsewhere(KsefInvoice invoice, byte[] xml, Instant now) {
        var session = KsefNumbers.reference("SO", now);
        var reference = KsefNumbers.reference("EE", now);
        var parcel = new Parcel(KsefKeys.hash(xml), xml.length, "", 0, new byte[0], false, Option.none());
        return database.together(tables -> {
            if (sent(tables, "once = ?", invoice.once()).isDefined()) {
                return Option.none();
            }
            tables.update("INSERT INTO rehearsal_ksef_session (reference, nip, secret, iv, opened_at, valid_until, closed_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
                    session, invoice.seller(), new byte[32], new byte[16], now, now, now);
            new Entry(tables, reference, session, 1, parcel, xml, now.minus(PROCESSING).minus(STORING), now.minus(PROCESSING).minus(STORING)).accept(invoice, false);
            return sent(tables, "reference = ?", reference).filter(Sent::isAccepted);
        });
    }

    Either<KsefVerdict, KsefInvoice> read(byte[] xml) {
        return KsefInvoice.read(xml, schema);
    }

    // --- looking ---------------------------------------------------------------------------------------------------------

    List<Sent> sentIn(Session session) {
        return sentIn(database, session.reference());
    }

    Option<Sent> invoice(Session session, String reference) {
        return sent(database, "session = ? AND reference = ?", session.reference(), reference);
    }

    Option<Sent> accepted(String ksefNumber) {
        return sent(database, "ksef_number = ?", ksefNumber);
    }

    /** Everything that ever arrived, oldest first. */
    List<Sent> all() {
        return database.list("SELECT * FROM rehearsal_ksef_invoice ORDER BY seq", Sent::of);
    }

    /** Accepted invoices that this company issued, or that were issued to it. */
    List<Sent> accepted(String nip, boolean asSeller) {
        return database.list("SELECT * FROM rehearsal_ksef_invoice WHERE code = ? AND ksef_number IS NOT NULL AND "
                + (asSeller ? "seller = ?" : "buyer_type = 'Nip' AND buyer = ?") + " ORDER BY seq", Sent::of, KsefVerdict.ACCEPTED, nip);
    }

    /** The number of another invoice, of the same seller if there is one. */
    String numberOfAnother(Sent sent) {
        return database.first("SELECT ksef_number FROM rehearsal_ksef_invoice WHERE ksef_number IS NOT NULL AND reference <> ? ORDER BY seller = ? DESC, seq DESC LIMIT 1",
                row -> row.getString("ksef_number"), sent.reference(), sent.facts().map(KsefInvoice::seller).getOrElse(""))
                .getOrElse(() -> KsefNumbers.ofInvoice("5265877635", LocalDate.ofInstant(sent.sentAt(), KsefNumbers.WARSAW)));
    }

    private static List<Sent> sentIn(RehearsalDatabase tables, String session) {
        return tables.list("SELECT * FROM rehearsal_ksef_invoice WHERE session = ? ORDER BY ordinal", Sent::of, session);
    }

    private static Option<Sent> sent(RehearsalDatabase tables, String which, Object... values) {
        return tables.first("SELECT * FROM rehearsal_ksef_invoice WHERE " + which, Sent::of, values);
    }

    private static Either<KsefRefusal, Session> session(RehearsalDatabase tables, String reference, String nip, String lock) {
        return tables.first("SELECT * FROM rehearsal_ksef_session WHERE reference = ? AND nip = ?" + lock, Session::of, reference, nip)
                .toEither(() -> KsefRefusal.noSession(reference));
    }

    /**
     * One line of the books, being written.
     *
     * @param sentAt by which it counts as online or offline
     * @param now    when it is looked at
     */
    private record Entry(RehearsalDatabase tables, String reference, String session, int ordinal, Parcel parcel, byte[] xml, Instant sentAt, Instant now) {

        private boolean refuse(KsefVerdict verdict) {
            return tables.insert("""
                    INSERT INTO rehearsal_ksef_invoice (reference, session, ordinal, hash, xml, corrected, code, details, sent_at, ready_at, stored_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", reference, session, ordinal, parcel.hash(), xml, parcel.corrected().getOrNull(), verdict.code(),
                    shortened(String.join("\n", verdict.details())), sentAt, now.plus(PROCESSING), now.plus(PROCESSING).plus(STORING));
        }

        /** The database decides which of two with the same number came first. */
        private boolean accept(KsefInvoice invoice, boolean offline) {
            var number = KsefNumbers.ofInvoice(invoice.seller(), LocalDate.ofInstant(now.plus(PROCESSING), KsefNumbers.WARSAW));
            return tables.insert("""
                    INSERT INTO rehearsal_ksef_invoice (reference, session, ordinal, hash, xml, corrected, code, ksef_number, once, mode, seller, seller_name, kind, number,
                                                        issued, buyer_type, buyer, buyer_name, currency, net, tax, gross, attachment, sent_at, ready_at, stored_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                    reference, session, ordinal, parcel.hash(), xml, parcel.corrected().getOrNull(), KsefVerdict.ACCEPTED, number, invoice.once(), offline ? "Offline" : "Online",
                    invoice.seller(), invoice.sellerName(), invoice.kind(), invoice.number(), invoice.issued(), invoice.buyerType(), invoice.buyer().getOrNull(),
                    invoice.buyerName().getOrNull(), invoice.currency(), invoice.net(), invoice.tax(), invoice.gross(), invoice.attachment(),
                    sentAt, now.plus(PROCESSING), now.plus(PROCESSING).plus(STORING)) || refuseAsDuplicate(invoice);
        }

        private boolean refuseAsDuplicate(KsefInvoice invoice) {
            var original = sent(tables, "once = ?", invoice.once()).get();
            return refuse(KsefVerdict.of(KsefVerdict.DUPLICATE, "Duplikat faktury. Faktura o numerze KSeF: %s została już prawidłowo przesłana do systemu w sesji: %s"
                    .formatted(original.ksefNumber().get(), original.session())))
                    && tables.update("UPDATE rehearsal_ksef_invoice SET original = ?, original_session = ? WHERE reference = ?",
                            original.ksefNumber().get(), original.session(), reference) == 1;
        }

        private static String shortened(String text) {
            return text.length() > 2000 ? text.substring(0, 2000) : text;
        }
    }
}

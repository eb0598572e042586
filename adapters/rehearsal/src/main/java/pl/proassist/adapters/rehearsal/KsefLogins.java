package pl.proassist.adapters.rehearsal;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import pl.proassist.adapters.rehearsal.KsefPasses.Kind;
import pl.proassist.adapters.rehearsal.KsefPasses.Pass;

/** Who wanted to get into the simulated KSeF, and how it went (ksef.md 4). */
final class KsefLogins {

    private static final Duration CHALLENGE_LIVES = Duration.ofMinutes(10);
    private static final Duration OPERATION_LIVES = Duration.ofMinutes(45);
    private static final Duration ACCESS_LIVES = Duration.ofMinutes(15);
    private static final Duration REFRESH_LIVES = Duration.ofDays(7);
    private static final int IN_PROGRESS = 100;
    static final int LET_IN = 200;

    private final RehearsalDatabase database;
    private final KsefKeys keys;
    private final KsefPasses passes;
    private final KsefCredentials credentials;

    KsefLogins(RehearsalDatabase database, KsefKeys keys, KsefPasses passes, KsefCredentials credentials) {
        this.database = database;
        this.keys = keys;
        this.passes = passes;
        this.credentials = credentials;
    }

    enum Method {
        TOKEN("Token", "Token", "ksef.token"), CERTIFICATE("QualifiedSeal", "XadesSignature", "ksef.certificate");

        private final String name;
        private final String category;
        private final String code;

        Method(String name, String category, String code) {
            this.name = name;
            this.category = category;
            this.code = code;
        }

        String wireName() {
            return name;
        }

        String category() {
            return category;
        }

        String code() {
            return code;
        }
    }

    /** A token with the moment until which it holds. */
    record Token(String token, Instant until) {
    }

    record Begun(String reference, Token operation) {
    }

    record Login(String reference, String nip, Method method, String proof, int code, Option<String> detail, boolean firstPoll, Instant startedAt,
                 Option<Instant> redeemedAt, Option<Instant> refreshedAt, Option<Instant> endedAt) {

        int codeNow() {
            if (firstPoll) {
                return IN_PROGRESS;
            }
            return endedAt.isDefined() ? 425 : code;
        }

        Instant refreshableUntil() {
            return redeemedAt.getOrElse(startedAt).plus(REFRESH_LIVES);
        }

        private static Login of(ResultSet row) throws SQLException {
            return new Login(row.getString("reference"), row.getString("nip"), Method.valueOf(row.getString("method")), row.getString("proof"),
                    row.getInt("code"), Option.of(row.getString("detail")), row.getInt("polls") < 2, RehearsalDatabase.instant(row, "started_at"),
                    Option.of(RehearsalDatabase.instant(row, "redeemed_at")), Option.of(RehearsalDatabase.instant(row, "refreshed_at")),
                    Option.of(RehearsalDatabase.instant(row, "ended_at")));
        }
    }

    /** How a login ends, decided at its beginning and told at the second look. */
    private record Outcome(int code, Option<String> detail) {

        private static final Outcome IN = new Outcome(LET_IN, Option.none());

        private static Outcome of(int code, String detail) {
            return new Outcome(code, Option.some(detail));
        }
    }

    /** @return the challenge; its time counts in whole milliseconds, because they are a part of what is encrypted */
    String challenge(Instant now) {
        var challenge = KsefNumbers.reference("CR", now);
        database.update("INSERT INTO rehearsal_ksef_challenge (challenge, at) VALUES (?, ?)", challenge, now.truncatedTo(ChronoUnit.MILLIS));
        return challenge;
    }

    Either<KsefRefusal, Begun> byToken(String challenge, String nip, byte[] encrypted, Fault fault, Instant now) {
        return used(challenge, now).map(at -> {
            var text = keys.decrypt(KsefKeys.Use.TOKEN, encrypted).map(plain -> new String(plain, StandardCharsets.UTF_8));
            var token = text.map(plain -> plain.substring(0, Math.max(0, plain.lastIndexOf('|')))).getOrElse("");
            var outcome = fault == Fault.UNAUTHORIZED ? Outcome.of(450, "Token unieważniony")
                    : text.fold(() -> Outcome.of(450, "Nieprawidłowe szyfrowanie tokena"), plain -> ofToken(token, plain, nip, at));
            return begin(nip, Method.TOKEN, token.contains("|") ? token.substring(0, token.indexOf('|')) : "", refusedBy(fault, outcome), now);
        });
    }

    Either<KsefRefusal, Begun> byCertificate(XadesDocument document, Fault fault, Instant now) {
        return used(document.challenge(), now).map(at -> begin(document.nip(), Method.CERTIFICATE, document.hash(),
                fault == Fault.UNAUTHORIZED ? Outcome.of(460, "Certyfikat odwołany") : refusedBy(fault, ofCertificate(document, now)), now));
    }

    private Outcome ofToken(String token, String plain, String nip, Instant challengedAt) {
        if (!plain.substring(plain.lastIndexOf('|') + 1).equals(String.valueOf(challengedAt.toEpochMilli()))) {
            return Outcome.of(450, "Nieprawidłowy czas tokena");
        }
        if (!credentials.isKnown(token)) {
            return Outcome.of(450, "Nieprawidłowy token");
        }
        return credentials.isToken(token, nip) ? Outcome.IN : Outcome.of(450, "Token nie może być użyty w kontekście Nip " + nip);
    }

    private static Outcome ofCertificate(XadesDocument document, Instant now) {
        if (!document.isValidAt(now)) {
            return Outcome.of(460, "Nieważny certyfikat");
        }
        if (!document.mayAuthenticate()) {
            return Outcome.of(460, "Niepoprawny certyfikat");
        }
        return document.bySubject() && document.owner().contains(document.nip()) ? Outcome.IN : Outcome.of(415, "Brak przypisanych uprawnień");
    }

    private static Outcome refusedBy(Fault fault, Outcome otherwise) {
        return fault == Fault.REFUSED ? Outcome.of(415, "Brak przypisanych uprawnień") : otherwise;
    }

    /** Each serves once, and not for long. */
    private Either<KsefRefusal, Instant> used(String challenge, Instant now) {
        return database.together(tables -> tables.first("SELECT at FROM rehearsal_ksef_challenge WHERE challenge = ? FOR UPDATE",
                        row -> RehearsalDatabase.instant(row, "at"), challenge)
                .filter(at -> tables.update("DELETE FROM rehearsal_ksef_challenge WHERE challenge = ?", challenge) == 1 && now.isBefore(at.plus(CHALLENGE_LIVES))))
                .toEither(KsefRefusal::challenge);
    }

    private Begun begin(String nip, Method method, String proof, Outcome outcome, Instant now) {
        var reference = KsefNumbers.reference("AU", now);
        database.update("INSERT INTO rehearsal_ksef_login (reference, nip, method, proof, code, detail, started_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
                reference, nip, method.name(), proof, outcome.code(), outcome.detail().getOrNull(), now);
        return new Begun(reference, issue(new Pass(Kind.OPERATION, reference, nip), now.plus(OPERATION_LIVES)));
    }

    Either<KsefRefusal, Login> look(String reference) {
        database.update("UPDATE rehearsal_ksef_login SET polls = polls + 1 WHERE reference = ?", reference);
        return find(database, reference);
    }

    record Redeemed(Token access, Token refresh) {
    }

    /** Works once. */
    Either<KsefRefusal, Redeemed> redeem(Pass pass, Instant now) {
        return database.together(tables -> find(tables, pass.login()).flatMap(login -> {
            if (login.codeNow() != LET_IN) {
                return Either.left(KsefRefusal.notAuthorised("Status uwierzytelniania (%d) nie pozwala na pobranie tokenów.".formatted(login.codeNow())));
            }
            if (tables.update("UPDATE rehearsal_ksef_login SET redeemed_at = ? WHERE reference = ? AND redeemed_at IS NULL", now, login.reference()) == 0) {
                return Either.left(KsefRefusal.notAuthorised("Tokeny dla operacji uwierzytelniania %s zostały już pobrane.".formatted(login.reference())));
            }
            return Either.right(new Redeemed(access(login, now), issue(new Pass(Kind.REFRESH, login.reference(), login.nip()), now.plus(REFRESH_LIVES))));
        }));
    }

    Either<KsefRefusal, Token> refresh(Pass pass, Instant now) {
        return find(database, pass.login()).flatMap(login -> {
            if (login.endedAt().isDefined()) {
                return Either.left(KsefRefusal.notAuthorised("Status uwierzytelniania (425) nie pozwala na odświeżenie tokenu dostępowego."));
            }
            database.update("UPDATE rehearsal_ksef_login SET refreshed_at = ? WHERE reference = ?", now, login.reference());
            return Either.right(access(login, now));
        });
    }

    /** Only the refresh token ends; passes that were handed out live on until they expire. */
    void end(String reference, String nip, Instant now) {
        database.update("UPDATE rehearsal_ksef_login SET ended_at = ? WHERE reference = ? AND nip = ? AND ended_at IS NULL", now, reference, nip);
    }

    /** The login in which a session was opened; others use programs that we know nothing of. */
    Option<Login> of(KsefBooks.Session session) {
        return session.login().flatMap(reference -> find(database, reference).toOption());
    }

    private Token access(Login login, Instant now) {
        return issue(new Pass(Kind.ACCESS, login.reference(), login.nip()), now.plus(ACCESS_LIVES));
    }

    private Token issue(Pass pass, Instant until) {
        return new Token(passes.issue(pass, until), until);
    }

    private static Either<KsefRefusal, Login> find(RehearsalDatabase tables, String reference) {
        return tables.first("SELECT * FROM rehearsal_ksef_login WHERE reference = ?", Login::of, reference)
                .toEither(() -> KsefRefusal.bad(21304, "Brak uwierzytelnienia.", "Operacja uwierzytelniania o numerze referencyjnym %s nie została znaleziona.".formatted(reference)));
    }
}

package pl.proassist.adapters.ksef;

import io.vavr.control.Option;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import pl.proassist.application.port.EInvoicing.NotLoggedIn;
import pl.proassist.application.port.EInvoicing.WithoutRights;
import pl.proassist.application.port.GatewayUnavailable;
import pl.proassist.domain.facility.Nip;
import pl.proassist.domain.invoice.KsefCredential;

/**
 * One facility's login (ksef.md 4): by token or by certificate, kept in memory, renewed before it ends. Threads share it; while one of them
 * logs in, the others wait. A login that takes KSeF longer than our patience is asked for again by the next caller, not begun anew.
 */
final class KsefLogin {

    private static final Duration EARLIER = Duration.ofSeconds(90);
    private static final int UNDER_WAY = 100;
    private static final int DONE = 200;
    private static final int NO_RIGHTS = 415;
    /** Revoked meanwhile, or the ministry's own faults: the next login may well pass. */
    private static final Set<Integer> WORTH_ANOTHER_TRY = Set.of(425, 500, 550);
    /** A challenge that is worn out, a login that is forgotten, a public key that was changed once more. */
    private static final Set<Integer> BEGIN_AGAIN = Set.of(21111, 21304, 21470);

    private final KsefHttp http;
    private final MinistryKeys ministry;
    private final KsefSettings settings;
    private final Stopwatch stopwatch;
    private final Clock clock;
    private final Nip facility;
    private final KsefCredential credential;

    private Option<Pending> pending = Option.none();
    private Option<Bearer> access = Option.none();
    private Option<Bearer> refresh = Option.none();

    private record Bearer(String token, Instant until) {

        static Bearer of(JsonObject answer, String name) {
            var told = KsefAnswer.object(answer, name).getOrElseThrow(() -> KsefAnswer.unreadable("no " + name));
            KsefAnswer.expect(KsefAnswer.text(told, "token").matches("[\\x21-\\x7e]+"), "an empty " + name);
            return new Bearer(KsefAnswer.text(told, "token"), KsefAnswer.instant(told, "validUntil"));
        }

        boolean isGood(Instant now) {
            return now.isBefore(until.minus(EARLIER));
        }

        @Override public String toString() {
            return "a token until " + until;
        }
    }

    /** A login that KSeF has not decided yet. */
    private record Pending(String reference, Bearer temporary) {
    }

    KsefLogin(KsefHttp http, MinistryKeys ministry, KsefSettings settings, Stopwatch stopwatch, Clock clock, Nip facility, KsefCredential credential) {
        this.http = http;
        this.ministry = ministry;
        this.settings = settings;
        this.stopwatch = stopwatch;
        this.clock = clock;
        this.facility = facility;
        this.credential = credential;
    }

    boolean isOf(Nip nip, KsefCredential given) {
        return facility.equals(nip) && credential.equals(given);
    }

    /** The token to ask with now. */
    synchronized String bearer() {
        var now = clock.instant();
        if (access.exists(each -> each.isGood(now))) {
            return access.get().token();
        }
        return refresh.exists(each -> each.isGood(now)) && isRefreshed() ? access.get().token() : anew();
    }

    /** KSeF did not want this token although its time is not over: it is refreshed, unless another thread was faster. */
    synchronized String insteadOf(String refused) {
        if (access.exists(each -> !each.token().equals(refused))) {
            return access.get().token();
        }
        return refresh.isDefined() && isRefreshed() ? access.get().token() : anew();
    }

    /** A login from the beginning. */
    synchronized String anew() {
        return stopwatch.measured("login", token -> false, this::loggedIn);
    }

    private String loggedIn() {
        access = Option.none();
        refresh = Option.none();
        var begun = pending.filter(each -> each.temporary().isGood(clock.instant())).getOrElse(this::begun);
        pending = Option.some(begun);
        awaitDecision(begun);
        pending = Option.none();
        redeem(begun);
        return access.get().token();
    }

    private boolean isRefreshed() {
        return stopwatch.measured("refresh", refreshed -> !refreshed, this::refreshed);
    }

    private boolean refreshed() {
        var answer = http.post("/auth/token/refresh", refresh.map(Bearer::token)).understood(clock.instant());
        access = answer.isDone() ? Option.some(Bearer.of(answer.json(), "accessToken")) : Option.none();
        return access.isDefined();
    }

    private Pending begun() {
        var challenge = allowed(http.post("/auth/challenge", Option.none()).understood(clock.instant())).json();
        var text = KsefAnswer.text(challenge, "challenge");
        KsefAnswer.expect(text.matches("\\d{8}-CR-[0-9A-F]{10}-[0-9A-F]{10}-[0-9A-F]{2}"), "no challenge");
        var answer = allowed(credential.fold(token -> withToken(token, text, timestamp(challenge)), certificate -> withCertificate(certificate, text))
                .understood(clock.instant())).json();
        var reference = KsefAnswer.text(answer, "referenceNumber");
        KsefAnswer.expect(References.isOne(reference), "no reference of the login");
        return new Pending(reference, Bearer.of(answer, "authenticationToken"));
    }

    /** By the ministry's clock, never by ours. */
    private static String timestamp(JsonObject challenge) {
        var timestamp = challenge.get("timestampMs");
        KsefAnswer.expect(timestamp != null && timestamp.toString().matches("\\d{1,15}"), "no timestamp");
        return timestamp.toString();
    }

    private KsefAnswer withToken(KsefCredential.Token token, String challenge, String timestamp) {
        return ministry.asking(MinistryKeys.FOR_TOKENS, key -> http.post("/auth/ksef-token", Option.none(), Json.createObjectBuilder()
                .add("challenge", challenge)
                .add("contextIdentifier", Json.createObjectBuilder().add("type", "Nip").add("value", facility.value()))
                .add("encryptedToken", key.seal((token.value() + "|" + timestamp).getBytes(StandardCharsets.UTF_8)))
                .add("publicKeyId", key.id()).build()));
    }

    private KsefAnswer withCertificate(KsefCredential.Certificate certificate, String challenge) {
        var signed = new AuthTokenRequest(challenge, facility).signed(OwnKey.of(certificate), clock.instant());
        return http.post("/auth/xades-signature", Option.none(), "application/xml", BodyPublishers.ofString(signed));
    }

    /** A refused login is for a person to mend, except where it only has to begin again. */
    private KsefAnswer allowed(KsefAnswer answer) {
        if (answer.isDone()) {
            return answer;
        }
        pending = Option.none();
        if (!answer.isRefusal() || BEGIN_AGAIN.contains(answer.fault().code())) {
            throw new GatewayUnavailable("KSeF wants the login from its beginning: " + answer.fault().code());
        }
        throw new NotLoggedIn("KSeF refuses the login: " + answer.fault().code());
    }

    private void awaitDecision(Pending begun) {
        for (var pause : settings.loginPauses()) {
            if (isDecided(begun)) {
                return;
            }
            LockSupport.parkNanos(pause.toNanos());
        }
        if (!isDecided(begun)) {
            throw new GatewayUnavailable("KSeF has not decided about the login yet");
        }
    }

    private boolean isDecided(Pending begun) {
        var status = KsefAnswer.object(status(begun), "status").getOrElseThrow(() -> KsefAnswer.unreadable("no status of the login"));
        var code = KsefAnswer.number(status, "code");
        KsefAnswer.expect(code >= UNDER_WAY, "no status of the login");
        if (code < DONE || code == DONE) {
            return code == DONE;
        }
        pending = Option.none();
        if (WORTH_ANOTHER_TRY.contains(code)) {
            throw new GatewayUnavailable("KSeF gave the login up: " + code);
        }
        if (code == NO_RIGHTS) {
            throw new WithoutRights("KSeF refuses the login: " + code, Set.of());
        }
        throw new NotLoggedIn("KSeF refuses the login: " + code);
    }

    private JsonObject status(Pending begun) {
        var answer = http.get("/auth/" + begun.reference(), Option.some(begun.temporary().token())).understood(clock.instant());
        if (!answer.isDone()) {
            pending = Option.none();
            throw new GatewayUnavailable("KSeF knows nothing of the login: " + answer.fault().code());
        }
        return answer.json();
    }

    /** Once only: whoever loses this answer logs in again. */
    private void redeem(Pending begun) {
        var answer = http.post("/auth/token/redeem", Option.some(begun.temporary().token())).understood(clock.instant());
        if (!answer.isDone()) {
            throw new GatewayUnavailable("KSeF gives no tokens for the login: " + answer.fault().code());
        }
        access = Option.some(Bearer.of(answer.json(), "accessToken"));
        refresh = Option.some(Bearer.of(answer.json(), "refreshToken"));
    }
}

package pl.proassist.adapters.rehearsal;

import io.vavr.control.Option;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import pl.proassist.adapters.rehearsal.KsefBooks.Sent;
import pl.proassist.adapters.rehearsal.KsefBooks.Session;
import pl.proassist.adapters.rehearsal.WireServer.Call;
import pl.proassist.adapters.rehearsal.WireServer.Reply;

/** How KSeF writes its answers (ksef.md 4, 5, 7 and 9). */
final class KsefWire {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSxxx").withZone(ZoneOffset.UTC);
    private static final String JSON = "application/json; charset=utf-8";
    private static final String PROBLEM = "application/problem+json; charset=utf-8";
    private static final Duration LINK_LIVES = Duration.ofDays(3);

    private KsefWire() {
    }

    static Reply json(int status, JsonObjectBuilder body) {
        return Reply.of(status, JSON, body.build().toString());
    }

    static Reply json(JsonArrayBuilder body) {
        return Reply.of(200, JSON, body.build().toString());
    }

    static Reply nothing() {
        return Reply.of(204, JSON, "");
    }

    /** A document with its hash, by which a client sees that it has all of it. */
    static Reply document(byte[] xml, String hash) {
        return new Reply(200, "application/xml; charset=utf-8", xml, Map.of("x-ms-meta-hash", hash));
    }

    static String time(Instant instant) {
        return TIME.format(instant);
    }

    static JsonObjectBuilder token(KsefLogins.Token token) {
        return Json.createObjectBuilder().add("token", token.token()).add("validUntil", time(token.until()));
    }

    static JsonObjectBuilder status(int code, String description, List<String> details) {
        var status = Json.createObjectBuilder().add("code", code).add("description", description);
        if (!details.isEmpty()) {
            status.add("details", Json.createArrayBuilder(details));
        }
        return status;
    }

    static JsonObjectBuilder login(KsefLogins.Login login) {
        var code = login.codeNow();
        var json = Json.createObjectBuilder().add("startDate", time(login.startedAt())).add("authenticationMethod", login.method().wireName())
                .add("authenticationMethodInfo", Json.createObjectBuilder().add("category", login.method().category()).add("code", login.method().code())
                        .add("displayName", login.method().wireName()))
                .add("status", status(code, describe(code), code == login.code() ? login.detail().toJavaList() : List.of()))
                .add("isTokenRedeemed", login.redeemedAt().isDefined());
        login.refreshedAt().forEach(at -> json.add("lastTokenRefreshDate", time(at)));
        login.redeemedAt().forEach(at -> json.add("refreshTokenValidUntil", time(login.refreshableUntil())));
        return json;
    }

    private static String describe(int code) {
        return switch (code) {
            case 100 -> "Uwierzytelnianie w toku";
            case 200 -> "Uwierzytelnianie zakończone sukcesem";
            case 425 -> "Uwierzytelnienie unieważnione";
            case 450 -> "Uwierzytelnianie zakończone niepowodzeniem z powodu błędnego tokenu";
            case 460 -> "Uwierzytelnianie zakończone niepowodzeniem z powodu błędu certyfikatu";
            default -> "Uwierzytelnianie zakończone niepowodzeniem";
        };
    }

    /** @param download where the receipt of the session can be fetched, if there is one */
    static JsonObjectBuilder session(Session session, List<Sent> sent, Option<String> download, Instant now) {
        var code = session.code(sent, now);
        var json = Json.createObjectBuilder().add("status", status(code, describe(session, code), List.of())).add("dateCreated", time(session.openedAt()))
                .add("dateUpdated", time(session.lostAt().orElse(session.closedAt()).getOrElse(session.openedAt()))).add("validUntil", time(session.validUntil()))
                .add("invoiceCount", sent.size()).add("successfulInvoiceCount", sent.stream().filter(each -> each.isReady(now) && each.isAccepted()).count())
                .add("failedInvoiceCount", sent.stream().filter(each -> each.isReady(now) && !each.isAccepted()).count());
        download.forEach(address -> json.add("upo", Json.createObjectBuilder().add("pages", Json.createArrayBuilder().add(Json.createObjectBuilder()
                .add("referenceNumber", receiptOf(session)).add("downloadUrl", address).add("downloadUrlExpirationDate", time(now.plus(LINK_LIVES)))))));
        return json;
    }

    /** The reference of a session's receipt. */
    static String receiptOf(Session session) {
        return session.reference().replaceFirst("-S[OB]-", "-EU-");
    }

    static Instant linkUntil(Instant now) {
        return now.plus(LINK_LIVES);
    }

    private static String describe(Session session, int code) {
        return session.batch().isDefined() ? describeBatch(code) : describeSession(code);
    }

    private static String describeBatch(int code) {
        return switch (code) {
            case 100 -> "Sesja wsadowa rozpoczęta";
            case 150 -> "Trwa przetwarzanie";
            case 200 -> "Sesja wsadowa przetworzona pomyślnie";
            case 405 -> "Błąd weryfikacji poprawności dostarczonych elementów paczki";
            case 420 -> "Przekroczony limit faktur w sesji";
            case 430 -> "Błąd dekompresji pierwotnego archiwum";
            case 435 -> "Błąd odszyfrowania zaszyfrowanych części archiwum";
            default -> describeSession(code);
        };
    }

    private static String describeSession(int code) {
        return switch (code) {
            case 100 -> "Sesja interaktywna otwarta";
            case 170 -> "Sesja interaktywna zamknięta";
            case 200 -> "Sesja interaktywna przetworzona pomyślnie";
            case 415 -> "Błąd odszyfrowania dostarczonego klucza";
            case 440 -> "Sesja anulowana";
            case 445 -> "Błąd weryfikacji, brak poprawnych faktur";
            default -> "Nieznany błąd (" + code + ")";
        };
    }

    /** @param download where the receipt can be fetched, if there is one; @param number what it says its number is */
    static JsonObjectBuilder invoice(Sent sent, Option<String> number, String hash, Option<String> download, boolean ready, Instant now) {
        var json = Json.createObjectBuilder().add("ordinalNumber", sent.ordinal()).add("referenceNumber", sent.reference()).add("invoiceHash", hash)
                .add("invoicingDate", time(sent.sentAt()));
        if (!ready) {
            return json.add("status", status(150, KsefVerdict.description(150), List.of()));
        }
        var status = status(sent.code(), KsefVerdict.description(sent.code()), sent.details());
        sent.original().forEach(original -> status.add("extensions", Json.createObjectBuilder()
                .add("originalSessionReferenceNumber", sent.originalSession().get()).add("originalKsefNumber", original)));
        json.add("status", status);
        if (sent.isAccepted()) {
            sent.facts().forEach(facts -> json.add("invoiceNumber", facts.number()));
            number.forEach(given -> json.add("ksefNumber", given));
            json.add("acquisitionDate", time(sent.readyAt())).add("invoicingMode", sent.mode().get());
            download.forEach(address -> json.add("upoDownloadUrl", address).add("upoDownloadUrlExpirationDate", time(linkUntil(now))));
            if (!now.isBefore(sent.storedAt())) {
                json.add("permanentStorageDate", time(sent.storedAt()));
            }
        }
        return json;
    }

    static JsonObjectBuilder metadata(Sent sent, String hash) {
        var facts = sent.facts().get();
        var identifier = Json.createObjectBuilder().add("type", facts.buyerType());
        facts.buyer().forEach(value -> identifier.add("value", value));
        var buyer = Json.createObjectBuilder().add("identifier", identifier);
        facts.buyerName().forEach(name -> buyer.add("name", name));
        var json = Json.createObjectBuilder().add("ksefNumber", sent.ksefNumber().get()).add("invoiceNumber", facts.number()).add("issueDate", facts.issued().toString())
                .add("invoicingDate", time(sent.sentAt())).add("acquisitionDate", time(sent.readyAt())).add("permanentStorageDate", time(sent.storedAt()))
                .add("seller", Json.createObjectBuilder().add("nip", facts.seller()).add("name", facts.sellerName())).add("buyer", buyer)
                .add("netAmount", facts.net()).add("grossAmount", facts.gross()).add("vatAmount", facts.tax()).add("currency", facts.currency())
                .add("invoicingMode", sent.mode().get()).add("invoiceType", invoiceType(facts.kind())).add("formCode", formCode())
                .add("isSelfInvoicing", false).add("hasAttachment", facts.attachment()).add("invoiceHash", hash);
        sent.corrected().forEach(corrected -> json.add("hashOfCorrectedInvoice", corrected));
        return json;
    }

    /** In metadata the kinds are written in another way than in the document. */
    private static String invoiceType(String kind) {
        return switch (kind) {
            case "VAT" -> "Vat";
            case "ZAL" -> "Zal";
            case "ROZ" -> "Roz";
            case "UPR" -> "Upr";
            case "KOR" -> "Kor";
            case "KOR_ZAL" -> "KorZal";
            default -> "KorRoz";
        };
    }

    private static JsonObjectBuilder formCode() {
        return Json.createObjectBuilder().add("systemCode", "FA (3)").add("schemaVersion", "1-0E").add("value", "FA");
    }

    static JsonObjectBuilder event(KsefBoard.Event event, boolean over) {
        var maintenance = event.what() == KsefBoard.State.MAINTENANCE;
        var json = Json.createObjectBuilder().add("id", "%s-%d-%s".formatted(event.what(), event.id(), over ? "end" : "start")).add("eventId", event.id())
                .add("category", event.what().name()).add("type", maintenance ? "MAINTENANCE_ANNOUNCEMENT" : over ? "FAILURE_END" : "FAILURE_START")
                .add("title", maintenance ? "Przerwa techniczna" : over ? "Koniec awarii" : "Awaria").add("text", "Komunikat próbny.")
                .add("start", time(event.start()));
        event.end().filter(end -> over || maintenance).forEach(end -> json.add("end", time(end)));
        return json.add("version", maintenance && event.ended().isDefined() ? 2 : 1).add("published", time(over ? event.ended().get() : event.published()));
    }

    /** In the shape that the caller asked for. */
    static Reply refusal(Call call, KsefRefusal refusal, Instant now) {
        if (refusal.status() != 400) {
            return Reply.of(refusal.status(), PROBLEM, problem(call, refusal.status(), refusal.description(), String.join(" ", refusal.details()), now).build().toString());
        }
        if (wantsProblems(call)) {
            return Reply.of(400, PROBLEM, problem(call, 400, "Bad Request", "Żądanie jest nieprawidłowe.", now).add("errors", Json.createArrayBuilder().add(
                    Json.createObjectBuilder().add("code", refusal.code()).add("description", refusal.description())
                            .add("details", Json.createArrayBuilder(refusal.details())))).build().toString());
        }
        return json(400, Json.createObjectBuilder().add("exception", Json.createObjectBuilder().add("exceptionDetailList", Json.createArrayBuilder().add(
                        Json.createObjectBuilder().add("exceptionCode", refusal.code()).add("exceptionDescription", refusal.description())
                                .add("details", Json.createArrayBuilder(refusal.details()))))
                .add("referenceNumber", KsefNumbers.reference("EX", now)).add("serviceCode", "00-rehearsal-00").add("serviceCtx", "rehearsal").add("serviceName", "rehearsal")
                .add("timestamp", time(now))));
    }

    /** @param wait for so long, in whole seconds and at least one */
    static Reply throttled(Call call, Duration wait, Instant now) {
        var seconds = Math.max(1, wait.plusNanos(999_999_999).toSeconds());
        var detail = "Przekroczono limit żądań. Spróbuj ponownie po %d sekundach.".formatted(seconds);
        var body = wantsProblems(call) ? problem(call, 429, "Too Many Requests", detail, now)
                : Json.createObjectBuilder().add("status", status(429, "Too Many Requests", List.of(detail)));
        return new Reply(429, wantsProblems(call) ? PROBLEM : JSON, Xml.bytes(body.build().toString()), Map.of("Retry-After", String.valueOf(seconds)));
    }

    static Reply closedForNow() {
        return Reply.of(503, "text/html; charset=utf-8", "<html><body><h1>503 Service Unavailable</h1></body></html>");
    }

    private static boolean wantsProblems(Call call) {
        return call.header("X-Error-Format").contains("problem-details");
    }

    private static JsonObjectBuilder problem(Call call, int status, String title, String detail, Instant now) {
        return Json.createObjectBuilder().add("title", title).add("status", status).add("detail", detail).add("instance", call.path())
                .add("timestamp", time(now)).add("traceId", UUID.randomUUID().toString().replace("-", ""));
    }
}

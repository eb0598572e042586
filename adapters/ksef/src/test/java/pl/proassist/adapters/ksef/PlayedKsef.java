package pl.proassist.adapters.ksef;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vavr.control.Option;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.spec.MGF1ParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;

/**
 * As much of KSeF, over HTTP and with a memory, as its client asks for: it opens what was sealed, verifies what was signed, and keeps what was
 * sent. Any answer can be put in the place of its own.
 */
final class PlayedKsef implements AutoCloseable {

    static final String NIP = "5252248481";
    private static final Pattern NUMBER = Pattern.compile("<P_2>(.*?)</P_2>");

    /** @param bearer empty when there was none */
    record Call(String what, String query, String bearer, byte[] bytes, Map<String, List<String>> headers) {

        String body() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        JsonObject json() {
            return Json.createReader(new StringReader(body())).readObject();
        }

        @Override public String toString() {
            return what;
        }
    }

    private record Scripted(int status, String type, byte[] body, Map<String, String> headers) {
    }

    private record Invoice(String reference, String session, byte[] xml, boolean offline, int code, String number, Option<Invoice> original, Instant at) {
    }

    private static final class Session {
        private byte[] key;
        private byte[] iv;
        private boolean open = true;
        private JsonObject announced;
        private byte[] part = new byte[0];
        private int code;
    }

    final List<Call> calls = new ArrayList<>();
    final List<String> tokens = new ArrayList<>();
    final List<SignedLogin> signatures = new ArrayList<>();
    final Deque<Integer> loginStatuses = new ArrayDeque<>();
    String publicKeyId = Vectors.crypto("rsaOaep").getString("publicKeyId");
    Duration accessTime = Duration.ofMinutes(15);
    String state = "AVAILABLE";
    final List<String> messages = new ArrayList<>();

    private final HttpServer server;
    private final ExecutorService hands = Executors.newCachedThreadPool();
    private final Clock clock;
    private final Map<String, Deque<Scripted>> scripts = new HashMap<>();
    private final Set<String> bearers = new HashSet<>();
    private final Map<String, Session> sessions = new HashMap<>();
    private final Map<String, Invoice> invoices = new LinkedHashMap<>();
    private final Map<String, Invoice> purchases = new LinkedHashMap<>();
    private final Deque<Integer> ends = new ArrayDeque<>();
    private final Deque<Integer> batchEnds = new ArrayDeque<>();
    private Option<Instant> throttledUntil = Option.none();
    private boolean refusesLogins;
    private boolean losesNextReply;
    private int counted;

    PlayedKsef(Clock clock) {
        this.clock = clock;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noSocket) {
            throw new UncheckedIOException(noSocket);
        }
        server.createContext("/", this::answer);
        server.setExecutor(hands);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override public void close() {
        server.stop(0);
        hands.shutdownNow();
    }

    // What a test asks of it

    /** The next answer to such a call, in the place of its own. @param what like {@code POST /sessions/online}, with {@code *} for references */
    synchronized void script(String what, int status, String type, String body, String... headers) {
        var more = new HashMap<String, String>();
        for (int i = 0; i < headers.length; i += 2) {
            more.put(headers[i], headers[i + 1]);
        }
        scripts.computeIfAbsent(what, each -> new ArrayDeque<>()).add(new Scripted(status, type, body.getBytes(StandardCharsets.UTF_8), more));
    }

    synchronized void fault(String what, int code) {
        script(what, 400, "application/problem+json", "{\"title\":\"Bad Request\",\"status\":400,\"errors\":[{\"code\":%d,\"description\":\"opis\",\"details\":[\"szczegół\"]}]}".formatted(code));
    }

    synchronized List<String> asked() {
        return calls.stream().map(Call::what).toList();
    }

    synchronized Call last(String what) {
        return calls.stream().filter(call -> call.what().equals(what)).reduce((one, next) -> next).orElseThrow();
    }

    synchronized void forgetBearers() {
        bearers.clear();
    }

    synchronized void refuseLogins() {
        refusesLogins = true;
    }

    synchronized void throttleUntil(Instant until) {
        throttledUntil = Option.some(until);
    }

    synchronized void loseTheNextReply() {
        losesNextReply = true;
    }

    synchronized void endTheNextWith(int code) {
        ends.add(code);
    }

    /** The next batch ends with this code, and nothing in it is looked at. */
    synchronized void endTheNextBatchWith(int code) {
        batchEnds.add(code);
    }

    synchronized byte[] receive(String number) {
        var xml = ("<Faktura><P_2>" + number + "</P_2></Faktura>").getBytes(StandardCharsets.UTF_8);
        var ksefNumber = ksefNumber("1111111111", ++counted);
        purchases.put(ksefNumber, new Invoice("", "", xml, false, 200, ksefNumber, Option.none(), clock.instant()));
        return xml;
    }

    String ksefNumber(String seller, int number) {
        return PlayedNumbers.right(seller, clock.instant(), number);
    }

    // The wire

    private synchronized void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath().replaceFirst("^/v2", "");
            var what = exchange.getRequestMethod() + " " + path.replaceAll("2026\\d{4}-(SO|SB|EE|AU)-[0-9A-F-]+", "*").replaceAll("/ksef/.*", "/ksef/*");
            var bearer = Option.of(exchange.getRequestHeaders().getFirst("Authorization")).map(header -> header.replace("Bearer ", "")).getOrElse("");
            var call = new Call(what, Option.of(exchange.getRequestURI().getRawQuery()).getOrElse(""), bearer,
                    exchange.getRequestBody().readAllBytes(), Map.copyOf(exchange.getRequestHeaders()));
            calls.add(call);
            var reply = Option.of(scripts.get(what)).flatMap(queue -> Option.of(queue.poll())).getOrElse(() -> own(call, path.split("/")));
            if (losesNextReply && !what.startsWith("POST /auth") && !what.startsWith("GET /auth") && !what.contains("/security")) {
                losesNextReply = false;
                return;
            }
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.getResponseHeaders().set("Content-Type", reply.type());
            exchange.sendResponseHeaders(reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
            if (reply.body().length > 0) {
                exchange.getResponseBody().write(reply.body());
            }
        }
    }

    private Scripted own(Call call, String[] path) {
        if (throttledUntil.exists(until -> clock.instant().isBefore(until))) {
            return new Scripted(429, "application/json", "{}".getBytes(StandardCharsets.UTF_8),
                    Map.of("Retry-After", String.valueOf(Duration.between(clock.instant(), throttledUntil.get()).toSeconds())));
        }
        return switch (call.what()) {
            case "GET /security/public-key-certificates" -> json(200, Json.createArrayBuilder().add(publicKey()).build().toString());
            case "POST /auth/challenge" -> json(200, Json.createObjectBuilder().add("challenge", "20261120-CR-%010X-537A6BA15D-D7".formatted(++counted))
                    .add("timestamp", clock.instant().toString()).add("timestampMs", clock.instant().toEpochMilli()));
            case "POST /auth/ksef-token" -> loginBegun(() -> tokens.add(new String(opened(call.json().getString("encryptedToken")), StandardCharsets.UTF_8)));
            case "POST /auth/xades-signature" -> loginBegun(() -> signatures.add(SignedLogin.read(call.body())));
            case "GET /auth/*" -> ifKnown(call, () -> json(200, Json.createObjectBuilder().add("startDate", clock.instant().toString())
                    .add("status", Json.createObjectBuilder().add("code", refusesLogins ? 450 : Option.of(loginStatuses.poll()).getOrElse(200)).add("description", ""))));
            case "POST /auth/token/redeem" -> ifKnown(call, () -> json(200, Json.createObjectBuilder().add("accessToken", token("access", accessTime))
                    .add("refreshToken", token("refresh", Duration.ofDays(7)))));
            case "POST /auth/token/refresh" -> ifKnown(call, () -> json(200, Json.createObjectBuilder().add("accessToken", token("access", accessTime))));
            case "GET /status" -> json(200, Json.createObjectBuilder().add("status", state));
            case "GET /messages" -> json(200, "[" + String.join(",", messages) + "]");
            case "PUT /upload/*" -> uploaded(call, sessions.get(path[2]));
            default -> ifKnown(call, () -> inside(call, path));
        };
    }

    private Scripted inside(Call call, String[] path) {
        if (call.what().startsWith("GET /sessions/") && !sessions.containsKey(path[2])) {
            return refused(21173);
        }
        return switch (call.what()) {
            case "POST /sessions/online" -> opened(call);
            case "POST /sessions/online/*/invoices" -> taken(call, path[3]);
            case "POST /sessions/online/*/close" -> closed(path[3]);
            case "POST /sessions/batch" -> batchOpened(call);
            case "POST /sessions/batch/*/close" -> batchClosed(path[3]);
            case "GET /sessions/*" -> json(200, Json.createObjectBuilder().add("status", Json.createObjectBuilder().add("code", sessions.get(path[2]).code).add("description", "opis")));
            case "GET /sessions/*/invoices" -> json(200, Json.createObjectBuilder().add("invoices", Json.createArrayBuilder(invoices.values().stream()
                    .filter(each -> each.session().equals(path[2])).map(each -> status(each).build()).toList())));
            case "GET /sessions/*/invoices/*" -> json(200, status(invoices.get(path[4])));
            case "GET /sessions/*/invoices/*/upo" -> document(("<Potwierdzenie xmlns=\"http://upo.schematy.mf.gov.pl/KSeF/v4-3\"><NumerReferencyjnySesji>%s"
                    + "</NumerReferencyjnySesji><Dokument><NumerKSeFDokumentu>%s</NumerKSeFDokumentu><SkrotDokumentu>%s</SkrotDokumentu></Dokument></Potwierdzenie>")
                    .formatted(path[2], invoices.get(path[4]).number(), Sha256.of(invoices.get(path[4]).xml())).getBytes(StandardCharsets.UTF_8));
            case "GET /invoices/ksef/*" -> Option.ofOptional(Stream.concat(invoices.values().stream(), purchases.values().stream())
                    .filter(each -> each.code() == 200 && each.number().equals(path[3])).findFirst()).map(each -> document(each.xml())).getOrElse(() -> refused(21164));
            case "POST /invoices/query/metadata" -> metadata(call.json());
            case "GET /rate-limits" -> json(200, Json.createObjectBuilder().add("invoiceSend", Json.createObjectBuilder().add("perSecond", 100).add("perMinute", 300).add("perHour", 1800)));
            case "POST /permissions/query/personal/grants" -> json(200, Json.createObjectBuilder().add("permissions", Json.createArrayBuilder()).add("hasMore", false));
            default -> new Scripted(404, "text/html", "<html>not found</html>".getBytes(StandardCharsets.UTF_8), Map.of());
        };
    }

    private Scripted ifKnown(Call call, Supplier<Scripted> answer) {
        return bearers.contains(call.bearer()) ? answer.get() : json(401, Json.createObjectBuilder().add("title", "Unauthorized").add("status", 401));
    }

    private Scripted loginBegun(Runnable remember) {
        remember.run();
        return json(202, Json.createObjectBuilder().add("referenceNumber", "20261120-AU-%010X-3AC6D5877F-D4".formatted(++counted))
                .add("authenticationToken", token("temporary", Duration.ofMinutes(45))));
    }

    private JsonObjectBuilder token(String kind, Duration time) {
        var token = kind + "-" + ++counted;
        bearers.add(token);
        return Json.createObjectBuilder().add("token", token).add("validUntil", clock.instant().plus(time).atOffset(ZoneOffset.UTC).toString());
    }

    private JsonObjectBuilder publicKey() {
        return Json.createObjectBuilder().add("certificate", Vectors.crypto("rsaOaep").getString("certificateDerBase64")).add("publicKeyId", publicKeyId)
                .add("validFrom", "2026-01-01T00:00:00Z").add("validTo", "2028-01-01T00:00:00+00:00")
                .add("usage", Json.createArrayBuilder().add("KsefTokenEncryption").add("SymmetricKeyEncryption"));
    }

    private String opened(Call call, String kind) {
        var encryption = call.json().getJsonObject("encryption");
        var session = new Session();
        session.key = opened(encryption.getString("encryptedSymmetricKey"));
        session.iv = Base64.getDecoder().decode(encryption.getString("initializationVector"));
        session.announced = call.json();
        session.code = 100;
        var reference = "20261120-%s-%010X-3AC6D5877F-D4".formatted(kind, ++counted);
        sessions.put(reference, session);
        return reference;
    }

    private Scripted batchOpened(Call call) {
        var reference = opened(call, "SB");
        return json(201, Json.createObjectBuilder().add("referenceNumber", reference).add("partUploadRequests", Json.createArrayBuilder().add(Json.createObjectBuilder()
                .add("ordinalNumber", 1).add("method", "PUT").add("url", address() + "/upload/" + reference)
                .add("headers", Json.createObjectBuilder().add("x-ms-blob-type", "BlockBlob")))));
    }

    private static Scripted uploaded(Call call, Session session) {
        session.part = call.bytes();
        return new Scripted(201, "text/plain", new byte[0], Map.of());
    }

    /** What is not as it was announced ends the batch. */
    private Scripted batchClosed(String name) {
        var session = sessions.get(name);
        if (!session.open) {
            return refused(21180);
        }
        session.open = false;
        var file = session.announced.getJsonObject("batchFile");
        var part = file.getJsonArray("fileParts").getJsonObject(0);
        if (!batchEnds.isEmpty()) {
            session.code = batchEnds.poll();
        } else if (part.getInt("fileSize") != session.part.length || !part.getString("fileHash").equals(Sha256.of(session.part))) {
            session.code = 405;
        } else {
            var archive = decrypted(session, session.part);
            session.code = file.getInt("fileSize") == archive.length && file.getString("fileHash").equals(Sha256.of(archive)) ? 200 : 405;
            unpacked(archive).forEach(xml -> keep(name, xml, session.announced.getBoolean("offlineMode")));
        }
        return new Scripted(204, "application/json", new byte[0], Map.of());
    }

    private static List<byte[]> unpacked(byte[] archive) {
        var all = new ArrayList<byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            while (zip.getNextEntry() != null) {
                all.add(zip.readAllBytes());
            }
            return all;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private Scripted opened(Call call) {
        var reference = opened(call, "SO");
        return json(201, Json.createObjectBuilder().add("referenceNumber", reference).add("validUntil", clock.instant().plus(Duration.ofHours(12)).toString()));
    }

    private Scripted taken(Call call, String name) {
        var session = sessions.get(name);
        var told = call.json();
        if (session == null || !session.open) {
            return refused(session == null ? 21173 : 21180);
        }
        var sealed = Base64.getDecoder().decode(told.getString("encryptedInvoiceContent"));
        var xml = decrypted(session, sealed);
        if (told.getInt("invoiceSize") != xml.length || told.getInt("encryptedInvoiceSize") != sealed.length) {
            return refused(21402);
        }
        if (!told.getString("invoiceHash").equals(Sha256.of(xml)) || !told.getString("encryptedInvoiceHash").equals(Sha256.of(sealed))) {
            return refused(21403);
        }
        if (told.containsKey("hashOfCorrectedInvoice") && invoices.values().stream().anyMatch(each -> each.code() == 200
                && Sha256.of(each.xml()).equals(told.getString("hashOfCorrectedInvoice")))) {
            return refused(21167);
        }
        return json(202, Json.createObjectBuilder().add("referenceNumber", keep(name, xml, told.getBoolean("offlineMode"))));
    }

    private String keep(String name, byte[] xml, boolean offline) {
        var reference = "20261120-EE-%010X-3AC6D5877F-D4".formatted(++counted);
        var original = Option.ofOptional(invoices.values().stream().filter(each -> each.code() == 200 && number(each.xml()).equals(number(xml))).findFirst());
        var code = original.isDefined() ? 440 : Option.of(ends.poll()).getOrElse(200);
        invoices.put(reference, new Invoice(reference, name, xml, offline, code, code == 200 ? ksefNumber(NIP, counted) : "", original, clock.instant()));
        return reference;
    }

    private Scripted closed(String name) {
        var session = sessions.get(name);
        if (session == null || !session.open) {
            return refused(session == null ? 21173 : 21180);
        }
        session.open = false;
        return new Scripted(204, "application/json", new byte[0], Map.of());
    }

    private static JsonObjectBuilder status(Invoice invoice) {
        var status = Json.createObjectBuilder().add("code", invoice.code()).add("description", "opis").add("details", Json.createArrayBuilder().add("szczegół"));
        invoice.original().forEach(original -> status.add("extensions", Json.createObjectBuilder().add("originalSessionReferenceNumber", original.session())
                .add("originalKsefNumber", original.number())));
        var told = Json.createObjectBuilder().add("ordinalNumber", 1).add("referenceNumber", invoice.reference()).add("invoiceHash", Sha256.of(invoice.xml()))
                .add("invoicingDate", invoice.at().toString()).add("invoicingMode", invoice.offline() ? "Offline" : "Online").add("status", status);
        return invoice.number().isEmpty() ? told : told.add("ksefNumber", invoice.number()).add("acquisitionDate", invoice.at().toString())
                .add("permanentStorageDate", invoice.at().plusSeconds(1).toString());
    }

    private Scripted metadata(JsonObject question) {
        var range = question.getJsonObject("dateRange");
        var own = question.getString("subjectType").equals("Subject1");
        var found = (own ? invoices : purchases).values().stream().filter(each -> each.code() == 200 && (!own || number(each.xml()).equals(question.getString("invoiceNumber"))))
                .filter(each -> !each.at().isBefore(Instant.parse(range.getString("from"))) && each.at().isBefore(Instant.parse(range.getString("to"))))
                .map(each -> metadata(each.number(), number(each.xml()), Sha256.of(each.xml()), each.at()).add("acquisitionDate", each.at().toString())
                        .add("invoicingMode", each.offline() ? "Offline" : "Online").build()).toList();
        return json(200, Json.createObjectBuilder().add("hasMore", false).add("isTruncated", false).add("invoices", Json.createArrayBuilder(found)));
    }

    static JsonObjectBuilder metadata(String number, String invoiceNumber, String hash, Instant stored) {
        return Json.createObjectBuilder().add("ksefNumber", number).add("invoiceNumber", invoiceNumber).add("invoiceHash", hash)
                .add("permanentStorageDate", stored.toString()).add("seller", Json.createObjectBuilder().add("nip", number.substring(0, 10)));
    }

    private static String number(byte[] xml) {
        var found = NUMBER.matcher(new String(xml, StandardCharsets.UTF_8));
        return found.find() ? found.group(1) : Arrays.toString(xml);
    }

    private static Scripted refused(int code) {
        return json(400, Json.createObjectBuilder().add("exception", Json.createObjectBuilder().add("exceptionDetailList", Json.createArrayBuilder()
                .add(Json.createObjectBuilder().add("exceptionCode", code).add("exceptionDescription", "opis")))));
    }

    private static Scripted document(byte[] xml) {
        return new Scripted(200, "application/xml", xml, Map.of("x-ms-meta-hash", Sha256.of(xml)));
    }

    private static Scripted json(int status, JsonObjectBuilder body) {
        return json(status, body.build().toString());
    }

    private static Scripted json(int status, String body) {
        return new Scripted(status, "application/json", body.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    private static byte[] opened(String sealed) {
        try {
            var cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
            cipher.init(Cipher.DECRYPT_MODE, Vectors.own(false).key(), new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT));
            return cipher.doFinal(Base64.getDecoder().decode(sealed));
        } catch (GeneralSecurityException broken) {
            throw new AssertionError(broken);
        }
    }

    private static byte[] decrypted(Session session, byte[] sealed) {
        try {
            var cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
            cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(session.key, "AES"), new IvParameterSpec(session.iv));
            return cipher.doFinal(sealed);
        } catch (GeneralSecurityException broken) {
            throw new AssertionError(broken);
        }
    }
}

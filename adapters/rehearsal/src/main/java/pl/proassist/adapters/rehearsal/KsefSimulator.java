package pl.proassist.adapters.rehearsal;

import io.vavr.control.Either;
import io.vavr.control.Option;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import pl.proassist.adapters.rehearsal.KsefBooks.Sent;
import pl.proassist.adapters.rehearsal.KsefBooks.Session;
import pl.proassist.adapters.rehearsal.KsefPasses.Kind;
import pl.proassist.adapters.rehearsal.KsefPasses.Pass;
import pl.proassist.adapters.rehearsal.WireServer.Call;
import pl.proassist.adapters.rehearsal.WireServer.Reply;

/**
 * KSeF's interface on a port of its own, below {@code /v2} (ksef.md 2 to 9): real paths, encryption, signatures, statuses, limits by the
 * business clock. The ministry's status service answers on the same port, at {@code /status} and {@code /messages}.
 */
public final class KsefSimulator implements AutoCloseable {

    private static final int LARGEST_BODY = 6 * 1024 * 1024;
    private static final Duration THROTTLED_FOR = Duration.ofSeconds(30);
    private static final String BASE = "/v2";
    private static final Pattern UPLOAD = Pattern.compile("/upload/([^/]+)/(\\d{1,2})");
    private static final int MOST_PARTS = 50;
    private static final long LARGEST_PART = 100_000_016;
    private static final Pattern DOWNLOAD = Pattern.compile("/download/([^/]+)/([^/]+)");

    private final Ksef ksef;
    private final Faults faults;
    private final Clock clock;
    private final WireServer server;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final List<Route> routes = List.of(
            new Route("GET", "/security/public-key-certificates", FaultySpot.KSEF_LOGIN, KsefLimit.PUBLIC, List.of(), this::publicKeys),
            new Route("POST", "/auth/challenge", FaultySpot.KSEF_LOGIN, KsefLimit.PUBLIC, List.of(), this::challenge),
            new Route("POST", "/auth/ksef-token", FaultySpot.KSEF_LOGIN, KsefLimit.PUBLIC, List.of(), this::byToken),
            new Route("POST", "/auth/xades-signature", FaultySpot.KSEF_LOGIN, KsefLimit.PUBLIC, List.of(), this::byCertificate),
            new Route("POST", "/auth/token/redeem", FaultySpot.KSEF_LOGIN, KsefLimit.PUBLIC, List.of(Kind.OPERATION), this::redeem),
            new Route("POST", "/auth/token/refresh", FaultySpot.KSEF_LOGIN, KsefLimit.PUBLIC, List.of(Kind.REFRESH), this::refresh),
            new Route("DELETE", "/auth/sessions/([^/]+)", FaultySpot.KSEF_LOGIN, KsefLimit.OTHER, List.of(Kind.ACCESS, Kind.REFRESH), this::logout),
            new Route("GET", "/auth/([^/]+)", FaultySpot.KSEF_LOGIN, KsefLimit.PUBLIC, List.of(Kind.OPERATION), this::loginStatus),
            new Route("POST", "/sessions/online", FaultySpot.KSEF_OPEN, KsefLimit.ONLINE_SESSION, List.of(Kind.ACCESS), this::open),
            new Route("POST", "/sessions/online/([^/]+)/invoices", FaultySpot.KSEF_SEND, KsefLimit.INVOICE_SEND, List.of(Kind.ACCESS), this::send),
            new Route("POST", "/sessions/online/([^/]+)/close", FaultySpot.KSEF_CLOSE, KsefLimit.CLOSE_SESSION, List.of(Kind.ACCESS), this::close),
            new Route("POST", "/sessions/batch", FaultySpot.KSEF_OPEN, KsefLimit.BATCH_SESSION, List.of(Kind.ACCESS), this::openBatch),
            new Route("POST", "/sessions/batch/([^/]+)/close", FaultySpot.KSEF_SEND, KsefLimit.CLOSE_BATCH, List.of(Kind.ACCESS), this::closeBatch),
            new Route("GET", "/sessions", FaultySpot.KSEF_STATUS, KsefLimit.SESSION_LIST, List.of(Kind.ACCESS), this::sessions),
            new Route("GET", "/sessions/([^/]+)", FaultySpot.KSEF_STATUS, KsefLimit.SESSION_MISC, List.of(Kind.ACCESS), this::sessionStatus),
            new Route("GET", "/sessions/([^/]+)/invoices", FaultySpot.KSEF_STATUS, KsefLimit.SESSION_INVOICES, List.of(Kind.ACCESS), this::invoices),
            new Route("GET", "/sessions/([^/]+)/invoices/failed", FaultySpot.KSEF_STATUS, KsefLimit.SESSION_INVOICES, List.of(Kind.ACCESS), this::failedInvoices),
            new Route("GET", "/sessions/([^/]+)/invoices/([^/]+)", FaultySpot.KSEF_STATUS, KsefLimit.INVOICE_STATUS, List.of(Kind.ACCESS), this::invoiceStatus),
            new Route("GET", "/sessions/([^/]+)/invoices/ksef/([^/]+)/upo", FaultySpot.KSEF_UPO, KsefLimit.SESSION_MISC, List.of(Kind.ACCESS), this::receiptByNumber),
            new Route("GET", "/sessions/([^/]+)/invoices/([^/]+)/upo", FaultySpot.KSEF_UPO, KsefLimit.SESSION_MISC, List.of(Kind.ACCESS), this::receipt),
            new Route("GET", "/sessions/([^/]+)/upo/([^/]+)", FaultySpot.KSEF_UPO, KsefLimit.SESSION_MISC, List.of(Kind.ACCESS), this::receiptOfSession),
            new Route("GET", "/invoices/ksef/([^/]+)", FaultySpot.KSEF_QUERY, KsefLimit.DOWNLOAD, List.of(Kind.ACCESS), this::download),
            new Route("POST", "/invoices/query/metadata", FaultySpot.KSEF_QUERY, KsefLimit.METADATA, List.of(Kind.ACCESS), this::metadata),
            new Route("POST", "/permissions/query/personal/grants", FaultySpot.KSEF_QUERY, KsefLimit.OTHER, List.of(Kind.ACCESS), this::ownRights),
            new Route("GET", "/rate-limits", FaultySpot.KSEF_QUERY, KsefLimit.OTHER, List.of(Kind.ACCESS), this::rateLimits),
            new Route("GET", "/limits/context", FaultySpot.KSEF_QUERY, KsefLimit.OTHER, List.of(Kind.ACCESS), this::contextLimits));

    private KsefSimulator(RehearsalSettings settings, Ksef ksef, Faults faults, Clock clock) {
        this.ksef = ksef;
        this.faults = faults;
        this.clock = clock;
        this.server = WireServer.start(settings.ksefPort(), "ksef", LARGEST_BODY, this::answer);
    }

    static KsefSimulator start(RehearsalSettings settings, Ksef ksef, Faults faults, Clock clock) {
        return new KsefSimulator(settings, ksef, faults, clock);
    }

    /** Below which KSeF's own paths begin with {@code /v2}. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    @Override
    public void close() {
        closing.countDown();
        server.close();
    }

    /** A request that found its way and showed its pass. */
    private record Asked(Call call, List<String> parts, Option<Pass> pass, Fault fault, Instant now) {

        private String part(int number) {
            return parts.get(number - 1);
        }

        private String nip() {
            return pass.get().nip();
        }
    }

    private interface Operation {
        Either<KsefRefusal, Reply> answer(Asked asked);
    }

    /** @param passes any of them lets in; none at all is asked for when there are none */
    private record Route(String method, Pattern path, FaultySpot spot, KsefLimit limit, List<Kind> passes, Operation operation) {

        private Route(String method, String path, FaultySpot spot, KsefLimit limit, List<Kind> passes, Operation operation) {
            this(method, Pattern.compile(BASE + path), spot, limit, passes, operation);
        }

        private boolean leads(Call call) {
            return path.matcher(call.path()).matches();
        }
    }

    private Reply answer(Call call) {
        if (call.path().equals("/status") || call.path().equals("/messages")) {
            return faulty(call, faults.at(FaultySpot.KSEF_ANNOUNCED), () -> announced(call));
        }
        var now = clock.instant();
        if (ksef.board().state(now) != KsefBoard.State.AVAILABLE) {
            return KsefWire.closedForNow();
        }
        var all = faults.all();
        return faulty(call, all.getOrDefault(FaultySpot.KSEF_API, Fault.NONE), () -> {
            if (DOWNLOAD.matcher(call.path()).matches()) {
                return publicDownload(call, now);
            }
            if (UPLOAD.matcher(call.path()).matches()) {
                return upload(call, now);
            }
            var there = routes.stream().filter(route -> route.leads(call)).toList();
            return there.stream().filter(route -> route.method().equals(call.method())).findFirst()
                    .map(route -> routed(route, call, all.getOrDefault(route.spot(), Fault.NONE), now))
                    .orElseGet(() -> Reply.of(there.isEmpty() ? 404 : 405, "text/plain", "no such service"));
        });
    }

    /** The faults that befall every operation alike; the others are the operation's own. */
    private Reply faulty(Call call, Fault fault, Supplier<Reply> operation) {
        return switch (fault) {
            case TIMEOUT -> Reply.NEVER;
            case DOWN -> Reply.HANG_UP;
            case HTTP_500 -> Reply.brokenServer();
            case THROTTLED -> KsefWire.throttled(call, THROTTLED_FOR, clock.instant());
            case LOST -> instead(operation, Reply.HANG_UP);
            case GARBLED -> instead(operation, Reply.aPageInstead());
            case SLOW -> late(operation);
            default -> operation.get();
        };
    }

    private static Reply instead(Supplier<Reply> operation, Reply reply) {
        operation.get();
        return reply;
    }

    private Reply late(Supplier<Reply> operation) {
        var reply = operation.get();
        try {
            closing.await(SmsApiSimulator.SLOWNESS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return reply;
    }

    private Reply routed(Route route, Call call, Fault fault, Instant now) {
        return faulty(call, fault, () -> {
            var pass = call.header("Authorization").filter(given -> given.startsWith("Bearer ")).flatMap(given -> ksef.passes().read(given.substring(7), now))
                    .filter(given -> route.passes().contains(given.kind()));
            if (!route.passes().isEmpty() && pass.isEmpty()) {
                return KsefWire.refusal(call, KsefRefusal.unauthorized("Brak lub nieważny token."), now);
            }
            var caller = route.limit() == KsefLimit.PUBLIC ? "127.0.0.1" : pass.get().nip();
            return ksef.calls().refuse(caller, route.limit(), now).fold(() -> perform(route, new Asked(call, parts(route, call), pass, fault, now)),
                    wait -> KsefWire.throttled(call, wait, now));
        });
    }

    private static Reply perform(Route route, Asked asked) {
        return route.operation().answer(asked).getOrElseGet(refusal -> KsefWire.refusal(asked.call(), refusal, asked.now()));
    }

    private static List<String> parts(Route route, Call call) {
        return route.path().matcher(call.path()).results().findFirst().map(KsefSimulator::groups).orElseThrow();
    }

    private static List<String> groups(MatchResult match) {
        return IntStream.rangeClosed(1, match.groupCount()).mapToObj(match::group).toList();
    }

    // --- login -----------------------------------------------------------------------------------------------------------

    private Either<KsefRefusal, Reply> publicKeys(Asked asked) {
        var keys = Json.createArrayBuilder();
        for (var use : KsefKeys.Use.values()) {
            var pair = ksef.keys().of(use);
            keys.add(Json.createObjectBuilder().add("certificate", Base64.getEncoder().encodeToString(pair.der())).add("certificateId", KsefKeys.hash(pair.der()))
                    .add("publicKeyId", ksef.keys().publicKeyId(use)).add("validFrom", KsefWire.time(pair.certificate().getNotBefore().toInstant()))
                    .add("validTo", KsefWire.time(pair.certificate().getNotAfter().toInstant())).add("usage", Json.createArrayBuilder().add(use.usage())));
        }
        return Either.right(KsefWire.json(keys));
    }

    private Either<KsefRefusal, Reply> challenge(Asked asked) {
        var at = asked.now().truncatedTo(ChronoUnit.MILLIS);
        return Either.right(KsefWire.json(200, Json.createObjectBuilder().add("challenge", ksef.logins().challenge(at)).add("timestamp", KsefWire.time(at))
                .add("timestampMs", at.toEpochMilli()).add("clientIp", "127.0.0.1")));
    }

    private record TokenLogin(String challenge, String nip, byte[] encrypted, Option<String> keyId) {
    }

    private Either<KsefRefusal, Reply> byToken(Asked asked) {
        return KsefForm.read(asked.call().body(), form -> {
            var context = form.inside("contextIdentifier");
            context.text("type", "Nip");
            return new TokenLogin(form.text("challenge", ".{36}"), context.text("value", KsefForm.NIP), form.base64("encryptedToken"), form.optional("publicKeyId", KsefForm.HASH));
        }).flatMap(login -> known(login.keyId(), KsefKeys.Use.TOKEN).<Either<KsefRefusal, Reply>>fold(
                () -> ksef.logins().byToken(login.challenge(), login.nip(), login.encrypted(), asked.fault(), asked.now()).map(KsefSimulator::begun), Either::left));
    }

    private Option<KsefRefusal> known(Option<String> keyId, KsefKeys.Use use) {
        return keyId.filter(id -> !id.equals(ksef.keys().publicKeyId(use))).map(KsefRefusal::unknownKey);
    }

    private Either<KsefRefusal, Reply> byCertificate(Asked asked) {
        return XadesDocument.read(asked.call().body()).flatMap(document -> ksef.logins().byCertificate(document, asked.fault(), asked.now())).map(KsefSimulator::begun);
    }

    private static Reply begun(KsefLogins.Begun begun) {
        return KsefWire.json(202, Json.createObjectBuilder().add("referenceNumber", begun.reference()).add("authenticationToken", KsefWire.token(begun.operation())));
    }

    /** Only the one whose pass it is. */
    private Either<KsefRefusal, Reply> loginStatus(Asked asked) {
        return asked.part(1).equals(asked.pass().get().login())
                ? ksef.logins().look(asked.part(1)).map(login -> KsefWire.json(200, KsefWire.login(login)))
                : Either.left(KsefRefusal.unauthorized("Token dotyczy innej operacji."));
    }

    private Either<KsefRefusal, Reply> redeem(Asked asked) {
        return ksef.logins().redeem(asked.pass().get(), asked.now()).map(redeemed -> KsefWire.json(200, Json.createObjectBuilder()
                .add("accessToken", KsefWire.token(redeemed.access())).add("refreshToken", KsefWire.token(redeemed.refresh()))));
    }

    private Either<KsefRefusal, Reply> refresh(Asked asked) {
        return ksef.logins().refresh(asked.pass().get(), asked.now())
                .map(access -> KsefWire.json(200, Json.createObjectBuilder().add("accessToken", KsefWire.token(access))));
    }

    private Either<KsefRefusal, Reply> logout(Asked asked) {
        ksef.logins().end(asked.part(1).equals("current") ? asked.pass().get().login() : asked.part(1), asked.nip(), asked.now());
        return Either.right(KsefWire.nothing());
    }

    // --- sending ---------------------------------------------------------------------------------------------------------

    private record Opening(byte[] key, byte[] iv, Option<String> keyId) {

        private static Opening of(KsefForm form) {
            var code = form.inside("formCode");
            code.text("systemCode", "FA \\(3\\)");
            code.text("schemaVersion", "1-0E");
            code.text("value", "FA");
            var encryption = form.inside("encryption");
            var iv = encryption.base64("initializationVector");
            if (iv.length != 16) {
                encryption.refuse("initializationVector");
            }
            return new Opening(encryption.base64("encryptedSymmetricKey"), iv, encryption.optional("publicKeyId", KsefForm.HASH));
        }
    }

    private Either<KsefRefusal, Reply> open(Asked asked) {
        return KsefForm.read(asked.call().body(), Opening::of).flatMap(opening -> known(opening.keyId(), KsefKeys.Use.SYMMETRIC_KEY).<Either<KsefRefusal, Reply>>fold(() -> {
            var session = ksef.books().open(asked.nip(), asked.pass().get().login(), secret(opening), opening.iv(), asked.now());
            return Either.right(KsefWire.json(201, Json.createObjectBuilder().add("referenceNumber", session.reference()).add("validUntil", KsefWire.time(session.validUntil()))));
        }, Either::left));
    }

    private Option<byte[]> secret(Opening opening) {
        return ksef.keys().decrypt(KsefKeys.Use.SYMMETRIC_KEY, opening.key()).filter(key -> key.length == 32);
    }

    private record BatchOpening(Opening opening, String hash, long size, List<KsefBooks.Part> parts, boolean offline) {

        private static BatchOpening of(KsefForm form) {
            var file = form.inside("batchFile");
            file.optional("compressionType", "Zip");
            return new BatchOpening(Opening.of(form), file.text("fileHash", KsefForm.HASH), file.size("fileSize"), file.each("fileParts").stream()
                    .map(part -> new KsefBooks.Part((int) part.size("ordinalNumber"), part.text("fileHash", KsefForm.HASH), part.size("fileSize"))).toList(), form.flag("offlineMode"));
        }

        private Either<KsefRefusal, BatchOpening> counted() {
            if (parts.isEmpty()) {
                return Either.left(KsefRefusal.bad(21205, "Pakiet nie może być pusty."));
            }
            if (parts.size() > MOST_PARTS || IntStream.range(0, parts.size()).anyMatch(i -> parts.get(i).ordinal() != i + 1)) {
                return Either.left(KsefRefusal.bad(21161, "Przekroczono dozwoloną liczbę części pakietu."));
            }
            return parts.stream().anyMatch(part -> part.size() > LARGEST_PART)
                    ? Either.left(KsefRefusal.bad(21157, "Nieprawidłowy rozmiar części pakietu.")) : Either.right(this);
        }
    }

    private Either<KsefRefusal, Reply> openBatch(Asked asked) {
        return KsefForm.read(asked.call().body(), BatchOpening::of).flatMap(BatchOpening::counted)
                .flatMap(batch -> known(batch.opening().keyId(), KsefKeys.Use.SYMMETRIC_KEY).<Either<KsefRefusal, Reply>>fold(() -> Either.right(opened(asked, batch)), Either::left));
    }

    private Reply opened(Asked asked, BatchOpening batch) {
        var session = ksef.books().openBatch(asked.nip(), asked.pass().get().login(), secret(batch.opening()), batch.opening().iv(), batch.hash(), batch.size(), batch.parts(),
                batch.offline(), asked.now());
        var uploads = Json.createArrayBuilder();
        batch.parts().forEach(part -> uploads.add(Json.createObjectBuilder().add("ordinalNumber", part.ordinal()).add("method", "PUT").add("url", uploadLink(session, part.ordinal()))
                .add("headers", Json.createObjectBuilder().add("x-ms-blob-type", "BlockBlob"))));
        return KsefWire.json(201, Json.createObjectBuilder().add("referenceNumber", session.reference()).add("partUploadRequests", uploads));
    }

    private String uploadLink(Session session, int ordinal) {
        var until = session.batch().get().uploadUntil().getEpochSecond();
        return "%s/upload/%s/%d?until=%d&mark=%s".formatted(address(), session.reference(), ordinal, until, uploadMark(session.reference(), String.valueOf(ordinal), until));
    }

    private String uploadMark(String batch, String ordinal, long until) {
        return ksef.keys().mark("upload " + batch + " " + ordinal + " " + until);
    }

    /** The store asks nobody who he is: the address lets in, for as long as the batch waits. */
    private Reply upload(Call call, Instant now) {
        var parts = groups(UPLOAD.matcher(call.path()).results().findFirst().orElseThrow());
        var until = call.query("until").filter(text -> text.matches("\\d{1,12}")).map(Long::parseLong).getOrElse(0L);
        if (!call.method().equals("PUT") || !call.header("x-ms-blob-type").contains("BlockBlob")) {
            return Reply.of(400, "text/plain", "Bad Request");
        }
        if (call.header("Authorization").isDefined() || now.getEpochSecond() >= until || !call.query("mark").contains(uploadMark(parts.get(0), parts.get(1), until))) {
            return Reply.of(403, "text/plain", "Forbidden");
        }
        ksef.books().upload(parts.get(0), Integer.parseInt(parts.get(1)), call.bytes());
        return Reply.of(201, "text/plain", "");
    }

    private Either<KsefRefusal, Reply> closeBatch(Asked asked) {
        return rested(asked).flatMap(there -> ksef.books().closeBatch(asked.part(1), asked.nip(), asked.fault(), asked.now())).map(closed -> KsefWire.nothing());
    }

    /** The faults of a session in which is sent. */
    private Either<KsefRefusal, Asked> rested(Asked asked) {
        if (asked.fault() == Fault.MAINTENANCE) {
            return Either.left(KsefRefusal.bad(21184, "Sesja jest chwilowo niedostępna.", "Trwają prace serwisowe."));
        }
        if (asked.fault() == Fault.SESSION_LOST) {
            ksef.books().lose(asked.part(1), asked.now());
        }
        return Either.right(asked);
    }

    private Either<KsefRefusal, Reply> send(Asked asked) {
        return rested(asked).flatMap(there -> KsefForm.read(asked.call().body(), form -> new KsefBooks.Parcel(form.text("invoiceHash", KsefForm.HASH), form.size("invoiceSize"),
                        form.text("encryptedInvoiceHash", KsefForm.HASH), form.size("encryptedInvoiceSize"), form.base64("encryptedInvoiceContent"), form.flag("offlineMode"),
                        form.optional("hashOfCorrectedInvoice", KsefForm.HASH))))
                .flatMap(parcel -> ksef.books().send(asked.part(1), asked.nip(), parcel, asked.fault(), asked.now()))
                .map(sent -> KsefWire.json(202, Json.createObjectBuilder().add("referenceNumber", sent.reference())));
    }

    private Either<KsefRefusal, Reply> close(Asked asked) {
        return ksef.books().close(asked.part(1), asked.nip(), asked.now()).map(closed -> KsefWire.nothing());
    }

    // --- looking ---------------------------------------------------------------------------------------------------------

    private Either<KsefRefusal, Reply> sessions(Asked asked) {
        if (!asked.call().query("sessionType").exists(type -> type.matches("Online|Batch"))) {
            return Either.left(KsefRefusal.input(List.of("Parametr 'sessionType' ma niewłaściwą wartość.")));
        }
        return page(asked, ksef.books().sessions(asked.nip(), asked.call().query("sessionType").contains("Batch")), session -> {
            var sent = ksef.books().sentIn(session);
            return KsefWire.session(session, sent, Option.none(), asked.now()).add("referenceNumber", session.reference()).add("totalInvoiceCount", sent.size());
        }, "sessions");
    }

    private Either<KsefRefusal, Reply> sessionStatus(Asked asked) {
        return ksef.books().session(asked.part(1), asked.nip()).map(session -> {
            var sent = ksef.books().sentIn(session);
            return KsefWire.json(200, KsefWire.session(session, sent, Option.when(session.code(sent, asked.now()) == 200,
                    () -> link(session.reference(), KsefWire.receiptOf(session), asked.now())), asked.now()));
        });
    }

    private Either<KsefRefusal, Reply> invoices(Asked asked) {
        return ksef.books().session(asked.part(1), asked.nip()).flatMap(session ->
                page(asked, session.isUnpacked(asked.now()) ? ksef.books().sentIn(session) : List.<Sent>of(), sent -> told(asked, sent), "invoices"));
    }

    private Either<KsefRefusal, Reply> failedInvoices(Asked asked) {
        return ksef.books().session(asked.part(1), asked.nip()).flatMap(session -> page(asked, ksef.books().sentIn(session).stream()
                .filter(sent -> sent.isReady(asked.now()) && !sent.isAccepted()).toList(), sent -> told(asked, sent), "invoices"));
    }

    private Either<KsefRefusal, Reply> invoiceStatus(Asked asked) {
        return ksef.books().session(asked.part(1), asked.nip()).flatMap(session -> ksef.books().invoice(session, asked.part(2))
                .toEither(() -> KsefRefusal.input(List.of("Faktura o numerze referencyjnym %s nie została znaleziona.".formatted(asked.part(2))))))
                .map(sent -> KsefWire.json(200, told(asked, sent)));
    }

    private JsonObjectBuilder told(Asked asked, Sent sent) {
        var number = switch (asked.fault()) {
            case WRONG_NUMBER -> sent.ksefNumber().map(given -> ksef.books().numberOfAnother(sent));
            case BAD_CHECK_DIGIT -> sent.ksefNumber().map(KsefNumbers::misread);
            default -> sent.ksefNumber();
        };
        return KsefWire.invoice(sent, number, asked.fault() == Fault.WRONG_HASH ? forged(sent.hash()) : sent.hash(),
                Option.when(sent.isAccepted(), () -> link(sent.session(), sent.reference(), asked.now())),
                sent.isReady(asked.now()) && asked.fault() != Fault.DELAYED, asked.now());
    }

    /** The hash of nothing that was ever sent. */
    private static String forged(String hash) {
        return KsefKeys.hash(Xml.bytes(hash));
    }

    /** Goes on where the token says, which is simply a number here. */
    private static <T> Either<KsefRefusal, Reply> page(Asked asked, List<T> all, Function<T, JsonObjectBuilder> item, String name) {
        var size = asked.call().query("pageSize").getOrElse("10");
        var from = asked.call().header("x-continuation-token").getOrElse("0");
        if (!size.matches("\\d{2,4}") || Integer.parseInt(size) < 10 || Integer.parseInt(size) > 1000) {
            return Either.left(KsefRefusal.input(List.of("Parametr 'pageSize' ma niewłaściwą wartość.")));
        }
        if (!from.matches("\\d{1,6}")) {
            return Either.left(KsefRefusal.bad(21418, "Przekazany token kontynuacji ma nieprawidłowy format."));
        }
        var first = Math.min(Integer.parseInt(from), all.size());
        var last = Math.min(first + Integer.parseInt(size), all.size());
        var items = Json.createArrayBuilder();
        for (int i = first; i < last; i++) {
            items.add(item.apply(all.get(i)));
        }
        var json = Json.createObjectBuilder().add(name, items);
        if (last < all.size()) {
            json.add("continuationToken", String.valueOf(last));
        }
        return Either.right(KsefWire.json(200, json));
    }

    // --- receipts --------------------------------------------------------------------------------------------------------

    private Either<KsefRefusal, Reply> receipt(Asked asked) {
        return receipt(asked, session -> ksef.books().invoice(session, asked.part(2)));
    }

    private Either<KsefRefusal, Reply> receiptByNumber(Asked asked) {
        return receipt(asked, session -> ksef.books().accepted(asked.part(2)).filter(sent -> sent.session().equals(session.reference())));
    }

    private Either<KsefRefusal, Reply> receipt(Asked asked, Function<Session, Option<Sent>> which) {
        return ksef.books().session(asked.part(1), asked.nip()).flatMap(session -> which.apply(session)
                .filter(sent -> sent.isAccepted() && sent.isReady(asked.now()) && asked.fault() != Fault.DELAYED)
                .toEither(() -> KsefRefusal.noUpo(asked.part(2)))
                .map(sent -> document(ksef.receipts().ofInvoice(session, ksef.logins().of(session), asked.fault() == Fault.WRONG_HASH ? sent.withHash(forged(sent.hash())) : sent))));
    }

    private Either<KsefRefusal, Reply> receiptOfSession(Asked asked) {
        return ksef.books().session(asked.part(1), asked.nip()).flatMap(session -> Option.some(ksef.books().sentIn(session))
                .filter(sent -> session.code(sent, asked.now()) == 200 && KsefWire.receiptOf(session).equals(asked.part(2)) && asked.fault() != Fault.DELAYED)
                .toEither(() -> KsefRefusal.noUpo(asked.part(2)))
                .map(sent -> document(ksef.receipts().ofSession(session, ksef.logins().of(session), sent.stream().filter(Sent::isAccepted).toList()))));
    }

    private static Reply document(byte[] xml) {
        return KsefWire.document(xml, KsefKeys.hash(xml));
    }

    /** An address that lets in whoever has it, for a while. */
    private String link(String session, String document, Instant now) {
        var until = KsefWire.linkUntil(now).getEpochSecond();
        return "%s/download/%s/%s?until=%d&mark=%s".formatted(address(), session, document, until, ksef.keys().mark(session + document + until));
    }

    private Reply publicDownload(Call call, Instant now) {
        var parts = groups(DOWNLOAD.matcher(call.path()).results().findFirst().orElseThrow());
        var until = call.query("until").filter(text -> text.matches("\\d{1,12}")).map(Long::parseLong).getOrElse(0L);
        if (call.header("Authorization").isDefined() || now.getEpochSecond() >= until || !call.query("mark").contains(ksef.keys().mark(parts.get(0) + parts.get(1) + until))) {
            return Reply.of(403, "text/plain", "Forbidden");
        }
        var session = ksef.books().session(parts.get(0)).get();
        var sent = ksef.books().sentIn(session);
        return document(sent.stream().filter(each -> each.reference().equals(parts.get(1))).findFirst()
                .map(each -> ksef.receipts().ofInvoice(session, ksef.logins().of(session), each))
                .orElseGet(() -> ksef.receipts().ofSession(session, ksef.logins().of(session), sent.stream().filter(Sent::isAccepted).toList())));
    }

    // --- fetching back ---------------------------------------------------------------------------------------------------

    /** To those whom it concerns. */
    private Either<KsefRefusal, Reply> download(Asked asked) {
        var found = ksef.books().accepted(asked.part(1)).filter(sent -> sent.isReady(asked.now()))
                .filter(sent -> sent.facts().exists(facts -> facts.seller().equals(asked.nip()) || facts.buyer().contains(asked.nip())));
        if (found.isEmpty()) {
            return Either.left(KsefRefusal.bad(21164, "Faktura o podanym identyfikatorze nie istnieje.", "Faktura o numerze KSeF %s nie została znaleziona.".formatted(asked.part(1))));
        }
        return found.filter(sent -> !asked.now().isBefore(sent.storedAt())).toEither(() -> KsefRefusal.bad(21165, "Faktura o podanym numerze KSeF nie jest jeszcze dostępna."))
                .map(sent -> KsefWire.document(sent.xml(), KsefKeys.hash(sent.xml())));
    }

    private enum Dated {
        Issue, Invoicing, PermanentStorage;

        private Instant of(Sent sent) {
            return switch (this) {
                case Issue -> sent.facts().get().issued().atStartOfDay(KsefNumbers.WARSAW).toInstant();
                case Invoicing -> sent.sentAt();
                case PermanentStorage -> sent.storedAt();
            };
        }
    }

    private record Query(String subject, Option<Dated> dated, Instant from, Instant to, Option<String> number, Option<String> ksefNumber, Option<String> seller) {

        private boolean matches(Sent sent) {
            var at = dated.get().of(sent);
            return !at.isBefore(from) && !at.isAfter(to) && number.forAll(sent.facts().get().number()::equals) && ksefNumber.forAll(sent.ksefNumber().get()::equals)
                    && seller.forAll(sent.facts().get().seller()::equals);
        }
    }

    private Either<KsefRefusal, Reply> metadata(Asked asked) {
        var size = asked.call().query("pageSize").getOrElse("10");
        var page = asked.call().query("pageOffset").getOrElse("0");
        if (!size.matches("\\d{2,3}") || Integer.parseInt(size) < 10 || Integer.parseInt(size) > 250 || !page.matches("\\d{1,5}")) {
            return Either.left(KsefRefusal.input(List.of("Parametr 'pageSize' lub 'pageOffset' ma niewłaściwą wartość.")));
        }
        return KsefForm.read(asked.call().body(), form -> {
            var range = form.inside("dateRange");
            var dated = range.text("dateType", "Issue|Invoicing|PermanentStorage");
            var from = range.time("from");
            var to = range.time("to").getOrElse(asked.now());
            if (from.isEmpty() || to.isAfter(from.get().atZone(KsefNumbers.WARSAW).plusMonths(3).toInstant())) {
                range.refuse("from");
            }
            return new Query(form.text("subjectType", "Subject1|Subject2|Subject3|SubjectAuthorized"), Option.when(!dated.isEmpty(), () -> Dated.valueOf(dated)),
                    from.getOrElse(to), to, form.optional("invoiceNumber", ".{1,256}"), form.optional("ksefNumber", ".{35,36}"), form.optional("sellerNip", KsefForm.NIP));
        }).map(query -> {
            var found = found(query, asked);
            var first = Math.min(Integer.parseInt(page) * Integer.parseInt(size), found.size());
            var last = Math.min(first + Integer.parseInt(size), found.size());
            var items = Json.createArrayBuilder();
            found.subList(first, last).forEach(sent -> items.add(KsefWire.metadata(sent, asked.fault() == Fault.WRONG_HASH ? forged(sent.hash()) : sent.hash())));
            var json = Json.createObjectBuilder().add("hasMore", last < found.size()).add("isTruncated", false).add("invoices", items);
            query.dated().filter(dated -> dated == Dated.PermanentStorage)
                    .forEach(dated -> json.add("permanentStorageHwmDate", KsefWire.time(query.to().isAfter(asked.now()) ? asked.now() : query.to())));
            return KsefWire.json(200, json);
        });
    }

    private List<Sent> found(Query query, Asked asked) {
        if (!query.subject().matches("Subject[12]")) {
            return List.of();
        }
        var order = Comparator.comparing(query.dated().get()::of).thenComparing(Sent::sequence);
        return ksef.books().accepted(asked.nip(), query.subject().equals("Subject1")).stream()
                .filter(sent -> !asked.now().isBefore(sent.storedAt())).filter(query::matches)
                .sorted(asked.call().query("sortOrder").contains("Desc") ? order.reversed() : order).toList();
    }

    private Either<KsefRefusal, Reply> rateLimits(Asked asked) {
        var limits = Json.createObjectBuilder();
        for (var limit : KsefLimit.values()) {
            limit.wireName().forEach(name -> {
                var windows = limit.windows();
                limits.add(name, Json.createObjectBuilder().add("perSecond", windows.get(0).calls()).add("perMinute", windows.get(1).calls()).add("perHour", windows.get(2).calls()));
            });
        }
        return Either.right(KsefWire.json(200, limits));
    }

    /** Whoever is let in owns the NIP, and to owners nothing needs to be granted. */
    private Either<KsefRefusal, Reply> ownRights(Asked asked) {
        return Either.right(KsefWire.json(200, Json.createObjectBuilder().add("permissions", Json.createArrayBuilder()).add("hasMore", false)));
    }

    private Either<KsefRefusal, Reply> contextLimits(Asked asked) {
        return Either.right(KsefWire.json(200, Json.createObjectBuilder().add("onlineSession", sizes()).add("batchSession", sizes())));
    }

    private static JsonObjectBuilder sizes() {
        return Json.createObjectBuilder().add("maxInvoiceSizeInMB", KsefBooks.LARGEST_INVOICE / 1_000_000)
                .add("maxInvoiceWithAttachmentSizeInMB", KsefBooks.LARGEST_WITH_ATTACHMENT / 1_000_000).add("maxInvoices", KsefBooks.MOST_INVOICES);
    }

    // --- announcements ---------------------------------------------------------------------------------------------------

    private Reply announced(Call call) {
        var now = clock.instant();
        var messages = Json.createArrayBuilder();
        ksef.board().events().stream().filter(event -> call.path().equals("/messages") || event.isOn(now)).forEach(event -> {
            messages.add(KsefWire.event(event, false));
            if (event.ended().exists(ended -> !ended.isAfter(now)) && event.what() != KsefBoard.State.MAINTENANCE) {
                messages.add(KsefWire.event(event, true));
            }
        });
        return call.path().equals("/messages") ? KsefWire.json(messages)
                : KsefWire.json(200, Json.createObjectBuilder().add("status", ksef.board().state(now).name()).add("messages", messages));
    }
}

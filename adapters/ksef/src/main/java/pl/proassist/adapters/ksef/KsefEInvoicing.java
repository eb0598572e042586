package pl.proassist.adapters.ksef;

import static pl.proassist.adapters.ksef.KsefAnswer.expect;
import static pl.proassist.adapters.ksef.KsefAnswer.instant;
import static pl.proassist.adapters.ksef.KsefAnswer.instantIfAny;
import static pl.proassist.adapters.ksef.KsefAnswer.number;
import static pl.proassist.adapters.ksef.KsefAnswer.object;
import static pl.proassist.adapters.ksef.KsefAnswer.objects;
import static pl.proassist.adapters.ksef.KsefAnswer.text;
import static pl.proassist.adapters.ksef.KsefAnswer.textIfAny;
import static pl.proassist.adapters.ksef.KsefAnswer.texts;

import io.vavr.control.Either;
import io.vavr.control.Option;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import pl.proassist.application.port.Directory;
import pl.proassist.application.port.EInvoicing;
import pl.proassist.application.port.GatewayUnavailable;
import pl.proassist.application.port.KsefCall;
import pl.proassist.application.port.KsefCredentials;
import pl.proassist.application.port.Measurements;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.Nip;
import pl.proassist.domain.invoice.KsefNumber;
import pl.proassist.domain.invoice.KsefRight;

/**
 * KSeF 2.0 over HTTP (ksef.md 4 to 9), in online sessions, and in a batch for each invoice with an attachment. What an answer claims is believed only as far as it can be checked: another
 * invoice's reference, a number with a wrong check digit or of another seller, bytes with another hash are weather, and somebody is told.
 */
public final class KsefEInvoicing implements EInvoicing {

    private static final System.Logger LOG = System.getLogger(KsefEInvoicing.class.getName());

    private static final int SESSION_FULL = 21155;
    private static final int NO_SESSION = 21173;
    private static final int SESSION_ENDED = 21180;
    private static final int SESSION_RESTS = 21184;
    private static final int UPLOAD_TIME_OVER = 21208;
    private static final int NO_INVOICE = 21164;
    private static final int NOT_STORED = 21165;
    private static final int NO_RECEIPT = 21178;
    private static final Set<Integer> ENDED = Set.of(SESSION_FULL, NO_SESSION, SESSION_ENDED, UPLOAD_TIME_OVER);

    /** Of closing sessions and batches KSeF tells no limits. */
    private static final Map<String, KsefCall> GROUPS = Map.of("onlineSession", KsefCall.OPEN_SESSION, "invoiceSend", KsefCall.SEND, "batchSession", KsefCall.OPEN_BATCH,
            "invoiceStatus", KsefCall.INVOICE_STATUS, "sessionInvoiceList", KsefCall.SESSION_INVOICES, "sessionMisc", KsefCall.RECEIPT,
            "invoiceDownload", KsefCall.DOWNLOAD, "invoiceMetadata", KsefCall.METADATA, "other", KsefCall.OTHER);

    private static final int WORKING = 150;
    private static final int OPEN = 100;
    private static final int UNKNOWN = 500;
    private static final int SESSION_FAILED = 405;
    /** What a batch ended with, as an invoice would that did so: among invoices 440 is a duplicate, and among batches one whose upload was never finished. */
    private static final Map<Integer, Integer> AS_OF_AN_INVOICE = Map.of(405, 405, 415, 435, 420, 430, 430, 430, 435, 435, 440, 405);
    private static final int ACCEPTED = 200;
    private static final int DUPLICATE = 440;
    private static final int MOST_PAGES = 100;
    private static final int PAGE = 250;
    private static final Duration LONGEST_RANGE = Duration.ofDays(80);

    private final KsefHttp http;
    private final MinistryKeys ministry;
    private final KsefDoor door;
    private final Stopwatch stopwatch;
    private final Warnings warnings;
    /** The keys of open sessions. A server that died has none: its sessions take nothing more from us, and close themselves. */
    private final Map<String, SessionKey> keys = new ConcurrentHashMap<>();

    public KsefEInvoicing(KsefSettings settings, KsefCredentials credentials, Directory directory, Transactions transactions, Measurements measurements, Clock clock) {
        this.http = new KsefHttp(settings.api(), settings.connectTimeout(), settings.readTimeout());
        this.ministry = new MinistryKeys(http, clock);
        this.stopwatch = new Stopwatch(measurements);
        this.warnings = new Warnings(clock);
        this.door = new KsefDoor(http, ministry, settings, credentials, directory, transactions, stopwatch, warnings, clock);
    }

    // Sending

    @Override public String open(FacilityId facility) {
        return stopwatch.measured("open", answer -> false, () -> {
            var key = SessionKey.fresh();
            var answer = ministry.asking(MinistryKeys.FOR_INVOICES, sealing -> door.ask(facility, bearer -> http.post("/sessions/online", bearer,
                    Json.createObjectBuilder()
                            .add("formCode", SessionKey.formCode())
                            .add("encryption", key.sealedFor(sealing)).build())));
            var reference = reference(done(answer));
            keys.put(reference, key);
            return reference;
        });
    }

    @Override public SendAnswer send(FacilityId facility, String session, Document document) {
        return stopwatch.measured("send", answer -> answer instanceof SendAnswer.Refused, () -> Option.of(keys.get(session))
                .map(key -> key.envelope(document))
                .map(envelope -> sent(session, door.ask(facility, bearer -> http.post("/sessions/online/" + checked(session) + "/invoices", bearer, envelope))))
                .getOrElse(() -> new SendAnswer.SessionEnded(SESSION_ENDED)));
    }

    private SendAnswer sent(String session, KsefAnswer answer) {
        if (answer.isDone()) {
            return new SendAnswer.Taken(reference(answer.json()));
        }
        var fault = answer.fault();
        if (ENDED.contains(fault.code())) {
            keys.remove(session);
            return new SendAnswer.SessionEnded(fault.code());
        }
        if (fault.code() == SESSION_RESTS || !isAboutTheInvoice(answer)) {
            throw new GatewayUnavailable("KSeF takes no invoice now: " + fault.code());
        }
        return refused(session, fault);
    }

    private static SendAnswer.Refused refused(String session, KsefAnswer.Fault fault) {
        LOG.log(System.Logger.Level.WARNING, "KSeF refuses an invoice in session {0}: {1}", session, String.valueOf(fault.code()));
        return new SendAnswer.Refused(fault.code(), fault.words());
    }

    /** 413 and 415 may be the word of KSeF or of what stands before it; the same bytes would not pass again. */
    private static boolean isAboutTheInvoice(KsefAnswer answer) {
        return Set.of(400, 413, 415).contains(answer.status());
    }

    @Override public void close(FacilityId facility, String session) {
        stopwatch.measured("close", answer -> false, () -> {
            var answer = door.ask(facility, bearer -> http.post("/sessions/online/" + checked(session) + "/close", bearer));
            if (!answer.isDone() && !ENDED.contains(answer.fault().code())) {
                throw new GatewayUnavailable("KSeF answered " + answer.fault().code());
            }
            return keys.remove(session);
        });
    }

    // In a batch

    @Override public Either<SendAnswer.Refused, Batch> openBatch(FacilityId facility, Document document) {
        var invoice = InvoicePackage.of(document);
        return stopwatch.measured("open-batch", Either::isLeft, () -> {
            var answer = ministry.asking(MinistryKeys.FOR_INVOICES, sealing -> door.ask(facility, bearer -> http.post("/sessions/batch", bearer, invoice.announced(sealing))));
            if (answer.isDone()) {
                return Either.right(batch(facility, answer.json(), invoice.part()));
            }
            if (answer.says(MinistryKeys.UNKNOWN_KEY) || answer.fault().code() == SESSION_RESTS || !isAboutTheInvoice(answer)) {
                throw new GatewayUnavailable("KSeF opens no batch now: " + answer.fault().code());
            }
            return Either.left(refused("none yet", answer.fault()));
        });
    }

    private Batch batch(FacilityId facility, JsonObject opened, byte[] part) {
        var session = reference(opened);
        expect(References.isBatch(session), "no reference of a batch");
        var upload = objects(opened, "partUploadRequests").findFirst().orElseThrow(() -> KsefAnswer.unreadable("nowhere to upload to"));
        expect(text(upload, "method").equals("PUT"), "another way to upload");
        var headers = object(upload, "headers").map(given -> given.keySet().stream().collect(Collectors.toMap(name -> name, name -> text(given, name)))).getOrElse(Map.of());
        return new Batch() {

            @Override public String session() {
                return session;
            }

            @Override public SendAnswer send() {
                return stopwatch.measured("send-batch", answer -> answer instanceof SendAnswer.Refused, () -> {
                    var uploaded = http.upload(address(upload), headers, part);
                    if (!uploaded.isDone()) {
                        throw new GatewayUnavailable("KSeF's store answered " + uploaded.status());
                    }
                    return handedOver(session, door.ask(facility, bearer -> http.post("/sessions/batch/" + session + "/close", bearer)));
                });
            }
        };
    }

    private static URI address(JsonObject upload) {
        try {
            return URI.create(text(upload, "url"));
        } catch (IllegalArgumentException notOne) {
            throw KsefAnswer.unreadable("nowhere to upload to");
        }
    }

    private static SendAnswer handedOver(String session, KsefAnswer answer) {
        if (answer.isDone()) {
            return new SendAnswer.Taken(session);
        }
        var fault = answer.fault();
        if (ENDED.contains(fault.code())) {
            return new SendAnswer.SessionEnded(fault.code());
        }
        if (fault.code() == SESSION_RESTS || !isAboutTheInvoice(answer)) {
            throw new GatewayUnavailable("KSeF closes no batch now: " + fault.code());
        }
        return refused(session, fault);
    }

    /** A batch in which nothing is listed: KSeF has not looked into it, or could not. */
    private List<Sent> unopened(FacilityId facility, String session) {
        var answer = done(door.ask(facility, bearer -> http.get("/sessions/" + checked(session), bearer)));
        var status = object(answer, "status").getOrElseThrow(() -> KsefAnswer.unreadable("no status of the batch"));
        var code = number(status, "code");
        expect(code > 0, "no status of the batch");
        if (code == OPEN) {
            return List.of();
        }
        var told = code <= ACCEPTED ? WORKING : AS_OF_AN_INVOICE.getOrDefault(code, UNKNOWN);
        if (told != WORKING) {
            LOG.log(System.Logger.Level.WARNING, "KSeF ends batch {0} with {1}", session, String.valueOf(code));
        }
        return List.of(untold(session, told, KsefAnswer.words(text(status, "description")), texts(status, "details")));
    }

    /** Of what KSeF does not speak by itself. */
    private static Sent untold(String reference, int code, String description, List<String> details) {
        return new Sent(reference, Option.none(), code, description, details, Option.none(), Option.none(), Option.none(), Option.none(), Option.none(), Option.none());
    }

    // What became of it

    @Override public Sent status(FacilityId facility, String session, String reference) {
        return stopwatch.measured("status", answer -> false, () -> {
            var seller = door.nip(facility);
            var answer = door.ask(facility, bearer -> http.get("/sessions/" + checked(session) + "/invoices/" + checked(reference), bearer));
            if (answer.says(NO_SESSION)) {
                return untold(reference, SESSION_FAILED, "", List.of());
            }
            var told = done(answer);
            believe(text(told, "referenceNumber").equals(reference), "the status of another invoice", reference);
            return sent(told, seller);
        });
    }

    @Override public List<Sent> sent(FacilityId facility, String session) {
        return stopwatch.measured("sent", answer -> false, () -> {
            var seller = door.nip(facility);
            var all = new ArrayList<Sent>();
            var next = Option.<String>none();
            for (int page = 0; page < MOST_PAGES; page++) {
                var onwards = next.map(token -> new String[] {"x-continuation-token", token}).getOrElse(new String[0]);
                var said = door.ask(facility, bearer -> http.get("/sessions/" + checked(session) + "/invoices?pageSize=1000", bearer, onwards));
                if (said.says(NO_SESSION)) {
                    return List.of();
                }
                var answer = done(said);
                objects(answer, "invoices").map(each -> sent(each, seller)).forEach(all::add);
                next = textIfAny(answer, "continuationToken");
                if (next.isEmpty()) {
                    return all.isEmpty() && References.isBatch(session) ? unopened(facility, session) : all;
                }
            }
            throw KsefAnswer.unreadable("a session without an end");
        });
    }

    private static Sent sent(JsonObject told, Nip seller) {
        var status = object(told, "status").getOrElseThrow(() -> KsefAnswer.unreadable("no status of the invoice"));
        var code = number(status, "code");
        var reference = reference(told);
        var hash = text(told, "invoiceHash");
        expect(code > 0 && Sha256.isOne(hash), "no status of the invoice");
        var extensions = object(status, "extensions");
        var number = code == DUPLICATE ? extensions.flatMap(each -> textIfAny(each, "originalKsefNumber")) : textIfAny(told, "ksefNumber");
        believe(code == ACCEPTED || number.forAll(each -> isOf(seller, each)), "a number that cannot be this invoice's", reference);
        return new Sent(reference, Option.some(hash), code, KsefAnswer.words(text(status, "description")), texts(status, "details"),
                number.filter(each -> isOf(seller, each)).map(KsefNumber::new),
                extensions.flatMap(each -> textIfAny(each, "originalSessionReferenceNumber")).filter(References::isOne), instantIfAny(told, "invoicingDate"),
                instantIfAny(told, "acquisitionDate"), instantIfAny(told, "permanentStorageDate"), textIfAny(told, "invoicingMode"));
    }

    private static boolean isOf(Nip seller, String number) {
        return KsefNumber.isValid(number) && number.startsWith(seller.value());
    }

    @Override public Option<Receipt> receipt(FacilityId facility, String session, String reference) {
        return stopwatch.measured("receipt", answer -> false, () -> {
            var answer = door.ask(facility, bearer -> http.get("/sessions/" + checked(session) + "/invoices/" + checked(reference) + "/upo", bearer));
            if (answer.says(NO_RECEIPT) || answer.says(NO_SESSION)) {
                return Option.none();
            }
            var bytes = whole(answer, reference);
            var hash = UpoFile.hash(session, bytes);
            believe(hash.isDefined(), "no receipt of one invoice in this session", reference);
            return Option.some(new Receipt(bytes, hash.get()));
        });
    }

    // What KSeF has

    /** By the invoice itself: what is counted over its bytes needs nobody's word. */
    @Override public Option<String> hashOf(FacilityId facility, KsefNumber number) {
        return stopwatch.measured("hash", answer -> false, () -> found(facility, number).map(Sha256::of));
    }

    @Override public byte[] download(FacilityId facility, KsefNumber number) {
        return stopwatch.measured("download", answer -> false, () -> found(facility, number)
                .getOrElseThrow(() -> new GatewayUnavailable("KSeF has no invoice of this number")));
    }

    private Option<byte[]> found(FacilityId facility, KsefNumber number) {
        var answer = door.ask(facility, bearer -> http.get("/invoices/ksef/" + number, bearer));
        if (answer.says(NOT_STORED)) {
            throw new NotStored();
        }
        return answer.says(NO_INVOICE) ? Option.none() : Option.some(whole(answer, number.value()));
    }

    @Override public List<Sent> issued(FacilityId facility, String number, LocalDate day) {
        return stopwatch.measured("issued", answer -> false, () -> {
            var seller = door.nip(facility);
            var question = Json.createObjectBuilder().add("subjectType", "Subject1").add("dateRange", Json.createObjectBuilder().add("dateType", "Issue")
                    .add("from", day.minusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().toString()).add("to", day.plusDays(2).atStartOfDay(ZoneOffset.UTC).toInstant().toString()))
                    .add("invoiceNumber", number).add("sellerNip", seller.value()).build();
            return objects(page(facility, question, 0), "invoices").filter(each -> text(each, "invoiceNumber").equals(number)).flatMap(each -> issued(each, seller).toJavaStream()).toList();
        });
    }

    /** One that makes no sense is left out: there is nothing to reconcile with it. */
    private static Option<Sent> issued(JsonObject told, Nip seller) {
        var number = text(told, "ksefNumber");
        var hash = text(told, "invoiceHash");
        return Option.when(isOf(seller, number) && Sha256.isOne(hash), () -> new Sent("", Option.some(hash), ACCEPTED, "", List.of(), Option.some(new KsefNumber(number)), Option.none(),
                instantIfAny(told, "invoicingDate"), instantIfAny(told, "acquisitionDate"), instantIfAny(told, "permanentStorageDate"), textIfAny(told, "invoicingMode")));
    }

    @Override public List<Received> received(FacilityId facility, Instant from, Instant to) {
        return stopwatch.measured("received", answer -> false, () -> {
            var all = new LinkedHashMap<KsefNumber, Received>();
            for (var begin = from; begin.isBefore(to); begin = begin.plus(LONGEST_RANGE)) {
                var end = begin.plus(LONGEST_RANGE);
                received(facility, begin, end.isBefore(to) ? end : to, all);
            }
            return List.copyOf(all.values());
        });
    }

    /** KSeF tells ten thousand at most; then it is asked again from the last one on. */
    private void received(FacilityId facility, Instant from, Instant to, Map<KsefNumber, Received> all) {
        var begin = from;
        for (int page = 0, asked = 0; asked < MOST_PAGES; page++, asked++) {
            var answer = page(facility, begin, to, page);
            var told = objects(answer, "invoices").toList();
            told.forEach(each -> received(each).forEach(one -> all.putIfAbsent(one.number(), one)));
            if (!KsefAnswer.flag(answer, "hasMore") && !KsefAnswer.flag(answer, "isTruncated") || told.isEmpty()) {
                return;
            }
            if (!KsefAnswer.flag(answer, "hasMore")) {
                var last = instant(told.get(told.size() - 1), "permanentStorageDate");
                expect(last.isAfter(begin), "ten thousand invoices of one moment");
                begin = last;
                page = -1;
            }
        }
        throw KsefAnswer.unreadable("a list without an end");
    }

    private JsonObject page(FacilityId facility, Instant from, Instant to, int page) {
        var question = Json.createObjectBuilder().add("subjectType", "Subject2").add("dateRange", Json.createObjectBuilder()
                .add("dateType", "PermanentStorage").add("from", from.toString()).add("to", to.toString())).build();
        return page(facility, question, page);
    }

    private JsonObject page(FacilityId facility, JsonObject question, int page) {
        return done(door.ask(facility, bearer -> http.post("/invoices/query/metadata?sortOrder=Asc&pageOffset=" + page + "&pageSize=" + PAGE, bearer, question)));
    }

    /** One that makes no sense hides none of the others. */
    private static Option<Received> received(JsonObject told) {
        var number = text(told, "ksefNumber");
        var seller = object(told, "seller").map(each -> text(each, "nip")).getOrElse("");
        var hash = text(told, "invoiceHash");
        if (!KsefNumber.isValid(number) || !Nip.isValid(seller) || !Sha256.isOne(hash)) {
            LOG.log(System.Logger.Level.WARNING, "KSeF lists a received invoice that cannot be one; it is left out");
            return Option.none();
        }
        return Option.some(new Received(new KsefNumber(number), KsefAnswer.words(text(told, "invoiceNumber")), new Nip(seller),
                instant(told, "permanentStorageDate").truncatedTo(ChronoUnit.MICROS), hash));
    }

    // What the facility may do there

    /** An owner also sees what other companies granted to the facility: that is no right in its own name. */
    @Override public Set<KsefRight> rights(FacilityId facility) {
        return stopwatch.measured("rights", answer -> false, () -> {
            var nip = door.nip(facility).value();
            var answer = done(door.ask(facility, bearer -> http.post("/permissions/query/personal/grants?pageOffset=0&pageSize=100", bearer,
                    Json.createObjectBuilder().add("permissionState", "Active").build())));
            expect(answer.containsKey("permissions"), "no rights");
            return KsefAnswer.rights(objects(answer, "permissions")
                    .filter(each -> object(each, "contextIdentifier").forAll(context -> text(context, "value").equals(nip))).map(each -> text(each, "permissionScope")));
        });
    }

    /** A group that KSeF does not name, or names with no sense, keeps the limits that we know. */
    @Override public Map<KsefCall, Map<Duration, Integer>> limits(FacilityId facility) {
        return stopwatch.measured("limits", answer -> false, () -> {
            var answer = done(door.ask(facility, bearer -> http.get("/rate-limits", bearer)));
            var all = new EnumMap<KsefCall, Map<Duration, Integer>>(KsefCall.class);
            GROUPS.forEach((name, call) -> object(answer, name).map(KsefEInvoicing::limit).filter(limit -> limit.values().stream().allMatch(most -> most > 0))
                    .forEach(limit -> all.put(call, limit)));
            expect(!all.isEmpty(), "no limits");
            return Map.copyOf(all);
        });
    }

    private static Map<Duration, Integer> limit(JsonObject told) {
        return Map.of(Duration.ofSeconds(1), number(told, "perSecond"), Duration.ofMinutes(1), number(told, "perMinute"), Duration.ofHours(1), number(told, "perHour"));
    }

    @Override public Option<Warning> warning(FacilityId facility) {
        return warnings.lately(facility);
    }

    // What all have in common

    private static JsonObject done(KsefAnswer answer) {
        if (!answer.isDone()) {
            throw new GatewayUnavailable("KSeF answered " + answer.fault().code());
        }
        return answer.json();
    }

    /** A document byte by byte, and the hash that KSeF sends with it. */
    private static byte[] whole(KsefAnswer answer, String of) {
        if (!answer.isDone()) {
            throw new GatewayUnavailable("KSeF answered " + answer.fault().code());
        }
        believe(Option.ofOptional(answer.headers().firstValue("x-ms-meta-hash")).forAll(Sha256.of(answer.body())::equals), "bytes with another hash", of);
        expect(UpoFile.isXml(answer.body()), "no XML");
        return answer.body();
    }

    private static String reference(JsonObject answer) {
        var reference = text(answer, "referenceNumber");
        expect(References.isOne(reference), "no reference");
        return reference;
    }

    /** What we were given goes into an address. */
    private static String checked(String reference) {
        if (!References.isOne(reference)) {
            throw new IllegalArgumentException("not a reference of KSeF");
        }
        return reference;
    }

    private static void believe(boolean holds, String otherwise, String about) {
        if (!holds) {
            LOG.log(System.Logger.Level.ERROR, "KSeF''s answer about {0} is not believed: {1}. If it does not stop, ask the ministry.", about, otherwise);
            throw KsefAnswer.unreadable(otherwise);
        }
    }
}

package pl.proassist.application.fakes;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import pl.proassist.application.port.EInvoicing;
import pl.proassist.application.port.KsefCall;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.invoice.KsefNumber;
import pl.proassist.domain.invoice.KsefRight;
import pl.proassist.domain.invoice.PurchaseInvoice;
import pl.proassist.domain.invoice.WorkingDays;

/**
 * A KSeF with books of its own, whose limits hold. It reads what {@link FakeInvoiceDocuments} writes, and knows a second invoice under
 * the same number for a duplicate. A test makes the weather, and says how the next invoices end.
 */
public final class FakeEInvoicing implements EInvoicing {

    private static final Duration SESSION = Duration.ofHours(12);
    private static final int MOST_IN_SESSION = 10_000;
    private static final int DUPLICATE = 440;

    private final InMemoryTransactions transactions;
    private final Clock clock;
    private final Weather weather = new Weather();
    private final Map<String, OpenSession> sessions = new LinkedHashMap<>();
    private final List<Taken> taken = new ArrayList<>();
    private final Map<KsefNumber, byte[]> others = new LinkedHashMap<>();
    private final List<Received> received = new ArrayList<>();
    private final Deque<Integer> endings = new ArrayDeque<>();
    private Option<String> misnumbered = Option.none();
    private final Deque<SendAnswer> answers = new ArrayDeque<>();
    private final Deque<Integer> batchEndings = new ArrayDeque<>();
    private final Map<String, Failed> failedBatches = new LinkedHashMap<>();
    private final Map<KsefCall, List<Instant>> calls = new EnumMap<>(KsefCall.class);
    private Duration takes = Duration.ZERO;
    private Option<Instant> throttledUntil = Option.none();
    private boolean shut;
    private int batches;
    private Option<Set<KsefRight>> rights = Option.none();
    private int callsUntilKill;
    private boolean killedAfterActing;
    private Option<String> tells = Option.none();
    private Option<String> confirms = Option.none();
    private Duration stores = Duration.ZERO;
    private final Map<KsefCall, Map<Duration, Integer>> limits = new EnumMap<>(KsefCall.class);
    private boolean tellsLimits = true;
    private int throttled;
    private final Set<String> forgotten = new HashSet<>();
    private Option<Warning> warning = Option.none();

    public FakeEInvoicing(InMemoryTransactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override public synchronized String open(FacilityId facility) {
        return call(KsefCall.OPEN_SESSION, () -> {
            var reference = "20260101-SO-%010X-%010X-00".formatted(sessions.size() + 1, facility.value().getLeastSignificantBits() & 0xFFFFFFFFL);
            sessions.put(reference, new OpenSession(facility, clock.instant().plus(SESSION)));
            return reference;
        });
    }

    @Override public synchronized SendAnswer send(FacilityId facility, String session, Document document) {
        return call(KsefCall.SEND, () -> {
            if (!answers.isEmpty()) {
                return answers.removeFirst();
            }
            var open = sessions.get(session);
            if (open == null || !clock.instant().isBefore(open.until) || within(session).size() >= MOST_IN_SESSION) {
                return new SendAnswer.SessionEnded(21180);
            }
            if (document.corrected().exists(replaced -> isIssued(each -> each.hash.equals(replaced)))) {
                return new SendAnswer.Refused(21167, "Status faktury nie pozwala na korektę techniczną.");
            }
            if (document.corrected().exists(replaced -> isIssued(each -> each.document.corrected().contains(replaced)))) {
                return new SendAnswer.Refused(21166, "Korekta techniczna niedostępna.");
            }
            return new SendAnswer.Taken(take(session, document).reference);
        });
    }

    @Override public synchronized Either<SendAnswer.Refused, Batch> openBatch(FacilityId facility, Document document) {
        return call(KsefCall.OPEN_BATCH, () -> answers.isEmpty() ? Either.right(batch(document)) : Either.left((SendAnswer.Refused) answers.removeFirst()));
    }

    private Batch batch(Document document) {
        var reference = "20260101-SB-%010X-0000000000-00".formatted(++batches);
        return new Batch() {

            @Override public String session() {
                return reference;
            }

            @Override public SendAnswer send() {
                return handOver(reference, document);
            }
        };
    }

    private synchronized SendAnswer handOver(String batch, Document document) {
        return call(KsefCall.CLOSE_BATCH, () -> {
            if (batchEndings.isEmpty()) {
                take(batch, document);
            } else {
                failedBatches.put(batch, new Failed(batchEndings.removeFirst(), clock.instant().plus(takes)));
            }
            return new SendAnswer.Taken(batch);
        });
    }

    private boolean isIssued(Predicate<Taken> which) {
        return taken.stream().anyMatch(each -> each.isIssued() && which.test(each));
    }

    private Taken take(String session, Document document) {
        var invoice = Taken.of(session, "20260101-EE-%010X-0000000000-00".formatted(taken.size() + 1), document, clock.instant(), end(document));
        taken.add(invoice);
        return invoice;
    }

    /** How an invoice ends is known when it is taken, and told when its time has come. */
    private Ending end(Document document) {
        var before = issued(number(document));
        if (before.isDefined()) {
            return new Ending(DUPLICATE, before.get().ending.number, Option.some(before.get().session));
        }
        int code = endings.isEmpty() ? 200 : endings.removeFirst();
        return new Ending(code, Option.when(code == 200, () -> next(document)), Option.none());
    }

    @Override public synchronized List<Sent> sent(FacilityId facility, String session) {
        return call(KsefCall.SESSION_INVOICES, () -> Option.of(failedBatches.get(session))
                .map(failed -> List.of(untold(session, clock.instant().isBefore(failed.at) ? 150 : failed.code)))
                .getOrElse(() -> within(session).stream().map(invoice -> isInUnopenedBatch(invoice) ? untold(session, 150) : told(invoice)).toList()));
    }

    /** For the first half of its time KSeF has not looked into it. */
    private boolean isInUnopenedBatch(Taken invoice) {
        return invoice.session.contains("-SB-") && clock.instant().isBefore(invoice.at.plus(takes.dividedBy(2)));
    }

    private static Sent untold(String reference, int code) {
        return new Sent(reference, Option.none(), code, "", List.of(), Option.none(), Option.none(), Option.none(), Option.none(), Option.none(), Option.none());
    }

    @Override public synchronized Sent status(FacilityId facility, String session, String reference) {
        return call(KsefCall.INVOICE_STATUS, () -> within(session).stream().filter(invoice -> invoice.reference.equals(reference)).findFirst().map(this::told)
                .orElseGet(() -> untold(reference, 405)));
    }

    @Override public synchronized void close(FacilityId facility, String session) {
        call(KsefCall.CLOSE_SESSION, () -> sessions.computeIfPresent(session, (reference, open) -> new OpenSession(open.facility, Instant.MIN)));
    }

    @Override public synchronized Option<Receipt> receipt(FacilityId facility, String session, String reference) {
        return call(KsefCall.RECEIPT, () -> Option.ofOptional(within(session).stream().filter(invoice -> invoice.reference.equals(reference)).findFirst())
                .filter(Taken::isIssued).map(invoice -> new Receipt(("<Potwierdzenie>" + invoice.ending.number.get() + "</Potwierdzenie>").getBytes(StandardCharsets.UTF_8),
                        confirms.getOrElse(invoice.hash))));
    }

    @Override public synchronized Option<String> hashOf(FacilityId facility, KsefNumber number) {
        return call(KsefCall.DOWNLOAD, () -> known(number).map(FakeEInvoicing::hash));
    }

    @Override public synchronized List<Sent> issued(FacilityId facility, String number, LocalDate day) {
        return call(KsefCall.METADATA, () -> taken.stream().filter(each -> each.isIssued() && isStored(each) && read(each.document.xml()).number().equals(number)
                && read(each.document.xml()).issued().equals(day)).map(this::told).map(each -> new Sent("", each.hash(), each.code(), "", List.of(), each.number(), Option.none(),
                each.invoicedAt(), each.acceptedAt(), each.storedAt(), each.mode())).toList());
    }

    private boolean isStored(Taken invoice) {
        return !clock.instant().isBefore(invoice.at.plus(takes).plus(stores));
    }

    @Override public synchronized Map<KsefCall, Map<Duration, Integer>> limits(FacilityId facility) {
        return call(KsefCall.OTHER, () -> {
            if (!tellsLimits) {
                throw new NotLoggedIn("the limits are not for you");
            }
            return Map.copyOf(limits);
        });
    }

    @Override public synchronized Option<Warning> warning(FacilityId facility) {
        return warning;
    }

    @Override public synchronized List<Received> received(FacilityId facility, Instant from, Instant to) {
        return call(KsefCall.DOWNLOAD, () -> received.stream().filter(each -> !each.storedAt().isBefore(from) && each.storedAt().isBefore(to)).toList());
    }

    @Override public synchronized byte[] download(FacilityId facility, KsefNumber number) {
        return call(KsefCall.DOWNLOAD, () -> known(number).getOrElseThrow(() -> new IllegalStateException("no such invoice")));
    }

    @Override public synchronized Set<KsefRight> rights(FacilityId facility) {
        return reached(() -> {
            if (rights.exists(present -> !present.containsAll(KsefRight.NEEDED))) {
                throw new WithoutRights("missing-permissions", rights.get());
            }
            return rights.getOrElse(Set.of());
        });
    }

    private Option<byte[]> known(KsefNumber number) {
        return Option.ofOptional(taken.stream().filter(invoice -> invoice.isIssued() && invoice.ending.number.contains(number)).findFirst())
                .peek(invoice -> {
                    if (!isStored(invoice)) {
                        throw new NotStored();
                    }
                }).map(invoice -> invoice.document.xml()).orElse(() -> Option.of(others.get(number)));
    }

    private <T> T call(KsefCall kind, Supplier<T> answer) {
        return reached(() -> {
            mustKeepTheLimits(kind);
            return answer.get();
        });
    }

    private <T> T reached(Supplier<T> answer) {
        transactions.mustNotBeOpen();
        if (callsUntilKill > 0 && --callsUntilKill == 0) {
            if (!killedAfterActing) {
                throw new Weather.Killed();
            }
            weather.killTheNextCaller();
        }
        throttledUntil.filter(until -> clock.instant().isBefore(until)).forEach(until -> {
            throw new Throttled(until);
        });
        if (shut) {
            throw new NotLoggedIn("the token was withdrawn");
        }
        return weather.call(answer);
    }

    private void mustKeepTheLimits(KsefCall kind) {
        var now = clock.instant();
        var made = calls.computeIfAbsent(kind, none -> new ArrayList<>());
        limits.getOrDefault(kind, kind.limits()).forEach((window, most) -> {
            if (made.size() >= most && made.get(made.size() - most).isAfter(now.minus(window))) {
                throttled++;
                throttledUntil = Option.some(now.plus(Duration.ofMinutes(15)));
                throw new Throttled(throttledUntil.get());
            }
        });
        made.add(now);
    }

    private List<Taken> within(String session) {
        return taken.stream().filter(invoice -> !forgotten.contains(invoice.session)).filter(invoice -> invoice.session.equals(session)).toList();
    }

    private Sent told(Taken invoice) {
        if (clock.instant().isBefore(invoice.at.plus(takes))) {
            return new Sent(invoice.reference, Option.some(invoice.hash), 150, "Trwa przetwarzanie", List.of(), Option.none(), Option.none(),
                    Option.some(invoice.at), Option.none(), Option.none(), Option.none());
        }
        var accepted = Option.when(invoice.isIssued(), invoice.at.plus(takes));
        return new Sent(invoice.reference, tells.orElse(Option.some(invoice.hash)), invoice.ending.code, "kod " + invoice.ending.code, List.of(),
                invoice.ending.number.filter(told -> !misnumbered.contains(read(invoice.document.xml()).number())), invoice.ending.original, Option.some(invoice.at), accepted, accepted, accepted.map(at -> mode(invoice)));
    }

    private static String mode(Taken invoice) {
        return invoice.document.offline() || read(invoice.document.xml()).issued().isBefore(WorkingDays.of(invoice.at)) ? "Offline" : "Online";
    }

    private Option<Taken> issued(String number) {
        return Option.ofOptional(taken.stream().filter(invoice -> invoice.isIssued() && invoice.number.equals(number)).findFirst());
    }

    /** Seller, kind and number: what KSeF has once only. */
    private static String number(Document document) {
        var invoice = read(document.xml());
        return invoice.seller() + " " + invoice.kind() + " " + invoice.number();
    }

    private static PurchaseInvoice read(byte[] xml) {
        return new FakeInvoiceDocuments().read(xml).get().invoice();
    }

    private KsefNumber next(Document document) {
        var start = read(document.xml()).seller() + "-" + WorkingDays.of(clock.instant()).toString().replace("-", "")
                + "-%012X-".formatted(taken.size() + others.size() + 1);
        return IntStream.range(0, 256).mapToObj(sum -> start + "%02X".formatted(sum)).filter(KsefNumber::isValid).findFirst().map(KsefNumber::new).orElseThrow();
    }

    private static String hash(byte[] xml) {
        try {
            return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(xml));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    // What a test does

    /** An invoice is under way for so long. */
    public synchronized void takesTime(Duration each) {
        takes = each;
    }

    /** The next invoices that are taken end with these codes. */
    public synchronized void endWith(Integer... codes) {
        endings.addAll(List.of(codes));
    }

    /** The next batches end with these codes, told as those of an invoice, and what is in them is not taken. */
    public synchronized void endBatchesWith(Integer... codes) {
        batchEndings.addAll(List.of(codes));
    }

    /** The sessions in which anything was taken, batches too, each as often as that was. */
    public synchronized List<String> sessionsOfTaken() {
        return taken.stream().map(Taken::session).toList();
    }

    /** The next invoices that are sent are answered so, and not kept. */
    public synchronized void answerWith(SendAnswer... next) {
        answers.addAll(List.of(next));
    }

    /** From now on KSeF speaks of another document than the one that was asked for. */
    public synchronized void speakOfAnother(Option<String> hash) {
        tells = hash;
    }

    /** From now on KSeF says of one invoice that it is accepted, and no number that can be its own. */
    public synchronized void misnumber(Option<String> invoice) {
        misnumbered = invoice;
    }

    /** From now on a receipt confirms another document than the one that was asked for. */
    public synchronized void confirmAnother(Option<String> hash) {
        confirms = hash;
    }

    /** What is accepted is stored for good only so much later. */
    public synchronized void storesAfter(Duration time) {
        stores = time;
    }

    /** Not what is usual, but so many calls. */
    public synchronized void limit(KsefCall call, int aSecond, int aMinute, int anHour) {
        limits.put(call, Map.of(Duration.ofSeconds(1), aSecond, Duration.ofMinutes(1), aMinute, Duration.ofHours(1), anHour));
    }

    /** Whoever asks for the limits is not let in. */
    public synchronized void keepLimitsSecret() {
        tellsLimits = false;
    }

    /** How often somebody asked too often. */
    public synchronized int throttled() {
        return throttled;
    }

    public synchronized void warn(String words) {
        warning = Option.some(new Warning(words, clock.instant()));
    }

    /** KSeF knows nothing any more of the sessions that there were; what was accepted in them it has. */
    public synchronized void forgetSessions() {
        taken.forEach(invoice -> forgotten.add(invoice.session));
        endSessions();
    }

    /** Every session is at its end. */
    public synchronized void endSessions() {
        sessions.replaceAll((reference, open) -> new OpenSession(open.facility, Instant.MIN));
    }

    public synchronized void throttle(Duration pause) {
        throttledUntil = Option.some(clock.instant().plus(pause));
    }

    /** Nobody is let in until a person mends it. */
    public synchronized void shutOut(boolean now) {
        shut = now;
    }

    /** The facility logs in as somebody who has been granted these; until then as the owner of its NIP. */
    public synchronized void grant(KsefRight... given) {
        rights = Option.some(Set.of(given));
    }

    public synchronized void beAway(boolean away) {
        weather.away(away);
    }

    /** There is nobody to connect to. */
    public synchronized void beUnreached(boolean unreached) {
        weather.unreached(unreached);
    }

    public synchronized void loseTheNextReply() {
        weather.loseTheNextReply();
    }

    /** The caller's process dies just before its so-manieth call from now, or just after when the call is understood and acted on. */
    public synchronized void killAtCall(int number, boolean acted) {
        callsUntilKill = number;
        killedAfterActing = acted;
    }

    /** Another seller issues an invoice to the facility. */
    public synchronized KsefNumber receive(byte[] xml) {
        var document = new Document(xml, false, Option.none());
        var number = next(document);
        others.put(number, xml);
        received.add(new Received(number, read(xml).number(), number.seller(), clock.instant(), hash(xml)));
        return number;
    }

    /** Another system of the same seller uses this number; its session is not ours. */
    public synchronized void isTaken(byte[] xml) {
        isTaken(new Document(xml, false, Option.none()));
    }

    public synchronized void isTaken(Document document) {
        taken.add(Taken.of("of another system", "of another system", document, clock.instant(), new Ending(200, Option.some(next(document)), Option.none())));
    }

    /** What KSeF counts as issued, in the order in which it came. */
    public synchronized List<Document> issued() {
        return taken.stream().filter(Taken::isIssued).map(Taken::document).toList();
    }

    /** Everything that was taken, whatever became of it. */
    public synchronized List<Document> taken() {
        return taken.stream().map(Taken::document).toList();
    }

    public synchronized int sessionsOpened() {
        return sessions.size();
    }

    public synchronized long sessionsOpen() {
        return sessions.values().stream().filter(open -> clock.instant().isBefore(open.until)).count();
    }

    private record OpenSession(FacilityId facility, Instant until) {
    }

    private record Failed(int code, Instant at) {
    }

    private record Ending(int code, Option<KsefNumber> number, Option<String> original) {
    }

    private record Taken(String session, String reference, Document document, Instant at, Ending ending, String number, String hash) {

        static Taken of(String session, String reference, Document document, Instant at, Ending ending) {
            return new Taken(session, reference, document, at, ending, FakeEInvoicing.number(document), FakeEInvoicing.hash(document.xml()));
        }

        boolean isIssued() {
            return ending.code == 200;
        }
    }
}

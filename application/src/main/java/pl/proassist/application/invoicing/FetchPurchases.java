package pl.proassist.application.invoicing;

import io.vavr.control.Option;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Level;
import java.util.logging.Logger;
import pl.proassist.application.delivery.DueWork;
import pl.proassist.application.port.EInvoicing;
import pl.proassist.application.port.GatewayUnavailable;
import pl.proassist.application.port.InvoiceDocuments;
import pl.proassist.application.port.Purchases;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.invoice.Purchase;
import pl.proassist.domain.invoice.PurchaseId;

/**
 * Brings the invoices that others issued to the facilities from KSeF, looking every quarter of an hour at most (ksef.md 7.3). Looking begins
 * a little before the place that was reached, because KSeF may show an invoice later than it stored it; what is here already is known by its
 * hash and not asked for again. A facility whose look was interrupted goes on where it was.
 */
public final class FetchPurchases implements DueWork {

    static final Duration EVERY = Duration.ofMinutes(15);
    /** KSeF answers 8 such questions in a second and 64 in an hour (ksef.md 8); the look itself is one. */
    static final int MOST_AT_ONCE = 6;

    private static final Logger LOG = Logger.getLogger("pl.proassist.ksef");
    /** How often the database is asked whether anything is due. */
    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    private static final Duration WITHOUT_CREDENTIALS = Duration.ofHours(1);
    private static final Duration OVERLAP = Duration.ofHours(1);
    private static final Duration FIRST_LOOK = Duration.ofDays(30);
    /** A question may span three months. */
    private static final Duration LONGEST_LOOK = Duration.ofDays(80);
    private static final int FACILITIES_AT_ONCE = 5;

    private final EInvoicing ksef;
    private final Purchases purchases;
    private final InvoiceDocuments documents;
    private final Transactions transactions;
    private final Clock clock;
    /** Documents of other structures: asked for once in the life of a server, so that many of them cannot stand in the way. */
    private final Set<String> notForUs = ConcurrentHashMap.newKeySet();
    /** When the looks that are under way began. */
    private final Queue<Instant> underWay = new ConcurrentLinkedQueue<>();
    private volatile Instant nextQuestion = Instant.MIN;

    public FetchPurchases(EInvoicing ksef, Purchases purchases, InvoiceDocuments documents, Transactions transactions, Clock clock) {
        this.ksef = ksef;
        this.purchases = purchases;
        this.documents = documents;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override public int runSome() {
        var now = clock.instant();
        if (now.isBefore(nextQuestion) && nextQuestion.isBefore(now.plus(EVERY))) {
            return 0;
        }
        underWay.add(now);
        try {
            return look(now);
        } finally {
            underWay.remove(now);
        }
    }

    private int look(Instant now) {
        var looks = transactions.record(() -> purchases.claim(now, now.plus(EVERY), FACILITIES_AT_ONCE));
        looks.forEach(look -> safely(look, now));
        if (looks.isEmpty()) {
            nextQuestion = now.plus(A_MINUTE);
        }
        return looks.size();
    }

    /** Nobody waits for the next one: it runs whenever other work does. One that began is waited for. */
    @Override public Option<Instant> nextDue() {
        return Option.of(underWay.peek());
    }

    /** What goes wrong at one facility, were it a bug, is not the others' loss. */
    private void safely(Purchases.Look look, Instant now) {
        try {
            lookAt(look, now);
        } catch (RuntimeException bug) {
            LOG.log(Level.WARNING, bug, () -> "the purchases of facility " + look.facility() + " were not fetched");
        }
    }

    /** Whatever KSeF's weather is, the next look comes. */
    private void lookAt(Purchases.Look look, Instant now) {
        var from = look.reached().getOrElse(now.minus(FIRST_LOOK));
        var to = min(now, from.plus(LONGEST_LOOK));
        try {
            var reached = bring(look.facility(), ksef.received(look.facility(), from.minus(OVERLAP), to), from, to);
            reached(look.facility(), reached, now.plus(EVERY));
        } catch (EInvoicing.Throttled busy) {
            reached(look.facility(), from, max(busy.until(), now.plus(EVERY)));
        } catch (EInvoicing.NotLoggedIn shut) {
            reached(look.facility(), from, now.plus(WITHOUT_CREDENTIALS));
        } catch (GatewayUnavailable away) {
            LOG.info(() -> "the purchases of facility " + look.facility() + " were not fetched: " + away.getMessage());
        }
    }

    /** @return until where everything is here */
    private Instant bring(FacilityId facility, List<EInvoicing.Received> received, Instant from, Instant to) {
        var missing = received.stream().filter(each -> !notForUs.contains(each.hash()) && isMissing(facility, each)).toList();
        var kept = missing.stream().limit(MOST_AT_ONCE).filter(each -> isKept(facility, each)).toList();
        return missing.stream().filter(each -> !kept.contains(each)).findFirst().map(first -> max(from, first.storedAt())).orElse(to);
    }

    /** One that came as a file is here, and learns its number. */
    private boolean isMissing(FacilityId facility, EInvoicing.Received received) {
        return transactions.record(() -> purchases.find(PurchaseId.of(facility, received.hash()))
                .peek(known -> {
                    if (known.ksef().isEmpty()) {
                        purchases.update(known.known(received.number()));
                    }
                }).isEmpty());
    }

    /** What cannot be had by now is asked for again, and those after it do not wait for it. */
    private boolean isKept(FacilityId facility, EInvoicing.Received received) {
        try {
            return isKept(facility, received, ksef.download(facility, received.number()));
        } catch (EInvoicing.Throttled | EInvoicing.NotLoggedIn nobodyMayAsk) {
            throw nobodyMayAsk;
        } catch (GatewayUnavailable notThisOne) {
            LOG.warning(() -> "the purchase " + received.number() + " was not fetched: " + notThisOne.getMessage());
            return false;
        }
    }

    /** What is not FA(3) is left in KSeF. */
    private boolean isKept(FacilityId facility, EInvoicing.Received received, byte[] xml) {
        return documents.read(xml).fold(refused -> leave(received), read -> read.document().hash().equals(received.hash())
                ? add(Purchase.of(facility, read.invoice(), read.document(), Option.some(received.number()), clock.instant()), xml) : doubt(received));
    }

    private boolean leave(EInvoicing.Received received) {
        LOG.warning(() -> "the purchase " + received.number() + " is no FA(3) invoice and stays in KSeF");
        notForUs.add(received.hash());
        return true;
    }

    private boolean doubt(EInvoicing.Received received) {
        LOG.warning(() -> "KSeF gave another document than it has under " + received.number());
        return false;
    }

    private boolean add(Purchase purchase, byte[] xml) {
        return transactions.record(() -> {
            if (purchases.find(purchase.id()).isEmpty()) {
                purchases.add(purchase, xml);
            }
            return true;
        });
    }

    private void reached(FacilityId facility, Instant until, Instant next) {
        transactions.record(() -> {
            purchases.reached(facility, until, next);
            return facility;
        });
    }

    private static Instant min(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant max(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}

package pl.proassist.application.fakes;

import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.InvoiceBuilder.anInvoice;

import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import pl.proassist.application.Followers;
import pl.proassist.application.delivery.DueWork;
import pl.proassist.application.invoicing.BeforeSending;
import pl.proassist.application.invoicing.HandOverOffline;
import pl.proassist.application.invoicing.IssuedOffline;
import pl.proassist.application.invoicing.Issuing;
import pl.proassist.application.invoicing.KsefMode;
import pl.proassist.application.invoicing.KsefTasks;
import pl.proassist.application.invoicing.QueueInvoice;
import pl.proassist.application.invoicing.ReviseInvoice;
import pl.proassist.application.invoicing.SendInvoices;
import pl.proassist.application.invoicing.ShowKsefQueue;
import pl.proassist.application.invoicing.WatchKsef;
import pl.proassist.application.port.KsefQueue.State;
import pl.proassist.application.port.KsefQueue.Submission;
import pl.proassist.application.port.StaffTasks;
import pl.proassist.domain.Builders;
import pl.proassist.domain.InvoiceBuilder;
import pl.proassist.domain.InvoicingBuilder;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.invoice.Attachment;
import pl.proassist.domain.invoice.Billing;
import pl.proassist.domain.invoice.Invoice;
import pl.proassist.domain.invoice.InvoiceFrozen;
import pl.proassist.domain.invoice.InvoiceId;
import pl.proassist.domain.invoice.NumberedInvoice;
import pl.proassist.domain.invoice.Revision;
import pl.proassist.domain.invoice.WorkingDays;

/** A clinic's way to KSeF on fakes: invoices are issued, time passes, and KSeF and the ministry are played. */
public final class KsefWorld {

    public static final String PAGES = "https://qr-test.ksef.mf.gov.pl";
    private static final int TOO_MANY_ROUNDS = 10_000;

    public final SettableClock clock;
    public final InMemoryStores stores;
    public final InMemoryTransactions transactions;
    public final InMemoryInvoices invoices;
    public final FakeInvoiceDocuments documents = new FakeInvoiceDocuments();
    public final InMemoryKsefQueue queue;
    public final InMemoryKsefLog log;
    public final InMemoryKsefSigns signs;
    public final InMemoryTasks tasks;
    public final InMemoryDirectory directory;
    public final FakeEInvoicing ksef;
    public final FakeAnnouncements ministry;
    public final FakeIssuerCertificates certificates;
    public final KsefMode ksefMode;
    public final ShowKsefQueue showKsefQueue;
    public final HandOverOffline handOverOffline;
    public final ReviseInvoice reviseInvoice;

    private final QueueInvoice queueInvoice;
    private final List<DueWork> works;

    public KsefWorld(Instant now) {
        clock = new SettableClock(now);
        stores = new InMemoryStores(Followers.SUBSCRIPTIONS, clock);
        transactions = stores.transactions();
        invoices = stores.invoices();
        queue = stores.ksefQueue();
        log = stores.ksefLog();
        signs = stores.ksefSigns();
        tasks = stores.tasks();
        directory = stores.directory();
        ksef = new FakeEInvoicing(transactions, clock);
        ministry = new FakeAnnouncements(transactions);
        certificates = new FakeIssuerCertificates(transactions);
        certificates.give(FACILITY, "01F20A5D352AE590", Instant.EPOCH, now.plus(Duration.ofDays(700)));
        queueInvoice = new QueueInvoice(invoices, queue, transactions, clock);
        var ksefTasks = new KsefTasks(tasks);
        var offline = new IssuedOffline(certificates, invoices, queue, PAGES);
        var issuing = new Issuing(invoices, stores.invoicing(), documents, clock);
        var before = new BeforeSending(invoices, issuing, queue, signs, offline, ksefTasks, transactions);
        works = List.of(new WatchKsef(ministry, signs, queue, ksefTasks, transactions, clock),
                new SendInvoices(ksef, invoices, queue, log, signs, ksefTasks, before, transactions, clock));
        ksefMode = new KsefMode(ministry, signs, queue, directory, transactions, clock);
        showKsefQueue = new ShowKsefQueue(queue, log, signs, directory, transactions, clock);
        handOverOffline = new HandOverOffline(invoices, before, offline, signs, queue, transactions, clock);
        reviseInvoice = new ReviseInvoice(invoices, issuing, stores.billings(), queue, ksefTasks, transactions, clock);
        transactions.record(() -> {
            stores.invoicing().save(InvoicingBuilder.someInvoicing().build());
            return directory.save(Builders.aFacility());
        });
    }

    // What the clinic does

    /** Issues an invoice under this number today; it is in line, and nothing more has happened. */
    public InvoiceId issues(String number) {
        return issues(number, FACILITY);
    }

    public InvoiceId issues(String number, FacilityId facility) {
        return issues(number, anInvoice().in(facility));
    }

    /** One that KSeF takes in a batch only. */
    public InvoiceId issuesWithAttachment(String number) {
        return issues(number, anInvoice().in(FACILITY).attaching(new Attachment(List.of(new Attachment.Block(Option.none(),
                List.of(new Attachment.Fact("Umowa", "MP/7")), List.of(), List.of())))));
    }

    private InvoiceId issues(String number, InvoiceBuilder begun) {
        var today = WorkingDays.of(clock.instant());
        var invoice = begun.id(new InvoiceId(UUID.nameUUIDFromBytes(number.getBytes(StandardCharsets.UTF_8)))).toACompany().number(number).issued(today);
        var written = documents.write(invoice.numbered(), clock.instant()).get();
        transactions.record(() -> invoices.save(invoice.draft().issue(invoice.numbered(), written.document(), Option.none(), clock.instant()).get(), written.xml()));
        queueInvoice.on(new InvoiceFrozen(invoice.details().id()));
        return invoice.details().id();
    }

    public List<InvoiceId> issues(int number) {
        return IntStream.rangeClosed(1, number).mapToObj(each -> issues("FV/" + each)).toList();
    }

    /** The bytes of another invoice of this seller under the same number. */
    public byte[] another(InvoiceId id) {
        var paper = invoice(id).kept().get().invoice();
        return documents.write(new NumberedInvoice(paper.details(), paper.number(), paper.issued()), Instant.EPOCH).get().xml();
    }

    /** The clinic mends the words of what KSeF refused. */
    public void revises(InvoiceId id, Billing billing) {
        reviseInvoice.handle(World.STAFF, new ReviseInvoice.Command(id, new Revision(billing, List.of()))).get();
        queueInvoice.on(new InvoiceFrozen(id));
    }

    /** A refused invoice was made anew, and stands in line again. */
    public void rebuilds(InvoiceId id) {
        var paper = invoice(id).kept().get().invoice();
        var anew = new NumberedInvoice(paper.details(), paper.number(), WorkingDays.of(clock.instant()));
        var written = documents.write(anew, clock.instant()).get();
        transactions.record(() -> invoices.save(invoice(id).rebuild(anew, written.document(), clock.instant()).get(), written.xml()));
        queueInvoice.on(new InvoiceFrozen(id));
    }

    // Time

    /** Does all that is due now. */
    public void settle() {
        for (int round = 0; works.stream().mapToInt(DueWork::runSome).sum() > 0; round++) {
            if (round > TOO_MANY_ROUNDS) {
                throw new IllegalStateException("what is due now never comes to an end");
            }
        }
    }

    public void advance(Duration by) {
        advanceTo(clock.instant().plus(by));
    }

    /** Lets time pass, and does at each due instant what is due then. */
    public void advanceTo(Instant target) {
        settle();
        for (var due = nextDue(); !due.isAfter(target); due = nextDue()) {
            if (!due.isAfter(clock.instant())) {
                throw new IllegalStateException("something is due at " + due + " and is never done");
            }
            clock.set(due);
            settle();
        }
        clock.set(target);
    }

    private Instant nextDue() {
        return works.stream().flatMap(work -> work.nextDue().toJavaStream()).min(Instant::compareTo).orElse(Instant.MAX);
    }

    /** The server dies at its so-manieth call to KSeF from now, before or after KSeF has acted on it, and another one begins. @return whether it came so far */
    public boolean isKilledAtCall(int number, boolean acted, Duration within) {
        ksef.killAtCall(number, acted);
        try {
            advance(within);
            ksef.killAtCall(0, false);
            return false;
        } catch (Weather.Killed died) {
            stores.forgetLeases();
            return true;
        }
    }

    // What can be seen

    public Invoice invoice(InvoiceId id) {
        return transactions.record(() -> invoices.require(id).get());
    }

    public Submission submission(InvoiceId id) {
        return transactions.record(() -> queue.find(id).get());
    }

    public State state(InvoiceId id) {
        return submission(id).state();
    }

    public Option<byte[]> receipt(InvoiceId id) {
        return transactions.record(() -> log.receipt(id));
    }

    public String hash(InvoiceId id) {
        return invoice(id).kept().get().document().hash();
    }

    /** What waits for a person, oldest first. */
    public List<StaffTasks.Kind> tasks() {
        return transactions.record(() -> tasks.open(FACILITY, 2000).stream().map(StaffTasks.Task::kind).toList());
    }
}

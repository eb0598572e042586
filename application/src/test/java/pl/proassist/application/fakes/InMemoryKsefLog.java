package pl.proassist.application.fakes;

import static java.util.Comparator.comparing;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import pl.proassist.application.port.KsefCall;
import pl.proassist.application.port.KsefLog;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.invoice.InvoiceId;

/** What was said to KSeF, in memory. */
public final class InMemoryKsefLog implements KsefLog {

    private final InMemoryTransactions transactions;
    private final InMemoryKsefQueue queue;
    private final Table<Integer, Call> calls;
    private final Table<String, Row> sessions;
    private final Table<Integer, Attempt> tries;
    private final Table<InvoiceId, byte[]> receipts;
    private int count;

    public InMemoryKsefLog(InMemoryTransactions transactions, InMemoryKsefQueue queue) {
        this.transactions = transactions;
        this.queue = queue;
        this.calls = transactions.table();
        this.sessions = transactions.table();
        this.tries = transactions.table();
        this.receipts = transactions.table();
    }

    @Override public void called(FacilityId facility, KsefCall call, Instant at) {
        transactions.mustBeOpen();
        calls.removeIf(each -> each.facility.equals(facility) && each.call == call && each.at.isBefore(at.minus(Duration.ofHours(1))));
        calls.put(++count, new Call(facility, call, at));
    }

    @Override public Option<Instant> latest(FacilityId facility, KsefCall call, int number) {
        transactions.mustBeOpen();
        var made = calls.where(each -> each.facility.equals(facility) && each.call == call);
        return Option.when(made.size() >= number, () -> made.get(made.size() - number).at);
    }

    @Override public void opened(FacilityId facility, String session, Instant at) {
        transactions.mustBeOpen();
        sessions.put(session, new Row(facility, at, Option.none()));
    }

    @Override public void closed(String session, Instant at) {
        transactions.mustBeOpen();
        sessions.get(session).forEach(row -> sessions.put(session, new Row(row.facility, row.openedAt, row.closedAt.orElse(Option.some(at)))));
    }

    @Override public boolean knows(String session) {
        transactions.mustBeOpen();
        return sessions.get(session).isDefined();
    }

    @Override public void trying(InvoiceId invoice, String session, String hash, Instant at) {
        transactions.mustBeOpen();
        tries.put(++count, new Attempt(invoice, session, at, Option.none(), Option.none(), Option.none(), Option.none()));
    }

    @Override public void ended(InvoiceId invoice, String outcome, Option<Integer> code, Option<String> ksefNumber, Instant at) {
        transactions.mustBeOpen();
        change(invoice, latest -> new Attempt(invoice, latest.session, latest.at, Option.some(outcome), code, ksefNumber, latest.mode));
    }

    @Override public void dated(InvoiceId invoice, Option<Instant> invoicedAt, Option<Instant> acceptedAt, Option<Instant> storedAt, Option<String> mode) {
        transactions.mustBeOpen();
        change(invoice, latest -> new Attempt(invoice, latest.session, latest.at, latest.outcome, latest.code, latest.ksefNumber, mode));
    }

    private void change(InvoiceId invoice, UnaryOperator<Attempt> change) {
        Option.ofOptional(tries.keys(key -> tries.get(key).exists(each -> each.invoice.equals(invoice))).stream().max(Integer::compareTo))
                .forEach(key -> tries.put(key, change.apply(tries.get(key).get())));
    }

    @Override public void keepReceipt(InvoiceId invoice, byte[] receipt, Instant at) {
        transactions.mustBeOpen();
        if (receipts.get(invoice).isEmpty()) {
            receipts.put(invoice, receipt);
        }
    }

    @Override public Option<byte[]> receipt(InvoiceId invoice) {
        transactions.mustBeOpen();
        return receipts.get(invoice);
    }

    @Override public List<Session> sessions(FacilityId facility, int limit) {
        transactions.mustBeOpen();
        return sessions.keys(reference -> sessions.get(reference).exists(row -> row.facility.equals(facility))).stream()
                .map(reference -> new Session(reference, sessions.get(reference).get().openedAt, sessions.get(reference).get().closedAt, within(reference)))
                .sorted(comparing(Session::openedAt).thenComparing(Session::reference).reversed()).limit(limit).toList();
    }

    private List<Try> within(String session) {
        return tries.where(each -> each.session.equals(session)).stream().map(each -> new Try(each.invoice, queue.find(each.invoice).get().number(), each.at,
                each.outcome, each.code, each.ksefNumber, each.mode)).toList();
    }

    private record Call(FacilityId facility, KsefCall call, Instant at) {
    }

    private record Row(FacilityId facility, Instant openedAt, Option<Instant> closedAt) {
    }

    private record Attempt(InvoiceId invoice, String session, Instant at, Option<String> outcome, Option<Integer> code, Option<String> ksefNumber,
                           Option<String> mode) {
    }
}

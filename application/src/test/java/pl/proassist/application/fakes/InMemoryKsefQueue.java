package pl.proassist.application.fakes;

import static java.util.Comparator.comparing;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import pl.proassist.application.port.KsefQueue;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.invoice.InvoiceId;

/** The lines before KSeF in memory. A lease never ends by itself, see {@link #forgetLeases}. */
public final class InMemoryKsefQueue implements KsefQueue {

    private final InMemoryTransactions transactions;
    private final Table<InvoiceId, Submission> submissions;
    private final Table<FacilityId, Row> lines;

    public InMemoryKsefQueue(InMemoryTransactions transactions) {
        this.transactions = transactions;
        this.submissions = transactions.table();
        this.lines = transactions.table();
    }

    @Override public void add(Submission submission) {
        transactions.mustBeOpen();
        if (lines.get(submission.facility()).isEmpty()) {
            lines.put(submission.facility(), new Row(Line.fresh(submission.facility()), Instant.EPOCH, false));
        }
        if (!submissions.get(submission.invoice()).exists(there -> there.hash().equals(submission.hash()))) {
            submissions.put(submission.invoice(), submission);
        }
    }

    @Override public Option<Submission> find(InvoiceId invoice) {
        transactions.mustBeOpen();
        return submissions.get(invoice);
    }

    @Override public void save(Submission submission) {
        transactions.mustBeOpen();
        submissions.put(submission.invoice(), submission);
    }

    @Override public Option<Line> lease(Instant now) {
        return transactions.record(() -> Option.ofOptional(lines.where(row -> !row.leased && isDue(row.line, now)).stream()
                .min(comparing(Row::workedAt).thenComparing(row -> row.line.facility().toString())))
                .peek(row -> lines.put(row.line.facility(), new Row(row.line, now, true))).map(Row::line));
    }

    private boolean isDue(Line line, Instant now) {
        return moments(line).anyMatch(due -> !due.isAfter(now));
    }

    private Stream<Instant> moments(Line line) {
        return Stream.of(first(line.facility(), State.TO_SEND).map(due -> later(due, line.sendAt())),
                first(line.facility(), State.TO_ASK).map(due -> later(due, line.askAt())), line.lookAt())
                .flatMap(due -> due.toJavaStream()).map(due -> later(due, line.notBefore()));
    }

    private Option<Instant> first(FacilityId facility, Set<State> states) {
        return Option.ofOptional(submissions.where(each -> each.facility().equals(facility) && states.contains(each.state())).stream()
                .map(Submission::dueAt).min(Instant::compareTo));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    @Override public void release(Line line, Instant now) {
        transactions.record(() -> lines.get(line.facility()).filter(Row::leased)
                .peek(row -> lines.put(line.facility(), new Row(line, now, false))));
    }

    @Override public Option<Instant> nextDue() {
        return transactions.record(() -> Option.ofOptional(lines.all().stream().flatMap(row -> moments(row.line)).min(Instant::compareTo)));
    }

    @Override public List<Submission> due(FacilityId facility, Set<State> states, Instant now, int limit) {
        return transactions.record(() -> submissions.where(each -> each.facility().equals(facility) && states.contains(each.state()) && !each.dueAt().isAfter(now))
                .stream().limit(limit).toList());
    }

    @Override public List<Submission> open(FacilityId facility) {
        return transactions.record(() -> submissions.where(each -> each.facility().equals(facility)
                && (State.TO_SEND.contains(each.state()) || each.state() == State.SENT || each.state() == State.REFUSED)));
    }

    @Override public Line line(FacilityId facility) {
        return transactions.record(() -> lines.get(facility).map(Row::line).getOrElse(() -> Line.fresh(facility)));
    }

    @Override public void hasten(Instant now) {
        transactions.mustBeOpen();
        lines.all().forEach(row -> hasten(row.line.facility(), now));
    }

    @Override public void hasten(FacilityId facility, Instant now) {
        transactions.mustBeOpen();
        lines.get(facility).forEach(row -> lines.put(facility, new Row(row.line.hastened(now), row.workedAt, row.leased)));
        due(facility, State.TO_SEND, Instant.MAX, Integer.MAX_VALUE).stream().filter(each -> each.dueAt().isAfter(now))
                .forEach(each -> submissions.put(each.invoice(), each.postponed(now)));
    }

    @Override public List<FacilityId> waiting() {
        return transactions.record(() -> submissions.where(each -> State.TO_SEND.contains(each.state()) || each.state() == State.SENT).stream()
                .map(Submission::facility).distinct().toList());
    }

    @Override public Depth depth() {
        return transactions.record(() -> {
            var waiting = submissions.where(each -> State.TO_SEND.contains(each.state()) || each.state() == State.SENT);
            return new Depth(waiting.size(), Option.ofOptional(waiting.stream().map(Submission::since).min(Instant::compareTo)));
        });
    }

    /** The server died: what it had claimed is free again. */
    public void forgetLeases() {
        transactions.record(() -> {
            lines.all().forEach(row -> lines.put(row.line.facility(), new Row(row.line, row.workedAt, false)));
            return lines;
        });
    }

    private record Row(Line line, Instant workedAt, boolean leased) {
    }
}

package pl.proassist.adapters.persistence;

import io.vavr.control.Option;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import pl.proassist.application.port.KsefQueue;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.invoice.InvoiceId;
import pl.proassist.domain.invoice.IssueMode;

/** The lines before KSeF, in MariaDB. A line is a row, and whoever holds its lease works it. */
public final class JpaKsefQueue implements KsefQueue {

    private static final String TO_SEND = names(State.TO_SEND);
    private static final String TO_ASK = names(State.TO_ASK);

    private final JpaSession session;
    private final Transactions transactions;
    private final Leases leases;

    public JpaKsefQueue(JpaSession session, Transactions transactions, Leases leases) {
        this.session = session;
        this.transactions = transactions;
        this.leases = leases;
    }

    @Override public void add(Submission submission) {
        var connection = session.unit().connection();
        Sql.run(connection, """
                INSERT INTO ksef_line (facility, not_before, send_at, ask_at, failures, worked_at) VALUES (?, ?, ?, ?, 0, ?)
                ON DUPLICATE KEY UPDATE facility = facility""", submission.facility().value(), Instant.EPOCH, Instant.EPOCH, Instant.EPOCH, Instant.EPOCH);
        if (find(submission.invoice()).filter(there -> there.hash().equals(submission.hash())).isDefined()) {
            return;
        }
        Sql.run(connection, """
                INSERT INTO ksef_submission (invoice, facility, number, issued, hash, replaces, mode, reason, since, state, transmitted, session, reference, due_at,
                    tries, asked, code) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE number = VALUE(number), issued = VALUE(issued), hash = VALUE(hash), replaces = VALUE(replaces), mode = VALUE(mode), reason = VALUE(reason), since = VALUE(since),
                    state = VALUE(state), transmitted = VALUE(transmitted), session = NULL, reference = NULL, due_at = VALUE(due_at), tries = 0, asked = 0, code = NULL""",
                submission.invoice().value(), submission.facility().value(), submission.number(), submission.issued(), submission.hash(), submission.replaces(),
                submission.mode(), submission.reason(), submission.since(), submission.state(), submission.transmitted(), submission.session(), submission.reference(),
                submission.dueAt(), submission.tries(), submission.asked(), submission.code());
    }

    @Override public Option<Submission> find(InvoiceId invoice) {
        return Sql.first(session.unit().connection(), "SELECT * FROM ksef_submission WHERE invoice = ?", JpaKsefQueue::submission, invoice.value());
    }

    @Override public void save(Submission submission) {
        Sql.run(session.unit().connection(), """
                UPDATE ksef_submission SET issued = ?, hash = ?, replaces = ?, mode = ?, reason = ?, since = ?, state = ?, transmitted = ?, session = ?, reference = ?, due_at = ?,
                    tries = ?, asked = ?, code = ? WHERE invoice = ?""", submission.issued(), submission.hash(), submission.replaces(), submission.mode(),
                submission.reason(), submission.since(), submission.state(), submission.transmitted(), submission.session(), submission.reference(), submission.dueAt(),
                submission.tries(), submission.asked(), submission.code(), submission.invoice().value());
    }

    @Override public Option<Line> lease(Instant now) {
        return transactions.record(() -> {
            var connection = session.unit().connection();
            var due = Sql.first(connection, """
                    SELECT l.* FROM ksef_line l WHERE (l.leased_until IS NULL OR l.leased_until < ?) AND l.not_before <= ? AND (l.look_at <= ?
                        OR l.send_at <= ? AND EXISTS (SELECT 1 FROM ksef_submission s WHERE s.facility = l.facility AND s.state IN (%s) AND s.due_at <= ?)
                        OR l.ask_at <= ? AND EXISTS (SELECT 1 FROM ksef_submission s WHERE s.facility = l.facility AND s.state IN (%s) AND s.due_at <= ?))
                    ORDER BY l.worked_at, l.facility LIMIT 1 FOR UPDATE SKIP LOCKED""".formatted(TO_SEND, TO_ASK), JpaKsefQueue::line,
                    leases.now(), now, now, now, now, now, now);
            due.forEach(line -> Sql.run(connection, "UPDATE ksef_line SET leased_by = ?, leased_until = ?, worked_at = ? WHERE facility = ?",
                    leases.holder(), leases.until(), now, line.facility().value()));
            return due;
        });
    }

    @Override public void release(Line line, Instant now) {
        transactions.record(() -> Sql.run(session.unit().connection(), """
                UPDATE ksef_line SET session = ?, opened_at = ?, not_before = ?, send_at = ?, ask_at = ?, look_at = ?, failures = ?, trouble_since = ?,
                    shut_out_since = ?, worked_at = ?, leased_by = NULL, leased_until = NULL WHERE facility = ? AND leased_by = ?""",
                line.session(), line.openedAt(), line.notBefore(), line.sendAt(), line.askAt(), line.lookAt(), line.failures(), line.troubleSince(),
                line.shutOutSince(), now, line.facility().value(), leases.holder()));
    }

    @Override public Option<Instant> nextDue() {
        return session.read(unit -> Sql.first(unit.connection(), """
                SELECT MIN(due) AS due FROM (
                    SELECT GREATEST(MIN(s.due_at), l.send_at, l.not_before) AS due FROM ksef_line l JOIN ksef_submission s ON s.facility = l.facility
                        AND s.state IN (%s) GROUP BY l.facility
                    UNION ALL SELECT GREATEST(MIN(s.due_at), l.ask_at, l.not_before) FROM ksef_line l JOIN ksef_submission s ON s.facility = l.facility
                        AND s.state IN (%s) GROUP BY l.facility
                    UNION ALL SELECT GREATEST(look_at, not_before) FROM ksef_line WHERE look_at IS NOT NULL) moments""".formatted(TO_SEND, TO_ASK),
                row -> row.instantIfAny("due")).flatMap(due -> due));
    }

    @Override public List<Submission> due(FacilityId facility, Set<State> states, Instant now, int limit) {
        return session.read(unit -> Sql.list(unit.connection(), "SELECT * FROM ksef_submission WHERE facility = ? AND state IN (" + names(states)
                + ") AND due_at <= ? ORDER BY seq LIMIT ?", JpaKsefQueue::submission, facility.value(), now, limit));
    }

    @Override public List<Submission> open(FacilityId facility) {
        return session.read(unit -> Sql.list(unit.connection(), "SELECT * FROM ksef_submission WHERE facility = ? AND state IN (" + TO_SEND + ", 'SENT', 'REFUSED')"
                + " ORDER BY seq", JpaKsefQueue::submission, facility.value()));
    }

    @Override public Line line(FacilityId facility) {
        return session.read(unit -> Sql.first(unit.connection(), "SELECT * FROM ksef_line WHERE facility = ?", JpaKsefQueue::line, facility.value()))
                .getOrElse(() -> Line.fresh(facility));
    }

    @Override public void hasten(Instant now) {
        waiting().forEach(facility -> hasten(facility, now));
    }

    @Override public void hasten(FacilityId facility, Instant now) {
        Sql.run(session.unit().connection(), "UPDATE ksef_line SET send_at = LEAST(send_at, ?), ask_at = LEAST(ask_at, ?) WHERE facility = ?", now, now,
                facility.value());
        Sql.run(session.unit().connection(), "UPDATE ksef_submission SET due_at = LEAST(due_at, ?) WHERE facility = ? AND state IN (" + TO_SEND + ")", now,
                facility.value());
    }

    @Override public List<FacilityId> waiting() {
        return session.read(unit -> Sql.list(unit.connection(), "SELECT DISTINCT facility FROM ksef_submission WHERE state IN (" + TO_SEND + ", 'SENT')",
                row -> new FacilityId(row.uuid("facility"))));
    }

    @Override public Depth depth() {
        return session.read(unit -> Sql.first(unit.connection(), "SELECT COUNT(*) AS waiting, MIN(since) AS oldest FROM ksef_submission WHERE state IN (" + TO_SEND + ", 'SENT')",
                row -> new Depth(row.number("waiting"), row.instantIfAny("oldest"))).get());
    }

    private static String names(Set<State> states) {
        return states.stream().sorted().map(state -> "'" + state + "'").collect(Collectors.joining(", "));
    }

    private static Submission submission(Columns row) {
        return new Submission(new InvoiceId(row.uuid("invoice")), new FacilityId(row.uuid("facility")), row.text("number"), LocalDate.parse(row.text("issued")),
                row.text("hash"), row.textIfAny("replaces"), row.constant(IssueMode.class, "mode"), row.textIfAny("reason"), row.instant("since"), row.constant(State.class, "state"),
                row.flag("transmitted"), row.textIfAny("session"), row.textIfAny("reference"), row.instant("due_at"), (int) row.number("tries"),
                (int) row.number("asked"), row.numberIfAny("code").map(Long::intValue));
    }

    private static Line line(Columns row) {
        return new Line(new FacilityId(row.uuid("facility")), row.textIfAny("session"), row.instantIfAny("opened_at"), row.instant("not_before"),
                row.instant("send_at"), row.instant("ask_at"), row.instantIfAny("look_at"), (int) row.number("failures"), row.instantIfAny("trouble_since"),
                row.instantIfAny("shut_out_since"));
    }
}

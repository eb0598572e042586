package pl.proassist.adapters.persistence;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import pl.proassist.application.port.KsefCall;
import pl.proassist.application.port.KsefLog;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.invoice.InvoiceId;

/** What was said to KSeF, in MariaDB. */
public final class JpaKsefLog implements KsefLog {

    private static final Duration LONGEST_WINDOW = Duration.ofHours(1);

    private final JpaSession session;

    public JpaKsefLog(JpaSession session) {
        this.session = session;
    }

    @Override public void called(FacilityId facility, KsefCall call, Instant at) {
        var connection = session.unit().connection();
        Sql.run(connection, "DELETE FROM ksef_call WHERE facility = ? AND kind = ? AND at < ?", facility.value(), call, at.minus(LONGEST_WINDOW));
        Sql.run(connection, "INSERT INTO ksef_call (facility, kind, at) VALUES (?, ?, ?)", facility.value(), call, at);
    }

    @Override public Option<Instant> latest(FacilityId facility, KsefCall call, int number) {
        return Sql.first(session.unit().connection(), "SELECT at FROM ksef_call WHERE facility = ? AND kind = ? ORDER BY at DESC LIMIT 1 OFFSET " + (number - 1),
                row -> row.instant("at"), facility.value(), call);
    }

    @Override public void opened(FacilityId facility, String reference, Instant at) {
        Sql.run(session.unit().connection(), "INSERT INTO ksef_session (reference, facility, opened_at) VALUES (?, ?, ?) ON DUPLICATE KEY UPDATE facility = facility",
                reference, facility.value(), at);
    }

    @Override public void closed(String reference, Instant at) {
        Sql.run(session.unit().connection(), "UPDATE ksef_session SET closed_at = COALESCE(closed_at, ?) WHERE reference = ?", at, reference);
    }

    @Override public boolean knows(String reference) {
        return Sql.first(session.unit().connection(), "SELECT reference FROM ksef_session WHERE reference = ?", row -> row.text("reference"), reference).isDefined();
    }

    @Override public void trying(InvoiceId invoice, String within, String hash, Instant at) {
        Sql.run(session.unit().connection(), "INSERT INTO ksef_try (invoice, session, hash, begun_at) VALUES (?, ?, ?, ?)", invoice.value(), within, hash, at);
    }

    @Override public void ended(InvoiceId invoice, String outcome, Option<Integer> code, Option<String> ksefNumber, Instant at) {
        Sql.run(session.unit().connection(), """
                UPDATE ksef_try SET ended_at = ?, outcome = ?, code = ?, ksef_number = ? WHERE invoice = ? ORDER BY seq DESC LIMIT 1""",
                at, outcome, code, ksefNumber, invoice.value());
    }

    @Override public void dated(InvoiceId invoice, Option<Instant> invoicedAt, Option<Instant> acceptedAt, Option<Instant> storedAt, Option<String> mode) {
        Sql.run(session.unit().connection(), """
                UPDATE ksef_try SET invoiced_at = ?, accepted_at = ?, stored_at = ?, counted_as = ? WHERE invoice = ? ORDER BY seq DESC LIMIT 1""",
                invoicedAt, acceptedAt, storedAt, mode, invoice.value());
    }

    @Override public void keepReceipt(InvoiceId invoice, byte[] receipt, Instant at) {
        Sql.run(session.unit().connection(), "INSERT INTO ksef_receipt (invoice, receipt, kept_at) VALUES (?, ?, ?) ON DUPLICATE KEY UPDATE invoice = invoice",
                invoice.value(), receipt, at);
    }

    @Override public Option<byte[]> receipt(InvoiceId invoice) {
        return Sql.first(session.unit().connection(), "SELECT receipt FROM ksef_receipt WHERE invoice = ?", row -> row.bytes("receipt"), invoice.value());
    }

    @Override public List<Session> sessions(FacilityId facility, int limit) {
        var connection = session.unit().connection();
        return Sql.list(connection, "SELECT * FROM ksef_session WHERE facility = ? ORDER BY opened_at DESC, reference DESC LIMIT ?",
                row -> new Session(row.text("reference"), row.instant("opened_at"), row.instantIfAny("closed_at"), List.of()), facility.value(), limit).stream()
                .map(found -> new Session(found.reference(), found.openedAt(), found.closedAt(), Sql.list(connection, """
                        SELECT t.*, s.number FROM ksef_try t JOIN ksef_submission s ON s.invoice = t.invoice WHERE t.session = ? ORDER BY t.seq""",
                        JpaKsefLog::attempt, found.reference()))).toList();
    }

    private static Try attempt(Columns row) {
        return new Try(new InvoiceId(row.uuid("invoice")), row.text("number"), row.instant("begun_at"), row.textIfAny("outcome"),
                row.numberIfAny("code").map(Long::intValue), row.textIfAny("ksef_number"), row.textIfAny("counted_as"));
    }
}

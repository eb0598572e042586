package pl.proassist.adapters.persistence;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import pl.proassist.application.port.KsefSigns;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.access.UserId;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.invoice.IssueMode;
import pl.proassist.domain.invoice.Outage;

/** What is known of KSeF's health, in MariaDB. */
public final class JpaKsefSigns implements KsefSigns {

    private final JpaSession session;
    private final Transactions transactions;
    private final Leases leases;

    public JpaKsefSigns(JpaSession session, Transactions transactions, Leases leases) {
        this.session = session;
        this.transactions = transactions;
        this.leases = leases;
    }

    @Override public List<Outage> outages() {
        return Sql.list(session.unit().connection(), "SELECT * FROM ksef_outage ORDER BY started_at, event", row ->
                new Outage(row.constant(Outage.Kind.class, "kind"), row.instant("started_at"), row.instantIfAny("ended_at")));
    }

    @Override public boolean announce(long event, Outage outage) {
        var connection = session.unit().connection();
        var known = Sql.first(connection, "SELECT * FROM ksef_outage WHERE event = ? FOR UPDATE", row ->
                new Outage(row.constant(Outage.Kind.class, "kind"), row.instant("started_at"), row.instantIfAny("ended_at")), event);
        if (known.contains(outage)) {
            return false;
        }
        Sql.run(connection, """
                INSERT INTO ksef_outage (event, kind, started_at, ended_at) VALUES (?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE kind = VALUE(kind), started_at = VALUE(started_at), ended_at = VALUE(ended_at)""",
                event, outage.kind(), outage.start(), outage.end());
        return true;
    }

    @Override public int beginUnannounced(Outage.Kind kind, Instant now) {
        return announce(-now.getEpochSecond(), new Outage(kind, now, Option.none())) ? 1 : 0;
    }

    @Override public int endUnannounced(Instant now) {
        return Sql.run(session.unit().connection(), "UPDATE ksef_outage SET ended_at = ? WHERE event < 0 AND ended_at IS NULL", now);
    }

    @Override public Option<Instant> silentSince() {
        return Sql.first(session.unit().connection(), "SELECT silent_since FROM ksef_watch", row -> row.instantIfAny("silent_since")).flatMap(since -> since);
    }

    @Override public boolean lease(Instant now) {
        return transactions.record(() -> {
            var connection = session.unit().connection();
            Sql.run(connection, "INSERT INTO ksef_watch (id, look_at) VALUES (1, ?) ON DUPLICATE KEY UPDATE id = id", Instant.EPOCH);
            return Sql.run(connection, """
                    UPDATE ksef_watch SET leased_by = ?, leased_until = ? WHERE look_at <= ? AND (leased_until IS NULL OR leased_until < ?)""",
                    leases.holder(), leases.until(), now, leases.now()) > 0;
        });
    }

    @Override public void looked(Option<Instant> silentSince, Instant next) {
        Sql.run(session.unit().connection(), "UPDATE ksef_watch SET silent_since = ?, look_at = ?, leased_by = NULL, leased_until = NULL", silentSince, next);
    }

    @Override public Instant nextLook() {
        return session.read(unit -> Sql.first(unit.connection(), "SELECT look_at FROM ksef_watch", row -> row.instant("look_at")).getOrElse(Instant.EPOCH));
    }

    @Override public void lookNotLaterThan(Instant then) {
        Sql.run(session.unit().connection(), "UPDATE ksef_watch SET look_at = LEAST(look_at, ?)", then);
    }

    @Override public Option<ByHand> byHand(FacilityId facility) {
        return Sql.first(session.unit().connection(), "SELECT * FROM ksef_mode WHERE facility = ?", row -> new ByHand(row.constant(IssueMode.class, "mode"),
                row.text("reason"), row.uuidIfAny("chosen_by").map(UserId::new), row.instant("chosen_at")), facility.value());
    }

    @Override public void choose(FacilityId facility, Option<ByHand> choice) {
        var connection = session.unit().connection();
        Sql.run(connection, "DELETE FROM ksef_mode WHERE facility = ?", facility.value());
        choice.forEach(chosen -> Sql.run(connection, "INSERT INTO ksef_mode (facility, mode, reason, chosen_by, chosen_at) VALUES (?, ?, ?, ?, ?)",
                facility.value(), chosen.mode(), chosen.reason(), chosen.who().map(UserId::value), chosen.at()));
    }
}

package pl.proassist.adapters.persistence;

import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import pl.proassist.application.port.AccountingNotes;
import pl.proassist.domain.invoice.AccountingNote;
import pl.proassist.domain.invoice.AccountingNoteId;
import pl.proassist.domain.visit.VisitId;

/** Accounting notes in MariaDB. */
public final class JpaAccountingNotes implements AccountingNotes {

    private static final String TABLE = "accounting_note";

    private final JpaSession session;
    private final Vault vault;
    private final VersionedTable table;

    public JpaAccountingNotes(JpaSession session, Vault vault) {
        this.session = session;
        this.vault = vault;
        this.table = new VersionedTable(session, TABLE);
    }

    @Override public Option<AccountingNote> find(AccountingNoteId id) {
        var found = Option.ofOptional(list("WHERE id = ?", id.value()).stream().findFirst());
        if (found.isEmpty()) {
            table.missed(id.value());
        }
        return found;
    }

    @Override public List<AccountingNote> ofVisit(VisitId visit) {
        return list("WHERE visit = ? ORDER BY seq", visit.value());
    }

    private List<AccountingNote> list(String where, Object... values) {
        return Sql.list(session.unit().connection(), "SELECT id, note, version FROM accounting_note " + where, row -> {
            table.read(row);
            return RecordJson.read(AccountingNote.class, vault.open(TABLE, "note", row.uuid("id"), row.text("note")));
        }, values);
    }

    @Override public AccountingNote add(AccountingNote note) {
        var id = note.id().value();
        table.save(id, "facility = ?, visit = ?, seller = ?, number = ?, issued = ?, amount = ?, note = ?", List.of(note.facility().value(), note.visit().value(),
                note.issuer().nip().value(), note.number(), note.issued(), note.amount().grosze(), vault.seal(TABLE, "note", id, RecordJson.write(AccountingNote.class, note))));
        return note;
    }

    @Override public List<AccountingNote> search(Filter filter, int limit) {
        var where = new StringBuilder("WHERE facility = ?");
        var values = new ArrayList<Object>(List.of(filter.facility().value()));
        filter.from().forEach(from -> and(where, values, " AND issued >= ?", from));
        filter.to().forEach(to -> and(where, values, " AND issued <= ?", to));
        filter.after().forEach(after -> and(where, values, " AND seq > (SELECT a.seq FROM accounting_note a WHERE a.id = ?)", after.value()));
        values.add(limit);
        return list(where + " ORDER BY seq LIMIT ?", values.toArray());
    }

    private static void and(StringBuilder where, List<Object> values, String condition, Object value) {
        where.append(condition);
        values.add(value);
    }
}

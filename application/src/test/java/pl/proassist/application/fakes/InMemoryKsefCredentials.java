package pl.proassist.application.fakes;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import pl.proassist.application.port.Author;
import pl.proassist.application.port.KsefCredentials;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.invoice.KsefCredential;

/** What lets each facility into KSeF, in memory. */
public final class InMemoryKsefCredentials implements KsefCredentials {

    private final InMemoryTransactions transactions;
    private final Table<Key, Row> rows;

    public InMemoryKsefCredentials(InMemoryTransactions transactions) {
        this.transactions = transactions;
        this.rows = transactions.table();
    }

    @Override public Option<KsefCredential> find(FacilityId facility, KsefCredential.Kind kind) {
        transactions.mustBeOpen();
        return rows.get(new Key(facility, kind)).map(Row::credential);
    }

    @Override public boolean replace(FacilityId facility, KsefCredential credential, Instant now, Author author) {
        transactions.mustBeOpen();
        var key = new Key(facility, credential.kind());
        var isFirst = rows.get(key).isEmpty();
        rows.put(key, new Row(credential, Kept.of(facility, credential, now, author)));
        return isFirst;
    }

    @Override public boolean remove(FacilityId facility, KsefCredential.Kind kind) {
        transactions.mustBeOpen();
        return rows.remove(new Key(facility, kind));
    }

    @Override public List<Kept> of(FacilityId facility) {
        transactions.mustBeOpen();
        return rows.keys(key -> key.facility().equals(facility)).stream().map(key -> rows.get(key).get().kept())
                .sorted(Comparator.comparing(Kept::kind)).toList();
    }

    @Override public List<Kept> all() {
        transactions.mustBeOpen();
        return rows.all().stream().map(Row::kept).toList();
    }

    private record Key(FacilityId facility, KsefCredential.Kind kind) {
    }

    private record Row(KsefCredential credential, Kept kept) {
    }
}

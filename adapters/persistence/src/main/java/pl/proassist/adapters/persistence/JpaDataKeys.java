package pl.proassist.adapters.persistence;

import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import pl.proassist.application.port.DataKeys;
import pl.proassist.application.port.Transactions;

/** The keys of the personal data, of which the database knows no more than the names; and what lies under them. */
public final class JpaDataKeys implements DataKeys {

    private static final int BATCH = 100;

    private final JpaSession session;
    private final Transactions transactions;
    private final Vault vault;
    private final List<SealedTable> tables;

    public JpaDataKeys(JpaSession session, Transactions transactions, Vault vault, List<SealedTable> tables) {
        this.session = session;
        this.transactions = transactions;
        this.vault = vault;
        this.tables = List.copyOf(tables);
    }

    /** For the start of a server and for whoever asks whether it is ready: fails when something is stored under a key that is not here. */
    public void check() {
        transactions.record(() -> {
            var known = Sql.list(session.unit().connection(), "SELECT id, proof FROM data_key", row -> Map.entry(row.text("id"), row.bytes("proof")));
            if (!known.stream().allMatch(this::isHere)) {
                vault.look();
            }
            known.stream().filter(each -> !isHere(each)).findFirst().ifPresent(missing -> {
                throw new KeysMissing("values are stored under the key \"%s\", which is missing in %s or is another one there"
                        .formatted(missing.getKey(), vault.file()));
            });
            return known.size() < vault.ring().proofs().size() ? register() : 0;
        });
    }

    private boolean isHere(Map.Entry<String, byte[]> known) {
        return Arrays.equals(vault.ring().proofs().get(known.getKey()), known.getValue());
    }

    private int register() {
        var values = new ArrayList<>();
        vault.ring().proofs().forEach((id, proof) -> values.addAll(List.of(id, proof)));
        return Sql.run(session.unit().connection(), "INSERT INTO data_key (id, proof, known_since) VALUES "
                + Sql.rows("(?, ?, UTC_TIMESTAMP(6))", values.size() / 2) + " ON DUPLICATE KEY UPDATE id = id", values.toArray());
    }

    /** Writes a file within a transaction that may be run again: then there is one key more than needed, and nothing else is amiss. */
    @Override public Progress rotate() {
        return transactions.record(() -> {
            Sql.first(session.unit().connection(), "SELECT id FROM data_key WHERE id = 'index' FOR UPDATE", row -> row.text("id"));
            vault.renew();
            register();
            return progress();
        });
    }

    @Override public Progress progress() {
        var current = vault.ring().current();
        return session.read(unit -> tables.stream().map(table -> Sql.first(unit.connection(),
                        "SELECT COUNT(*) AS n, COALESCE(SUM(" + table.each(" NOT LIKE ?", " OR ") + "), 0) AS older FROM " + table.name(),
                        row -> new Progress(current, row.number("n"), row.number("older")), notUnder(current, table)).get())
                .reduce(new Progress(current, 0, 0), Progress::and));
    }

    private static Object[] notUnder(String key, SealedTable table) {
        return Collections.nCopies(table.columns().size(), key + ".%").toArray();
    }

    /** One walk over everything that is stored; what somebody changed meanwhile was sealed anew by that, or is left for the next walk. */
    int reseal() {
        return tables.stream().mapToInt(this::reseal).sum();
    }

    private int reseal(SealedTable table) {
        var done = 0;
        Option<UUID> last = Option.none();
        do {
            var after = last;
            var batch = transactions.record(() -> {
                var rows = olderRows(table, after);
                return new Batch(Option.when(rows.size() == BATCH, () -> rows.get(BATCH - 1).id()),
                        rows.stream().mapToInt(row -> reseal(table, row)).sum());
            });
            done += batch.done();
            last = batch.goOnAfter();
        } while (last.isDefined());
        return done;
    }

    List<Row> olderRows(SealedTable table, Option<UUID> after) {
        var values = new ArrayList<>(Arrays.asList(notUnder(vault.ring().current(), table)));
        after.forEach(values::add);
        values.add(BATCH);
        return Sql.list(session.unit().connection(), "SELECT id, %s FROM %s WHERE (%s)%s ORDER BY id LIMIT ?".formatted(
                String.join(", ", table.columns()), table.name(), table.each(" NOT LIKE ?", " OR "), after.isDefined() ? " AND id > ?" : ""),
                row -> Row.of(row, table), values.toArray());
    }

    /** Only if it is still what was read: no two sealed values are equal, so nothing can have come and gone unseen. */
    int reseal(SealedTable table, Row row) {
        var values = new ArrayList<>();
        table.columns().forEach(column -> values.add(Option.of(row.sealed().get(column)).map(sealed ->
                vault.seal(table.name(), column, row.id(), vault.open(table.name(), column, row.id(), sealed)))));
        values.add(row.id());
        table.columns().forEach(column -> values.add(Option.of(row.sealed().get(column))));
        return Sql.run(session.unit().connection(), "UPDATE %s SET %s WHERE id = ? AND %s".formatted(
                table.name(), table.each(" = ?", ", "), table.each(" <=> ?", " AND ")), values.toArray());
    }

    boolean isResealed() {
        return session.read(unit -> Sql.first(unit.connection(), "SELECT resealed_at FROM data_key WHERE id = ?",
                row -> row.instantIfAny("resealed_at"), vault.ring().current()).exists(Option::isDefined));
    }

    /** A server that has not looked at the file yet may still seal with the key before; each looks every minute. */
    void remarkThatNothingIsLeft() {
        transactions.record(() -> Sql.run(session.unit().connection(), """
                UPDATE data_key SET resealed_at = UTC_TIMESTAMP(6) WHERE id = ? AND known_since < UTC_TIMESTAMP(6) - INTERVAL 5 MINUTE""",
                vault.ring().current()));
    }

    private record Batch(Option<UUID> goOnAfter, int done) {
    }

    record Row(UUID id, Map<String, String> sealed) {

        static Row of(Columns row, SealedTable table) {
            var sealed = new HashMap<String, String>();
            table.columns().forEach(column -> row.textIfAny(column).forEach(value -> sealed.put(column, value)));
            return new Row(row.uuid("id"), sealed);
        }
    }
}

package pl.proassist.adapters.persistence;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A table with an id and a version, read and written by plain statements; who would overwrite what somebody else has saved meanwhile has lost. */
record VersionedTable(JpaSession session, String name) {

    private static final long ABSENT = 0;

    /** The row on which the cursor stands. */
    long read(Columns row) {
        session.unit().versions().read(name, row.uuid("id"), row.number("version"));
        return row.number("version");
    }

    void missed(UUID id) {
        session.unit().versions().read(name, id, ABSENT);
    }

    /**
     * @param set {@code a = ?, b = ?} for all columns but id and version
     * @return the new version
     */
    long save(UUID id, String set, List<Object> values) {
        var before = session.unit().versions().of(name, id).getOrElse(() -> hold(id));
        var bound = new ArrayList<>(values);
        bound.add(before + 1);
        bound.add(id);
        if (before == ABSENT) {
            run("INSERT INTO " + name + " SET " + set + ", version = ?, id = ?", bound);
        } else {
            bound.add(before);
            if (run("UPDATE " + name + " SET " + set + ", version = ? WHERE id = ? AND version = ?", bound) == 0) {
                throw new LostRace("a row of " + name + " has another version by now");
            }
        }
        session.unit().versions().saved(name, id, before + 1);
        return before + 1;
    }

    /** For work that never looked at what it replaces. */
    private long hold(UUID id) {
        return Sql.first(session.unit().connection(), "SELECT version FROM " + name + " WHERE id = ? FOR UPDATE", row -> row.number("version"), id)
                .getOrElse(ABSENT);
    }

    private int run(String sql, List<Object> values) {
        return Sql.run(session.unit().connection(), sql, values.toArray());
    }
}

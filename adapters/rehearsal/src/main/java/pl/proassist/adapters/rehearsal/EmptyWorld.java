package pl.proassist.adapters.rehearsal;

import java.util.List;
import java.util.Set;

/** Forgets everything that ever happened in a rehearsal, except who did it. */
final class EmptyWorld {

    /** The trail cannot be emptied, what is sealed later is still sealed with the same keys, and KSeF's are remembered by those who use them. */
    private static final Set<String> LASTING = Set.of("rehearsal_clock", "trail", "trail_head", "data_key", "rehearsal_ksef_key", "rehearsal_ksef_credential");
    /** Its lines cannot be deleted one by one, and no transaction holds its emptying. */
    private static final String LEDGER = "consent";

    private final RehearsalDatabase database;
    private final Set<String> kept;

    EmptyWorld(RehearsalDatabase database, Set<String> kept) {
        this.database = database;
        this.kept = kept;
    }

    /** Empties every table except Flyway's, those that last and those that are to be kept. */
    void make() {
        var tables = database.list("""
                SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'
                ORDER BY table_name""", row -> row.getString("name")).stream()
                .filter(name -> !name.startsWith("flyway") && !LASTING.contains(name) && !kept.contains(name)).toList();
        if (tables.contains(LEDGER)) {
            database.update("TRUNCATE `" + LEDGER + "`");
        }
        database.together(connection -> empty(connection, tables.stream().filter(name -> !name.equals(LEDGER)).toList()));
    }

    /** The session goes back to a pool, so the check of foreign keys must be on again. */
    private static int empty(RehearsalDatabase connection, List<String> tables) {
        connection.update("SET SESSION foreign_key_checks = 0");
        try {
            tables.forEach(table -> connection.update("DELETE FROM `" + table + "`"));
            return tables.size();
        } finally {
            connection.update("SET SESSION foreign_key_checks = 1");
        }
    }
}

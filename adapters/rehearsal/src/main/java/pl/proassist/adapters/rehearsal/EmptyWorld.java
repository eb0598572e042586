package pl.proassist.adapters.rehearsal;

import java.util.List;
import java.util.Set;

/** Forgets everything that ever happened in a rehearsal. */
final class EmptyWorld {

    private final RehearsalDatabase database;
    private final Set<String> kept;

    EmptyWorld(RehearsalDatabase database, Set<String> kept) {
        this.database = database;
        this.kept = kept;
    }

    /** Empties every table except Flyway's, the clock's and those that are to be kept. */
    void make() {
        var tables = database.list("""
                SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'
                ORDER BY table_name""", row -> row.getString("name")).stream()
                .filter(name -> !name.startsWith("flyway") && !name.equals("rehearsal_clock") && !kept.contains(name)).toList();
        database.together(connection -> empty(connection, tables));
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

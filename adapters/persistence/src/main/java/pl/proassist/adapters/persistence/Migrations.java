package pl.proassist.adapters.persistence;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings a database to the schema of this version of the product; the only place from which a table is made. */
public final class Migrations {

    /** Where this module keeps its own. */
    public static final String LOCATION = "classpath:db/migration";

    private final DataSource source;
    private final String[] locations;

    public Migrations(DataSource source, String... locations) {
        this.source = source;
        this.locations = locations;
    }

    /** @return how many were missing */
    public int run() {
        return flyway().migrate().migrationsExecuted;
    }

    /** Whether the database is at this version of the product. */
    public boolean complete() {
        return flyway().info().pending().length == 0;
    }

    private Flyway flyway() {
        return Flyway.configure(getClass().getClassLoader()).dataSource(source).locations(locations).load();
    }
}

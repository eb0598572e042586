package pl.proassist.bootstrap;

import jakarta.annotation.sql.DataSourceDefinition;
import java.sql.Connection;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/**
 * The pool of connections to the facility's MariaDB. Its name is global, so that the control program of the bench can
 * use the very same pool.
 */
@DataSourceDefinition(
        name = Database.NAME,
        className = "org.mariadb.jdbc.MariaDbDataSource",
        url = "${MPCONFIG=proassist.db.url}",
        user = "${MPCONFIG=proassist.db.user}",
        password = "${MPCONFIG=proassist.db.password}",
        isolationLevel = Connection.TRANSACTION_READ_COMMITTED,
        transactional = false,
        initialPoolSize = 4,
        minPoolSize = 4,
        maxPoolSize = 32,
        properties = {
            "fish.payara.is-connection-validation-required=true",
            "fish.payara.connection-validation-method=auto-commit",
            "fish.payara.validate-atmost-once-period-in-seconds=30"
        })
public final class Database {

    static final String NAME = "java:global/jdbc/proassist";

    private Database() {
    }

    /** An injected field is filled only after the start of the application has been announced, which is when the pool is needed. */
    static DataSource lookUp() {
        try {
            return InitialContext.doLookup(NAME);
        } catch (NamingException missing) {
            throw new IllegalStateException("the pool of connections was not made", missing);
        }
    }
}

package pl.proassist.adapters.persistence;

import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import pl.proassist.application.delivery.Subscriptions;
import pl.proassist.application.port.Stores;
import pl.proassist.application.port.StoresContract;

/** What only the real stores can be asked, in the same small clinic. */
abstract class JpaTest extends StoresContract {

    @Override protected final Stores emptyStores(Subscriptions subscriptions, Clock clock) {
        return JpaStores.empty(subscriptions, clock);
    }

    JpaStores jpa() {
        return (JpaStores) stores;
    }

    /** The same database as another server sees it, and by another system clock. */
    static JpaStores anotherServer(String name, Clock realTime) {
        return JpaStores.of(name, SUBSCRIPTIONS, CLOCK, realTime);
    }

    /** A statement that goes past the product, as an administrator's would. */
    static int byHand(String sql, Object... values) {
        try (var connection = TestDatabase.connection()) {
            return Sql.run(connection, sql, values);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    static <T> List<T> read(String sql, Function<Columns, T> row, Object... values) {
        try (var connection = TestDatabase.connection()) {
            return Sql.list(connection, sql, row, values);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }
}

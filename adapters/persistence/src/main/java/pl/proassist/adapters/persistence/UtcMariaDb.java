package pl.proassist.adapters.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDateTime;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.eclipse.persistence.platform.database.MariaDBPlatform;

/** MariaDB for EclipseLink, with dates and hours read as they are written, see {@link InstantColumn}. */
public final class UtcMariaDb extends MariaDBPlatform {

    @Override public Object getObjectFromResultSet(ResultSet result, int column, int type, AbstractSession session) throws SQLException {
        return type == Types.TIMESTAMP ? result.getObject(column, LocalDateTime.class) : super.getObjectFromResultSet(result, column, type, session);
    }
}

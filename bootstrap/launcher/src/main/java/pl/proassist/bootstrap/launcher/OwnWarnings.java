package pl.proassist.bootstrap.launcher;

import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/** Lets only our own warnings reach the console; the log file has everything. */
public final class OwnWarnings implements Filter {

    @Override
    public boolean isLoggable(LogRecord entry) {
        return entry.getLevel().intValue() >= Level.WARNING.intValue()
                && String.valueOf(entry.getLoggerName()).startsWith("pl.proassist");
    }
}

package pl.proassist.bootstrap.launcher;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/** One JSON object a line, whatever the message holds, so that no text from outside can pretend to be a line of ours. */
public final class LogLine extends Formatter {

    @Override
    public String format(LogRecord entry) {
        var line = new StringBuilder(512).append("{\"at\":\"").append(entry.getInstant()).append('"');
        member(line, "level", entry.getLevel().getName());
        member(line, "logger", String.valueOf(entry.getLoggerName()));
        line.append(",\"thread\":").append(entry.getLongThreadID());
        member(line, "message", formatMessage(entry));
        if (entry.getThrown() != null) {
            member(line, "error", stackTrace(entry.getThrown()));
        }
        return line.append("}\n").toString();
    }

    private static void member(StringBuilder line, String name, String value) {
        line.append(",\"").append(name).append("\":\"");
        for (int i = 0; i < value.length(); i++) {
            escape(line, value.charAt(i));
        }
        line.append('"');
    }

    private static void escape(StringBuilder line, char c) {
        switch (c) {
            case '"' -> line.append("\\\"");
            case '\\' -> line.append("\\\\");
            case '\n' -> line.append("\\n");
            case '\t' -> line.append("\\t");
            default -> {
                if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
                    line.append("\\u%04x".formatted((int) c));
                } else {
                    line.append(c);
                }
            }
        }
    }

    private static String stackTrace(Throwable thrown) {
        var text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}

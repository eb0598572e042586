package pl.proassist.bootstrap.launcher;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;

/** Which addresses leave this machine, and which may carry what patients and providers send. */
final class Addresses {

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]", "::1");

    private Addresses() {
    }

    static boolean isLoopback(String host) {
        return LOOPBACK.contains(host);
    }

    static boolean isLoopbackUrl(String url) {
        return isUrl(url) && isLoopback(URI.create(url).getHost());
    }

    static boolean isPublic(String url) {
        return isUrl(url) && URI.create(url).getRawPath().matches("/?")
                && (url.startsWith("https://") || isLoopbackUrl(url));
    }

    static boolean isProvider(String url) {
        return isUrl(url) && (url.startsWith("https://") || isLoopbackUrl(url));
    }

    static boolean isZone(String name) {
        try {
            ZoneId.of(name);
            return true;
        } catch (DateTimeException unknown) {
            return false;
        }
    }

    static boolean isFolder(String text) {
        try {
            return Files.isDirectory(Path.of(text));
        } catch (InvalidPathException none) {
            return false;
        }
    }

    static boolean isDay(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeException none) {
            return false;
        }
    }

    private static boolean isUrl(String url) {
        try {
            var uri = URI.create(url);
            return uri.getHost() != null && uri.getRawQuery() == null && uri.getRawFragment() == null
                    && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}

package pl.proassist.play.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packs what the bench has served by others into a WAR. The classes stay unloaded here: only a server has what they need. */
final class WarFile {

    private static final String SERVED = "pl/proassist/play/bench/served/";

    private WarFile() {
    }

    /** @param name how the names of the classes begin */
    static Path of(Path file, String name) {
        try (var zip = new ZipOutputStream(Files.newOutputStream(file)); var classes = Files.list(classes().resolve(SERVED))) {
            for (var each : classes.filter(found -> found.getFileName().toString().startsWith(name)).toList()) {
                zip.putNextEntry(new ZipEntry("WEB-INF/classes/" + SERVED + each.getFileName()));
                Files.copy(each, zip);
            }
            return file;
        } catch (IOException denied) {
            throw new UncheckedIOException(denied);
        }
    }

    private static Path classes() {
        try {
            return Path.of(WarFile.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

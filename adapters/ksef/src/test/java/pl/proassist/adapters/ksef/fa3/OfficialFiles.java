package pl.proassist.adapters.ksef.fa3;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The ministry's schemas and samples, which lie beside the repository and are never part of it; a test that needs them is skipped where they are not. */
public final class OfficialFiles {

    private OfficialFiles() {
    }

    /** A file or folder under {@code shared/data/ksef}. */
    public static Path at(String path) {
        var found = Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve("shared/data/ksef").resolve(path)).filter(Files::exists).findFirst();
        assumeThat(found).as("the ministry's " + path).isPresent();
        return found.get();
    }

    /** The XML files of a folder, by name. */
    public static List<Path> allAt(String folder) {
        try (var files = Files.list(at(folder))) {
            return files.filter(file -> file.toString().endsWith(".xml")).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

package pl.proassist.adapters.ksef.fa3;

import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The examples that were made for this project, and the ministry's schema where it lies beside the repository. */
final class Examples {

    private static Option<SchemaFolder> schema = Option.none();

    private Examples() {
    }

    static byte[] bytes(String name) {
        try (var file = Objects.requireNonNull(Examples.class.getResourceAsStream("/fa3/" + name), name)) {
            return file.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    static Node tree(String name) {
        return Xml.read(bytes(name)).get();
    }

    /** Compiled once for all tests; without it a test is skipped. */
    static synchronized SchemaFolder schema() {
        if (schema.isEmpty()) {
            schema = Option.some(SchemaFolder.in(OfficialFiles.at("xsd/fa3")));
        }
        return schema.get();
    }
}

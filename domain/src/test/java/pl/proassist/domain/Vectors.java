package pl.proassist.domain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Reads the data files: values between bars, a line each; {@code <160×a>} stands for 160 times a. */
public final class Vectors {

    private static final Pattern REPEATED = Pattern.compile("<(\\d+)×([^>]+)>");

    private Vectors() {
    }

    public static Stream<Arguments> of(String file) {
        try (var in = Vectors.class.getResourceAsStream("/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> Arguments.of((Object[]) Stream.of(line.split("\\|(?= |$)", -1)).map(String::strip).map(Vectors::unfolded).toArray(String[]::new)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String unfolded(String value) {
        return REPEATED.matcher(value).replaceAll(found -> Matcher.quoteReplacement(found.group(2).repeat(Integer.parseInt(found.group(1)))));
    }
}

package pl.proassist.domain.message;

import io.vavr.control.Option;
import java.util.Locale;
import java.util.stream.Stream;

/** What the words of a message may name in braces, such as {@code {deadline}}. */
public enum Placeholder {
    FACILITY, PHONE, WHEN,
    /** Only where the facility lets its messages name the specialist. */
    SPECIALIST,
    AMOUNT, DEADLINE, LINK;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Option<Placeholder> of(String word) {
        return Option.ofOptional(Stream.of(values()).filter(each -> each.word().equals(word)).findFirst());
    }
}

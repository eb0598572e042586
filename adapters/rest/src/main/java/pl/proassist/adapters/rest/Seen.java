package pl.proassist.adapters.rest;

import io.vavr.control.Option;

/** The version that a caller saw, as {@code If-Match: "3"} tells it. */
final class Seen {

    private Seen() {
    }

    static Option<Long> of(String ifMatch) {
        if (ifMatch == null) {
            return Option.none();
        }
        if (!ifMatch.matches("\"\\d{1,18}\"")) {
            throw MalformedRequest.of("If-Match", "not-a-version");
        }
        return Option.some(Long.valueOf(ifMatch.substring(1, ifMatch.length() - 1)));
    }
}

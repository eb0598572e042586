package pl.proassist.application.other;

import pl.proassist.application.wrong.One;

/** Deliberately wrong, together with {@link One}: each knows the other. */
public record Two(One one) {
}

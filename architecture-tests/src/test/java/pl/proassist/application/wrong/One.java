package pl.proassist.application.wrong;

import pl.proassist.application.other.Two;

/** Deliberately wrong, together with {@link Two}: each knows the other. */
public record One(Two two) {
}

package pl.proassist.application.registering;

import pl.proassist.application.port.Versioned;

/** A card as it is stored now, and whether this request created it. */
public record Registered<T>(Versioned<T> card, boolean created) {
}

package pl.proassist.application.patients;

import io.vavr.control.Option;
import java.time.Instant;

/**
 * Somebody did something with the data of a patient (SEC-24).
 *
 * @param who     the name of the person, for those with an account
 * @param what    the act's name in the trail
 * @param refused that it was only tried: nothing was seen
 */
public record Look(Instant at, Option<String> who, String what, boolean refused) {
}

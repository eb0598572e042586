package pl.proassist.application.booking;

import io.vavr.control.Option;
import java.time.Instant;
import java.time.ZoneId;
import pl.proassist.domain.patient.Language;

/**
 * What a patient who waits sees behind the link of an offer. Whoever holds the address sees it, so it names the facility and the specialist, but
 * neither the patient nor the service.
 *
 * @param payUrl   where the visit is paid for, when it was taken and must or may be
 * @param language the one in which the facility writes to this patient
 */
public record OfferPage(String facility, Option<String> facilityPhone, String specialist, Instant start, Instant until, ZoneId zone, State state,
                        Option<String> payUrl, Language language) {

    public enum State { OPEN, TAKEN, DECLINED, OVER }
}

package pl.proassist.domain.facility;

import io.vavr.control.Option;
import java.time.ZoneId;

/** A clinic as its patients know it: name, where to call, and the zone in which its hours are told. */
public record Facility(FacilityId id, String name, ZoneId zone, Option<String> phone, Option<String> email,
                       Option<Nip> nip, Option<String> address) {
}

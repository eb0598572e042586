package pl.proassist.application.reporting;

import io.vavr.control.Either;
import pl.proassist.application.port.Directory;
import pl.proassist.application.port.Versioned;
import pl.proassist.domain.facility.Facility;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.FacilityRefusal;
import pl.proassist.domain.shared.Refusal;

/** What the reports have in common: each is of a facility, and told in its days. */
final class Statistics {

    private Statistics() {
    }

    static Either<Refusal, Facility> facility(Directory directory, FacilityId id) {
        return directory.facility(id).map(Versioned::thing).toEither(new FacilityRefusal.UnknownFacility(id));
    }
}

package pl.proassist.domain.facility;

import pl.proassist.domain.shared.Refusal;

/** Why something about a facility, its people, services or rooms was refused. */
public sealed interface FacilityRefusal extends Refusal {

    record UnknownFacility(FacilityId facility) implements FacilityRefusal {
        @Override public String code() { return "unknown-facility"; }
        @Override public Kind kind() { return Kind.UNKNOWN; }
    }

    record UnknownSpecialist(SpecialistId specialist) implements FacilityRefusal {
        @Override public String code() { return "unknown-specialist"; }
        @Override public Kind kind() { return Kind.UNKNOWN; }
    }

    record UnknownServiceOffer(ServiceId service) implements FacilityRefusal {
        @Override public String code() { return "unknown-service"; }
        @Override public Kind kind() { return Kind.UNKNOWN; }
    }

    record UnknownRoom(RoomId room) implements FacilityRefusal {
        @Override public String code() { return "unknown-room"; }
        @Override public Kind kind() { return Kind.UNKNOWN; }
    }
}

package pl.proassist.domain.facility;

/** A room of a facility; one visit at a time. */
public record Room(FacilityId facility, RoomId id, String name) {
}

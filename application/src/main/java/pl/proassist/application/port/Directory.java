package pl.proassist.application.port;

import io.vavr.control.Option;
import pl.proassist.domain.facility.Facility;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.Room;
import pl.proassist.domain.facility.RoomId;
import pl.proassist.domain.facility.ServiceId;
import pl.proassist.domain.facility.ServiceOffer;
import pl.proassist.domain.facility.Specialist;
import pl.proassist.domain.facility.SpecialistId;

/**
 * Facilities with their specialists, services and rooms. What is saved anew counts its version up from 1. An id belongs to
 * one facility. Used inside a transaction; somebody who was faster makes the transaction run again.
 */
public interface Directory {

    Option<Versioned<Facility>> facility(FacilityId id);

    Option<Versioned<Specialist>> specialist(SpecialistId id);

    Option<Versioned<ServiceOffer>> service(ServiceId id);

    Option<Versioned<Room>> room(RoomId id);

    Versioned<Facility> save(Facility facility);

    /** A new specialist can be booked from now on; likewise a room. */
    Versioned<Specialist> save(Specialist specialist);

    Versioned<ServiceOffer> save(ServiceOffer service);

    Versioned<Room> save(Room room);
}

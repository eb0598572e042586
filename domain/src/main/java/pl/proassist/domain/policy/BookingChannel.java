package pl.proassist.domain.policy;

/** Who made the booking, and how. */
public enum BookingChannel { RECEPTION, SPECIALIST, ONLINE, PHONE }

package pl.proassist.domain.visit;

/** Who cancelled a visit; it decides what happens to the money (A23). */
public enum CancelledBy { PATIENT, FACILITY }

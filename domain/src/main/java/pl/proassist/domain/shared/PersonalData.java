package pl.proassist.domain.shared;

/** Marks types that hold personal data: they print masked and never go into events, refusals, logs or addresses (RODO). */
public interface PersonalData {
}

package pl.proassist.adapters.sms.wrong;

import jakarta.persistence.EntityManager;

/** Deliberately wrong: an SMS adapter that stores things by itself. */
public record SmsUsingJpa(EntityManager entityManager) {
}

package pl.proassist.domain.wrong;

/** Deliberately wrong: a domain type that knows how it is stored. */
@jakarta.persistence.Entity
class DomainTouchingJpa {
}

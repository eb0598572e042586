package pl.proassist.domain.wrong;

/** Deliberately wrong: a setter. */
class DomainWithSetter {
    void setStatus(String status) {
        throw new IllegalStateException(status);
    }
}

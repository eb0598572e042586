package pl.proassist.domain.wrong;

/** Deliberately wrong: it changes in place. */
class DomainWithMutableState {
    String status;
}

package pl.proassist.application.wrong;

import jakarta.inject.Inject;

/** Deliberately wrong: a use case that needs a container. */
class ApplicationKnowingInjection {
    @Inject
    ApplicationKnowingInjection() {
    }
}

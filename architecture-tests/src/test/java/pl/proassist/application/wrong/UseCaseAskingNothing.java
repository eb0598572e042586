package pl.proassist.application.wrong;

import pl.proassist.domain.access.Caller;

/** Deliberately wrong: takes a caller and does not ask what it may. */
public final class UseCaseAskingNothing {
    public String handle(Caller caller) {
        return "done by " + caller.actor().kind();
    }
}

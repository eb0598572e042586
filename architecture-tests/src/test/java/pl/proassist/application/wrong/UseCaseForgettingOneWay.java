package pl.proassist.application.wrong;

import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;

/** Deliberately wrong: one of its two ways in is open. */
public final class UseCaseForgettingOneWay {
    public boolean put(Caller caller) {
        return may(caller);
    }

    public boolean remove(Caller caller) {
        return caller.user().isDefined();
    }

    private boolean may(Caller caller) {
        return caller.maySomewhere(Permission.BLACKLIST).isRight();
    }
}

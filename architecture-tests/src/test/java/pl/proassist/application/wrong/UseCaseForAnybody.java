package pl.proassist.application.wrong;

/** Deliberately wrong: asks nobody who they are. */
public final class UseCaseForAnybody {
    public String handle() {
        return "done";
    }
}

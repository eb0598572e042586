package pl.proassist.application.wrong;

/** Deliberately wrong: not final, and two things to ask for. */
public class UseCaseWithTwoDoors {
    public String handle() {
        return "one";
    }

    public String handleToo() {
        return "two";
    }
}

package pl.proassist.bootstrap.launcher;

/** The settings are right and still the product cannot run; the message is the one line that is shown. */
public final class StartFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StartFailure(String line) {
        super(line);
    }

    StartFailure(String line, Throwable cause) {
        super(line, cause);
    }
}

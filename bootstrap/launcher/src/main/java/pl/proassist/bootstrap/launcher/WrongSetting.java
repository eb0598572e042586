package pl.proassist.bootstrap.launcher;

/** The start is refused because of what was set or was not; the message is the one line that is shown. */
public final class WrongSetting extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WrongSetting(String line) {
        super(line);
    }
}

package pl.proassist.adapters.persistence;

/** Personal data is stored that this server has no key for, or its file of keys cannot be used. Says which key and which file, never what is in it. */
public final class KeysMissing extends IllegalStateException {

    private static final long serialVersionUID = 1;

    KeysMissing(String what) {
        super(what);
    }
}

package pl.proassist.adapters.ksef;

import java.util.regex.Pattern;

/** The numbers by which KSeF speaks of logins, sessions and invoices on their way: they go into addresses, so nothing else may pass for one. */
final class References {

    private static final Pattern FORM = Pattern.compile("[0-9A-Za-z-]{1,60}");

    private References() {
    }

    /** Of a batch, by the letters that the ministry gives its kinds: what is known of a session after a crash is its reference alone. */
    static boolean isBatch(String session) {
        return isOne(session) && session.contains("-SB-");
    }

    static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }
}

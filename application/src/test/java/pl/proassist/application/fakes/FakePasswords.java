package pl.proassist.application.fakes;

import io.vavr.control.Option;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import pl.proassist.application.port.Passwords;

/** Passwords that are kept readably and compared at once; it knows a handful of common ones, and counts how often it was asked. */
public final class FakePasswords implements Passwords {

    private static final String CURRENT = "kept-2:";
    private static final String EARLIER = "kept-1:";
    private static final Set<String> COMMON = Set.of("haslo", "password", "qwertyuiop", "admin", "proassist");
    private static final int LONG_ENOUGH_TO_TELL = 4;

    private final InMemoryTransactions transactions;
    private final List<Option<String>> asked = new ArrayList<>();

    public FakePasswords(InMemoryTransactions transactions) {
        this.transactions = transactions;
    }

    @Override public String hash(String password) {
        transactions.mustNotBeOpen();
        return CURRENT + composed(password);
    }

    @Override public synchronized boolean matches(String password, Option<String> hash) {
        transactions.mustNotBeOpen();
        asked.add(hash);
        return hash.exists(kept -> kept.equals(CURRENT + composed(password)) || kept.equals(hashedEarlier(password)));
    }

    @Override public boolean isOutdated(String hash) {
        return hash.startsWith(EARLIER);
    }

    @Override public Option<Weakness> weakness(String password, List<String> personal) {
        var composed = composed(password);
        var length = composed.codePointCount(0, composed.length());
        var text = composed.toLowerCase(Locale.ROOT);
        if (length < SHORTEST) {
            return Option.some(Weakness.TOO_SHORT);
        }
        if (length > LONGEST) {
            return Option.some(Weakness.TOO_LONG);
        }
        if (COMMON.contains(text.replaceAll("[0-9]+$", ""))) {
            return Option.some(Weakness.TOO_COMMON);
        }
        return Option.when(personal.stream().filter(each -> each.length() >= LONG_ENOUGH_TO_TELL)
                .anyMatch(each -> text.contains(each.toLowerCase(Locale.ROOT))), Weakness.TOO_PERSONAL);
    }

    /** As it was kept before the parameters rose. */
    public static String hashedEarlier(String password) {
        return EARLIER + composed(password);
    }

    /** How often a password was compared, rightly or not. */
    public synchronized int asked() {
        return asked.size();
    }

    private static String composed(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }
}

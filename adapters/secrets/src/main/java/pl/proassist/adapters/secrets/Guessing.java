package pl.proassist.adapters.secrets;

import com.nulabinc.zxcvbn.StandardDictionaries;
import com.nulabinc.zxcvbn.StandardKeyboards;
import com.nulabinc.zxcvbn.Zxcvbn;
import com.nulabinc.zxcvbn.ZxcvbnBuilder;
import com.nulabinc.zxcvbn.matchers.Dictionary;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import pl.proassist.application.port.Passwords.Weakness;

/**
 * How soon a password is guessed by somebody who knows what people choose: zxcvbn with its lists of leaked passwords, words and keyboard
 * walks, and with the favourites of Poles, which those lists lack (SEC-15). Polish letters count as the plain ones that they replace.
 */
final class Guessing {

    /** A favourite word with a year and a sign stays below; four ordinary words, or twelve characters from chance, are far above. */
    private static final double TOO_FEW = 1e9;
    /** Enough to judge by; the work of zxcvbn grows faster than the text, up to seconds for one made of signs that stand for letters. */
    private static final int LOOKED_AT = 40;
    /** Shorter names stand in too many words. */
    private static final int SHORTEST_PART = 4;
    private static final int PHONE_TAIL = 7;

    private Guessing() {
    }

    /** Lists are read when the first password is set, not when the server starts. */
    private static final class Known {
        static final Zxcvbn LISTS = load();
    }

    static Option<Weakness> weakness(String password, List<String> personal) {
        var text = plain(password);
        var parts = personal.stream().flatMap(Guessing::parts).distinct().toList();
        if (parts.stream().anyMatch(text.toLowerCase(Locale.ROOT)::contains) || holdsPhone(text, personal)) {
            return Option.some(Weakness.TOO_PERSONAL);
        }
        var start = text.codePointCount(0, text.length()) > LOOKED_AT ? text.substring(0, text.offsetByCodePoints(0, LOOKED_AT)) : text;
        if (guesses(start, List.of()) < TOO_FEW) {
            return Option.some(Weakness.TOO_COMMON);
        }
        return guesses(start, parts) < TOO_FEW ? Option.some(Weakness.TOO_PERSONAL) : Option.none();
    }

    private static double guesses(String text, List<String> personal) {
        return Known.LISTS.measure(text, personal).getGuesses();
    }

    /** A name, the words of a login or an address; of an address also its domain, without the ending that many share. */
    private static Stream<String> parts(String personal) {
        return Stream.of(plain(personal).toLowerCase(Locale.ROOT).replaceAll("(@.*)\\.[^.]*$", "$1").split("[^\\p{L}\\p{N}]+"))
                .filter(part -> part.length() >= SHORTEST_PART);
    }

    /** However it is written: with spaces, dashes or nothing between the digits. */
    private static boolean holdsPhone(String text, List<String> personal) {
        return personal.stream().filter(each -> each.matches("\\+\\d{7,15}")).map(phone -> phone.substring(phone.length() - PHONE_TAIL))
                .anyMatch(text.replaceAll("\\D", "")::contains);
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{InCombiningDiacriticalMarks}", "").replace('ł', 'l').replace('Ł', 'L');
    }

    private static Zxcvbn load() {
        try (var list = Guessing.class.getResourceAsStream("polish-passwords.txt")) {
            var polish = new String(list.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
            return new ZxcvbnBuilder().dictionaries(StandardDictionaries.loadAllDictionaries()).dictionary(new Dictionary("polish", polish))
                    .keyboards(StandardKeyboards.loadAllKeyboards()).build();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}

package pl.proassist.domain.message;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** "Plain SMS": Polish letters and typographic signs written with what every telephone knows, so that 160 characters stay one part. */
public final class PlainSms {

    private static final Map<Integer, String> SPELLED = spelled();

    private PlainSms() {
    }

    /** A Ukrainian text is sent as it is written: question marks would be cheaper, and useless. */
    public static String of(String text) {
        var whole = Normalizer.normalize(text, Normalizer.Form.NFC);
        var cyrillic = whole.codePoints().anyMatch(PlainSms::isCyrillic);
        return whole.codePoints().mapToObj(cyrillic ? PlainSms::asWritten : PlainSms::plain).collect(Collectors.joining());
    }

    /** As it is written, without what cannot be seen. */
    public static String visible(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().mapToObj(PlainSms::asWritten).collect(Collectors.joining());
    }

    private static String asWritten(int character) {
        return isUnseen(character) && character != '\n' ? "" : Character.toString(character);
    }

    private static boolean isCyrillic(int character) {
        return Character.UnicodeScript.of(character) == Character.UnicodeScript.CYRILLIC;
    }

    private static String plain(int character) {
        if (SPELLED.containsKey(character)) {
            return SPELLED.get(character);
        }
        if (isUnseen(character)) {
            return "";
        }
        return Gsm7.has(character) ? Character.toString(character) : withoutMarks(character);
    }

    private static String withoutMarks(int character) {
        var bare = Normalizer.normalize(Character.toString(character), Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        return bare.codePoints().allMatch(Gsm7::has) ? bare : "?";
    }

    /** Controls and zero-width signs: they cost a place, show nothing and can turn a text around. */
    private static boolean isUnseen(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT -> true;
            default -> false;
        };
    }

    private static Map<Integer, String> spelled() {
        var spelled = new HashMap<Integer, String>();
        each(spelled, "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ", "acelnoszzACELNOSZZ");
        each(spelled, "„”“«»’‘–—•\u00a0\t\n", "\"\"\"\"\"''--*  \n");
        spelled.put((int) '…', "...");
        return Map.copyOf(spelled);
    }

    private static void each(Map<Integer, String> spelled, String from, String to) {
        for (var i = 0; i < from.length(); i++) {
            spelled.put((int) from.charAt(i), to.substring(i, i + 1));
        }
    }
}

package pl.proassist.adapters.rehearsal;

/** How many parts a text takes on the air, as the provider counts them (smsapi.md 7). */
final class SmsLength {

    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String EXTENSION = "\f^{}[]~\\|€";

    private SmsLength() {
    }

    static boolean isPlain(String text) {
        return text.chars().allMatch(c -> BASIC.indexOf(c) >= 0 || EXTENSION.indexOf(c) >= 0);
    }

    static int parts(String text) {
        return isPlain(text) ? parts(text, 160, 153, true) : parts(text, 70, 67, false);
    }

    /** A pair of units is never cut between two parts. */
    private static int parts(String text, int alone, int joined, boolean plain) {
        int parts = 1;
        int filled = 0;
        int total = 0;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            int units = plain ? EXTENSION.indexOf(point) >= 0 ? 2 : 1 : Character.charCount(point);
            if (filled + units > joined) {
                parts++;
                filled = 0;
            }
            filled += units;
            total += units;
            i += Character.charCount(point);
        }
        return total <= alone ? 1 : parts;
    }
}

package pl.proassist.domain.message;

/** The alphabet that a telephone network counts by (GSM 03.38): a basic table, and an extension whose characters count twice. */
final class Gsm7 {

    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String EXTENSION = "^{}[]~\\|€\f";

    private Gsm7() {
    }

    static boolean has(int character) {
        return units(character) > 0;
    }

    /** How many of the 160 places the character takes; 0 when the alphabet lacks it. */
    static int units(int character) {
        if (BASIC.indexOf(character) >= 0) {
            return 1;
        }
        return EXTENSION.indexOf(character) >= 0 ? 2 : 0;
    }
}

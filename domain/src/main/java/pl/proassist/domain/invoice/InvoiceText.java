package pl.proassist.domain.invoice;

/**
 * Words on an invoice: one line, white space collapsed, without the characters that KSeF refuses (ksef.md 11.1). What is known already and only
 * passes by is cleaned; what somebody types for an invoice is asked about first.
 */
public final class InvoiceText {

    private InvoiceText() {
    }

    public static boolean isLine(String text, int longest) {
        return text.codePoints().noneMatch(InvoiceText::isForbidden) && fits(clean(text), longest);
    }

    static String line(String text, int longest) {
        var clean = clean(text);
        if (!fits(clean, longest)) {
            throw new IllegalArgumentException("a text of an invoice has 1 to " + longest + " characters");
        }
        return clean;
    }

    private static boolean fits(String clean, int longest) {
        return !clean.isEmpty() && clean.codePointCount(0, clean.length()) <= longest;
    }

    /** In one line, without what KSeF refuses. */
    public static String clean(String text) {
        var allowed = new StringBuilder();
        text.codePoints().filter(each -> !isForbidden(each)).forEach(allowed::appendCodePoint);
        return allowed.toString().replaceAll("[ \\t\\n\\r]+", " ").strip();
    }

    /** Controls of XML 1.0 but tab and line ends, U+007F-0084, U+0086-009F, U+FDD0-FDEF, the last two of each plane, and halves of pairs. */
    public static boolean isForbidden(int each) {
        return each < 0x20 && each != '\t' && each != '\n' && each != '\r'
                || each >= 0x7F && each <= 0x9F && each != 0x85
                || each >= 0xFDD0 && each <= 0xFDEF
                || (each & 0xFFFE) == 0xFFFE
                || each >= 0xD800 && each <= 0xDFFF;
    }
}

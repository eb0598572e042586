package pl.proassist.domain.message;

/**
 * What a text costs: a facility pays for each part. Exact, because an escape pair or a surrogate pair is never cut in two, so
 * that the border may come one place early (GSM 03.38, smsapi.md 7).
 *
 * @param units places taken: an extension character counts two in GSM-7, an emoji two in UCS-2
 */
public record SmsParts(Encoding encoding, int units, int parts) {

    /** Whether the whole text fits the telephone alphabet; one character outside it more than halves what a part holds. */
    public enum Encoding {
        GSM_7(160, 153) {
            @Override int units(int character) {
                return Gsm7.units(character);
            }
        },
        UCS_2(70, 67) {
            @Override int units(int character) {
                return Character.charCount(character);
            }
        };

        private final int alone;
        private final int joined;

        Encoding(int alone, int joined) {
            this.alone = alone;
            this.joined = joined;
        }

        abstract int units(int character);
    }

    /** An empty text has no parts. */
    public static SmsParts of(String text) {
        var encoding = text.codePoints().allMatch(Gsm7::has) ? Encoding.GSM_7 : Encoding.UCS_2;
        var widths = text.codePoints().map(encoding::units).toArray();
        var units = 0;
        for (var width : widths) {
            units += width;
        }
        return new SmsParts(encoding, units, units <= encoding.alone ? Math.min(units, 1) : filled(widths, encoding.joined));
    }

    private static int filled(int[] widths, int room) {
        var parts = 1;
        var taken = 0;
        for (var width : widths) {
            if (taken + width > room) {
                parts++;
                taken = 0;
            }
            taken += width;
        }
        return parts;
    }
}

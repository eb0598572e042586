package pl.proassist.adapters.autopay;

import java.text.Normalizer;

/** What a payer reads on the bank statement: at most 79 plain Latin letters, digits and {@code . : - ,} (autopay.md 3, field 4). */
final class TransferTitle {

    private static final int LONGEST = 79;

    private TransferTitle() {
    }

    /** Polish letters lose their marks, everything else that a bank may not print becomes a space. */
    static String of(String text) {
        var plain = Normalizer.normalize(text.replace('ł', 'l').replace('Ł', 'L'), Normalizer.Form.NFD).replaceAll("\\p{M}", "")
                .replaceAll("[^A-Za-z0-9.:, -]", " ").replaceAll(" +", " ").strip();
        return plain.substring(0, Math.min(LONGEST, plain.length())).strip();
    }
}

package pl.proassist.domain.invoice;

/** The kinds of FA(3) (RodzajFaktury) that a facility issues. */
public enum InvoiceKind {

    VAT, UPR, ZAL, ROZ, KOR, KOR_ZAL, KOR_ROZ;

    /** What corrects an invoice of this kind; a correction is corrected as what it corrects. */
    public InvoiceKind correction() {
        return switch (this) {
            case VAT, UPR, KOR -> KOR;
            case ZAL, KOR_ZAL -> KOR_ZAL;
            case ROZ, KOR_ROZ -> KOR_ROZ;
        };
    }

    public boolean isCorrection() {
        return this == correction();
    }
}

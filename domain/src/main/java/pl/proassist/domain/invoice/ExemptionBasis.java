package pl.proassist.domain.invoice;

/** Why a sale bears no VAT, as the invoice must say (P_19A). */
public enum ExemptionBasis {

    /** Medical care by a healing entity (podmiot leczniczy). */
    HEALING_ENTITY("art. 43 ust. 1 pkt 18 ustawy o VAT"),
    /** The same, rendered to healing entities on their premises. */
    FOR_HEALING_ENTITY("art. 43 ust. 1 pkt 18a ustawy o VAT"),
    /** Medical care in the practice of a medical profession. */
    MEDICAL_PROFESSION("art. 43 ust. 1 pkt 19 ustawy o VAT"),
    /** Medical care bought from such professionals on the own account, for a third party. */
    RESOLD_CARE("art. 43 ust. 1 pkt 19a ustawy o VAT"),
    AMBULANCE("art. 43 ust. 1 pkt 20 ustawy o VAT"),
    /** All sales of a small taxpayer. */
    SMALL_TAXPAYER("art. 113 ust. 1 ustawy o VAT");

    private final String text;

    ExemptionBasis(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}

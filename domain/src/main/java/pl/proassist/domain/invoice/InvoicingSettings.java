package pl.proassist.domain.invoice;

import io.vavr.control.Option;
import java.time.LocalDate;
import java.util.Map;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.ServiceId;

/**
 * How a facility issues invoices.
 *
 * @param version           counts up from 1
 * @param exemption         the law that exempts its services, unless a service says otherwise; none when it sells nothing exempt
 * @param services          what an invoice says of a service; what is not listed is named in general words
 * @param consumersToKsef   whether invoices for persons go to KSeF too, which they need not (A29)
 * @param smallTurnover     whether the relief of art. 145m is used
 * @param dueDays           how long a company has for a transfer
 * @param correctsByItself  whether a refund issues its correction by itself; else staff are told
 * @param attachmentsFrom   since when the tax office knows that its invoices have attachments; none as long as it does not (INV-06)
 */
public record InvoicingSettings(FacilityId facility, long version, Seller seller, Numbering numbering, Option<ExemptionBasis> exemption,
                                Map<ServiceId, Wording> services, KsefDuty duty, boolean consumersToKsef, boolean smallTurnover, int dueDays,
                                boolean correctsByItself, Option<LocalDate> attachmentsFrom) {

    public static final int LONGEST_DUE = 365;

    private static final String MEDICAL = "Usługa medyczna";
    private static final String OTHER = "Usługa";

    public InvoicingSettings {
        services = Map.copyOf(services);
        if (dueDays < 0 || dueDays > LONGEST_DUE) {
            throw new IllegalArgumentException("a transfer is due within a year");
        }
    }

    /** @param name in general terms: it is read by the tax office, and must not tell what somebody suffers from */
    public record Wording(String name, Option<ExemptionBasis> exemption) {

        public Wording {
            name = InvoiceText.line(name, InvoiceLine.LONGEST_NAME);
        }
    }

    /** What an invoice calls the service: never by the name of the price list, unless somebody decided so. */
    public String nameOf(ServiceId service, VatRate rate) {
        return Option.of(services.get(service)).map(Wording::name).getOrElse(rate.isTaxed() ? OTHER : MEDICAL);
    }

    public Option<ExemptionBasis> exemptionOf(ServiceId service) {
        return Option.of(services.get(service)).flatMap(Wording::exemption).orElse(exemption);
    }

    public boolean mayAttach(LocalDate day) {
        return attachmentsFrom.exists(from -> !day.isBefore(from));
    }

    public InvoicingSettings at(long anotherVersion) {
        return new InvoicingSettings(facility, anotherVersion, seller, numbering, exemption, services, duty, consumersToKsef, smallTurnover, dueDays, correctsByItself,
                attachmentsFrom);
    }

    @Override public String toString() {
        return "invoicing of " + facility + ", version " + version;
    }
}

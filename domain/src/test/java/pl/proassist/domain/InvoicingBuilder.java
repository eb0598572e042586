package pl.proassist.domain;

import io.vavr.control.Option;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.ServiceId;
import pl.proassist.domain.invoice.ExemptionBasis;
import pl.proassist.domain.invoice.InvoicingSettings;
import pl.proassist.domain.invoice.KsefDuty;
import pl.proassist.domain.invoice.Numbering;
import pl.proassist.domain.invoice.Seller;

/** A healing entity that numbers by month, keeps its consumers' invoices outside KSeF, and corrects by itself. */
public final class InvoicingBuilder {

    private FacilityId facility = Builders.FACILITY;
    private long version = 1;
    private Seller seller = InvoiceBuilder.seller();
    private Numbering numbering = Numbering.PLAIN;
    private Option<ExemptionBasis> exemption = Option.some(ExemptionBasis.HEALING_ENTITY);
    private final Map<ServiceId, InvoicingSettings.Wording> services = new HashMap<>();
    private KsefDuty duty = KsefDuty.OTHER_SELLER;
    private boolean consumersToKsef;
    private boolean smallTurnover;
    private int dueDays = 14;
    private boolean correctsByItself = true;
    private Option<LocalDate> attachmentsFrom = Option.none();

    public static InvoicingBuilder someInvoicing() {
        return new InvoicingBuilder();
    }

    public InvoicingBuilder in(FacilityId given) {
        facility = given;
        return this;
    }

    public InvoicingBuilder version(long given) {
        version = given;
        return this;
    }

    public InvoicingBuilder numbering(Numbering given) {
        numbering = given;
        return this;
    }

    public InvoicingBuilder exemptBy(Option<ExemptionBasis> given) {
        exemption = given;
        return this;
    }

    public InvoicingBuilder wording(ServiceId service, String name, Option<ExemptionBasis> basis) {
        services.put(service, new InvoicingSettings.Wording(name, basis));
        return this;
    }

    public InvoicingBuilder duty(KsefDuty given) {
        duty = given;
        return this;
    }

    public InvoicingBuilder consumersToKsef() {
        consumersToKsef = true;
        return this;
    }

    public InvoicingBuilder smallTurnover() {
        smallTurnover = true;
        return this;
    }

    public InvoicingBuilder dueIn(int days) {
        dueDays = days;
        return this;
    }

    public InvoicingBuilder correctedByStaff() {
        correctsByItself = false;
        return this;
    }

    public InvoicingBuilder attachingFrom(LocalDate day) {
        attachmentsFrom = Option.some(day);
        return this;
    }

    public InvoicingSettings build() {
        return new InvoicingSettings(facility, version, seller, numbering, exemption, services, duty, consumersToKsef, smallTurnover, dueDays, correctsByItself, attachmentsFrom);
    }
}

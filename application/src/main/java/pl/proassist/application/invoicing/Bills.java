package pl.proassist.application.invoicing;

import static io.vavr.control.Either.left;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import pl.proassist.application.port.Billings;
import pl.proassist.application.port.Directory;
import pl.proassist.application.port.Patients;
import pl.proassist.application.port.PaymentLinks;
import pl.proassist.domain.facility.ServiceOffer;
import pl.proassist.domain.invoice.Billing;
import pl.proassist.domain.invoice.Buyer;
import pl.proassist.domain.invoice.InvoiceLine;
import pl.proassist.domain.invoice.InvoiceText;
import pl.proassist.domain.invoice.InvoicingSettings;
import pl.proassist.domain.invoice.PostalAddress;
import pl.proassist.domain.invoice.VatRate;
import pl.proassist.domain.patient.Patient;
import pl.proassist.domain.shared.Refusal;
import pl.proassist.domain.visit.Visit;
import pl.proassist.domain.visit.VisitId;

/** Gathers what is known of a visit for its invoice: the agreed price, the rate of its service, who buys, and the money that is kept. */
public final class Bills {

    private final Directory directory;
    private final Patients patients;
    private final PaymentLinks links;
    private final Billings billings;

    public Bills(Directory directory, Patients patients, PaymentLinks links, Billings billings) {
        this.directory = directory;
        this.patients = patients;
        this.links = links;
        this.billings = billings;
    }

    Either<Refusal, Bill> of(Visit visit, InvoicingSettings settings) {
        var service = directory.service(visit.details().service()).get().thing();
        var line = line(visit, service, settings);
        var exemption = settings.exemptionOf(service.id());
        if (!line.rate().isTaxed() && exemption.isEmpty()) {
            return left(new InvoicingRefusal.ExemptionMissing(service.facility()));
        }
        var paid = links.ofVisit(visit.id()).map(link -> Bill.parts(link.details().payments())).getOrElse(List.of());
        return billing(visit).map(billing -> new Bill(visit, settings, billing, line, line.rate().isTaxed() ? Option.none() : exemption, paid));
    }

    private static InvoiceLine line(Visit visit, ServiceOffer service, InvoicingSettings settings) {
        var rate = VatRate.ofService(service.vat()).get();
        return new InvoiceLine(settings.nameOf(service.id(), rate), InvoiceLine.SERVICE, 1, visit.details().terms().price(), rate);
    }

    /** Whether somebody asked for an invoice before. */
    Option<Billing> given(VisitId visit) {
        return billings.of(visit);
    }

    /** Whom the visit is billed to; the patient buys when nobody else was named. */
    Either<Refusal, Billing> billing(Visit visit) {
        return billings.of(visit.id()).fold(() -> patients.require(visit.details().patient()).flatMap(patient -> consumer(visit, patient)), Either::right);
    }

    private static Either<Refusal, Billing> consumer(Visit visit, Patient patient) {
        return patient.address().filter(address -> InvoiceText.isLine(InvoiceText.clean(address), PostalAddress.LONGEST))
                .map(address -> new Billing(new Buyer.Consumer(patient.firstName() + " " + patient.lastName(), PostalAddress.inPoland(address)), Option.none(), Option.none(), Option.none()))
                .<Either<Refusal, Billing>>fold(() -> left(new InvoicingRefusal.BuyerAddressMissing(visit.id())), Either::right);
    }
}

package pl.proassist.domain.invoice;

import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.shared.Refusal;

/** Why something about an invoice's way to KSeF was refused. */
public sealed interface SendingRefusal extends Refusal {

    /** Without a valid certificate for offline invoices nobody could tell who issued it, so it is not handed over. */
    record NoOfflineCertificate(FacilityId facility) implements SendingRefusal {
        @Override public String code() { return "no-offline-certificate"; }
        @Override public Kind kind() { return Kind.RULE; }
    }

    /** It is not on its way to KSeF: not issued yet, outside for good, or there already. */
    record NotOnItsWay(InvoiceId invoice) implements SendingRefusal {
        @Override public String code() { return "invoice-not-on-its-way"; }
        @Override public Kind kind() { return Kind.CONFLICT; }
    }
}

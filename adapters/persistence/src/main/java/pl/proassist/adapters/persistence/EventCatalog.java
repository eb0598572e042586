package pl.proassist.adapters.persistence;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import pl.proassist.domain.invoice.InvoiceAccepted;
import pl.proassist.domain.invoice.InvoiceFrozen;
import pl.proassist.domain.invoice.InvoiceHandedOver;
import pl.proassist.domain.invoice.InvoiceIssuedOutside;
import pl.proassist.domain.invoice.InvoiceRefused;
import pl.proassist.domain.payment.PayerSent;
import pl.proassist.domain.payment.PaymentLinkChanged;
import pl.proassist.domain.payment.PaymentLinkExpired;
import pl.proassist.domain.payment.PaymentLinkOpened;
import pl.proassist.domain.payment.PaymentLinkRequested;
import pl.proassist.domain.payment.PaymentLinkWithdrawn;
import pl.proassist.domain.payment.PaymentReceived;
import pl.proassist.domain.payment.PaymentUnmatched;
import pl.proassist.domain.payment.RefundDone;
import pl.proassist.domain.payment.RefundDue;
import pl.proassist.domain.payment.RefundFailed;
import pl.proassist.domain.payment.RefundOrdered;
import pl.proassist.domain.shared.DomainEvent;
import pl.proassist.domain.visit.SlotFreed;
import pl.proassist.domain.visit.VisitBooked;
import pl.proassist.domain.visit.VisitCancelled;
import pl.proassist.domain.visit.VisitCompleted;
import pl.proassist.domain.visit.VisitConfirmed;
import pl.proassist.domain.visit.VisitLapsed;
import pl.proassist.domain.visit.VisitMissed;
import pl.proassist.domain.visit.VisitMoved;
import pl.proassist.domain.visit.VisitReinstated;
import pl.proassist.domain.visit.VisitTermsChanged;

/** Every event that can be stored, under the name by which it is found again. */
final class EventCatalog {

    static final List<Class<? extends DomainEvent>> ALL = List.of(
            SlotFreed.class, VisitBooked.class, VisitCancelled.class, VisitCompleted.class, VisitConfirmed.class, VisitLapsed.class,
            VisitMissed.class, VisitMoved.class, VisitReinstated.class, VisitTermsChanged.class,
            PaymentLinkChanged.class, PaymentLinkExpired.class, PaymentLinkOpened.class, PaymentLinkRequested.class,
            PaymentLinkWithdrawn.class, PayerSent.class, PaymentReceived.class, PaymentUnmatched.class,
            RefundDone.class, RefundDue.class, RefundFailed.class, RefundOrdered.class,
            InvoiceAccepted.class, InvoiceFrozen.class, InvoiceHandedOver.class, InvoiceIssuedOutside.class, InvoiceRefused.class);

    private static final Map<String, Class<? extends DomainEvent>> BY_NAME = ALL.stream()
            .collect(Collectors.toUnmodifiableMap(type -> type.getAnnotation(DomainEvent.Named.class).value(), Function.identity()));

    private EventCatalog() {
    }

    static Class<? extends DomainEvent> named(String name) {
        var type = BY_NAME.get(name);
        if (type == null) {
            throw new IllegalStateException("no event is called " + name);
        }
        return type;
    }
}

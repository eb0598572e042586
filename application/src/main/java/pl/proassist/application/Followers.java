package pl.proassist.application;

import java.util.List;
import java.util.Map;
import pl.proassist.application.booking.ConfirmWhenPaid;
import pl.proassist.application.booking.OfferFreedSlot;
import pl.proassist.application.delivery.Subscriptions;
import pl.proassist.application.invoicing.CorrectInvoicesWhenMoneyReturns;
import pl.proassist.application.invoicing.IssueAdvanceWhenPaid;
import pl.proassist.application.invoicing.IssueWhenOriginalSettled;
import pl.proassist.application.invoicing.QueueInvoice;
import pl.proassist.application.notifying.MailInvoice;
import pl.proassist.application.notifying.TellPatient;
import pl.proassist.application.prepayment.AskAfterValidity;
import pl.proassist.application.prepayment.AskWhilePayerIsAway;
import pl.proassist.application.prepayment.CancelOrdersWhenClosed;
import pl.proassist.application.prepayment.FollowRefundWhenOrdered;
import pl.proassist.application.prepayment.OpenLinkWhenBooked;
import pl.proassist.application.prepayment.OrderRefundWhenDue;
import pl.proassist.application.prepayment.RaiseTaskWhenStuck;
import pl.proassist.application.prepayment.ReturnSurplusWhenRefunded;
import pl.proassist.domain.invoice.InvoiceAccepted;
import pl.proassist.domain.invoice.InvoiceFrozen;
import pl.proassist.domain.invoice.InvoiceHandedOver;
import pl.proassist.domain.invoice.InvoiceIssuedOutside;
import pl.proassist.domain.payment.PayerSent;
import pl.proassist.domain.payment.PaymentLinkChanged;
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
import pl.proassist.domain.visit.VisitCancelled;
import pl.proassist.domain.visit.VisitConfirmed;
import pl.proassist.domain.visit.VisitLapsed;
import pl.proassist.domain.visit.VisitMissed;
import pl.proassist.domain.visit.VisitMoved;
import pl.proassist.domain.visit.VisitReinstated;
import pl.proassist.domain.visit.VisitTermsChanged;

/** What follows what: every event that leads to something, with the reactions that do it. The product on one page. */
public final class Followers {

    public static final Subscriptions SUBSCRIPTIONS = new Subscriptions(Map.ofEntries(
            Map.entry(VisitConfirmed.class, List.of(TellPatient.NAME, IssueAdvanceWhenPaid.NAME)),
            Map.entry(VisitReinstated.class, List.of(TellPatient.NAME, IssueAdvanceWhenPaid.NAME)),
            Map.entry(VisitLapsed.class, List.of(TellPatient.NAME, OfferFreedSlot.NAME)),
            Map.entry(VisitCancelled.class, List.of(TellPatient.NAME, OfferFreedSlot.NAME, CorrectInvoicesWhenMoneyReturns.NAME)),
            Map.entry(VisitMissed.class, List.of(CorrectInvoicesWhenMoneyReturns.NAME)),
            Map.entry(VisitMoved.class, List.of(TellPatient.NAME, IssueAdvanceWhenPaid.NAME)),
            Map.entry(SlotFreed.class, List.of(OfferFreedSlot.NAME)),
            Map.entry(VisitTermsChanged.class, List.of(TellPatient.NAME)),
            Map.entry(PaymentLinkRequested.class, List.of(OpenLinkWhenBooked.NAME, TellPatient.NAME)),
            Map.entry(PaymentLinkChanged.class, List.of(OpenLinkWhenBooked.NAME)),
            Map.entry(PaymentLinkOpened.class, List.of(AskAfterValidity.NAME)),
            Map.entry(PayerSent.class, List.of(AskWhilePayerIsAway.NAME)),
            Map.entry(PaymentLinkWithdrawn.class, List.of(CancelOrdersWhenClosed.NAME)),
            Map.entry(PaymentReceived.class, List.of(ConfirmWhenPaid.NAME, CancelOrdersWhenClosed.NAME, TellPatient.NAME, IssueAdvanceWhenPaid.NAME)),
            Map.entry(PaymentUnmatched.class, List.of(RaiseTaskWhenStuck.NAME)),
            Map.entry(RefundDue.class, List.of(OrderRefundWhenDue.NAME)),
            Map.entry(RefundOrdered.class, List.of(FollowRefundWhenOrdered.NAME, TellPatient.NAME)),
            Map.entry(RefundDone.class, List.of(ReturnSurplusWhenRefunded.NAME, CorrectInvoicesWhenMoneyReturns.NAME)),
            Map.entry(RefundFailed.class, List.of(RaiseTaskWhenStuck.NAME)),
            Map.entry(InvoiceFrozen.class, List.of(QueueInvoice.NAME)),
            Map.entry(InvoiceAccepted.class, List.of(IssueWhenOriginalSettled.NAME, MailInvoice.NAME)),
            Map.entry(InvoiceHandedOver.class, List.of(MailInvoice.NAME)),
            Map.entry(InvoiceIssuedOutside.class, List.of(IssueWhenOriginalSettled.NAME, MailInvoice.NAME))), Followers::isSaidAlready);

    private Followers() {
    }

    /** Who books a visit that needs no payment knows from the answer that it is confirmed. */
    private static boolean isSaidAlready(DomainEvent event) {
        return event instanceof VisitConfirmed confirmed && confirmed.how() == VisitConfirmed.How.AT_BOOKING;
    }
}

package pl.proassist.application.notifying;

import io.vavr.control.Option;
import java.time.Clock;
import java.time.Instant;
import pl.proassist.application.delivery.Reaction;
import pl.proassist.application.port.Invoices;
import pl.proassist.application.port.MessagePolicies;
import pl.proassist.application.port.Messages;
import pl.proassist.application.port.Messages.Message;
import pl.proassist.application.port.Patients;
import pl.proassist.application.port.Transactions;
import pl.proassist.application.port.Visits;
import pl.proassist.domain.invoice.Invoice;
import pl.proassist.domain.invoice.InvoiceAccepted;
import pl.proassist.domain.invoice.InvoiceHandedOver;
import pl.proassist.domain.invoice.InvoiceId;
import pl.proassist.domain.invoice.InvoiceIssuedOutside;
import pl.proassist.domain.invoice.InvoicePaper;
import pl.proassist.domain.message.MessageKind;
import pl.proassist.domain.shared.DomainEvent;
import pl.proassist.domain.visit.Visit;
import pl.proassist.domain.visit.VisitDetails;

/**
 * An invoice was issued: its patient gets the paper (INV-02), once, however often it changes its state from then on. An invoice that somebody
 * else is to pay, or that bills no visit, is given out by hand.
 */
public final class MailInvoice implements Reaction {

    public static final String NAME = "mail-invoice";

    private final Invoices invoices;
    private final Visits visits;
    private final Ways ways;
    private final Messages messages;
    private final String verificationPages;
    private final Transactions transactions;
    private final Clock clock;

    public MailInvoice(Invoices invoices, Visits visits, Patients patients, MessagePolicies policies, Messages messages, String verificationPages,
                       Transactions transactions, Clock clock) {
        this.invoices = invoices;
        this.visits = visits;
        this.ways = new Ways(patients, policies);
        this.messages = messages;
        this.verificationPages = verificationPages;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override public String name() { return NAME; }

    @Override public Option<Instant> on(DomainEvent event) {
        transactions.record(() -> {
            invoices.find(invoice(event)).filter(invoice -> InvoicePaper.of(invoice, verificationPages).exists(InvoicePaper::isForPatient)).forEach(this::tell);
            return event;
        });
        return Option.none();
    }

    private static InvoiceId invoice(DomainEvent event) {
        if (event instanceof InvoiceAccepted accepted) {
            return accepted.invoice();
        } else if (event instanceof InvoiceHandedOver handedOver) {
            return handedOver.invoice();
        } else if (event instanceof InvoiceIssuedOutside outside) {
            return outside.invoice();
        }
        throw new IllegalStateException("nobody said what to send of " + event.name());
    }

    private void tell(Invoice invoice) {
        Option.ofOptional(invoice.details().visits().stream().findFirst()).flatMap(visits::find).map(Visit::details)
                .forEach(visit -> tell(visit, invoice.id()));
    }

    private void tell(VisitDetails visit, InvoiceId invoice) {
        var now = clock.instant();
        messages.add(ways.of(visit, MessageKind.INVOICE).stream()
                .map(channel -> Message.of(visit.id(), MessageKind.INVOICE, invoice.toString(), channel, now, now.plus(TellPatient.NEWS_LIVES))).toList());
    }
}

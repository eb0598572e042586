package pl.proassist.application.notifying;

import io.vavr.control.Either;
import java.time.Clock;
import java.util.Set;
import pl.proassist.application.port.Messages;
import pl.proassist.application.port.Messages.Message;
import pl.proassist.application.port.PaymentLinks;
import pl.proassist.application.port.Transactions;
import pl.proassist.application.port.Visits;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.message.MessageKind;
import pl.proassist.domain.payment.PaymentLink;
import pl.proassist.domain.payment.PaymentLinkId;
import pl.proassist.domain.policy.MessageChannel;
import pl.proassist.domain.policy.Requirement;
import pl.proassist.domain.shared.Refusal;

/** Staff send a payment link once more, by the channels they name. */
public final class SendPaymentLink {

    public record Command(PaymentLinkId link, Set<MessageChannel> sendBy) {
    }

    private final PaymentLinks links;
    private final Visits visits;
    private final Messages messages;
    private final Transactions transactions;
    private final Clock clock;

    public SendPaymentLink(PaymentLinks links, Visits visits, Messages messages, Transactions transactions, Clock clock) {
        this.links = links;
        this.visits = visits;
        this.messages = messages;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Either<Refusal, PaymentLink> handle(Caller caller, Command command) {
        var now = clock.instant();
        return transactions.run(caller.does("link.send").on("link", command.link().value()), () ->
                links.require(command.link(), caller, Permission.PAYMENTS_HANDLE).flatMap(link -> link.payable(now)).peek(link -> {
            var required = visits.find(link.details().visit()).get().details().terms().requirement() == Requirement.REQUIRED;
            var kind = required ? MessageKind.PAYMENT_REQUIRED : MessageKind.PAYMENT_OPTIONAL;
            messages.add(command.sendBy().stream().map(channel -> Message.of(link.details().visit(), kind, "sent again " + now, channel,
                    now, link.details().terms().deadline())).toList());
        }));
    }
}

package pl.proassist.application.notifying;

import io.vavr.control.Either;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import pl.proassist.application.port.Messages;
import pl.proassist.application.port.Messages.Message;
import pl.proassist.application.port.PaymentLinks;
import pl.proassist.application.port.Transactions;
import pl.proassist.application.port.Visits;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.policy.MessageChannel;
import pl.proassist.domain.shared.Refusal;
import pl.proassist.domain.visit.Visit;
import pl.proassist.domain.visit.VisitRefusal;
import pl.proassist.domain.visit.VisitStatus;

/** Staff send a message once more, by the channel they name, when what it tells is still true. It is a message of its own. */
public final class SendAgain {

    public record Command(UUID message, MessageChannel channel) {
    }

    private static final Duration NEWS_LIVES = Duration.ofDays(2);

    private final Messages messages;
    private final Visits visits;
    private final PaymentLinks links;
    private final Letters letters;
    private final Transactions transactions;
    private final Clock clock;

    public SendAgain(Messages messages, Visits visits, PaymentLinks links, Letters letters, Transactions transactions, Clock clock) {
        this.messages = messages;
        this.visits = visits;
        this.links = links;
        this.letters = letters;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @return the new message */
    public Either<Refusal, Message> handle(Caller caller, Command command) {
        var now = clock.instant();
        var unknown = new OutboxRefusal.UnknownMessage(command.message());
        var act = caller.does("message.send-again").saying("message", command.message().toString()).saying("channel", command.channel().name());
        return transactions.run(act, () -> messages.find(command.message()).<Refusal>toEither(unknown)
                .flatMap(told -> visits.find(told.visit()).<Refusal>toEither(unknown)
                        .flatMap(visit -> caller.may(Permission.PAYMENTS_HANDLE, visit.details().facility(), unknown).map(may -> visit))
                        .flatMap(visit -> worthUntil(told, visit, now))
                        .map(until -> Message.of(told.visit(), told.kind(), occasion(told, now), command.channel(), now, until)))
                .flatMap(this::add));
    }

    /** What names its document goes on naming it. */
    private static String occasion(Message told, Instant now) {
        return told.kind().bringsPaper() ? told.occasion().split(" ")[0] + " sent again " + now : "sent again " + now;
    }

    private Either<Refusal, Message> add(Message message) {
        if (letters.write(message).isEmpty()) {
            return Either.left(new VisitRefusal.NoReachableChannel(message.visit()));
        }
        messages.add(List.of(message));
        return Either.right(message);
    }

    private Either<Refusal, Instant> worthUntil(Message told, Visit visit, Instant now) {
        if (told.kind().asksForMoney()) {
            return links.ofVisit(told.visit()).<Refusal>toEither(() -> new OutboxRefusal.NewsIsOld(told.id()))
                    .flatMap(link -> link.payable(now)).map(link -> link.details().terms().deadline());
        }
        return isStillTrue(told, visit, now) ? Either.right(now.plus(NEWS_LIVES)) : Either.left(new OutboxRefusal.NewsIsOld(told.id()));
    }

    private static boolean isStillTrue(Message told, Visit visit, Instant now) {
        var status = VisitStatus.of(visit);
        return switch (told.kind()) {
            case REFUND, INVOICE, ACCOUNTING_NOTE, PAPER_TO_BUYER -> true;
            case VISIT_LAPSED -> status == VisitStatus.LAPSED;
            case VISIT_CANCELLED -> status == VisitStatus.CANCELLED;
            default -> status == VisitStatus.CONFIRMED && now.isBefore(visit.details().slot().start());
        };
    }
}

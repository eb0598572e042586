package pl.proassist.application.notifying;

import io.vavr.control.Option;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import pl.proassist.application.delivery.DeliverEvents;
import pl.proassist.application.delivery.DueWork;
import pl.proassist.application.port.GatewayUnavailable;
import pl.proassist.application.port.GatewayUnreached;
import pl.proassist.application.port.Handover;
import pl.proassist.application.port.Mailer;
import pl.proassist.application.port.Measurements;
import pl.proassist.application.port.Messages;
import pl.proassist.application.port.Messages.Message;
import pl.proassist.application.port.Messages.Route;
import pl.proassist.application.port.Messages.Settlement;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.policy.MessageChannel;

/**
 * Hands the waiting messages of one channel to its provider, several at once. The address and the text are looked up now, not
 * stored. An account that is not reached or does not work is followed by the next one, but only while it is certain that the
 * message was not taken, and one that rests is passed over; then comes the other channel, and then a person.
 */
public final class SendMessages implements DueWork {

    private static final Duration CHANNEL_PAUSE = Duration.ofMinutes(5);

    /** Two and a half minutes of bad weather; then the other channel carries the news too. */
    private static final int PATIENT_TRIES = 5;

    private final Hands hands;
    private final Messages messages;
    private final Letters letters;
    private final SmsAccounts smsAccounts;
    private final Mailer mailer;
    private final OtherWay otherWay;
    private final Transactions transactions;
    private final Measurements measurements;
    private final Clock clock;

    public SendMessages(Hands hands, Messages messages, Letters letters, SmsAccounts smsAccounts, Mailer mailer, OtherWay otherWay,
                        Transactions transactions, Measurements measurements, Clock clock) {
        this.hands = hands;
        this.messages = messages;
        this.letters = letters;
        this.smsAccounts = smsAccounts;
        this.mailer = mailer;
        this.otherWay = otherWay;
        this.transactions = transactions;
        this.measurements = measurements;
        this.clock = clock;
    }

    @Override public int runSome() {
        var now = clock.instant();
        var may = hands.pace().take(hands.atOnce(), now);
        if (may == 0) {
            return 0;
        }
        var due = messages.lease(hands.channel(), now, may);
        hands.pace().giveBack(may - due.size(), now);
        CompletableFuture.allOf(due.stream().map(message -> CompletableFuture.runAsync(() -> send(message), hands.executor()))
                .toArray(CompletableFuture[]::new)).join();
        return due.size();
    }

    @Override public Option<Instant> nextDue() {
        return messages.nextDue(hands.channel()).map(due -> {
            var pace = hands.pace().next(clock.instant());
            return due.isAfter(pace) ? due : pace;
        });
    }

    private void send(Message message) {
        if (clock.instant().isAfter(message.notAfter()) || letters.isPointless(message)) {
            settle(message, new Settlement.TooLate(clock.instant()));
            return;
        }
        var letter = letters.write(message);
        if (letter.isEmpty()) {
            lost(message, "no-address");
            return;
        }
        if (detour(message)) {
            return;
        }
        try {
            settle(message, handOver(message, letter.get()));
        } catch (GatewayUnreached nothingDone) {
            if (!goesToNextAccount(message, "unreached")) {
                again(message, Option.none(), "unreached", SmsAccounts.anew(message.route()));
            }
        } catch (GatewayUnavailable weather) {
            again(message, Option.none(), "unavailable", message.route().inDoubt());
        }
    }

    private Handover handOver(Message message, Letters.Letter letter) {
        return letter.to().fold(
                phone -> smsAccounts.by(message.route()).send(message.id(), phone, letter.text()),
                email -> mailer.send(message.id(), email, letter.subject(), letter.text(), letters.attachment(letter)));
    }

    private void settle(Message message, Handover handover) {
        handover.fold(
                accepted -> settle(message, sent(message, accepted)),
                later -> again(message, later.notBefore(), later.reason(), message.route().inDoubt()),
                down -> down(message, down.reason()),
                rejected -> lost(message, rejected.reason()),
                refused -> lost(message, refused.reason()));
    }

    private Settlement sent(Message message, Handover.Accepted accepted) {
        var now = clock.instant();
        measurements.handedOver(message.channel().name(), Duration.between(message.createdAt(), now));
        return new Settlement.Sent(now, accepted.providerId(), accepted.parts());
    }

    /** The account does not work until somebody mends it: the next one, or the other channel. */
    private Message down(Message message, String reason) {
        return goesToNextAccount(message, reason) ? message : transactions.record(() -> settle(message, otherWay.carries(message)
                ? new Settlement.Failed(clock.instant(), reason)
                : retry(CHANNEL_PAUSE, reason, SmsAccounts.anew(message.route()))));
    }

    /** An account that was not reached has nothing; from one that may have taken an earlier try the message does not move. */
    private boolean goesToNextAccount(Message message, String reason) {
        return goes(message, Option.when(message.channel() == MessageChannel.SMS, message.route()).flatMap(smsAccounts::next), reason);
    }

    /** Which account has it is written down before it is handed over: a server may die in between. */
    private boolean detour(Message message) {
        return goes(message, Option.when(message.channel() == MessageChannel.SMS, message.route()).flatMap(smsAccounts::detour), "account rests");
    }

    private boolean goes(Message message, Option<Route> by, String reason) {
        by.forEach(route -> settle(message, retry(Duration.ZERO, reason, route)));
        return by.isDefined();
    }

    /** The weather is waited out, but not for long without the other channel. */
    private Message again(Message message, Option<Duration> notBefore, String reason, Route route) {
        return transactions.record(() -> {
            if (message.tries() >= PATIENT_TRIES) {
                otherWay.carries(message);
            }
            return settle(message, retry(notBefore.getOrElse(DeliverEvents.pause(message.tries())), reason, route));
        });
    }

    private Settlement retry(Duration pause, String reason, Route route) {
        return new Settlement.RetryAt(clock.instant().plus(pause), reason, route);
    }

    /** This message will not go out this way: the other channel, or a person, must carry the news. */
    private Message lost(Message message, String reason) {
        return transactions.record(() -> {
            settle(message, new Settlement.Failed(clock.instant(), reason));
            otherWay.orStaff(message);
            return message;
        });
    }

    private Message settle(Message message, Settlement settlement) {
        messages.settle(message.id(), settlement);
        return message;
    }
}

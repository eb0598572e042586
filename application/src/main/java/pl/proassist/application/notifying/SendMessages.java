package pl.proassist.application.notifying;

import io.vavr.control.Option;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import pl.proassist.application.delivery.DeliverEvents;
import pl.proassist.application.delivery.DueWork;
import pl.proassist.application.port.GatewayUnavailable;
import pl.proassist.application.port.Handover;
import pl.proassist.application.port.Mailer;
import pl.proassist.application.port.Measurements;
import pl.proassist.application.port.Messages;
import pl.proassist.application.port.Messages.Message;
import pl.proassist.application.port.Messages.Settlement;
import pl.proassist.application.port.SmsGateway;
import pl.proassist.application.port.StaffTasks;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.policy.MessageChannel;

/**
 * Hands waiting messages to the gateways. The address and the text are looked up now, not stored. When a channel or an address
 * refuses, the other channel is used; when there is none, staff are told.
 */
public final class SendMessages implements DueWork {

    private static final int BATCH = 20;
    private static final Duration CHANNEL_PAUSE = Duration.ofMinutes(5);

    private final Messages messages;
    private final Letters letters;
    private final SmsGateway sms;
    private final Mailer mailer;
    private final StaffTasks tasks;
    private final Transactions transactions;
    private final Measurements measurements;
    private final Clock clock;

    public SendMessages(Messages messages, Letters letters, SmsGateway sms, Mailer mailer, StaffTasks tasks, Transactions transactions,
                        Measurements measurements, Clock clock) {
        this.messages = messages;
        this.letters = letters;
        this.sms = sms;
        this.mailer = mailer;
        this.tasks = tasks;
        this.transactions = transactions;
        this.measurements = measurements;
        this.clock = clock;
    }

    @Override public int runSome() {
        var due = messages.lease(clock.instant(), BATCH);
        due.forEach(this::send);
        return due.size();
    }

    @Override public Option<Instant> nextDue() {
        return messages.nextDue();
    }

    private void send(Message message) {
        if (clock.instant().isAfter(message.notAfter()) || letters.isPointless(message)) {
            messages.settle(message.id(), new Settlement.TooLate(clock.instant()));
            return;
        }
        try {
            messages.settle(message.id(), letters.write(message).map(letter -> handOver(message, letter)).fold(
                    () -> giveUp(message, "no-address"),
                    handover -> settlement(message, handover)));
        } catch (GatewayUnavailable weather) {
            messages.settle(message.id(), retry(DeliverEvents.pause(message.tries()), "unavailable"));
        }
    }

    private Handover handOver(Message message, Letters.Letter letter) {
        return letter.to().fold(
                phone -> sms.send(message.id(), phone, letter.text()),
                email -> mailer.send(message.id(), email, letter.subject(), letter.text()));
    }

    private Settlement settlement(Message message, Handover handover) {
        return handover.fold(
                accepted -> sent(message, accepted),
                later -> retry(later.notBefore().getOrElse(DeliverEvents.pause(message.tries())), later.reason()),
                down -> triedOtherChannel(message) ? failed(down.reason()) : retry(CHANNEL_PAUSE, down.reason()),
                rejected -> giveUp(message, rejected.reason()),
                refused -> giveUp(message, refused.reason()));
    }

    private Settlement sent(Message message, Handover.Accepted accepted) {
        var now = clock.instant();
        measurements.handedOver(message.channel().name(), Duration.between(message.createdAt(), now));
        return new Settlement.Sent(now, accepted.providerId(), accepted.parts());
    }

    private Settlement retry(Duration pause, String reason) {
        return new Settlement.RetryAt(clock.instant().plus(pause), reason);
    }

    private Settlement failed(String reason) {
        return new Settlement.Failed(clock.instant(), reason);
    }

    /** This message will not go out this way: the other channel, or a person, must carry the news. */
    private Settlement giveUp(Message message, String reason) {
        if (!triedOtherChannel(message)) {
            var now = clock.instant();
            letters.visit(message).forEach(visit -> transactions.record(() -> {
                tasks.raise(NotReached.task(visit, message.visit().value(), now));
                return visit;
            }));
        }
        return failed(reason);
    }

    private boolean triedOtherChannel(Message message) {
        var other = message.channel() == MessageChannel.SMS ? MessageChannel.EMAIL : MessageChannel.SMS;
        var instead = message.by(other, clock.instant());
        if (message.fallback() || letters.write(instead).isEmpty()) {
            return false;
        }
        transactions.record(() -> {
            messages.add(List.of(instead));
            return instead;
        });
        return true;
    }
}

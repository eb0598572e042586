package pl.proassist.application.notifying;

import io.vavr.control.Option;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import pl.proassist.application.delivery.Reaction;
import pl.proassist.application.port.MessagePolicies;
import pl.proassist.application.port.Messages;
import pl.proassist.application.port.Messages.Message;
import pl.proassist.application.port.Patients;
import pl.proassist.application.port.StaffTasks;
import pl.proassist.application.port.Transactions;
import pl.proassist.application.port.Visits;
import pl.proassist.domain.message.MessageKind;
import pl.proassist.domain.payment.PaymentLinkRequested;
import pl.proassist.domain.payment.PaymentReceived;
import pl.proassist.domain.payment.RefundOrdered;
import pl.proassist.domain.policy.MessageChannel;
import pl.proassist.domain.policy.Requirement;
import pl.proassist.domain.shared.DomainEvent;
import pl.proassist.domain.visit.Visit;
import pl.proassist.domain.visit.VisitCancelled;
import pl.proassist.domain.visit.VisitConfirmed;
import pl.proassist.domain.visit.VisitDetails;
import pl.proassist.domain.visit.VisitId;
import pl.proassist.domain.visit.VisitLapsed;
import pl.proassist.domain.visit.VisitMoved;
import pl.proassist.domain.visit.VisitReinstated;
import pl.proassist.domain.visit.VisitStatus;
import pl.proassist.domain.visit.VisitTermsChanged;

/**
 * Something happened that the patient should hear of: puts the message into the outbox, once for each visit, kind and occasion.
 * It goes by the ways that reach the patient and that the facility lets it go (MSG-09); none of these messages waits for quiet hours to end.
 */
public final class TellPatient implements Reaction {

    public static final String NAME = "tell-patient";

    /** After that long the news only confuses, and a provider may have forgotten that it had the message (smsapi.md 10). */
    static final Duration NEWS_LIVES = Duration.ofDays(2);

    private static final Set<MessageKind> ASKING =
            EnumSet.of(MessageKind.PAYMENT_REQUIRED, MessageKind.PAYMENT_OPTIONAL, MessageKind.PAYMENT_RULES_CHANGED);

    private final Visits visits;
    private final Ways ways;
    private final Messages messages;
    private final StaffTasks tasks;
    private final Transactions transactions;
    private final Clock clock;

    public TellPatient(Visits visits, Patients patients, MessagePolicies policies, Messages messages, StaffTasks tasks, Transactions transactions,
                       Clock clock) {
        this.visits = visits;
        this.ways = new Ways(patients, policies);
        this.messages = messages;
        this.tasks = tasks;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override public String name() { return NAME; }

    @Override public Option<Instant> on(DomainEvent event) {
        transactions.record(() -> {
            if (event instanceof PaymentLinkRequested requested) {
                visits.find(requested.visit()).forEach(this::askForMoney);
            } else if (event instanceof VisitTermsChanged changed) {
                visits.find(changed.visit()).forEach(this::tellNewTerms);
            } else if (event instanceof VisitConfirmed confirmed) {
                tell(confirmed.visit(), MessageKind.VISIT_CONFIRMED, confirmed.how().name());
            } else if (event instanceof VisitReinstated reinstated) {
                tell(reinstated.visit(), MessageKind.LATE_PAYMENT, "reinstated");
            } else if (event instanceof VisitLapsed lapsed) {
                tell(lapsed.visit(), MessageKind.VISIT_LAPSED, "lapsed");
            } else if (event instanceof VisitCancelled cancelled) {
                tell(cancelled.visit(), MessageKind.VISIT_CANCELLED, "cancelled");
            } else if (event instanceof VisitMoved moved) {
                tell(moved.visit(), MessageKind.VISIT_MOVED, moved.to().toString());
            } else if (event instanceof RefundOrdered ordered) {
                tell(ordered.visit(), MessageKind.REFUND, ordered.payment().toString());
            } else if (event instanceof PaymentReceived received) {
                visits.find(received.visit()).filter(visit -> visit.details().terms().requirement() == Requirement.OPTIONAL)
                        .forEach(visit -> tell(visit.id(), MessageKind.PAYMENT_RECEIVED, received.payment().toString()));
            } else {
                throw new IllegalStateException("nobody said what to tell of " + event.name());
            }
            return event;
        });
        return Option.none();
    }

    private void askForMoney(Visit visit) {
        var details = visit.details();
        switch (VisitStatus.of(visit)) {
            case AWAITING_PAYMENT -> sendLink(details, MessageKind.PAYMENT_REQUIRED);
            case CONFIRMED -> {
                if (details.terms().requirement() == Requirement.OPTIONAL) {
                    sendLink(details, MessageKind.PAYMENT_OPTIONAL);
                }
            }
            default -> { }
        }
    }

    private void tellNewTerms(Visit visit) {
        if (visit.details().terms().deadline().isDefined() && wasAskedOtherwise(visit.details())) {
            sendLink(visit.details(), MessageKind.PAYMENT_RULES_CHANGED);
        }
    }

    /** Whether the patient was told other terms before; a first link tells its terms by itself. */
    private boolean wasAskedOtherwise(VisitDetails visit) {
        return messages.of(visit.id()).stream().filter(told -> ASKING.contains(told.kind()))
                .anyMatch(told -> !told.id().equals(asking(visit, told.kind(), told.channel()).id()));
    }

    private Message asking(VisitDetails visit, MessageKind kind, MessageChannel channel) {
        var deadline = visit.terms().deadline().get();
        return Message.of(visit.id(), kind, deadline + " " + visit.terms().amount(), channel, clock.instant(), deadline);
    }

    private void sendLink(VisitDetails visit, MessageKind kind) {
        var channels = ways.of(visit, kind);
        if (channels.isEmpty() && ways.isSent(visit, kind) && visit.terms().requirement() == Requirement.REQUIRED) {
            tasks.raise(NotReached.task(visit, visit.id().value(), clock.instant()));
        }
        messages.add(channels.stream().map(channel -> asking(visit, kind, channel)).toList());
    }

    private void tell(VisitId id, MessageKind kind, String occasion) {
        var now = clock.instant();
        visits.find(id).forEach(visit -> messages.add(ways.of(visit.details(), kind).stream()
                .map(channel -> Message.of(id, kind, occasion, channel, now, now.plus(NEWS_LIVES))).toList()));
    }
}

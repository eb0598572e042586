package pl.proassist.application.prepayment;

import java.time.Instant;
import java.util.List;
import pl.proassist.application.notifying.NotReached;
import pl.proassist.application.port.DeliverySettings;
import pl.proassist.application.port.Messages;
import pl.proassist.application.port.StaffTasks;
import pl.proassist.domain.policy.Requirement;
import pl.proassist.domain.visit.VisitDetails;

/**
 * Whether anybody told the patient that a visit must be paid for. Where no message arrived, the patient is not to blame, and the
 * slot waits for staff, unless the facility wants it given up all the same. Used inside a transaction.
 */
public final class Reach {

    private final Messages messages;
    private final StaffTasks tasks;
    private final DeliverySettings settings;

    public Reach(Messages messages, StaffTasks tasks, DeliverySettings settings) {
        this.messages = messages;
        this.tasks = tasks;
        this.settings = settings;
    }

    /** Whether staff are to decide about the slot; a person who has seen to the task has decided that the ordinary rule holds. */
    boolean isUpToStaff(VisitDetails visit) {
        return settings.unreached(visit.facility()) == DeliverySettings.Unreached.ASK_STAFF
                && !tasks.isDone(NotReached.id(visit)) && nobodyWasTold(visit);
    }

    private boolean nobodyWasTold(VisitDetails visit) {
        var asked = asking(messages.of(visit.id()));
        return asked.isEmpty() ? tasks.find(NotReached.id(visit)).isDefined() : noneArrived(asked);
    }

    /** Messages about the payment were written, and at this moment none of them is on its way. */
    static boolean missed(Requirement requirement, List<Messages.Told> told) {
        var asked = asking(told);
        return requirement == Requirement.REQUIRED && !asked.isEmpty() && noneArrived(asked)
                && asked.stream().anyMatch(message -> message.state() != Messages.State.WAITING);
    }

    private static List<Messages.Told> asking(List<Messages.Told> told) {
        return told.stream().filter(message -> message.kind().asksForMoney()).toList();
    }

    private static boolean noneArrived(List<Messages.Told> asked) {
        return asked.stream().noneMatch(message -> message.state().isOnItsWay());
    }

    void askStaff(VisitDetails visit, Instant now) {
        tasks.raise(NotReached.task(visit, visit.id().value(), now));
    }
}

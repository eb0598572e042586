package pl.proassist.application.desk;

import io.vavr.control.Either;
import java.util.List;
import pl.proassist.application.port.Directory;
import pl.proassist.application.port.StaffTasks;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.FacilityRefusal;
import pl.proassist.domain.shared.Refusal;

/** What waits for a person in a facility. */
public final class ListTasks {

    private final StaffTasks tasks;
    private final Directory directory;
    private final Transactions transactions;

    public ListTasks(StaffTasks tasks, Directory directory, Transactions transactions) {
        this.tasks = tasks;
        this.directory = directory;
        this.transactions = transactions;
    }

    public Either<Refusal, List<StaffTasks.Task>> handle(Caller caller, FacilityId facility, int limit) {
        var unknown = new FacilityRefusal.UnknownFacility(facility);
        return transactions.run(caller.looks("task.list").on("facility", facility.value()), () -> caller.may(Permission.PAYMENTS_HANDLE, facility, unknown)
                .flatMap(may -> directory.facility(facility).<Refusal>toEither(unknown))
                .map(known -> tasks.open(facility, limit)));
    }
}

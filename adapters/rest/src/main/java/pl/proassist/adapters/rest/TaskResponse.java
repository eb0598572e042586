package pl.proassist.adapters.rest;

import pl.proassist.application.port.StaffTasks;

/** Something that only a person can settle. */
public record TaskResponse(String id, String facility, String visit, String kind, String subject, String raisedAt) {

    static TaskResponse of(StaffTasks.Task task) {
        return new TaskResponse(task.id().toString(), task.facility().toString(), task.visit().map(Object::toString).getOrNull(), task.kind().name(),
                task.subject().toString(), task.raisedAt().toString());
    }
}

package pl.proassist.adapters.rest;

import java.util.List;
import pl.proassist.application.booking.ShowCancelledDay;
import pl.proassist.domain.visit.CancelledDay;

/**
 * A cancelled day, visit by visit.
 *
 * @param status   {@code RUNNING} or {@code DONE}
 * @param liftedAt since when that time can be booked again; none while it cannot
 */
public record CancelledDayResponse(String id, String facility, String specialist, String from, String to, String reason, String status, String liftedAt,
                                   int total, int done, List<Item> items) {

    /** @param result WAITING, CANCELLED, or NOT_CANCELLED with the code of the refusal */
    public record Item(String visit, String start, String result, String code, String doneAt, VisitResponse.Ledger ledger) {
    }

    static CancelledDayResponse of(CancelledDay day) {
        return of(day, day.items().stream().map(item -> item(item, null, null)).toList());
    }

    static CancelledDayResponse of(ShowCancelledDay.Shown shown) {
        return of(shown.day(), shown.lines().stream().map(line -> item(line.item(), line.visit().map(visit -> visit.start().toString()).getOrNull(),
                line.visit().map(visit -> VisitResponse.Ledger.of(visit.money().ledger())).getOrNull())).toList());
    }

    private static CancelledDayResponse of(CancelledDay day, List<Item> items) {
        var done = (int) day.items().stream().filter(item -> item.result().isDefined()).count();
        return new CancelledDayResponse(day.id().toString(), day.facility().toString(), day.specialist().toString(), day.from().toString(),
                day.until().toString(), day.reason(), day.isDone() ? "DONE" : "RUNNING", day.lifted().map(Object::toString).getOrNull(), day.items().size(), done, items);
    }

    private static Item item(CancelledDay.Item item, String start, VisitResponse.Ledger ledger) {
        var cancelled = item.result().contains(CancelledDay.Item.CANCELLED);
        var result = item.result().isEmpty() ? "WAITING" : cancelled ? "CANCELLED" : "NOT_CANCELLED";
        return new Item(item.visit().toString(), start, result, cancelled ? null : item.result().getOrNull(), item.doneAt().map(Object::toString).getOrNull(), ledger);
    }
}

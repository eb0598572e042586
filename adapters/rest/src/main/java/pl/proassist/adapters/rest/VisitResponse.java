package pl.proassist.adapters.rest;

import java.util.List;
import pl.proassist.application.port.Messages;

/** A visit with what was decided and paid for it, and what its patient was told (api.md 4). */
public record VisitResponse(String id, String facility, String specialist, String service, String patient, String room, String start,
                            String end, String channel, String status, List<String> warnings, Payment payment, String attendance,
                            List<Message> messages) {

    public record Payment(String requirement, String amount, String paid, String refunded, String unmatched, String kind, String deadline,
                          String deadlineInWords, String status, String decidedBy, List<String> because, Link link) {
    }

    public record Link(String id, String url, String status) {
    }

    /**
     * @param fallback it went this way because the other one did not work
     * @param parts    how many SMS it was counted as
     */
    public record Message(String id, String kind, String channel, String status, String reason, boolean fallback, String at, Integer parts) {

        static Message of(Messages.Told told) {
            return new Message(told.id().toString(), told.kind().name(), told.channel().name(), told.state().name(), told.reason().getOrNull(), told.fallback(),
                    told.at().toString(), told.parts().getOrNull());
        }
    }
}

package pl.proassist.adapters.rest;

import java.util.List;
import pl.proassist.application.port.Messages;
import pl.proassist.domain.visit.TermsAcceptance;

/** A visit with what was decided and paid for it, and what its patient was told (api.md 4). */
public record VisitResponse(String id, String facility, String specialist, String service, String patient, String room, String start,
                            String end, String channel, String status, List<String> warnings, Payment payment, String attendance,
                            List<Message> messages) {

    public record Payment(String requirement, String price, String amount, String paid, String refunded, String unmatched, String kind, String deadline,
                          String deadlineInWords, String status, String decidedBy, List<String> because, Link link, Ledger ledger, String claimable, List<Accepted> acceptedTerms) {
    }

    /** received = kept + refundDue + refunded; kept + open = due (prepayment.md 2.5). */
    public record Ledger(String received, String kept, String refundDue, String refunded, String due, String open) {

        static Ledger of(pl.proassist.domain.payment.Ledger ledger) {
            return new Ledger(ledger.received().toString(), ledger.kept().toString(), ledger.refundDue().toString(), ledger.refunded().toString(),
                    ledger.due().toString(), ledger.open().toString());
        }
    }

    /** The terms of prepayment that the patient accepted, and how (PAY-22). */
    public record Accepted(long version, String at, String way) {

        static Accepted of(TermsAcceptance acceptance) {
            return new Accepted(acceptance.version(), acceptance.at().toString(), acceptance.way().name());
        }
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

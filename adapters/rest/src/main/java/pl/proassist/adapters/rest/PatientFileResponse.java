package pl.proassist.adapters.rest;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import pl.proassist.application.patients.PatientFile;
import pl.proassist.application.port.Blacklisting;
import pl.proassist.application.port.PatientMarks;
import pl.proassist.domain.visit.WaitlistEntry;

/**
 * A patient's whole file for another program.
 *
 * @param names of the facilities, people and services whose ids stand in it
 */
public record PatientFileResponse(PatientsResource.PatientResponse patient, List<Visit> visits, List<Mark> marks, List<Waiting> waitingList,
                                  List<PatientConsentsResource.ConsentResponse> consents, List<DisclosuresResource.DisclosureResponse> disclosures,
                                  Map<String, String> names) {

    /** A visit with its money and with what the patient was told of it. */
    public record Visit(String id, String facility, String specialist, String service, String room, String start, String end, String channel,
                        String status, String requirement, String amount, String paid, String refunded, String kind, String deadline,
                        String attendance, List<LinkResponse.Payment> payments, List<VisitResponse.Message> messages, List<VisitResponse.Accepted> acceptedTerms,
                        List<AccountingNoteResponse> accountingNotes, VisitInvoicesResource.BillingResponse billing) {

        private static Visit of(PatientFile.Visited visited) {
            var visit = visited.visit();
            return new Visit(visit.id().toString(), visit.facility().toString(), visit.specialist().toString(), visit.service().toString(),
                    visit.room().map(Object::toString).getOrNull(), visit.start().toString(), visit.end().toString(), visit.channel().name(),
                    visit.status().name(), visit.requirement().name(), visit.amount().toString(), visit.paid().toString(), visit.refunded().toString(),
                    visit.kind().name(), visit.deadline().map(Object::toString).getOrNull(), visit.attendance().name(),
                    visited.payments().stream().map(LinkResponse::payment).toList(), visited.messages().stream().map(VisitResponse.Message::of).toList(),
                    visited.accepted().stream().map(VisitResponse.Accepted::of).toList(),
                    visited.notes().stream().map(AccountingNoteResponse::of).toList(),
                    visited.billing().map(VisitInvoicesResource.BillingResponse::of).getOrNull());
        }
    }

    /** @param requirement of an exemption; none for an entry on the blacklist */
    public record Mark(String facility, String requirement, String reason, String since, String expires, BlacklistingResponse.Evidence evidence,
                       BlacklistingResponse.Contest contest) {

        private static Mark of(PatientMarks.Mark mark) {
            var entry = mark.entry();
            return new Mark(mark.facility().toString(), mark.exemption().map(Enum::name).getOrNull(), mark.reason(), mark.since().toString(),
                    entry.flatMap(Blacklisting::expires).map(Object::toString).getOrNull(),
                    entry.map(Blacklisting::evidence).map(BlacklistingResponse.Evidence::of).getOrNull(),
                    entry.flatMap(Blacklisting::contest).map(BlacklistingResponse.Contest::of).getOrNull());
        }
    }

    /** A time that the patient waits for. */
    public record Waiting(String facility, String service, String specialist, String from, String to, String since) {

        private static Waiting of(WaitlistEntry entry) {
            return new Waiting(entry.facility().toString(), entry.service().toString(), entry.specialist().map(Object::toString).getOrNull(),
                    entry.from().toString(), entry.until().toString(), entry.since().toString());
        }
    }

    static PatientFileResponse of(PatientFile file) {
        return new PatientFileResponse(PatientsResource.PatientResponse.of(file.patient()), file.visits().stream().map(Visit::of).toList(),
                file.marks().stream().map(Mark::of).toList(), file.waiting().stream().map(Waiting::of).toList(),
                file.consents().stream().map(PatientConsentsResource.ConsentResponse::of).toList(),
                file.looks().stream().map(DisclosuresResource.DisclosureResponse::of).toList(),
                file.names().entrySet().stream().collect(Collectors.toMap(name -> name.getKey().toString(), Map.Entry::getValue)));
    }

    @Override public String toString() {
        return "file of " + patient;
    }
}

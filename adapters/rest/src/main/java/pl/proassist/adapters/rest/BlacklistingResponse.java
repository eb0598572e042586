package pl.proassist.adapters.rest;

import io.vavr.control.Option;
import java.util.List;
import pl.proassist.application.port.Author;
import pl.proassist.application.port.Blacklisting;
import pl.proassist.application.port.MissedVisits;
import pl.proassist.domain.visit.VisitId;

/** Why a facility asks a patient to pay first, and what the patient says against it. */
public record BlacklistingResponse(String facility, String patient, String reason, Evidence evidence, By by, String since, String expires, Contest contest) {

    /** The visits that the facility's own books told of. */
    public record Evidence(List<String> noShows, List<String> lateCancellations, String asOf) {

        static Evidence of(Blacklisting.Evidence evidence) {
            return new Evidence(ids(evidence.noShows()), ids(evidence.lateCancellations()), evidence.asOf().toString());
        }

        private static List<String> ids(List<VisitId> visits) {
            return visits.stream().map(VisitId::toString).toList();
        }
    }

    /** @param id the account or the key; others have none */
    public record By(String kind, String id) {

        static By of(Author author) {
            return new By(author.kind().name(), author.id().map(Object::toString).getOrNull());
        }
    }

    /** What the patient said, as it was taken down. */
    public record Contest(String words, String at, By by, Upheld upheld) {

        static Contest of(Blacklisting.Contest contest) {
            return new Contest(contest.words(), contest.at().toString(), By.of(contest.recordedBy()), contest.upheld().map(Upheld::of).getOrNull());
        }
    }

    /** The decision that the entry stays. */
    public record Upheld(String reason, String at, By by) {

        static Upheld of(Blacklisting.Upheld upheld) {
            return new Upheld(upheld.reason(), upheld.at().toString(), By.of(upheld.by()));
        }
    }

    /** A patient whom the system proposes; a person decides. */
    public record Proposal(String patient, Evidence evidence) {

        static Proposal of(MissedVisits.Proposal proposal) {
            return new Proposal(proposal.patient().toString(), Evidence.of(proposal.evidence()));
        }
    }

    /** What a facility counts. */
    public record Criteria(int visits, int months, String late) {

        static Criteria of(MissedVisits.Criteria criteria) {
            return new Criteria(criteria.visits(), criteria.months(), criteria.late().toString());
        }
    }

    static BlacklistingResponse of(Blacklisting entry) {
        Option<Contest> contest = entry.contest().map(Contest::of);
        return new BlacklistingResponse(entry.facility().toString(), entry.patient().toString(), entry.reason(), Evidence.of(entry.evidence()),
                By.of(entry.author()), entry.since().toString(), entry.expires().map(Object::toString).getOrNull(), contest.getOrNull());
    }

    @Override public String toString() {
        return "entry of " + patient;
    }
}

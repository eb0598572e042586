package pl.proassist.application.policies;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import pl.proassist.application.port.Author;
import pl.proassist.application.port.Blacklisting;
import pl.proassist.application.port.PatientMarks;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.access.Act;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.FacilityRefusal;
import pl.proassist.domain.patient.PatientId;
import pl.proassist.domain.shared.Refusal;

/**
 * A patient says that the entry is wrong; somebody writes that down, and a person decides: the entry is upheld here, or taken away. Who made
 * the entry never upholds it: another person does. Taking it away is in the patient's favour, so anybody may who holds the permission.
 */
public final class ContestBlacklisting {

    private final PatientMarks marks;
    private final Transactions transactions;
    private final Clock clock;

    public ContestBlacklisting(PatientMarks marks, Transactions transactions, Clock clock) {
        this.marks = marks;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Everybody at the desk who books may take a patient's words down. */
    public Either<Refusal, Blacklisting> contest(Caller caller, FacilityId facility, PatientId patient, String words) {
        return change(caller, Permission.VISITS_BOOK, caller.does("blacklist.contest"), facility, patient, entry -> Either.right(
                entry.contested(new Blacklisting.Contest(words, clock.instant(), Author.of(caller), Option.none()))));
    }

    public Either<Refusal, Blacklisting> uphold(Caller caller, FacilityId facility, PatientId patient, String reason) {
        return change(caller, Permission.BLACKLIST, caller.does("blacklist.uphold"), facility, patient, entry -> entry.contest()
                .filter(Blacklisting.Contest::isOpen).<Refusal>toEither(() -> new BlacklistRefusal.NotContested(patient.value()))
                .filterOrElse(open -> !Author.of(caller).equals(entry.author()), open -> new BlacklistRefusal.OwnDecision())
                .map(open -> entry.contested(new Blacklisting.Contest(open.words(), open.at(), open.recordedBy(),
                        Option.some(new Blacklisting.Upheld(reason, clock.instant(), Author.of(caller)))))));
    }

    private Either<Refusal, Blacklisting> change(Caller caller, Permission needed, Act act, FacilityId facility, PatientId patient,
                                                 Step step) {
        return transactions.run(act.on("facility", facility.value()).on("patient", patient.value()), () ->
                caller.may(needed, facility, new FacilityRefusal.UnknownFacility(facility))
                        .flatMap(may -> marks.blacklisting(facility, patient).<Refusal>toEither(() -> new BlacklistRefusal.UnknownBlacklisting(patient.value())))
                        .flatMap(step::of)
                        .peek(marks::blacklist));
    }

    private interface Step {
        Either<Refusal, Blacklisting> of(Blacklisting entry);
    }
}

package pl.proassist.application.invoicing;

import io.vavr.control.Either;
import java.time.Clock;
import pl.proassist.application.port.KsefCredentials;
import pl.proassist.application.port.StaffTasks;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.FacilityRefusal;
import pl.proassist.domain.invoice.KsefCredential;
import pl.proassist.domain.invoice.KsefCredentialRefusal;
import pl.proassist.domain.shared.Refusal;

/** A facility takes back what lets the product into KSeF: from the next call on nothing is asked there with it. */
public final class RemoveKsefCredentials {

    private final KsefCredentials credentials;
    private final StaffTasks tasks;
    private final Transactions transactions;
    private final Clock clock;

    public RemoveKsefCredentials(KsefCredentials credentials, StaffTasks tasks, Transactions transactions, Clock clock) {
        this.credentials = credentials;
        this.tasks = tasks;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Either<Refusal, KsefCredential.Kind> handle(Caller caller, FacilityId facility, KsefCredential.Kind kind) {
        var act = caller.does("ksef-credential.remove").on("facility", facility.value()).saying("kind", kind.name());
        return transactions.run(act, () -> caller.may(Permission.KSEF_CREDENTIALS, facility, new FacilityRefusal.UnknownFacility(facility))
                .<KsefCredential.Kind>map(may -> kind)
                .filterOrElse(asked -> credentials.remove(facility, asked), asked -> new KsefCredentialRefusal.UnknownKsefCredential())
                .peek(removed -> tasks.close(WarnOfEndings.subject(facility, removed), clock.instant())));
    }
}

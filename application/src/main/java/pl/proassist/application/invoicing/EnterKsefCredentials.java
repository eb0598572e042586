package pl.proassist.application.invoicing;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import pl.proassist.application.port.Author;
import pl.proassist.application.port.CertificateFiles;
import pl.proassist.application.port.Directory;
import pl.proassist.application.port.KsefCredentials;
import pl.proassist.application.port.KsefQueue;
import pl.proassist.application.port.StaffTasks;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.access.Act;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.facility.Facility;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.FacilityRefusal;
import pl.proassist.domain.invoice.KsefCredential;
import pl.proassist.domain.invoice.KsefCredentialRefusal;
import pl.proassist.domain.invoice.TokenTerm;
import pl.proassist.domain.shared.Refusal;

/** A facility's administrator gives the product what lets it into KSeF: once, in place of what was there, never to be seen again (KSF-08, KSF-12). What waits for KSeF is tried with it at once. */
public final class EnterKsefCredentials {

    /** @param first whether there was none of that kind before */
    public record Entered(KsefCredentials.Kept kept, Option<KsefCredential.Warning> warning, boolean first) {
    }

    private final KsefCredentials credentials;
    private final CertificateFiles files;
    private final Directory directory;
    private final StaffTasks tasks;
    private final KsefQueue queue;
    private final TokenTerm tokens;
    private final Transactions transactions;
    private final Clock clock;

    public EnterKsefCredentials(KsefCredentials credentials, CertificateFiles files, Directory directory, StaffTasks tasks, KsefQueue queue, TokenTerm tokens,
                                Transactions transactions, Clock clock) {
        this.credentials = credentials;
        this.files = files;
        this.directory = directory;
        this.tasks = tasks;
        this.queue = queue;
        this.tokens = tokens;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Either<Refusal, Entered> token(Caller caller, FacilityId facility, KsefCredential.Token token) {
        return transactions.run(act(caller, facility, KsefCredential.Kind.TOKEN), () -> allowed(caller, facility)
                .flatMap(known -> keep(caller, known, token)));
    }

    public Either<Refusal, Entered> certificate(Caller caller, FacilityId facility, KsefCredential.Kind kind, CertificateFiles.File file) {
        return transactions.run(act(caller, facility, kind), () -> allowed(caller, facility)
                .flatMap(known -> files.read(kind, file).flatMap(certificate -> keep(caller, known, certificate))));
    }

    private static Act act(Caller caller, FacilityId facility, KsefCredential.Kind kind) {
        return caller.does("ksef-credential.enter").on("facility", facility.value()).saying("kind", kind.name());
    }

    private Either<Refusal, Facility> allowed(Caller caller, FacilityId facility) {
        var unknown = new FacilityRefusal.UnknownFacility(facility);
        return caller.may(Permission.KSEF_CREDENTIALS, facility, unknown)
                .flatMap(may -> directory.facility(facility).<Refusal>toEither(unknown)).map(known -> known.thing());
    }

    private Either<Refusal, Entered> keep(Caller caller, Facility facility, KsefCredential credential) {
        var now = clock.instant();
        return facility.nip().<Refusal>toEither(KsefCredentialRefusal.FacilityWithoutNip::new)
                .flatMap(nip -> credential.taken(nip, tokens, now))
                .map(taken -> {
                    var kept = KsefCredentials.Kept.of(facility.id(), taken, now, Author.of(caller));
                    tasks.close(WarnOfEndings.subject(facility.id(), taken.kind()), now);
                    var first = credentials.replace(facility.id(), taken, now, kept.enteredBy());
                    queue.hasten(facility.id(), now);
                    return new Entered(kept, KsefCredential.warning(kept.validUntil(), tokens, now), first);
                });
    }
}

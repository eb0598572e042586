package pl.proassist.application.invoicing;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.util.List;
import pl.proassist.application.port.Directory;
import pl.proassist.application.port.KsefCredentials;
import pl.proassist.application.port.KsefCredentials.Kept;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.FacilityRefusal;
import pl.proassist.domain.invoice.KsefCredential;
import pl.proassist.domain.invoice.TokenTerm;
import pl.proassist.domain.shared.Refusal;

/** What a facility has to get into KSeF with, and what of it ends soon (KSF-09, KSF-11). Nothing secret is shown. */
public final class ShowKsefCredentials {

    public record Shown(Kept kept, Option<KsefCredential.Warning> warning) {
    }

    private final KsefCredentials credentials;
    private final Directory directory;
    private final TokenTerm tokens;
    private final Transactions transactions;
    private final Clock clock;

    public ShowKsefCredentials(KsefCredentials credentials, Directory directory, TokenTerm tokens, Transactions transactions, Clock clock) {
        this.credentials = credentials;
        this.directory = directory;
        this.tokens = tokens;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Either<Refusal, List<Shown>> handle(Caller caller, FacilityId facility) {
        var unknown = new FacilityRefusal.UnknownFacility(facility);
        return transactions.run(caller.looks("ksef-credential.show").on("facility", facility.value()), () ->
                caller.may(Permission.KSEF_CREDENTIALS, facility, unknown)
                        .flatMap(may -> directory.facility(facility).<Refusal>toEither(unknown))
                        .map(known -> credentials.of(facility).stream().map(this::shown).toList()));
    }

    private Shown shown(Kept kept) {
        return new Shown(kept, KsefCredential.warning(kept.validUntil(), tokens, clock.instant()));
    }
}

package pl.proassist.application.invoicing;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import pl.proassist.application.port.Directory;
import pl.proassist.application.port.EInvoicing;
import pl.proassist.application.port.EInvoicing.NotLoggedIn;
import pl.proassist.application.port.EInvoicing.Warning;
import pl.proassist.application.port.EInvoicing.WithoutRights;
import pl.proassist.application.port.GatewayUnavailable;
import pl.proassist.application.port.KsefCredentials;
import pl.proassist.application.port.KsefCredentials.Kept;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.facility.Facility;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.FacilityRefusal;
import pl.proassist.domain.invoice.KsefCredential;
import pl.proassist.domain.invoice.KsefCredential.Kind;
import pl.proassist.domain.invoice.KsefDoor;
import pl.proassist.domain.invoice.KsefDoor.Welcome;
import pl.proassist.domain.invoice.KsefSetup;
import pl.proassist.domain.invoice.TokenTerm;
import pl.proassist.domain.shared.Refusal;

/** How far a facility is on its way into KSeF (KSF-37); whoever has something to log in with is told at once what it may do there (KSF-04). */
public final class ShowKsefSetup {

    /**
     * @param application where rights are granted and certificates are fetched: the ministry's own, if KSeF is the ministry's
     * @param warning     what KSeF warned the facility of lately
     */
    public record Shown(List<KsefSetup.Standing> steps, KsefDoor door, Option<String> application, Option<Warning> warning) {
    }

    private record Entered(Facility card, List<Kept> kept) {
    }

    private final KsefCredentials credentials;
    private final EInvoicing ksef;
    private final Directory directory;
    private final TokenTerm tokens;
    private final Option<String> application;
    private final Transactions transactions;
    private final Clock clock;

    public ShowKsefSetup(KsefCredentials credentials, EInvoicing ksef, Directory directory, TokenTerm tokens, Option<String> application, Transactions transactions, Clock clock) {
        this.credentials = credentials;
        this.ksef = ksef;
        this.directory = directory;
        this.tokens = tokens;
        this.application = application;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Either<Refusal, Shown> handle(Caller caller, FacilityId facility) {
        var unknown = new FacilityRefusal.UnknownFacility(facility);
        return transactions.run(caller.looks("ksef-setup.show").on("facility", facility.value()), () ->
                caller.may(Permission.KSEF_CREDENTIALS, facility, unknown)
                        .flatMap(may -> directory.facility(facility).<Refusal>toEither(unknown))
                        .map(known -> new Entered(known.thing(), credentials.of(facility)))).map(entered -> shown(facility, entered));
    }

    private Shown shown(FacilityId facility, Entered entered) {
        var now = clock.instant();
        var hasNip = entered.card().nip().isDefined();
        var ends = new EnumMap<Kind, Option<Instant>>(Kind.class);
        entered.kept().forEach(kept -> ends.put(kept.kind(), kept.validUntil()));
        var door = hasNip && entered.kept().stream().anyMatch(kept -> letsIn(kept, now)) ? knocked(facility) : KsefDoor.of(Welcome.UNTRIED);
        return new Shown(new KsefSetup(hasNip, ends, tokens, door).steps(now), door, application, ksef.warning(facility));
    }

    private boolean letsIn(Kept kept, Instant now) {
        return kept.kind() != Kind.OFFLINE && !KsefCredential.warning(kept.validUntil(), tokens, now).contains(KsefCredential.Warning.ENDED);
    }

    private KsefDoor knocked(FacilityId facility) {
        try {
            return new KsefDoor(Welcome.OPEN, ksef.rights(facility));
        } catch (WithoutRights lacking) {
            return new KsefDoor(Welcome.WITHOUT_RIGHTS, lacking.present());
        } catch (NotLoggedIn refused) {
            return KsefDoor.of(Welcome.REFUSED);
        } catch (GatewayUnavailable weather) {
            return KsefDoor.of(Welcome.UNREACHED);
        }
    }
}

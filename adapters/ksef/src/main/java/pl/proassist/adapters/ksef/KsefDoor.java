package pl.proassist.adapters.ksef;

import io.vavr.control.Option;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import pl.proassist.application.port.Directory;
import pl.proassist.application.port.EInvoicing.NotLoggedIn;
import pl.proassist.application.port.EInvoicing.Throttled;
import pl.proassist.application.port.KsefCredentials;
import pl.proassist.application.port.Transactions;
import pl.proassist.application.port.Versioned;
import pl.proassist.domain.facility.Facility;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.Nip;
import pl.proassist.domain.invoice.KsefCredential;
import pl.proassist.domain.invoice.KsefCredential.Kind;

/**
 * The way in for the facilities: each with its own login, made anew when its credentials change. A facility that KSeF told to wait does not
 * knock until then, for that would only lengthen the wait (ksef.md 8).
 */
final class KsefDoor {

    private final KsefHttp http;
    private final MinistryKeys ministry;
    private final KsefSettings settings;
    private final KsefCredentials credentials;
    private final Directory directory;
    private final Transactions transactions;
    private final Stopwatch stopwatch;
    private final Warnings warnings;
    private final Clock clock;
    private final Map<FacilityId, KsefLogin> logins = new ConcurrentHashMap<>();
    private final Map<FacilityId, Instant> closedUntil = new ConcurrentHashMap<>();

    private record Holder(Nip nip, KsefCredential credential) {
    }

    KsefDoor(KsefHttp http, MinistryKeys ministry, KsefSettings settings, KsefCredentials credentials, Directory directory, Transactions transactions, Stopwatch stopwatch, Warnings warnings,
             Clock clock) {
        this.http = http;
        this.ministry = ministry;
        this.settings = settings;
        this.credentials = credentials;
        this.directory = directory;
        this.transactions = transactions;
        this.stopwatch = stopwatch;
        this.warnings = warnings;
        this.clock = clock;
    }

    /**
     * Asks in the name of a facility. A token that is refused before its time is refreshed once; then the facility logs in anew once; then
     * somebody must see to it.
     */
    KsefAnswer ask(FacilityId facility, Function<Option<String>, KsefAnswer> question) {
        Option.of(closedUntil.get(facility)).filter(until -> clock.instant().isBefore(until)).forEach(until -> {
            throw new Throttled(until);
        });
        try {
            var login = login(facility);
            var bearer = login.bearer();
            var answer = question.apply(Option.some(bearer));
            if (answer.status() == 401) {
                answer = question.apply(Option.some(login.insteadOf(bearer)));
            }
            if (answer.status() == 401) {
                answer = question.apply(Option.some(login.anew()));
            }
            if (answer.status() == 401) {
                throw new NotLoggedIn("KSeF does not take its own tokens");
            }
            answer.headers().firstValue(KsefAnswer.WARNING).ifPresent(warning -> warnings.heard(facility, warning));
            return answer.understood(clock.instant());
        } catch (Throttled wait) {
            closedUntil.put(facility, wait.until());
            throw wait;
        }
    }

    Nip nip(FacilityId facility) {
        return holder(facility).nip();
    }

    private KsefLogin login(FacilityId facility) {
        var holder = holder(facility);
        return logins.compute(facility, (id, known) -> known != null && known.isOf(holder.nip(), holder.credential())
                ? known : new KsefLogin(http.telling(warning -> warnings.heard(facility, warning)), ministry, settings, stopwatch, clock, holder.nip(), holder.credential()));
    }

    /** Looked up at each question: what was taken back lets nobody in any more, on whichever server. The certificate goes before the token. */
    private Holder holder(FacilityId facility) {
        var now = clock.instant();
        return transactions.record(() -> {
            var nip = directory.facility(facility).map(Versioned::thing).flatMap(Facility::nip).getOrElseThrow(() -> new NotLoggedIn("the facility has no NIP"));
            return usable(facility, Kind.AUTHENTICATION, now).orElse(() -> usable(facility, Kind.TOKEN, now)).map(credential -> new Holder(nip, credential))
                    .getOrElseThrow(() -> new NotLoggedIn("the facility has no valid token or certificate for KSeF"));
        });
    }

    private Option<KsefCredential> usable(FacilityId facility, Kind kind, Instant now) {
        return credentials.find(facility, kind).filter(credential -> credential.isUsable(settings.tokens(), now));
    }
}

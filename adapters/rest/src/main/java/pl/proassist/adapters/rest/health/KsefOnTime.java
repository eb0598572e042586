package pl.proassist.adapters.rest.health;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import pl.proassist.application.port.KsefCredentials;
import pl.proassist.application.port.KsefQueue;
import pl.proassist.application.port.KsefSigns;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.invoice.KsefCredential;
import pl.proassist.domain.invoice.SendingDeadline;
import pl.proassist.domain.invoice.TokenTerm;

/**
 * How long the oldest invoice has waited for KSeF, how near the next deadline is, and how many certificates and tokens end soon. Figures to
 * watch: a provider that is away, or a clinic that has let its certificate run out, is no reason to serve nobody.
 */
@Readiness
public final class KsefOnTime implements HealthCheck {

    private final KsefQueue queue;
    private final KsefSigns signs;
    private final KsefCredentials credentials;
    private final TokenTerm tokens;
    private final Transactions transactions;
    private final Clock clock;

    /** @param clock the product's clock, by which deadlines come */
    public KsefOnTime(KsefQueue queue, KsefSigns signs, KsefCredentials credentials, TokenTerm tokens, Transactions transactions, Clock clock) {
        this.queue = queue;
        this.signs = signs;
        this.credentials = credentials;
        this.tokens = tokens;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public HealthCheckResponse call() {
        return SafeCheck.of("ksef", check -> transactions.record(() -> told(check, clock.instant())));
    }

    private HealthCheckResponseBuilder told(HealthCheckResponseBuilder check, Instant now) {
        var depth = queue.depth();
        var ends = deadlines();
        var warnings = credentials.all().stream().flatMap(kept -> KsefCredential.warning(kept.validUntil(), tokens, now).toJavaStream()).toList();
        check.withData("waiting", depth.waiting())
                .withData("oldestWaitsSeconds", depth.oldest().map(since -> Duration.between(since, now).toSeconds()).getOrElse(0L))
                .withData("overdue", ends.stream().filter(end -> !now.isBefore(end)).count())
                .withData("credentialsEndingSoon", warnings.stream().filter(warning -> warning == KsefCredential.Warning.ENDS_SOON).count())
                .withData("credentialsEnded", warnings.stream().filter(warning -> warning == KsefCredential.Warning.ENDED).count());
        ends.stream().min(Instant::compareTo).ifPresent(end -> check.withData("nextDeadlineInSeconds", Duration.between(now, end).toSeconds()));
        return check.up();
    }

    private List<Instant> deadlines() {
        var announced = signs.outages();
        return queue.waiting().stream().flatMap(facility -> queue.open(facility).stream())
                .flatMap(submission -> SendingDeadline.of(submission.mode(), submission.since(), announced).over().toJavaStream()).toList();
    }
}

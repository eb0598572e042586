package pl.proassist.adapters.rest;

import io.vavr.control.Option;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import pl.proassist.application.invoicing.EnterKsefCredentials;
import pl.proassist.application.invoicing.ShowKsefCredentials;
import pl.proassist.application.port.KsefCredentials.Kept;
import pl.proassist.domain.invoice.KsefCredential;

/**
 * What may be seen of something that lets a facility into KSeF.
 *
 * @param serial  of a certificate, with its validity; a token has neither
 * @param warning ENDS_SOON or ENDED; left out while there is nothing to do
 */
public record KsefCredentialResponse(String kind, String serial, String validFrom, String validUntil, String enteredAt, BlacklistingResponse.By enteredBy, String warning) {

    static KsefCredentialResponse of(ShowKsefCredentials.Shown shown) {
        return of(shown.kept(), shown.warning());
    }

    static Response answer(EnterKsefCredentials.Entered entered) {
        return Response.status(entered.first() ? 201 : 200).entity(of(entered.kept(), entered.warning())).build();
    }

    private static KsefCredentialResponse of(Kept kept, Option<KsefCredential.Warning> warning) {
        return new KsefCredentialResponse(kept.kind().name(), kept.serial().getOrNull(), kept.validFrom().map(Instant::toString).getOrNull(),
                kept.validUntil().map(Instant::toString).getOrNull(), kept.enteredAt().toString(), BlacklistingResponse.By.of(kept.enteredBy()),
                warning.map(Enum::name).getOrNull());
    }
}

package pl.proassist.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.id;

import io.vavr.control.Option;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.domain.facility.FacilityId;

/** What everything that vouches for offline invoices must do: only with a certificate that is valid at that moment, in a form that fits into an address. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Proves({"KSF-10", "KSF-17"})
public abstract class IssuerCertificatesContract {

    protected static final FacilityId HERE = FACILITY;
    private static final FacilityId ELSEWHERE = new FacilityId(id("another facility"));
    private static final Instant FROM = Instant.parse("2026-02-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2028-02-01T00:00:00Z");
    private static final String TEXT = "qr-test.ksef.mf.gov.pl/certificate/Nip/1111111111/1111111111/01F20A5D352AE590/UtQp9Gpc51y-u3xApZjIjgkpZ01js-J8KflSPW8WzIE";

    protected abstract IssuerCertificates certificates();

    /** This facility has an offline certificate. @return its serial number */
    protected abstract String given(Instant from, Instant until);

    /** Whether the signature is the certificate's, over this text. */
    protected abstract boolean vouches(String text, String signature);

    @Test void without_a_certificate_there_is_no_serial_and_no_signature() {
        assertThat(certificates().serial(HERE, FROM)).isEmpty();
        assertThatIllegalStateException().isThrownBy(() -> certificates().sign(HERE, TEXT));
    }

    @Test void a_certificate_counts_from_its_first_moment_up_to_its_end() {
        var serial = given(FROM, UNTIL);

        assertThat(certificates().serial(HERE, FROM.minusMillis(1))).isEmpty();
        assertThat(certificates().serial(HERE, FROM)).isEqualTo(Option.some(serial));
        assertThat(certificates().serial(HERE, UNTIL.minusMillis(1))).isEqualTo(Option.some(serial));
        assertThat(certificates().serial(HERE, UNTIL)).isEmpty();
        assertThat(certificates().serial(ELSEWHERE, FROM)).isEmpty();
    }

    @Test void it_signs_the_text_and_no_other_and_fits_into_an_address() {
        given(FROM, UNTIL);

        var signature = certificates().sign(HERE, TEXT);

        assertThat(signature).matches("[A-Za-z0-9_-]+");
        assertThat(vouches(TEXT, signature)).isTrue();
        assertThat(vouches(TEXT + "x", signature)).isFalse();
    }
}

package pl.proassist.domain.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Option;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.domain.facility.Nip;

/** The worked example of the ministry's documentation. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Proves("KSF-17")
class VerificationCodeTest {

    private static final String BASE = "https://qr-test.ksef.mf.gov.pl";
    private static final Nip SELLER = new Nip("1111111111");
    private static final LocalDate ISSUED = LocalDate.parse("2026-02-01");
    private static final String HASH = "UtQp9Gpc51y+u3xApZjIjgkpZ01js+J8KflSPW8WzIE=";

    @Test
    void the_first_code_leads_to_the_invoice() {
        var code = VerificationCode.access(BASE, SELLER, ISSUED, HASH, Option.none());

        assertThat(code).isEqualTo(new VerificationCode(
                "https://qr-test.ksef.mf.gov.pl/invoice/1111111111/01-02-2026/UtQp9Gpc51y-u3xApZjIjgkpZ01js-J8KflSPW8WzIE", "OFFLINE"));
    }

    @Test
    void under_the_first_code_stands_the_number_when_there_is_one() {
        var number = new KsefNumber("5265877635-20250826-0100001AF629-AF");

        assertThat(VerificationCode.access(BASE, SELLER, ISSUED, HASH, Option.some(number)).label()).isEqualTo(number.value());
    }

    @Test
    void the_second_code_is_signed_without_scheme_and_signature() {
        var signed = new ArrayList<String>();

        var code = VerificationCode.issuer(BASE, SELLER, "01F20A5D352AE590", HASH, text -> {
            signed.add(text);
            return "signature";
        });

        assertThat(signed).isEqualTo(List.of("qr-test.ksef.mf.gov.pl/certificate/Nip/1111111111/1111111111/01F20A5D352AE590/UtQp9Gpc51y-u3xApZjIjgkpZ01js-J8KflSPW8WzIE"));
        assertThat(code).isEqualTo(new VerificationCode("https://" + signed.get(0) + "/signature", "CERTYFIKAT"));
    }
}

package pl.proassist.domain.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vavr.control.Option;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pl.proassist.Proves;
import pl.proassist.domain.facility.Nip;
import pl.proassist.domain.invoice.KsefCredential.Certificate;
import pl.proassist.domain.invoice.KsefCredential.Kind;
import pl.proassist.domain.invoice.KsefCredential.Token;
import pl.proassist.domain.shared.Refusal;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KsefCredentialTest {

    private static final Nip OURS = new Nip("1111111111");
    private static final Nip THEIRS = new Nip("5252248481");
    private static final TokenTerm TOKENS = new TokenTerm(LocalDate.parse("2026-12-31"));
    private static final Instant LAST_MOMENT = Instant.parse("2026-12-31T22:59:59Z");
    private static final Instant FROM = Instant.parse("2026-02-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2028-02-01T00:00:00Z");
    private static final String HEX = "559aead08264d5795d3909718cdd05ab" + "d49572e84fe55590eef31a88a08fdffd";

    @ParameterizedTest @Proves({"KSF-05", "KSF-08"})
    @ValueSource(strings = {"20261120-EC-0000000001-0000000002-03|nip-1111111111|" + HEX, "0123456789abcdef0123456789ABCDEF01234567"})
    void a_token_has_one_of_two_forms(String text) {
        assertThat(new Token(text).taken(OURS, TOKENS, FROM).get()).isEqualTo(new Token(text));
        assertThat(new Token(text).toString()).isEqualTo("a token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "kot", "20261120-EC-0000000001-0000000002-03|nip-111111111|" + HEX, "20261120-EC|nip-1111111111|" + HEX + "0", "20261120-EC|" + HEX,
        "0123456789abcdef0123456789ABCDEF0123456", "0123456789abcdef0123456789ABCDEF01234567\n"})
    void nothing_else_is_a_token(String text) {
        assertThat(Token.isValid(text)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new Token(text)).withMessageNotContaining(HEX);
    }

    @Test void a_token_of_another_nip_is_refused() {
        var token = new Token("20261120-EC-0000000001-0000000002-03|nip-1111111111|" + HEX);

        assertThat(token.taken(THEIRS, TOKENS, FROM).getLeft()).isEqualTo(new KsefCredentialRefusal.NipDiffers());
    }

    @Test @Proves("KSF-09") void tokens_end_with_the_year_2026_in_poland() {
        var token = new Token("20261120-EC-0000000001-0000000002-03|nip-1111111111|" + HEX);

        assertThat(token.isUsable(TOKENS, LAST_MOMENT)).isTrue();
        assertThat(token.taken(OURS, TOKENS, LAST_MOMENT).isRight()).isTrue();
        assertThat(token.isUsable(TOKENS, LAST_MOMENT.plusSeconds(1))).isFalse();
        assertThat(token.taken(OURS, TOKENS, LAST_MOMENT.plusSeconds(1)).getLeft()).isEqualTo(new KsefCredentialRefusal.TokensEnded());
        assertThat(token.isUsable(new TokenTerm(LocalDate.parse("2027-11-30")), LAST_MOMENT.plusSeconds(1))).isTrue();
    }

    @ParameterizedTest @Proves({"KSF-10", "KSF-12"})
    @CsvSource({"AUTHENTICATION, LOGIN, true", "AUTHENTICATION, SIGNING, false", "AUTHENTICATION, BOTH, true", "AUTHENTICATION, UNSAID, true", "AUTHENTICATION, OTHER, false",
        "OFFLINE, LOGIN, false", "OFFLINE, SIGNING, true", "OFFLINE, BOTH, true", "OFFLINE, UNSAID, false", "OFFLINE, OTHER, false"})
    void a_certificate_serves_what_it_was_made_for(Kind kind, Certificate.Use use, boolean fits) {
        var taken = certificate(kind, use, Option.none()).taken(OURS, TOKENS, FROM);

        assertThat(taken.isRight()).isEqualTo(fits);
        assertThat(taken.swap().toOption()).isEqualTo(Option.when(!fits, KsefCredentialRefusal.CertificateOfWrongKind::new).map(no -> (Refusal) no));
    }

    @Test @Proves({"KSF-11", "KSF-12"}) void a_certificate_counts_from_its_first_moment_up_to_its_end() {
        var certificate = certificate(Kind.OFFLINE, Certificate.Use.SIGNING, Option.none());

        assertThat(certificate.taken(OURS, TOKENS, FROM.minusMillis(1)).getLeft()).isEqualTo(new KsefCredentialRefusal.CertificateNotYetValid());
        assertThat(certificate.taken(OURS, TOKENS, FROM).isRight()).isTrue();
        assertThat(certificate.taken(OURS, TOKENS, UNTIL.minusMillis(1)).isRight()).isTrue();
        assertThat(certificate.taken(OURS, TOKENS, UNTIL).getLeft()).isEqualTo(new KsefCredentialRefusal.CertificateExpired());
        assertThat(certificate.isUsable(TOKENS, UNTIL.minusMillis(1))).isTrue();
        assertThat(certificate.isUsable(TOKENS, UNTIL)).isFalse();
        assertThat(certificate.isUsable(TOKENS, FROM.minusMillis(1))).isFalse();
    }

    @Test void a_certificate_that_names_another_organisation_is_refused() {
        assertThat(certificate(Kind.AUTHENTICATION, Certificate.Use.LOGIN, Option.some(OURS)).taken(OURS, TOKENS, FROM).isRight()).isTrue();
        assertThat(certificate(Kind.AUTHENTICATION, Certificate.Use.LOGIN, Option.some(OURS)).taken(THEIRS, TOKENS, FROM).getLeft())
                .isEqualTo(new KsefCredentialRefusal.NipDiffers());
    }

    @Test void a_certificate_prints_its_number_only() {
        assertThat(certificate(Kind.OFFLINE, Certificate.Use.SIGNING, Option.some(OURS)).toString()).isEqualTo("the certificate 01F20A5D352AE590");
    }

    private static Certificate certificate(Kind kind, Certificate.Use use, Option<Nip> organisation) {
        return new Certificate(kind, "01F20A5D352AE590", FROM, UNTIL, use, organisation, "Y2VydA==", "a2V5");
    }
}

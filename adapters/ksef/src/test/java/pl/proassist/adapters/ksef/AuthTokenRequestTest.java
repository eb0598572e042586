package pl.proassist.adapters.ksef;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import pl.proassist.Proves;
import pl.proassist.adapters.ksef.fa3.OfficialFiles;
import pl.proassist.domain.facility.Nip;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Proves("KSF-06")
class AuthTokenRequestTest {

    private static final String CHALLENGE = "20261120-CR-461EA5B000-537A6BA15D-D7";
    private static final Instant NOW = Instant.parse("2026-11-23T06:32:56.789Z");

    private final AuthTokenRequest request = new AuthTokenRequest(CHALLENGE, new Nip("1111111111"));

    @ParameterizedTest @ValueSource(booleans = {true, false}) void the_signature_is_whole_and_covers_the_document_and_what_it_says_of_itself(boolean elliptic) {
        var signed = request.signed(Vectors.own(elliptic), NOW);

        assertThat(SignedLogin.read(signed).isGood()).isTrue();
        assertThat(SignedLogin.read(signed.replace("1111111111</Nip>", "5252248481</Nip>")).isGood()).isFalse();
        assertThat(SignedLogin.read(signed.replace("06:31:56Z", "06:31:57Z")).isGood()).isFalse();
    }

    @Test void it_is_built_like_one_that_an_independent_validator_found_to_be_xades_baseline_b() {
        var ours = SignedLogin.read(request.signed(Vectors.own(true), NOW)).root();
        var theirs = SignedLogin.read(new String(Vectors.bytes("vectors/auth-token-request-signed-ec.xml"), StandardCharsets.UTF_8)).root();

        assertThat(outline(ours)).isEqualTo(outline(theirs));
        assertThat(SignedLogin.read(request.signed(Vectors.own(true), NOW)).text("SigningTime")).isEqualTo("2026-11-23T06:31:56Z");
    }

    @ParameterizedTest @ValueSource(booleans = {true, false}) void it_names_the_certificate_by_its_digest_its_issuer_and_its_number(boolean elliptic) throws Exception {
        var own = Vectors.own(elliptic);

        var signed = SignedLogin.read(request.signed(own, NOW));

        assertThat(signed.certificate()).isEqualTo(own.certificate());
        assertThat(signed.textUnder("CertDigest", "DigestValue")).isEqualTo(Sha256.of(own.certificate().getEncoded()));
        assertThat(signed.text("X509SerialNumber")).isEqualTo(own.certificate().getSerialNumber().toString());
        assertThat(signed.challenge()).isEqualTo(CHALLENGE);
        assertThat(signed.nip()).isEqualTo("1111111111");
    }

    @ParameterizedTest @ValueSource(booleans = {true, false}) void no_line_is_broken(boolean elliptic) {
        assertThat(request.signed(Vectors.own(elliptic), NOW)).doesNotContain("&#13;").doesNotContain("\r").matches("(?s)<\\?xml [^>]*\\?>\\n?[^\\n]*");
    }

    @Test void what_is_signed_is_valid_by_the_ministrys_schema() throws Exception {
        var schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(OfficialFiles.at("xsd/auth/schemat_auth_v2-1.xsd").toFile());

        assertThatCode(() -> schema.newValidator().validate(new StreamSource(new StringReader(request.plain())))).doesNotThrowAnyException();
    }

    /** Names, attributes and fixed values; not the digests, keys and signatures, which are others. */
    private static List<String> outline(Element element) {
        var lines = new ArrayList<String>();
        outline(element, "", lines);
        return lines;
    }

    private static void outline(Node node, String indent, List<String> lines) {
        var attributes = new ArrayList<String>();
        for (int i = 0; i < node.getAttributes().getLength(); i++) {
            attributes.add(node.getAttributes().item(i).toString());
        }
        lines.add(indent + node.getNodeName() + " " + attributes.stream().sorted().toList());
        for (var child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element) {
                outline(child, indent + "  ", lines);
            }
        }
    }
}

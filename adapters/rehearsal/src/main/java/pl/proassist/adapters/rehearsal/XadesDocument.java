package pl.proassist.adapters.rehearsal;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * A signed request to be let in (ksef.md 4.3): the document, an enveloped signature of the form XAdES-BASELINE-B, and the certificate.
 * What comes out was verified; whether the certificate opens anything is another question.
 */
record XadesDocument(String challenge, String nip, boolean bySubject, X509Certificate certificate, String hash) {

    private static final Set<String> NAMESPACES = Set.of("http://ksef.mf.gov.pl/auth/token/2.1", "http://ksef.mf.gov.pl/auth/token/2.0");
    private static final String SIGNATURES = XMLSignature.XMLNS;
    private static final String XADES = "http://uri.etsi.org/01903/v1.3.2#";
    private static final String SIGNED_PROPERTIES = "http://uri.etsi.org/01903#SignedProperties";
    private static final Set<String> TRANSFORMS = Set.of(Transform.ENVELOPED, "http://www.w3.org/2001/10/xml-exc-c14n#", "http://www.w3.org/TR/2001/REC-xml-c14n-20010315");
    private static final Set<String> METHODS = Set.of("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256",
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512", "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512",
            "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1");
    private static final Map<String, String> DIGESTS = Map.of("http://www.w3.org/2001/04/xmlenc#sha256", "SHA-256", "http://www.w3.org/2001/04/xmldsig-more#sha384", "SHA-384",
            "http://www.w3.org/2001/04/xmlenc#sha512", "SHA-512");
    private static final Pattern NIP_OF_SUBJECT = Pattern.compile("(?:organizationIdentifier=VATPL-|serialNumber=TINPL-)(\\d{10})");
    private static final int AUTHENTICATES = 0;

    static Either<KsefRefusal, XadesDocument> read(String body) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        return Xml.readWithNamespaces(bytes).toEither(() -> KsefRefusal.bad(21001, "Nieczytelna treść."))
                .flatMap(document -> only(document).flatMap(signature -> request(document, signature).flatMap(request ->
                        certificate(signature).flatMap(certificate -> verified(signature, certificate).map(valid -> new XadesDocument(text(request, "Challenge"),
                                text(request, "Nip"), text(request, "SubjectIdentifierType").equals("certificateSubject"), certificate, KsefKeys.hash(bytes)))))));
    }

    /** Whose certificate it is: a seal names the company, a signature the person who acts under a NIP. */
    Option<String> owner() {
        var subject = certificate.getSubjectX500Principal().getName("RFC2253", Map.of("2.5.4.97", "organizationIdentifier", "2.5.4.5", "serialNumber"));
        var found = NIP_OF_SUBJECT.matcher(subject);
        return Option.when(found.find(), () -> found.group(1));
    }

    boolean isValidAt(Instant now) {
        return !now.isBefore(certificate.getNotBefore().toInstant()) && !now.isAfter(certificate.getNotAfter().toInstant());
    }

    /** A certificate for invoices handed over offline does not log in. */
    boolean mayAuthenticate() {
        return certificate.getKeyUsage() == null || certificate.getKeyUsage()[AUTHENTICATES];
    }

    private static Either<KsefRefusal, Element> only(Document document) {
        var found = document.getElementsByTagNameNS(SIGNATURES, "Signature");
        if (found.getLength() == 0) {
            return Either.left(KsefRefusal.bad(9102, "Brak podpisu."));
        }
        return found.getLength() > 1 ? Either.left(KsefRefusal.bad(9103, "Przekroczona liczba dozwolonych podpisów."))
                : Either.right((Element) found.item(0));
    }

    private static Either<KsefRefusal, Element> request(Document document, Element signature) {
        var root = document.getDocumentElement();
        if (!root.getLocalName().equals("AuthTokenRequest") || !NAMESPACES.contains(root.getNamespaceURI()) || signature.getParentNode() != root) {
            return Either.left(KsefRefusal.bad(9101, "Nieprawidłowy dokument."));
        }
        var parts = new ArrayList<String>();
        elements(root).stream().filter(part -> part != signature).forEach(part -> parts.add(part.getLocalName()));
        parts.remove("AuthorizationPolicy");
        if (!parts.equals(List.of("Challenge", "ContextIdentifier", "SubjectIdentifierType"))
                || !text(root, "SubjectIdentifierType").matches("certificateSubject|certificateFingerprint")
                || !text(root, "Challenge").matches("\\d{8}-CR-[A-F0-9]{10}-[A-F0-9]{10}-[A-F0-9]{2}")) {
            return Either.left(KsefRefusal.bad(21401, "Dokument nie jest zgodny ze schemą (xsd).", String.join(", ", parts)));
        }
        return text(root, "Nip").matches("[1-9]\\d{9}") ? Either.right(root)
                : Either.left(KsefRefusal.bad(21117, "Nieprawidłowy identyfikator podmiotu dla wskazanego typu kontekstu."));
    }

    private static Either<KsefRefusal, X509Certificate> certificate(Element signature) {
        try {
            var certificate = (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(
                    Base64.getMimeDecoder().decode(text(signature, "X509Certificate"))));
            return isStrong(certificate) ? Either.right(certificate) : Either.left(KsefRefusal.bad(21115, "Nieprawidłowy certyfikat.", "Klucz jest za krótki."));
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            return Either.left(KsefRefusal.bad(21115, "Nieprawidłowy certyfikat."));
        }
    }

    private static boolean isStrong(X509Certificate certificate) {
        if (certificate.getPublicKey() instanceof RSAPublicKey rsa) {
            return rsa.getModulus().bitLength() >= 2048;
        }
        return certificate.getPublicKey() instanceof ECPublicKey curve && curve.getParams().getOrder().bitLength() >= 256;
    }

    private static Either<KsefRefusal, Element> verified(Element signature, X509Certificate certificate) {
        try {
            var properties = (Element) signature.getElementsByTagNameNS(XADES, "SignedProperties").item(0);
            if (properties == null) {
                return invalid("Brak SignedProperties.");
            }
            var context = new DOMValidateContext(certificate.getPublicKey(), signature);
            context.setProperty("org.jcp.xml.dsig.secureValidation", true);
            context.setIdAttributeNS(properties, null, "Id");
            var read = XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context);
            if (!isWhole(read, properties)) {
                return invalid("Podpis nie obejmuje całego dokumentu i SignedProperties, albo używa niedozwolonych algorytmów.");
            }
            if (!namesCertificate(properties, certificate)) {
                return invalid("SigningCertificate wskazuje inny certyfikat.");
            }
            return read.validate(context) ? Either.right(signature) : invalid("Skrót lub podpis jest niezgodny.");
        } catch (MarshalException | XMLSignatureException | GeneralSecurityException | IllegalArgumentException | DateTimeParseException unreadable) {
            return invalid(unreadable.getClass().getSimpleName());
        }
    }

    /** The document as a whole and the properties, once each and with the usual transforms. */
    private static boolean isWhole(XMLSignature signature, Element properties) {
        var references = signature.getSignedInfo().getReferences().stream().map(Reference.class::cast).toList();
        return references.size() == 2 && METHODS.contains(signature.getSignedInfo().getSignatureMethod().getAlgorithm())
                && references.stream().filter(reference -> reference.getURI().isEmpty() && transforms(reference).contains(Transform.ENVELOPED)).count() == 1
                && references.stream().filter(reference -> reference.getURI().equals("#" + properties.getAttribute("Id"))
                        && SIGNED_PROPERTIES.equals(reference.getType())).count() == 1
                && references.stream().allMatch(reference -> TRANSFORMS.containsAll(transforms(reference)) && DIGESTS.containsKey(reference.getDigestMethod().getAlgorithm()));
    }

    private static List<String> transforms(Reference reference) {
        return reference.getTransforms().stream().map(Transform.class::cast).map(Transform::getAlgorithm).toList();
    }

    private static boolean namesCertificate(Element properties, X509Certificate certificate) throws GeneralSecurityException {
        Instant.parse(text(properties, "SigningTime"));
        var method = (Element) properties.getElementsByTagNameNS(SIGNATURES, "DigestMethod").item(0);
        var digest = method == null ? null : DIGESTS.get(method.getAttribute("Algorithm"));
        return digest != null
                && MessageDigest.isEqual(MessageDigest.getInstance(digest).digest(certificate.getEncoded()), Base64.getMimeDecoder().decode(text(properties, "DigestValue")))
                && new BigInteger(text(properties, "X509SerialNumber")).equals(certificate.getSerialNumber());
    }

    private static <T> Either<KsefRefusal, T> invalid(String detail) {
        return Either.left(KsefRefusal.bad(9105, "Nieprawidłowy podpis.", detail));
    }

    private static List<Element> elements(Element parent) {
        var elements = new ArrayList<Element>();
        for (var child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeType() == Node.ELEMENT_NODE) {
                elements.add((Element) child);
            }
        }
        return elements;
    }

    /** The text of the first element of that name below; empty when there is none. */
    private static String text(Element parent, String name) {
        var found = parent.getElementsByTagNameNS("*", name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent().strip();
    }
}

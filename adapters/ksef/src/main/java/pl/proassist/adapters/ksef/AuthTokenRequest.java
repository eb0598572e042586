package pl.proassist.adapters.ksef;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dom.DOMStructure;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLObject;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import pl.proassist.domain.facility.Nip;

/**
 * The document by which a facility logs in with a certificate, signed with XAdES-BASELINE-B (ksef.md 4.3): an enveloped signature over the
 * document and over its own signed properties, which name the time and the certificate.
 */
final class AuthTokenRequest {

    static final String NAMESPACE = "http://ksef.mf.gov.pl/auth/token/2.1";

    private static final String XADES = "http://uri.etsi.org/01903/v1.3.2#";
    private static final String XMLDSIG = XMLSignature.XMLNS;
    private static final String EXCLUSIVE = CanonicalizationMethod.EXCLUSIVE;
    private static final String PROPERTIES = "SignedProperties";
    /** A signature of the future is refused, and no two clocks agree. */
    private static final Duration EARLIER = Duration.ofMinutes(1);

    private final String challenge;
    private final Nip facility;

    AuthTokenRequest(String challenge, Nip facility) {
        this.challenge = challenge;
        this.facility = facility;
    }

    String plain() {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <AuthTokenRequest xmlns="%s"><Challenge>%s</Challenge><ContextIdentifier><Nip>%s</Nip></ContextIdentifier>\
                <SubjectIdentifierType>certificateSubject</SubjectIdentifierType></AuthTokenRequest>""".formatted(NAMESPACE, challenge, facility);
    }

    String signed(OwnKey own, Instant now) {
        try {
            var document = parsed(plain());
            sign(document, own, now);
            removeLineBreaks(document, "SignatureValue");
            removeLineBreaks(document, "X509Certificate");
            return written(document);
        } catch (GeneralSecurityException | MarshalException | XMLSignatureException broken) {
            throw new IllegalStateException("a certificate that signs no login", broken);
        }
    }

    private static void sign(Document document, OwnKey own, Instant now) throws GeneralSecurityException, MarshalException, XMLSignatureException {
        var factory = XMLSignatureFactory.getInstance("DOM");
        var properties = properties(document, own, now);
        var context = new DOMSignContext(own.key(), document.getDocumentElement());
        context.setDefaultNamespacePrefix("ds");
        context.setIdAttributeNS((Element) properties.getFirstChild(), null, "Id");
        var sha256 = factory.newDigestMethod(DigestMethod.SHA256, null);
        var exclusive = factory.newTransform(EXCLUSIVE, (TransformParameterSpec) null);
        var itself = factory.newReference("", sha256, List.of(factory.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null), exclusive), null, null);
        var said = factory.newReference("#" + PROPERTIES, sha256, List.of(exclusive), "http://uri.etsi.org/01903#" + PROPERTIES, null);
        factory.newXMLSignature(signedInfo(factory, own, List.of(itself, said)), keyInfo(factory, own),
                List.of(object(factory, properties)), "Signature", null).sign(context);
    }

    private static SignedInfo signedInfo(XMLSignatureFactory factory, OwnKey own, List<Reference> references) throws GeneralSecurityException {
        var method = own.isElliptic() ? "ecdsa-sha256" : "rsa-sha256";
        return factory.newSignedInfo(factory.newCanonicalizationMethod(EXCLUSIVE, (C14NMethodParameterSpec) null),
                factory.newSignatureMethod("http://www.w3.org/2001/04/xmldsig-more#" + method, null), references);
    }

    private static KeyInfo keyInfo(XMLSignatureFactory factory, OwnKey own) {
        var infos = factory.getKeyInfoFactory();
        return infos.newKeyInfo(List.of(infos.newX509Data(List.of(own.certificate()))));
    }

    private static XMLObject object(XMLSignatureFactory factory, Element properties) {
        return factory.newXMLObject(List.of(new DOMStructure(properties)), null, null, null);
    }

    private static Element properties(Document document, OwnKey own, Instant now) throws CertificateEncodingException {
        var qualifying = document.createElementNS(XADES, "xades:QualifyingProperties");
        qualifying.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns:xades", XADES);
        qualifying.setAttribute("Target", "#Signature");
        var signed = child(qualifying, XADES, "xades:" + PROPERTIES);
        signed.setAttribute("Id", PROPERTIES);
        signed.setIdAttribute("Id", true);
        var signature = child(signed, XADES, "xades:SignedSignatureProperties");
        child(signature, XADES, "xades:SigningTime").setTextContent(now.minus(EARLIER).truncatedTo(ChronoUnit.SECONDS).toString());
        certificate(child(child(signature, XADES, "xades:SigningCertificate"), XADES, "xades:Cert"), own);
        return qualifying;
    }

    private static void certificate(Element named, OwnKey own) throws CertificateEncodingException {
        var digest = child(named, XADES, "xades:CertDigest");
        var method = child(digest, XMLDSIG, "ds:DigestMethod");
        method.setAttribute("Algorithm", DigestMethod.SHA256);
        child(digest, XMLDSIG, "ds:DigestValue").setTextContent(Sha256.of(own.certificate().getEncoded()));
        var issuer = child(named, XADES, "xades:IssuerSerial");
        child(issuer, XMLDSIG, "ds:X509IssuerName").setTextContent(own.certificate().getIssuerX500Principal().getName());
        child(issuer, XMLDSIG, "ds:X509SerialNumber").setTextContent(own.certificate().getSerialNumber().toString());
    }

    private static Element child(Element parent, String namespace, String name) {
        var child = parent.getOwnerDocument().createElementNS(namespace, name);
        parent.appendChild(child);
        return child;
    }

    /** The JDK breaks Base64 into lines; both lie outside of what was signed, and KSeF reads them better without. */
    private static void removeLineBreaks(Document document, String name) {
        var found = document.getElementsByTagNameNS(XMLDSIG, name);
        for (int i = 0; i < found.getLength(); i++) {
            found.item(i).setTextContent(found.item(i).getTextContent().replaceAll("\\s", ""));
        }
    }

    private static Document parsed(String xml) {
        try {
            var factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        } catch (ParserConfigurationException | SAXException | IOException broken) {
            throw new IllegalStateException("the document of a login cannot be made", broken);
        }
    }

    /** Byte by byte as it was signed: nothing is indented. */
    private static String written(Document document) {
        try {
            var text = new StringWriter();
            var writer = TransformerFactory.newDefaultInstance().newTransformer();
            writer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
            document.setXmlStandalone(true);
            writer.transform(new DOMSource(document), new StreamResult(text));
            return text.toString();
        } catch (TransformerException broken) {
            throw new IllegalStateException("the document of a login cannot be written", broken);
        }
    }
}

package pl.proassist.adapters.ksef;

import java.io.StringReader;
import java.security.cert.X509Certificate;
import java.util.Base64;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** A signed login as whoever receives it reads it. */
record SignedLogin(Document document) {

    static SignedLogin read(String xml) {
        try {
            var factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            return new SignedLogin(factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml))));
        } catch (Exception broken) {
            throw new AssertionError(broken);
        }
    }

    boolean isGood() {
        try {
            var context = new DOMValidateContext(certificate().getPublicKey(), element("Signature"));
            context.setIdAttributeNS(element("SignedProperties"), null, "Id");
            var signature = XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context);
            return signature.validate(context) && signature.getSignedInfo().getReferences().size() == 2;
        } catch (Exception broken) {
            throw new AssertionError(broken);
        }
    }

    Element root() {
        return document.getDocumentElement();
    }

    X509Certificate certificate() {
        return Vectors.certificate(Base64.getDecoder().decode(text("X509Certificate")));
    }

    String challenge() {
        return document.getElementsByTagNameNS(AuthTokenRequest.NAMESPACE, "Challenge").item(0).getTextContent();
    }

    String nip() {
        return document.getElementsByTagNameNS(AuthTokenRequest.NAMESPACE, "Nip").item(0).getTextContent();
    }

    String text(String name) {
        return element(name).getTextContent();
    }

    String textUnder(String parent, String name) {
        return element(parent).getElementsByTagNameNS(XMLSignature.XMLNS, name).item(0).getTextContent();
    }

    private Element element(String name) {
        return (Element) document.getElementsByTagNameNS("*", name).item(0);
    }
}

package pl.proassist.adapters.rehearsal;

import io.vavr.control.Option;
import java.io.StringWriter;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import pl.proassist.adapters.rehearsal.KsefBooks.Sent;
import pl.proassist.adapters.rehearsal.KsefBooks.Session;
import pl.proassist.adapters.rehearsal.KsefLogins.Login;
import pl.proassist.adapters.rehearsal.KsefLogins.Method;

/** Official receipts (UPO 4.3, ksef.md 7.2), signed by the ministry. The same receipt comes out the same to the byte whenever it is asked for. */
final class KsefReceipts {

    private static final String NAMESPACE = "http://upo.schematy.mf.gov.pl/KSeF/v4-3";
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx").withZone(KsefNumbers.WARSAW);

    private static final String FORM = element("NazwaStrukturyLogicznej", "Schemat_FA(3)_v1-0E.xsd") + element("KodFormularza", "FA (3)");

    private final KsefKeys keys;

    KsefReceipts(KsefKeys keys) {
        this.keys = keys;
    }

    byte[] ofInvoice(Session session, Option<Login> login, Sent invoice) {
        return signed(head(session, login) + FORM + document(invoice));
    }

    /** @param accepted all that was accepted in it */
    byte[] ofSession(Session session, Option<Login> login, List<Sent> accepted) {
        return signed(head(session, login) + "<OpisPotwierdzenia>" + element("Strona", "1") + element("LiczbaStron", "1") + element("ZakresDokumentowOd", "1")
                + element("ZakresDokumentowDo", String.valueOf(accepted.size())) + element("CalkowitaLiczbaDokumentow", String.valueOf(accepted.size()))
                + "</OpisPotwierdzenia>" + FORM + accepted.stream().map(KsefReceipts::document).collect(Collectors.joining()));
    }

    private static String head(Session session, Option<Login> login) {
        var proof = login.map(known -> known.method() == Method.TOKEN ? element("NumerReferencyjnyTokenaKSeF", known.proof())
                : element("SkrotDokumentuUwierzytelniajacego", known.proof())).getOrElse("");
        return element("NazwaPodmiotuPrzyjmujacego", "Ministerstwo Finansów - próba na tym komputerze") + element("NumerReferencyjnySesji", session.reference())
                + "<Uwierzytelnienie><IdKontekstu>" + element("Nip", session.nip()) + "</IdKontekstu>" + proof + "</Uwierzytelnienie>";
    }

    private static String document(Sent invoice) {
        var facts = invoice.facts().get();
        return "<Dokument>" + element("NipSprzedawcy", facts.seller()) + element("NumerKSeFDokumentu", invoice.ksefNumber().get()) + element("NumerFaktury", facts.number())
                + element("DataWystawieniaFaktury", facts.issued().toString()) + element("DataPrzeslaniaDokumentu", time(invoice.sentAt()))
                + element("DataNadaniaNumeruKSeF", time(invoice.readyAt())) + element("SkrotDokumentu", invoice.hash()) + element("TrybWysylki", invoice.mode().get()) + "</Dokument>";
    }

    private static String time(Instant instant) {
        return LOCAL.format(instant);
    }

    private static String element(String name, String value) {
        return new Xml.Leaf(name, value).toString();
    }

    private byte[] signed(String content) {
        var document = Xml.readWithNamespaces(Xml.bytes("<Potwierdzenie xmlns=\"" + NAMESPACE + "\">" + content + "</Potwierdzenie>")).get();
        try {
            var factory = XMLSignatureFactory.getInstance("DOM");
            var reference = factory.newReference("", factory.newDigestMethod(DigestMethod.SHA256, null),
                    List.of(factory.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null)), null, null);
            var info = factory.newSignedInfo(factory.newCanonicalizationMethod(CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
                    factory.newSignatureMethod("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", null), List.of(reference));
            var information = factory.getKeyInfoFactory();
            var ministry = keys.of(KsefKeys.Use.TOKEN);
            var context = new DOMSignContext(ministry.key(), document.getDocumentElement());
            context.setDefaultNamespacePrefix("ds");
            factory.newXMLSignature(info, information.newKeyInfo(List.of(information.newX509Data(List.of(ministry.certificate()))))).sign(context);
            return Xml.bytes(text(document));
        } catch (GeneralSecurityException | MarshalException | XMLSignatureException | TransformerException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Without the carriage returns that the JDK puts into Base64. */
    private static String text(Document document) throws TransformerException {
        var text = new StringWriter();
        TransformerFactory.newInstance().newTransformer().transform(new DOMSource(document), new StreamResult(text));
        return text.toString().replace("&#13;\n", "").replace("&#13;", "");
    }
}

package pl.proassist.adapters.rehearsal;

import io.vavr.control.Option;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.MGF1ParameterSpec;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;
import javax.xml.crypto.dom.DOMStructure;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A client of KSeF in its plainest form: JDK cryptography and HTTP, written from ksef.md and from nothing of ours. */
final class Taxpayer {

    static final byte[] KEY = bytes(0x00, 32);
    static final byte[] IV = bytes(0xA0, 16);

    private static final String DSIG = "http://www.w3.org/2000/09/xmldsig#";
    private static final String XADES = "http://uri.etsi.org/01903/v1.3.2#";
    private static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";
    private static final String SHA_256 = "http://www.w3.org/2001/04/xmlenc#sha256";

    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI base;
    private final String nip;
    private String access = "";
    private String refresh = "";

    Taxpayer(URI base, String nip) {
        this.base = base;
        this.nip = nip;
    }

    // --- HTTP ------------------------------------------------------------------------------------------------------------

    record Answer(int status, HttpResponse<byte[]> response) {

        JsonObject json() {
            return read().asJsonObject();
        }

        JsonStructure read() {
            try (var reader = Json.createReader(new StringReader(text()))) {
                return reader.read();
            }
        }

        String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        /** KSeF's own code of a refusal, in whichever shape. */
        int code() {
            var json = json();
            return json.containsKey("exception")
                    ? json.getJsonObject("exception").getJsonArray("exceptionDetailList").getJsonObject(0).getInt("exceptionCode")
                    : json.getJsonArray("errors").getJsonObject(0).getInt("code");
        }

        Option<String> header(String name) {
            return Option.ofOptional(response.headers().firstValue(name));
        }
    }

    Answer get(String path) {
        return call(request(path, access).GET());
    }

    Answer post(String path, JsonObject body) {
        return call(request(path, access).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    Answer post(String path) {
        return call(request(path, access).POST(HttpRequest.BodyPublishers.noBody()));
    }

    private HttpRequest.Builder request(String path, String bearer) {
        var request = HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(2)).header("X-Error-Format", "problem-details");
        return bearer.isEmpty() ? request : request.header("Authorization", "Bearer " + bearer);
    }

    Answer call(HttpRequest.Builder request) {
        try {
            var response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), response);
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    // --- login -----------------------------------------------------------------------------------------------------------

    record Key(PublicKey key, String id) {
    }

    Key publicKey(String usage) {
        return call(request("/v2/security/public-key-certificates", "").GET()).read().asJsonArray().getValuesAs(JsonObject.class).stream()
                .filter(each -> each.getJsonArray("usage").getValuesAs(value -> value.toString().replace("\"", "")).contains(usage)).findFirst()
                .map(each -> new Key(certificate(Base64.getDecoder().decode(each.getString("certificate"))).getPublicKey(), each.getString("publicKeyId"))).orElseThrow();
    }

    JsonObject challenge() {
        return call(request("/v2/auth/challenge", "").POST(HttpRequest.BodyPublishers.noBody())).json();
    }

    Answer beginByToken(String token) {
        var challenge = challenge();
        return beginByToken(challenge.getString("challenge"), token + "|" + challenge.getJsonNumber("timestampMs").longValue(), "SHA-256");
    }

    /** @param mask the digest of the mask: anything but SHA-256 is the well-known mistake */
    Answer beginByToken(String challenge, String plain, String mask) {
        var key = publicKey("KsefTokenEncryption");
        return call(request("/v2/auth/ksef-token", "").POST(HttpRequest.BodyPublishers.ofString(Json.createObjectBuilder().add("challenge", challenge)
                .add("contextIdentifier", Json.createObjectBuilder().add("type", "Nip").add("value", nip))
                .add("encryptedToken", base64(oaep(key.key(), plain.getBytes(StandardCharsets.UTF_8), mask))).add("publicKeyId", key.id()).build().toString())));
    }

    Answer beginByCertificate(String signed) {
        return call(request("/v2/auth/xades-signature", "").header("Content-Type", "application/xml").POST(HttpRequest.BodyPublishers.ofString(signed)));
    }

    /** What became of a login that was begun, after as many looks as it takes. */
    JsonObject outcome(Answer begun) {
        var reference = begun.json().getString("referenceNumber");
        for (int looks = 0; looks < 5; looks++) {
            var status = call(request("/v2/auth/" + reference, operation(begun)).GET()).json();
            if (status.getJsonObject("status").getInt("code") != 100) {
                return status;
            }
        }
        throw new AssertionError("the login never ended");
    }

    Answer redeem(Answer begun) {
        return call(request("/v2/auth/token/redeem", operation(begun)).POST(HttpRequest.BodyPublishers.noBody()));
    }

    Taxpayer login(String token) {
        return enter(beginByToken(token));
    }

    Taxpayer enter(Answer begun) {
        outcome(begun);
        var redeemed = redeem(begun).json();
        access = redeemed.getJsonObject("accessToken").getString("token");
        refresh = redeemed.getJsonObject("refreshToken").getString("token");
        return this;
    }

    Answer refresh() {
        return call(request("/v2/auth/token/refresh", refresh).POST(HttpRequest.BodyPublishers.noBody()));
    }

    void use(Answer refreshed) {
        access = refreshed.json().getJsonObject("accessToken").getString("token");
    }

    String access() {
        return access;
    }

    Taxpayer with(String otherAccess) {
        access = otherAccess;
        return this;
    }

    Answer logout() {
        return call(request("/v2/auth/sessions/current", access).DELETE());
    }

    private static String operation(Answer begun) {
        return begun.json().getJsonObject("authenticationToken").getString("token");
    }

    // --- sending ---------------------------------------------------------------------------------------------------------

    String open() {
        return openWith("SymmetricKeyEncryption").json().getString("referenceNumber");
    }

    Answer openWith(String usage) {
        var key = publicKey(usage);
        return post("/v2/sessions/online", opening(Json.createObjectBuilder().add("encryptedSymmetricKey", base64(oaep(key.key(), KEY, "SHA-256")))
                .add("initializationVector", base64(IV))));
    }

    static JsonObject opening(JsonObjectBuilder encryption) {
        return Json.createObjectBuilder().add("formCode", Json.createObjectBuilder().add("systemCode", "FA (3)").add("schemaVersion", "1-0E").add("value", "FA"))
                .add("encryption", encryption).build();
    }

    Answer send(String session, String xml) {
        return send(session, parcel(xml.getBytes(StandardCharsets.UTF_8)).build());
    }

    Answer sendOffline(String session, String xml) {
        return send(session, parcel(xml.getBytes(StandardCharsets.UTF_8)).add("offlineMode", true).build());
    }

    Answer send(String session, JsonObject parcel) {
        return post("/v2/sessions/online/" + session + "/invoices", parcel);
    }

    static JsonObjectBuilder parcel(byte[] xml) {
        var encrypted = aes(xml);
        return Json.createObjectBuilder().add("invoiceHash", hash(xml)).add("invoiceSize", xml.length).add("encryptedInvoiceHash", hash(encrypted))
                .add("encryptedInvoiceSize", encrypted.length).add("encryptedInvoiceContent", base64(encrypted));
    }

    // --- batches ---------------------------------------------------------------------------------------------------------

    /** Announces an archive that will come in two parts, each encrypted by itself. */
    Answer openBatch(byte[] archive) {
        return post("/v2/sessions/batch", batch(archive).build());
    }

    JsonObjectBuilder batch(byte[] archive) {
        return batch(archive, "SymmetricKeyEncryption", halves(archive));
    }

    /** @param parts as they are announced, not encrypted yet */
    JsonObjectBuilder batch(byte[] archive, String usage, List<byte[]> parts) {
        var announced = Json.createArrayBuilder();
        for (int i = 0; i < parts.size(); i++) {
            var sealed = aes(parts.get(i));
            announced.add(Json.createObjectBuilder().add("ordinalNumber", i + 1).add("fileSize", sealed.length).add("fileHash", hash(sealed)));
        }
        return Json.createObjectBuilder(opening(Json.createObjectBuilder().add("encryptedSymmetricKey", base64(oaep(publicKey(usage).key(), KEY, "SHA-256")))
                        .add("initializationVector", base64(IV))))
                .add("batchFile", Json.createObjectBuilder().add("fileSize", archive.length).add("fileHash", hash(archive)).add("fileParts", announced))
                .add("offlineMode", false);
    }

    static List<byte[]> halves(byte[] archive) {
        return List.of(Arrays.copyOfRange(archive, 0, archive.length / 2), Arrays.copyOfRange(archive, archive.length / 2, archive.length));
    }

    /** Uploads what was announced and closes the batch. @return its reference */
    String sendBatch(byte[] archive) {
        var opened = openBatch(archive).json();
        upload(opened, halves(archive).stream().map(Taxpayer::aes).toList());
        closeBatch(opened.getString("referenceNumber"));
        return opened.getString("referenceNumber");
    }

    void upload(JsonObject opened, List<byte[]> parts) {
        for (int i = 0; i < parts.size(); i++) {
            call(upload(opened, i, parts.get(i)));
        }
    }

    /** As the answer to the opening asks for it. */
    static HttpRequest.Builder upload(JsonObject opened, int number, byte[] part) {
        var asked = opened.getJsonArray("partUploadRequests").getJsonObject(number);
        var request = HttpRequest.newBuilder(URI.create(asked.getString("url"))).method(asked.getString("method"), HttpRequest.BodyPublishers.ofByteArray(part));
        asked.getJsonObject("headers").forEach((name, value) -> request.header(name, ((JsonString) value).getString()));
        return request;
    }

    Answer closeBatch(String batch) {
        return post("/v2/sessions/batch/" + batch + "/close");
    }

    static byte[] zip(String... documents) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < documents.length; i++) {
                zip.putNextEntry(new ZipEntry(i + ".xml"));
                zip.write(documents[i].getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return bytes.toByteArray();
    }

    JsonObject status(String session, String invoice) {
        return get("/v2/sessions/" + session + "/invoices/" + invoice).json();
    }

    // --- cryptography ----------------------------------------------------------------------------------------------------

    static String hash(byte[] bytes) {
        try {
            return base64(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String hash(String text) {
        return hash(text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] aes(byte[] plain) {
        try {
            var cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(KEY, "AES"), new IvParameterSpec(IV));
            return cipher.doFinal(plain);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static byte[] oaep(PublicKey key, byte[] plain, String mask) {
        try {
            var cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
            cipher.init(Cipher.ENCRYPT_MODE, key, new OAEPParameterSpec("SHA-256", "MGF1", new MGF1ParameterSpec(mask), PSource.PSpecified.DEFAULT));
            return cipher.doFinal(plain);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    static X509Certificate certificate(byte[] der) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** AuthTokenRequest with an enveloped XAdES-BASELINE-B signature, by the recipe of ksef.md 4.3. */
    static String signed(String challenge, String nip, PrivateKey key, X509Certificate certificate) {
        return signed("<AuthTokenRequest xmlns=\"http://ksef.mf.gov.pl/auth/token/2.1\"><Challenge>" + challenge + "</Challenge><ContextIdentifier><Nip>" + nip
                + "</Nip></ContextIdentifier><SubjectIdentifierType>certificateSubject</SubjectIdentifierType></AuthTokenRequest>", key, certificate, certificate);
    }

    /** @param named the certificate that the signed properties name */
    static String signed(String request, PrivateKey key, X509Certificate certificate, X509Certificate named) {
        try {
            var factories = DocumentBuilderFactory.newInstance();
            factories.setNamespaceAware(true);
            var document = factories.newDocumentBuilder().parse(new ByteArrayInputStream(request.getBytes(StandardCharsets.UTF_8)));
            var factory = XMLSignatureFactory.getInstance("DOM");
            var digest = factory.newDigestMethod(SHA_256, null);
            var exclusive = factory.newTransform(EXCLUSIVE, (TransformParameterSpec) null);
            var whole = factory.newReference("", digest, List.of(factory.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null), exclusive), null, null);
            var properties = factory.newReference("#SignedProperties", digest, List.of(exclusive), "http://uri.etsi.org/01903#SignedProperties", null);
            var info = factory.newSignedInfo(factory.newCanonicalizationMethod(EXCLUSIVE, (C14NMethodParameterSpec) null), factory.newSignatureMethod(
                    "http://www.w3.org/2001/04/xmldsig-more#" + (key.getAlgorithm().equals("RSA") ? "rsa" : "ecdsa") + "-sha256", null), List.of(whole, properties));
            var qualifying = qualifying(document, named);
            var information = factory.getKeyInfoFactory();
            var context = new DOMSignContext(key, document.getDocumentElement());
            context.setDefaultNamespacePrefix("ds");
            context.setIdAttributeNS((Element) qualifying.getFirstChild(), null, "Id");
            factory.newXMLSignature(info, information.newKeyInfo(List.of(information.newX509Data(List.of(certificate)))),
                    List.of(factory.newXMLObject(List.of(new DOMStructure(qualifying)), null, null, null)), "Signature", null).sign(context);
            var text = new StringWriter();
            TransformerFactory.newInstance().newTransformer().transform(new DOMSource(document), new StreamResult(text));
            return text.toString().replace("&#13;", "");
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Element qualifying(Document document, X509Certificate certificate) throws GeneralSecurityException {
        var qualifying = document.createElementNS(XADES, "xades:QualifyingProperties");
        qualifying.setAttributeNS("http://www.w3.org/2000/xmlns/", "xmlns:xades", XADES);
        qualifying.setAttributeNS("http://www.w3.org/2000/xmlns/", "xmlns:ds", DSIG);
        qualifying.setAttribute("Target", "#Signature");
        var properties = add(qualifying, XADES, "xades:SignedProperties");
        properties.setAttribute("Id", "SignedProperties");
        properties.setIdAttribute("Id", true);
        var signature = add(properties, XADES, "xades:SignedSignatureProperties");
        add(signature, XADES, "xades:SigningTime").setTextContent("2026-11-20T10:14:30Z");
        var cert = add(add(signature, XADES, "xades:SigningCertificate"), XADES, "xades:Cert");
        var digest = add(cert, XADES, "xades:CertDigest");
        add(digest, DSIG, "ds:DigestMethod").setAttribute("Algorithm", SHA_256);
        add(digest, DSIG, "ds:DigestValue").setTextContent(hash(certificate.getEncoded()));
        var issuer = add(cert, XADES, "xades:IssuerSerial");
        add(issuer, DSIG, "ds:X509IssuerName").setTextContent(certificate.getIssuerX500Principal().getName());
        add(issuer, DSIG, "ds:X509SerialNumber").setTextContent(new BigInteger(1, certificate.getSerialNumber().toByteArray()).toString());
        return qualifying;
    }

    private static Element add(Element parent, String namespace, String name) {
        var element = parent.getOwnerDocument().createElementNS(namespace, name);
        parent.appendChild(element);
        return element;
    }

    private static byte[] bytes(int first, int count) {
        var bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) (first + i);
        }
        return bytes;
    }
}

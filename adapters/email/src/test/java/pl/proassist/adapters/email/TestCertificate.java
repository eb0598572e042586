package pl.proassist.adapters.email;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** A certificate that lives as long as the tests: made by the JDK's own keytool, so no key lies in the repository. */
record TestCertificate(SSLContext identity, SSLSocketFactory trust) {

    private static final String PASSWORD = "changeit";

    static TestCertificate named(String host, Path folder) throws IOException, InterruptedException, GeneralSecurityException {
        var file = folder.resolve(host + ".p12");
        var keytool = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair", "-keyalg", "EC", "-alias", "mail", "-dname", "CN=" + host, "-ext", "SAN=dns:" + host,
                "-keystore", file.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD))
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        if (keytool.waitFor() != 0) {
            throw new IOException("keytool made no certificate");
        }
        var store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("mail", store.getCertificate("mail"));
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        var trusts = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusts.init(trusted);
        var identity = SSLContext.getInstance("TLS");
        identity.init(keys.getKeyManagers(), null, null);
        var trust = SSLContext.getInstance("TLS");
        trust.init(null, trusts.getTrustManagers(), null);
        return new TestCertificate(identity, trust.getSocketFactory());
    }
}

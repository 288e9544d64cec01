package io.keyward.sandbox.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** What a process trusts: the JDK's own authorities, as in Azure, and one more. */
public final class TrustStore {
  private static final String PASSWORD = "changeit";

  private TrustStore() {}

  /** Trusts that authority alone. */
  public static SSLContext only(Path authority) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    try (InputStream in = Files.newInputStream(authority)) {
      store.setCertificateEntry(
          "authority", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  /** Writes the store to that file; the answer is what tells a JVM to use it. */
  public static List<String> write(Path file, Path authority) throws IOException {
    try (InputStream own =
            Files.newInputStream(Path.of(System.getProperty("java.home"), "lib/security/cacerts"));
        InputStream generated = Files.newInputStream(authority);
        OutputStream out = Files.newOutputStream(file)) {
      KeyStore store = KeyStore.getInstance("JKS");
      store.load(own, PASSWORD.toCharArray());
      Certificate added = CertificateFactory.getInstance("X.509").generateCertificate(generated);
      store.setCertificateEntry("simulated-azure", added);
      store.store(out, PASSWORD.toCharArray());
    } catch (GeneralSecurityException e) {
      throw new IOException("The store of trusted authorities cannot be written", e);
    }
    return List.of(
        "-Djavax.net.ssl.trustStore=" + file.toAbsolutePath(),
        "-Djavax.net.ssl.trustStorePassword=" + PASSWORD);
  }
}

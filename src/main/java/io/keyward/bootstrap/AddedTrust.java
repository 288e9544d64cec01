package io.keyward.bootstrap;

import io.keyward.cli.option.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** What the JDK trusts, and the certificates of a file: a company's proxy, or the sandbox. */
final class AddedTrust {
  private AddedTrust() {}

  static SSLContext of(String file) throws Refusal {
    try (InputStream pem = Files.newInputStream(Path.of(file))) {
      Collection<? extends Certificate> added =
          CertificateFactory.getInstance("X.509").generateCertificates(pem);
      if (added.isEmpty()) {
        throw Refusal.of("--ca-file " + file, "it holds no certificate");
      }
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust(added), null);
      return context;
    } catch (IOException | InvalidPathException e) {
      throw Refusal.of("--ca-file " + file, "it cannot be read");
    } catch (GeneralSecurityException e) {
      throw Refusal.of("--ca-file " + file, "it is no certificate in PEM");
    }
  }

  private static TrustManager[] trust(Collection<? extends Certificate> added)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    int number = 0;
    for (X509Certificate usual : usual().getAcceptedIssuers()) {
      store.setCertificateEntry("usual-" + number++, usual);
    }
    for (Certificate one : added) {
      store.setCertificateEntry("added-" + number++, one);
    }
    return managers(store);
  }

  private static X509TrustManager usual() throws GeneralSecurityException {
    for (TrustManager manager : managers(null)) {
      if (manager instanceof X509TrustManager usual) {
        return usual;
      }
    }
    throw new GeneralSecurityException("the JDK trusts nobody");
  }

  private static TrustManager[] managers(@Nullable KeyStore store) throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }
}

package io.keyward.sandbox.azure.front;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * The generated authority, its server certificate and the key that signs tokens; kept in a file.
 */
public final class Certificates {
  private static final X500Principal AUTHORITY = new X500Principal("CN=Keyward sandbox CA");
  private static final char[] PASSWORD = "sandbox".toCharArray();
  private static final Duration VALIDITY = Duration.ofDays(3650);
  private static final GeneralNames NAMES =
      new GeneralNames(
          new GeneralName[] {
            new GeneralName(GeneralName.dNSName, "localhost"),
            new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
            new GeneralName(GeneralName.iPAddress, "::1"),
            new GeneralName(GeneralName.dNSName, "*.vault.localhost"),
            new GeneralName(GeneralName.dNSName, "*.managedhsm.localhost"),
            // For a packaged app, which goes to the hosts of Azure by their own names.
            new GeneralName(GeneralName.dNSName, "*.vault.azure.net"),
            new GeneralName(GeneralName.dNSName, "*.managedhsm.azure.net"),
            new GeneralName(GeneralName.dNSName, LogQueryService.HOST),
          });

  private final KeyStore store;
  private final Path authorityFile;

  private Certificates(KeyStore store, Path authorityFile) {
    this.store = store;
    this.authorityFile = authorityFile;
  }

  /** Those of the directory, made when there are none. */
  public static Certificates in(Path directory, Clock clock) {
    Path file = directory.resolve("sandbox.p12");
    Path authority = directory.resolve("ca.pem");
    try {
      Files.createDirectories(directory);
      KeyStore store = Files.exists(file) ? read(file) : create(file, clock.instant());
      if (!namesAll(store)) {
        store = create(file, clock.instant());
      }
      Files.writeString(authority, pem(store.getCertificate("ca")));
      return new Certificates(store, authority);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException("the sandbox certificates cannot be made", e);
    }
  }

  /** Those of an earlier version of the sandbox may not. */
  private static boolean namesAll(KeyStore store) throws GeneralSecurityException {
    Collection<List<?>> names =
        ((X509Certificate) store.getCertificate("server")).getSubjectAlternativeNames();
    return names != null && names.size() == NAMES.getNames().length;
  }

  private static KeyStore read(Path file) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    return store;
  }

  private static KeyStore create(Path file, Instant now)
      throws IOException, GeneralSecurityException, OperatorCreationException {
    KeyPair authority = keyPair("EC", 256);
    X509Certificate root = root(authority, now);
    KeyPair server = keyPair("RSA", 2048);
    X509Certificate leaf = leaf(server, authority, now);
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, PASSWORD);
    store.setKeyEntry("ca", authority.getPrivate(), PASSWORD, new Certificate[] {root});
    store.setKeyEntry("server", server.getPrivate(), PASSWORD, new Certificate[] {leaf, root});
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD);
    }
    return store;
  }

  private static KeyPair keyPair(String algorithm, int size) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
    generator.initialize(size);
    return generator.generateKeyPair();
  }

  private static X509Certificate root(KeyPair keys, Instant now)
      throws IOException, GeneralSecurityException, OperatorCreationException {
    JcaX509v3CertificateBuilder builder = builder(AUTHORITY, keys, now);
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
    builder.addExtension(
        Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
    builder.addExtension(
        Extension.subjectKeyIdentifier,
        false,
        new JcaX509ExtensionUtils().createSubjectKeyIdentifier(keys.getPublic()));
    return sign(builder, keys.getPrivate());
  }

  private static X509Certificate leaf(KeyPair keys, KeyPair authority, Instant now)
      throws IOException, GeneralSecurityException, OperatorCreationException {
    JcaX509v3CertificateBuilder builder = builder(new X500Principal("CN=localhost"), keys, now);
    builder.addExtension(Extension.subjectAlternativeName, false, NAMES);
    builder.addExtension(
        Extension.authorityKeyIdentifier,
        false,
        new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(authority.getPublic()));
    return sign(builder, authority.getPrivate());
  }

  private static JcaX509v3CertificateBuilder builder(
      X500Principal subject, KeyPair keys, Instant now) {
    return new JcaX509v3CertificateBuilder(
        AUTHORITY,
        new BigInteger(120, new SecureRandom()),
        Date.from(now.minus(Duration.ofDays(1))),
        Date.from(now.plus(VALIDITY)),
        subject,
        keys.getPublic());
  }

  private static X509Certificate sign(JcaX509v3CertificateBuilder builder, PrivateKey key)
      throws GeneralSecurityException, OperatorCreationException {
    return new JcaX509CertificateConverter()
        .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
  }

  private static String pem(Certificate certificate) throws GeneralSecurityException {
    String text =
        Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
    return "-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n";
  }

  public Path authorityFile() {
    return authorityFile;
  }

  /** The context of the server. */
  public SSLContext server() {
    try {
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(only("server"), PASSWORD);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("the sandbox certificates cannot be used", e);
    }
  }

  private KeyStore only(String alias) throws GeneralSecurityException, IOException {
    KeyStore one = KeyStore.getInstance("PKCS12");
    one.load(null, PASSWORD);
    one.setKeyEntry(
        alias, store.getKey(alias, PASSWORD), PASSWORD, store.getCertificateChain(alias));
    return one;
  }

  /** A context that trusts the generated authority and no other. */
  public SSLContext client() {
    try {
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, PASSWORD);
      trusted.setCertificateEntry("ca", store.getCertificate("ca"));
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("the sandbox certificates cannot be used", e);
    }
  }

  /** The key pair that signs tokens, the same after a restart. */
  public KeyPair tokenKeys() {
    try {
      return new KeyPair(
          store.getCertificate("server").getPublicKey(),
          (PrivateKey) store.getKey("server", PASSWORD));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the sandbox certificates cannot be used", e);
    }
  }
}

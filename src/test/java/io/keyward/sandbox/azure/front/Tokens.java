package io.keyward.sandbox.azure.front;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.keyward.sandbox.azure.model.Principal;
import io.keyward.sandbox.azure.model.Tenant;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Issues and checks the bearer tokens of the tenant. */
public final class Tokens {
  static final Duration LIFETIME = Duration.ofHours(1);
  private static final int MOST_KNOWN = 10_000;
  private static final String KEY_ID = "sandbox-1";

  private record Verified(Principal principal, Instant expiry) {}

  private final KeyPair keys;
  private final Clock sandboxTime;
  private final Clock wallTime;
  private final Map<String, Verified> verified = new ConcurrentHashMap<>();

  public Tokens(KeyPair keys, Clock sandboxTime, Clock wallTime) {
    this.keys = keys;
    this.sandboxTime = sandboxTime;
    this.wallTime = wallTime;
  }

  /** A signed token for one client and audience. */
  String issue(String clientId, String audience, String issuer) {
    Instant now = sandboxTime.instant();
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer)
            .audience(audience)
            .subject(clientId)
            .claim("appid", clientId)
            .claim("oid", clientId)
            .claim("tid", Tenant.ID)
            .claim("idtyp", "app")
            .claim("ver", "1.0")
            .jwtID(UUID.randomUUID().toString())
            .issueTime(Date.from(now))
            .notBeforeTime(Date.from(now))
            .expirationTime(Date.from(now.plus(LIFETIME)))
            .build();
    JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(KEY_ID).build();
    SignedJWT token = new SignedJWT(header, claims);
    try {
      token.sign(new RSASSASigner(keys.getPrivate()));
    } catch (JOSEException e) {
      throw new IllegalStateException("a sandbox token cannot be signed", e);
    }
    return token.serialize();
  }

  /** Who the Authorization header speaks for; empty without a valid bearer token. */
  public Optional<Principal> principal(String authorization) {
    if (!authorization.toLowerCase(Locale.ROOT).startsWith("bearer ")) {
      return Optional.empty();
    }
    String token = authorization.substring("bearer ".length()).strip();
    Verified known = verified.get(token);
    Optional<Verified> checked = known == null ? verify(token) : Optional.of(known);
    return checked.filter(this::alive).map(Verified::principal);
  }

  private Optional<Verified> verify(String text) {
    try {
      SignedJWT token = SignedJWT.parse(text);
      JWTClaimsSet claims = token.getJWTClaimsSet();
      String client = claims.getStringClaim("appid");
      if (!token.verify(new RSASSAVerifier((RSAPublicKey) keys.getPublic())) || client == null) {
        return Optional.empty();
      }
      Verified good = new Verified(new Principal(client), claims.getExpirationTime().toInstant());
      if (verified.size() >= MOST_KNOWN) {
        verified.clear();
      }
      verified.put(text, good);
      return Optional.of(good);
    } catch (ParseException | JOSEException e) {
      return Optional.empty();
    }
  }

  /** Sandbox time may jump by a year while a client holds a token: the wall clock also counts. */
  private boolean alive(Verified token) {
    return token.expiry().isAfter(sandboxTime.instant())
        || token.expiry().isAfter(wallTime.instant());
  }

  /** The public keys in the form of a discovery document. */
  String publicKeys() {
    RSAKey key = new RSAKey.Builder((RSAPublicKey) keys.getPublic()).keyID(KEY_ID).build();
    return "{\"keys\":[" + key.toPublicJWK().toJSONString() + "]}";
  }
}

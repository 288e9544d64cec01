package io.keyward.azure;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.management.AzureEnvironment;
import io.keyward.azure.arm.ArmBodies;
import io.keyward.inventory.ResourceId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import reactor.core.publisher.Mono;

/** A signed-in reader in front of a scripted server, at one fixed moment. */
public final class ArmFixture {
  public static final String SUBSCRIPTION = "00000000-0000-0000-0000-000000000001";
  public static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T09:00:00Z"), ZoneOffset.UTC);
  public static final Patience QUICK = new Patience(new RetryAfter(CLOCK), Duration.ofMillis(1));
  public static final TokenCredential CREDENTIAL =
      request -> Mono.just(new AccessToken("secret-token", OffsetDateTime.MAX));
  public static final ResourceId ACCOUNT =
      ResourceId.of(
          "/subscriptions/"
              + SUBSCRIPTION
              + "/resourceGroups/rg/providers/Microsoft.CognitiveServices/accounts/vision-1");

  private ArmFixture() {}

  static ArmBodies arm(HttpClient http) {
    return ArmBodies.with(CREDENTIAL, AzureEnvironment.AZURE, http, QUICK);
  }
}

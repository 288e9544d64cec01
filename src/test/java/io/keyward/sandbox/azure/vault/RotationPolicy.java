package io.keyward.sandbox.azure.vault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keyward.sandbox.azure.model.ArmError;
import io.keyward.sandbox.azure.model.Json;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The rules of a key's rotation policy.
 *
 * <p>Source: Key Vault's key rotation page: at least 28 days to expiry, rotation at least 7 days
 * after creation and before expiry; November 2026.
 */
final class RotationPolicy {
  private static final Duration SHORTEST_LIFE = Duration.ofDays(28);
  private static final Duration SHORTEST_TRIGGER = Duration.ofDays(7);

  private RotationPolicy() {}

  /** What a key without a policy answers. */
  static ObjectNode standard(VaultKey key) {
    ObjectNode policy = Json.object().put("id", key.uri() + "/rotationpolicy");
    ObjectNode action = policy.putArray("lifetimeActions").addObject();
    action.putObject("trigger").put("timeBeforeExpiry", "P30D");
    action.putObject("action").put("type", "Notify");
    policy.putObject("attributes").putNull("expiryTime");
    return policy;
  }

  /** Why a policy is refused, if it is. */
  static Optional<ArmError> refusal(ObjectNode policy) {
    String expiry = Json.text(policy, "attributes.expiryTime");
    if (!expiry.isEmpty() && isShorter(expiry, SHORTEST_LIFE)) {
      return bad("The expiryTime must be at least 28 days.");
    }
    int rotations = 0;
    for (JsonNode action : Json.at(policy, "lifetimeActions")) {
      boolean rotates = Json.text(action, "action.type").equalsIgnoreCase("rotate");
      String after = Json.text(action, "trigger.timeAfterCreate");
      String before = Json.text(action, "trigger.timeBeforeExpiry");
      if (after.isEmpty() == before.isEmpty() || (!rotates && !after.isEmpty())) {
        return bad("A lifetime action needs one trigger; Notify only timeBeforeExpiry.");
      }
      if (isShorter(after + before, SHORTEST_TRIGGER)) {
        return bad("A trigger must be at least 7 days.");
      }
      rotations += rotates ? 1 : 0;
    }
    return rotations > 1 ? bad("Only one Rotate action is allowed.") : Optional.empty();
  }

  private static Optional<ArmError> bad(String message) {
    return Optional.of(ArmError.badRequest("BadParameter", message));
  }

  private static boolean isShorter(String text, Duration least) {
    return length(text, Instant.EPOCH).map(length -> length.compareTo(least) < 0).orElse(true);
  }

  /** How long an ISO-8601 duration lasts from an instant; empty when it cannot be read. */
  static Optional<Duration> length(String text, Instant from) {
    try {
      boolean clockTime = text.contains("T");
      Duration length =
          clockTime
              ? Duration.parse(text)
              : Duration.between(
                  from, from.atOffset(ZoneOffset.UTC).plus(Period.parse(text)).toInstant());
      return Optional.of(length);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}

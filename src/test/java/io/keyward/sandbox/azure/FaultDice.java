package io.keyward.sandbox.azure;

import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** Decides for each request whether it meets a fault, the same way for the same seed. */
final class FaultDice {
  private static final int HUGE = 10 * 1024 * 1024;

  private final Faults faults;
  private final Random random;

  FaultDice(Faults faults) {
    this.faults = faults;
    this.random = new Random(faults.seed());
  }

  /** The name of the fault that this request meets, if any. */
  Optional<String> roll(boolean keyVault) {
    Map<String, Double> table = keyVault ? faults.keyVault() : faults.arm();
    if (table.isEmpty()) {
      return Optional.empty();
    }
    double dice = random.nextDouble();
    for (Map.Entry<String, Double> fault : new TreeMap<>(table).entrySet()) {
      dice -= fault.getValue();
      if (dice < 0) {
        return Optional.of(fault.getKey());
      }
    }
    return Optional.empty();
  }

  long timeoutSeconds() {
    return faults.timeoutSeconds();
  }

  /** The answer of a fault that does answer. */
  Reply reply(String fault) {
    return switch (fault) {
      case "empty" -> Reply.empty(200);
      case "garbage" -> new Reply(200, "<html>{\"value\":[", Map.of());
      case "huge" -> huge();
      default -> status(Integer.parseInt(fault));
    };
  }

  private Reply status(int status) {
    String code = status == 429 ? "TooManyRequests" : "SimulatedFault";
    Reply reply = new ArmError(status, code, "The sandbox was asked to fail.").reply();
    return status == 429 || status == 503
        ? reply.with("Retry-After", Long.toString(faults.retryAfterSeconds()))
        : reply;
  }

  private static Reply huge() {
    return new Reply(200, "{\"properties\":{\"filler\":\"" + "x".repeat(HUGE) + "\"}}", Map.of());
  }
}

package io.keyward.sandbox.azure.limit;

import io.keyward.sandbox.azure.model.ArmError;
import io.keyward.sandbox.azure.model.Call;
import io.keyward.sandbox.azure.model.Reply;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Decides for each request whether it meets a fault, the same way for the same seed. */
public final class FaultDice {
  private static final int HUGE = 10 * 1024 * 1024;

  private final Faults faults;
  private final Random random;
  private final List<Countdown> paths;

  /** A fault of a path and how many calls have met it. */
  private record Countdown(PathFault fault, AtomicInteger met) {
    boolean strikes(Call call) {
      return fault.meets(call) && (fault.times() == 0 || met.getAndIncrement() < fault.times());
    }
  }

  public FaultDice(Faults faults) {
    this.faults = faults;
    this.random = new Random(faults.seed());
    this.paths =
        faults.paths().stream().map(fault -> new Countdown(fault, new AtomicInteger())).toList();
  }

  /** The name of the fault that this request meets, if any; those of its path come first. */
  public Optional<String> roll(Call call, boolean keyVault) {
    Optional<Countdown> struck = paths.stream().filter(path -> path.strikes(call)).findFirst();
    if (struck.isPresent()) {
      return struck.map(path -> path.fault().answer());
    }
    return roll(keyVault ? faults.keyVault() : faults.arm());
  }

  private Optional<String> roll(Map<String, Double> table) {
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

  public long timeoutSeconds() {
    return faults.timeoutSeconds();
  }

  /** The answer of a fault that does answer. */
  public Reply reply(String fault) {
    return switch (fault) {
      case "empty" -> Reply.empty(200);
      case "garbage" -> new Reply(200, "<html>{\"value\":[", Map.of());
      case "huge" -> huge();
      default -> status(Integer.parseInt(fault));
    };
  }

  private Reply status(int status) {
    Reply reply = new ArmError(status, code(status), "The sandbox was asked to fail.").reply();
    return status == 429 || status == 503
        ? reply.with("Retry-After", Long.toString(faults.retryAfterSeconds()))
        : reply;
  }

  /** The code that ARM most often has for a status. */
  private static String code(int status) {
    return switch (status) {
      case 401 -> "InvalidAuthenticationToken";
      case 403 -> "AuthorizationFailed";
      case 404 -> "ResourceNotFound";
      case 409 -> "Conflict";
      case 429 -> "TooManyRequests";
      case 500 -> "InternalServerError";
      case 503 -> "ServiceUnavailable";
      case 504 -> "GatewayTimeout";
      default -> "SimulatedFault";
    };
  }

  private static Reply huge() {
    return new Reply(200, "{\"properties\":{\"filler\":\"" + "x".repeat(HUGE) + "\"}}", Map.of());
  }
}

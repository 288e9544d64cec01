package io.keyward.azure.arm;

import io.keyward.azure.KeptResponse;
import io.keyward.azure.RetryAfter;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.TemporarilyUnavailable;
import io.keyward.json.BadJson;
import io.keyward.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What an answer of ARM means for the thing that was asked for. */
public record ArmAnswers(RetryAfter retryAfter) {

  /** The one outcome of a read; an answer that asks for patience is thrown. */
  Lookup<Map<String, @Nullable Object>> ofRead(KeptResponse answer, ResourceId id) {
    return ofRead(answer, id.name(), ArmError::sentence);
  }

  /** The outcome of any other call; what is absent is named. */
  public Lookup<Map<String, @Nullable Object>> ofCall(KeptResponse answer, String name) {
    return ofRead(answer, name, ArmError::sentence);
  }

  /**
   * As a vault's own answers are read: what it says beside the code names callers and addresses.
   */
  public Lookup<Map<String, @Nullable Object>> ofVault(KeptResponse answer, String name) {
    return ofRead(answer, name, ArmError::brief);
  }

  private Lookup<Map<String, @Nullable Object>> ofRead(
      KeptResponse answer, String name, Function<ArmError, String> shown) {
    if (answer.getStatusCode() == 200) {
      return body(answer);
    }
    ArmError error = refusal(answer);
    return error.isAbsenceOf(name)
        ? new Lookup.Missing<>()
        : new Lookup.Unreadable<>("Azure refused the read: " + shown.apply(error));
  }

  /** The object of a page; every other answer is thrown. */
  Map<String, @Nullable Object> ofPage(KeptResponse answer) {
    if (answer.getStatusCode() != 200) {
      throw new ArmRefused("Azure refused the list: " + refusal(answer).sentence());
    }
    return body(answer)
        .fold(
            page -> page,
            missing -> Map.of(),
            reason -> {
              throw new ArmRefused(reason);
            });
  }

  private static Lookup<Map<String, @Nullable Object>> body(KeptResponse answer) {
    if (answer.isOversized()) {
      return new Lookup.Unreadable<>("Azure's answer is longer than 4 MiB.");
    }
    try {
      return new Lookup.Found<>(
          JsonText.parseObject(new String(answer.bytes(), StandardCharsets.UTF_8)));
    } catch (BadJson strange) {
      return new Lookup.Unreadable<>("Azure's answer is not understood: " + strange.getMessage());
    }
  }

  private ArmError refusal(KeptResponse answer) {
    int status = answer.getStatusCode();
    ArmError error = ArmError.of(status, answer.bytes());
    if (status == 408 || status == 409 || status == 412 || status == 429 || status >= 500) {
      throw new TemporarilyUnavailable(
          "Azure asks to try again later: " + error.sentence(),
          retryAfter.in(answer.getHeaders()).orElse(Duration.ZERO));
    }
    return error;
  }
}

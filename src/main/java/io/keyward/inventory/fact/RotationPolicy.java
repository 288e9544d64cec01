package io.keyward.inventory.fact;

import io.keyward.inventory.Body;
import java.util.List;

/**
 * A key's rotation policy; empty where none is shown, which does not prove that there is none.
 *
 * @param expiryTime ISO 8601 duration that a new version lives, such as P2Y; "" where not set
 */
public record RotationPolicy(boolean isShown, String expiryTime, List<Action> actions) {

  /** Copies the list. */
  public RotationPolicy {
    actions = List.copyOf(actions);
  }

  /**
   * One lifetime action.
   *
   * @param type rotate or notify, as written
   * @param afterCreate ISO 8601 duration after creation, "" where not set
   * @param beforeExpiry ISO 8601 duration before expiry, "" where not set
   */
  public record Action(String type, String afterCreate, String beforeExpiry) {}

  /** The policy in a body as ARM or the vault itself shows it. */
  public static RotationPolicy of(Body body) {
    if (body.isExpression()) {
      return new RotationPolicy(false, "", List.of());
    }
    List<Action> actions =
        body.items("lifetimeActions").stream()
            .map(
                item ->
                    new Action(
                        item.text("action", "type"),
                        item.text("trigger", "timeAfterCreate"),
                        item.text("trigger", "timeBeforeExpiry")))
            .toList();
    return new RotationPolicy(!body.isEmpty(), body.text("attributes", "expiryTime"), actions);
  }
}

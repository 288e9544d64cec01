package io.keyward.cli.plan.file;

import java.util.Map;

/**
 * One instance of a resource in a plan.
 *
 * @param module the module's address with its keys, "" for the root
 * @param index the instance's count or key, "" for none
 * @param values what is known of it
 * @param unknown what is known only after apply, in the same shape with true
 * @param expressions its configuration
 */
public record PlannedResource(
    String module,
    String address,
    String type,
    String name,
    String index,
    Map<?, ?> values,
    Map<?, ?> unknown,
    Map<?, ?> expressions) {

  /** A text among its values; "" where there is none. */
  public String text(String attribute) {
    return Json.text(values, attribute);
  }
}

package io.keyward.sandbox.azure.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * A write under examination.
 *
 * @param path where, in the casing of the first write
 * @param existing the stored body, null when the resource is new
 * @param requested the body as sent
 * @param proposed the body as it would be stored
 * @param apiVersion the version of the API that the caller speaks
 */
public record Change(
    ArmPath path,
    @Nullable ObjectNode existing,
    ObjectNode requested,
    ObjectNode proposed,
    String apiVersion) {

  public boolean creates() {
    return existing == null;
  }

  /** The stored body, an empty one when the resource is new. */
  public ObjectNode before() {
    return existing == null ? Json.object() : existing;
  }

  public ObjectNode properties() {
    return Json.child(proposed, "properties");
  }

  /** Whether a part of the body differs from what is stored. */
  public boolean touches(String dotted) {
    return !Json.at(proposed, dotted).equals(Json.at(before(), dotted));
  }

  /** Keeps a property that the caller left out: the provider never drops it. */
  public void keep(String name) {
    JsonNode before = Json.at(before(), "properties." + name);
    if (Json.at(proposed, "properties." + name).isMissingNode() && !before.isMissingNode()) {
      properties().set(name, before.deepCopy());
    }
  }

  /** Sets a property that the caller left out. */
  public void fallback(String name, String value) {
    if (text("properties." + name).isEmpty()) {
      properties().put(name, value);
    }
  }

  /** A property as it would be stored; empty for null, missing and "". */
  public String text(String dotted) {
    return Json.text(proposed, dotted);
  }
}

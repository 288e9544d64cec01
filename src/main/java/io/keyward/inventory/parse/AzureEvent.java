package io.keyward.inventory.parse;

import io.keyward.inventory.Body;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.ResourceKind;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an event says: which resource, which operation, and whether the state of a customer-managed
 * key could have changed.
 *
 * <p>Reads the Event Grid schema and CloudEvents 1.0, ARM's events, Resource Notifications and Key
 * Vault's events (shapes as of 2026-11-21). An event is a hint: it is never judged by itself.
 *
 * @param resourceId the ARM id as written; for Key Vault's events that of the vault
 * @param authors ids and names by which the event calls who did it, lower case; personal data
 * @param operation {@code data.operationName} as written, "" where the event names none
 */
public record AzureEvent(
    String eventType,
    String resourceId,
    String operation,
    Set<String> authors,
    boolean relevant,
    String reason) {
  private static final Set<String> CHANGES =
      Set.of(
          "microsoft.resources.resourcewritesuccess",
          "microsoft.resources.resourcedeletesuccess",
          "microsoft.resourcenotifications.resources.createdorupdated",
          "microsoft.resourcenotifications.resources.deleted");
  private static final Set<String> KEY_CHANGES =
      Set.of(
          "microsoft.keyvault.keynewversioncreated",
          "microsoft.keyvault.keynearexpiry",
          "microsoft.keyvault.keyexpired",
          "microsoft.keyvault.vaultaccesspolicychanged");

  /** The event in one JSON object; empty when it carries no event type. */
  public static Optional<AzureEvent> read(Map<String, ?> json) {
    Body event = Body.of(json);
    Optional<String> type = event.given("eventType").or(() -> event.given("type"));
    return type.map(name -> explain(name, event));
  }

  /** Whether its type says that a resource was written or deleted. */
  public boolean saysThatAResourceChanged() {
    return CHANGES.contains(eventType.toLowerCase(Locale.ROOT));
  }

  private static AzureEvent explain(String eventType, Body event) {
    String type = eventType.toLowerCase(Locale.ROOT);
    String operation = event.text("data", "operationName");
    if (type.startsWith("microsoft.keyvault.")) {
      boolean relevant = KEY_CHANGES.contains(type);
      return new AzureEvent(
          eventType,
          event.given("source").orElseGet(() -> event.text("topic")),
          operation,
          Set.of(),
          relevant,
          relevant
              ? "a key or the access to its vault changed"
              : "no customer-managed key depends on this kind of object");
    }
    String id = resourceId(event);
    if (!CHANGES.contains(type)) {
      String reason = "this event type does not say that a resource was changed";
      return new AzureEvent(eventType, id, operation, Set.of(), false, reason);
    }
    Optional<ResourceKind> kind = kindOf(id);
    String reason =
        kind.map(k -> "the state of " + k.type() + " may have changed")
            .orElse("no customer-managed key depends on this type of resource");
    return new AzureEvent(
        eventType, id, operation, EventAuthors.of(event), kind.isPresent(), reason);
  }

  private static String resourceId(Body event) {
    return event
        .given("subject")
        .filter(subject -> subject.startsWith("/"))
        .or(() -> event.given("data", "resourceUri"))
        .or(() -> event.given("data", "resourceInfo", "id"))
        .orElseGet(() -> event.text("subject"));
  }

  /** Published examples mark what to fill in; such an id is explained, and never read. */
  private static Optional<ResourceKind> kindOf(String id) {
    return ResourceId.parse(id.replace('<', '{').replace('>', '}'))
        .flatMap(ResourceKind::nearest)
        .flatMap(nearest -> ResourceKind.ofType(nearest.type()));
  }
}

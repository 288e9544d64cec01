package io.keyward.inventory.parse;

import io.keyward.inventory.Body;
import io.keyward.inventory.KeyReference;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.Moment;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What Key Vault's event says: which vault, and which key where it is about one.
 *
 * <p>Documented examples show numbers as texts and blanks in names and values (Event Grid's page on
 * Key Vault, read 2026-11-21); such an event is a hint all the same.
 *
 * @param vault ARM id as written, from {@code topic} or {@code source}
 * @param key name of the key, "" where the event is about none
 * @param version the version it names, "" for none
 * @param expires when that version ends; missing where it is not told
 */
public record KeyEvent(
    String eventType,
    String vault,
    String key,
    String version,
    Lookup<java.time.Instant> expires,
    boolean relevant) {
  private static final String ACCESS = "microsoft.keyvault.vaultaccesspolicychanged";
  private static final Set<String> KEYS =
      Set.of(
          "microsoft.keyvault.keynewversioncreated",
          "microsoft.keyvault.keynearexpiry",
          "microsoft.keyvault.keyexpired");

  /** The event in one JSON object; empty when it carries no event type. */
  public static Optional<KeyEvent> read(Map<String, ?> json) {
    Body event = Body.of(json);
    Optional<String> type = event.given("eventType").or(() -> event.given("type"));
    return type.map(name -> read(name, event));
  }

  private static KeyEvent read(String eventType, Body event) {
    String type = eventType.strip().toLowerCase(Locale.ROOT);
    boolean ofKey = KEYS.contains(type);
    KeyReference named = KeyReference.parse(data(event, "Id").strip());
    String object = data(event, "ObjectName").strip();
    String name = object.isEmpty() ? event.text("subject").strip() : object;
    String version = data(event, "Version").strip();
    return new KeyEvent(
        eventType,
        event.given("topic").or(() -> event.given("source")).orElse("").strip(),
        ofKey ? (name.isEmpty() ? named.name() : name) : "",
        version.isEmpty() ? named.version() : version,
        Moment.of(event, "data", nameOf(event, "EXP")),
        ofKey || type.equals(ACCESS));
  }

  private static String data(Body event, String name) {
    return event.text("data", nameOf(event, name));
  }

  /** As it is spelt here: the case differs, and an example has a blank behind the name. */
  private static String nameOf(Body event, String name) {
    String[] spelt = {name};
    event
        .members("data")
        .forEach(
            (given, value) -> spelt[0] = given.strip().equalsIgnoreCase(name) ? given : spelt[0]);
    return spelt[0];
  }
}

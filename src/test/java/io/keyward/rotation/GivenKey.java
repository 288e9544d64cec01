package io.keyward.rotation;

import io.keyward.compliance.Outcome;
import io.keyward.compliance.Result;
import io.keyward.compliance.assess.Assessment;
import io.keyward.compliance.policy.Policy;
import io.keyward.inventory.Body;
import io.keyward.inventory.KeyReference;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.fact.Key;
import io.keyward.inventory.fact.Resource;
import io.keyward.inventory.parse.ResourceParser;
import io.keyward.inventory.port.KeyUses;
import io.keyward.testing.Bodies;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A key with what a test says of it, and those under it. */
final class GivenKey {
  static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");
  static final String NEWEST = "0123456789abcdef0123456789abcdef";
  private static final String URI = "https://kv.vault.azure.net";
  private static final ResourceId ID =
      ResourceId.of(
          "/subscriptions/"
              + Bodies.SUBSCRIPTION
              + "/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/kv/keys/cmk");

  private final Map<String, Object> attributes = new HashMap<>(Map.of("enabled", true));
  private final Map<String, Object> properties = new HashMap<>();
  private final List<KeyUses.Use> users = new ArrayList<>();
  private String newest = NEWEST;
  private @Nullable Lookup<Resource> instead;

  static GivenKey plain() {
    return new GivenKey().created("2026-06-01T00:00:00Z").rotating("Rotate", "P18M", "");
  }

  GivenKey created(String moment) {
    return moment.isEmpty() ? without("created") : with("created", seconds(moment));
  }

  GivenKey expires(String moment) {
    return moment.isEmpty() ? without("exp") : with("exp", seconds(moment));
  }

  private static long seconds(String moment) {
    return Instant.parse(moment).getEpochSecond();
  }

  GivenKey with(String attribute, Object value) {
    attributes.put(attribute, value);
    return this;
  }

  private GivenKey without(String attribute) {
    attributes.remove(attribute);
    return this;
  }

  GivenKey rotating(String type, String afterCreate, String beforeExpiry) {
    Map<String, String> trigger =
        afterCreate.isEmpty()
            ? Map.of("timeBeforeExpiry", beforeExpiry)
            : Map.of("timeAfterCreate", afterCreate);
    return rotationPolicy(
        Map.of(
            "lifetimeActions",
            List.of(Map.of("action", Map.of("type", type), "trigger", trigger))));
  }

  GivenKey rotationPolicy(Map<String, ?> policy) {
    properties.put("rotationPolicy", policy);
    return this;
  }

  GivenKey version(String id) {
    newest = id;
    return this;
  }

  GivenKey usedBy(String account, String version) {
    KeyReference key = KeyReference.of(URI, "cmk", version);
    users.add(new KeyUses.Use(Bodies.account(account), key, Map.of(), Set.of()));
    return this;
  }

  /** Used by an account with this classification. */
  GivenKey holding(String classification) {
    KeyReference key = KeyReference.of(URI, "cmk", "");
    users.add(
        new KeyUses.Use(
            Bodies.account("ai-" + users.size()),
            key,
            Map.of("DataClassification", classification),
            Set.of()));
    return this;
  }

  GivenKey asRead(Lookup<Resource> read) {
    instead = read;
    return this;
  }

  KeyInUse at(Instant now) {
    Lookup<Resource> read = instead == null ? new Lookup.Found<>(resource()) : instead;
    boolean live = read instanceof Lookup.Found<Resource> it && it.value().facts() instanceof Key;
    return new KeyInUse(
        ID,
        KeyReference.of(URI, "cmk", ""),
        read,
        live
            ? new Lookup.Found<>(((Key) resource().facts()).rotation())
            : new Lookup.Unreadable<>("no key"),
        users,
        now);
  }

  GivenKey ends(String epochSeconds) {
    return with("exp", Long.parseLong(epochSeconds));
  }

  /** The properties as ARM shows them. */
  Body shown() {
    return Body.of(properties());
  }

  private Map<String, Object> properties() {
    Map<String, Object> all = new HashMap<>(properties);
    all.put("kty", "RSA");
    all.put("keyUri", URI + "/keys/cmk");
    all.put("keyUriWithVersion", URI + "/keys/cmk/" + newest);
    all.put("attributes", attributes);
    return all;
  }

  private Resource resource() {
    return ResourceParser.parse(
            Map.of(
                "id",
                ID.toString(),
                "type",
                "Microsoft.KeyVault/vaults/keys",
                "properties",
                properties()))
        .orElseThrow();
  }

  Result result(String rule) {
    return result(rule, NOW);
  }

  Assessment assessed(Policy policy) {
    return new KeyAssessor().assess(at(NOW), policy);
  }

  Result result(String rule, Instant now) {
    Assessment assessment = new KeyAssessor().assess(at(now), Policy.standard());
    return assessment.results().stream()
        .filter(it -> it.rule().equals(rule))
        .findFirst()
        .orElseThrow();
  }

  /** The word of the outcome, and the severity where it is a violation. */
  String says(String rule) {
    Result result = result(rule);
    boolean violated = result.outcome() instanceof Outcome.Violated;
    return result.outcome().word() + (violated ? " " + result.severity().word() : "");
  }

  /** The word of the tier, "" for none. */
  String tier() {
    Key key = at(NOW).live().orElseThrow();
    return ExpiryTier.of(key, Policy.standard().keys().expiryTiers(), NOW)
        .map(ExpiryTier::word)
        .orElse("");
  }
}

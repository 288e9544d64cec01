package io.keyward.cli.template;

import io.keyward.cli.template.value.Json;
import io.keyward.cli.template.value.Opaque;
import io.keyward.cli.template.value.Partial;
import io.keyward.inventory.ResourceKind;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a declared resource will say of itself once it is there: addresses follow from names,
 * principals are made up, one for each identity.
 */
final class Facts {
  private static final String VAULT = "Microsoft.KeyVault/vaults";
  private static final String KEY = "Microsoft.KeyVault/vaults/keys";
  private static final String IDENTITY = "Microsoft.ManagedIdentity/userAssignedIdentities";
  private static final String ASSIGNMENT = "Microsoft.Authorization/roleAssignments";

  private static final String PERHAPS = "[if a condition of the template holds]";

  private Facts() {}

  /** What {@code reference} gives. */
  static Object reference(Declared target, boolean full, Evaluator evaluator) {
    String text = "[reference('" + target.name() + "')]";
    Map<String, Object> properties = new HashMap<>(properties(target));
    target.inner().ifPresent(inner -> properties.put("outputs", outputs(inner, evaluator)));
    if (!full) {
      return new Partial(properties, text);
    }
    Map<String, Object> envelope = new HashMap<>();
    envelope.put("properties", new Partial(properties, text));
    if (hasOwnIdentity(
            evaluator.in(target.scope()).value(Json.object(target.resource(), "identity")))
        && !target.id().isEmpty()
        && !target.existing()) {
      envelope.put(
          "identity", new Partial(Map.of("principalId", Opaque.principalOf(target.id())), text));
    }
    return new Partial(envelope, text);
  }

  private static Object outputs(Declared.Inner inner, Evaluator evaluator) {
    Evaluator inside = evaluator.in(inner.scope());
    Map<String, Object> outputs = new LinkedHashMap<>();
    Json.object(inner.template(), "outputs")
        .forEach(
            (name, output) ->
                Json.member(output, "value")
                    .map(inside::value)
                    .ifPresent(value -> outputs.put(String.valueOf(name), Map.of("value", value))));
    return new Partial(outputs, "[reference().outputs]");
  }

  private static boolean hasOwnIdentity(@Nullable Object identity) {
    return Json.text(identity, "type").toLowerCase(Locale.ROOT).contains("systemassigned");
  }

  /** The properties that follow from the id; empty for types that have none of these. */
  private static Map<String, Object> properties(Declared target) {
    if (target.id().isEmpty()) {
      return Map.of();
    }
    if (target.is(VAULT)) {
      return Map.of("vaultUri", DeploymentFunctions.vaultUri(target.name()));
    }
    if (target.is(KEY)) {
      return keyUris(target);
    }
    return target.is(IDENTITY) && !target.existing() ? principals(target.id()) : Map.of();
  }

  private static Map<String, Object> keyUris(Declared key) {
    List<String> names = key.names();
    String uri = DeploymentFunctions.vaultUri(names.get(0)) + "keys/" + names.get(1);
    return key.existing()
        ? Map.of("keyUri", uri)
        : Map.of("keyUri", uri, "keyUriWithVersion", uri + "/" + Opaque.versionOf(names.get(1)));
  }

  private static Map<String, Object> principals(String identity) {
    return Map.of(
        "principalId", Opaque.principalOf(identity), "clientId", Opaque.clientOf(identity));
  }

  /** Adds to a resource's body what Azure would show of it. */
  static void add(Declared target, Map<String, @Nullable Object> body, Registry registry) {
    Map<String, Object> facts = new HashMap<>(properties(target));
    if (target.is(ASSIGNMENT)) {
      facts.put("scope", target.above());
    }
    boolean shown = body.get("properties") instanceof Map<?, ?> || !body.containsKey("properties");
    if (!facts.isEmpty() && shown) {
      Map<String, @Nullable Object> properties = Json.copy(Json.object(body, "properties"));
      facts.forEach(properties::putIfAbsent);
      body.put("properties", properties);
    }
    if (body.get("identity") instanceof Map<?, ?> identity) {
      body.put("identity", identity(target.id(), identity, registry));
    }
  }

  /**
   * Takes from what may never be deployed the power to prove anything: a grant bears a condition,
   * other resources say nothing. An AI resource is judged as if it were there.
   */
  static void doubt(Declared target, Map<String, @Nullable Object> body) {
    if (target.is(ASSIGNMENT) && body.get("properties") instanceof Map<?, ?> written) {
      Map<String, @Nullable Object> properties = Json.copy(written);
      properties.put("condition", PERHAPS);
      body.put("properties", properties);
    } else if (ResourceKind.ofType(target.type()).filter(ResourceKind::isAi).isEmpty()) {
      body.put("properties", PERHAPS);
    }
  }

  private static Map<String, @Nullable Object> identity(
      String id, Map<?, ?> written, Registry registry) {
    Map<String, @Nullable Object> identity = Json.copy(written);
    if (hasOwnIdentity(written) && !id.isEmpty()) {
      identity.putIfAbsent("principalId", Opaque.principalOf(id));
    }
    if (identity.get("userAssignedIdentities") instanceof Map<?, ?> users) {
      Map<String, @Nullable Object> known = Json.copy(users);
      known.replaceAll((user, members) -> user(user, members, registry));
      identity.put("userAssignedIdentities", known);
    }
    return identity;
  }

  private static @Nullable Object user(String id, @Nullable Object members, Registry registry) {
    boolean declared =
        registry.byId(id).filter(found -> found.is(IDENTITY) && !found.existing()).isPresent();
    boolean told = members instanceof Map<?, ?> written && !written.isEmpty();
    return declared && !told ? principals(id) : members;
  }
}

package io.keyward.cli.template;

import io.keyward.cli.template.value.Loop;
import io.keyward.cli.template.value.Opaque;
import io.keyward.cli.template.value.Partial;
import io.keyward.cli.template.value.Place;
import io.keyward.cli.template.value.Unresolved;
import io.keyward.cli.template.value.Values;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a template says of its own values and of where it is deployed. */
final class DeploymentFunctions {
  /** Azure's public cloud; a template for another one names its vaults by other means. */
  private static final String VAULT_SUFFIX = ".vault.azure.net";

  private DeploymentFunctions() {}

  static Map<String, Function> all() {
    Map<String, Function> all = new HashMap<>();
    all.put("parameters", (a, e) -> named(a, n -> e.scope().definitions().parameter(n, e)));
    all.put("variables", (a, e) -> named(a, n -> e.scope().definitions().variable(n, e)));
    all.put("copyindex", (a, e) -> copyIndex(a, e.scope().loop()));
    all.put("subscription", (a, e) -> subscription(e.scope().place()));
    all.put("tenant", (a, e) -> new Partial(Map.of("tenantId", Opaque.TENANT), "[tenant()]"));
    all.put("resourcegroup", (a, e) -> resourceGroup(e.scope().place()));
    all.put("deployment", (a, e) -> deployment(e.scope().deployment()));
    all.put("environment", (a, e) -> environment());
    return all;
  }

  private static Object named(
      List<Object> arguments, java.util.function.Function<String, Object> value) {
    return Values.areTexts(arguments, 1)
        ? value.apply((String) arguments.get(0))
        : Function.UNKNOWN;
  }

  /** {@code copyIndex([loop], [offset])}. */
  private static Object copyIndex(List<Object> arguments, Loop loop) {
    boolean isNamed = !arguments.isEmpty() && arguments.get(0) instanceof String;
    Optional<Long> turn = isNamed ? loop.turn((String) arguments.get(0)) : loop.turn();
    int offset = Values.index(arguments, isNamed ? 1 : 0).orElse(0);
    return turn.<Object>map(t -> t + offset).orElse(Function.UNKNOWN);
  }

  private static Object subscription(Place place) {
    return new Partial(
        Map.of(
            "subscriptionId",
            place.subscription(),
            "id",
            "/subscriptions/" + place.subscription(),
            "tenantId",
            Opaque.TENANT),
        "[subscription()]");
  }

  /** Its location has one text everywhere, so that two resources in it read the same. */
  private static Object resourceGroup(Place place) {
    Map<String, Object> known = new HashMap<>();
    known.put("location", new Unresolved("[resourceGroup().location]"));
    if (!place.group().isEmpty()) {
      known.put("name", place.group());
      known.put("id", place.id());
    }
    return new Partial(known, "[resourceGroup()]");
  }

  private static Object deployment(String name) {
    return new Partial(name.isEmpty() ? Map.of() : Map.of("name", name), "[deployment()]");
  }

  private static Object environment() {
    Partial suffixes = new Partial(Map.of("keyvaultDns", VAULT_SUFFIX), "[environment().suffixes]");
    return new Partial(Map.of("suffixes", suffixes), "[environment()]");
  }

  /** The address that a vault of this name gets. */
  static String vaultUri(String name) {
    return "https://" + name + VAULT_SUFFIX + "/";
  }
}

package io.keyward.cli.plan;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** How each type of resource becomes an ARM body. */
final class Mappings {
  private static final Map<String, Function<Attributes, ArmBody>> ALL = all();

  private Mappings() {}

  private static Map<String, Function<Attributes, ArmBody>> all() {
    Map<String, Function<Attributes, ArmBody>> all = new HashMap<>();
    all.putAll(AiMappings.all());
    all.putAll(DependantMappings.all());
    all.putAll(KeyMappings.all());
    all.put("azapi_resource", AzapiMapping::body);
    return Map.copyOf(all);
  }

  /** The body; empty for types that are not known. */
  static Optional<ArmBody> of(Attributes resource) {
    return Optional.ofNullable(ALL.get(resource.resource().type()))
        .map(mapping -> mapping.apply(resource));
  }
}

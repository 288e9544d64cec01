package io.keyward.cli.plan;

import io.keyward.cli.plan.file.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An ARM body that is being put together. */
final class ArmBody {
  private final Map<String, @Nullable Object> json = new LinkedHashMap<>();

  /** With a type alone, which counts as a resource that is not known. */
  static ArmBody skipped(String terraform) {
    return new ArmBody().put("terraform/" + terraform, "type");
  }

  /** The same for a type that lies in a resource group. */
  static ArmBody of(Attributes resource) {
    String terraform = resource.resource().type();
    return of(resource, ArmTypes.of(terraform).orElse(terraform));
  }

  /** With the members that all resources share; an apiVersion marks a declaration. */
  static ArmBody of(Attributes resource, String type) {
    ArmBody body =
        new ArmBody()
            .put(type, "type")
            .put("planned", "apiVersion")
            .with(resource.made().id(resource.resource()), "id")
            .with(resource.value("name"), "name")
            .with(resource.value("location"), "location")
            .with(resource.partlyKnown("tags"), "tags")
            .put(new LinkedHashMap<String, Object>(), "properties");
    Identities.put(resource, body);
    return body;
  }

  Map<String, @Nullable Object> json() {
    return json;
  }

  String text(String name) {
    return Json.text(json, name);
  }

  boolean has(String... path) {
    @Nullable Object here = json;
    for (String name : path) {
      here = here instanceof Map<?, ?> map ? map.get(name) : null;
    }
    return here != null;
  }

  /** Sets a member below others, which become objects where there are none. */
  ArmBody put(Object value, String... path) {
    Map<String, @Nullable Object> here = json;
    for (int i = 0; i < path.length - 1; i++) {
      Map<String, @Nullable Object> below = new LinkedHashMap<>();
      Json.object(here, path[i]).forEach((key, part) -> below.put(String.valueOf(key), part));
      here.put(path[i], below);
      here = below;
    }
    here.put(path[path.length - 1], value);
    return this;
  }

  ArmBody with(Optional<?> value, String... path) {
    value.ifPresent(found -> put(found, path));
    return this;
  }
}

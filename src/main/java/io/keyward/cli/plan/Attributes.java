package io.keyward.cli.plan;

import io.keyward.cli.plan.file.Json;
import io.keyward.cli.plan.file.PlannedResource;
import io.keyward.cli.plan.file.References;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The arguments of a planned resource or of one of its blocks, as far as they are known. */
final class Attributes {
  private final PlannedResource resource;
  private final Made made;
  private final @Nullable Object values;
  private final @Nullable Object unknown;
  private final @Nullable Object config;

  Attributes(PlannedResource resource, Made made) {
    this(resource, made, resource.values(), resource.unknown(), resource.expressions());
  }

  private Attributes(
      PlannedResource resource,
      Made made,
      @Nullable Object values,
      @Nullable Object unknown,
      @Nullable Object config) {
    this.resource = resource;
    this.made = made;
    this.values = values;
    this.unknown = unknown;
    this.config = config;
  }

  PlannedResource resource() {
    return resource;
  }

  Made made() {
    return made;
  }

  /** The only block of this name; one that is not there has no values. */
  Attributes block(String name) {
    List<Attributes> all = blocks(name);
    return all.isEmpty() ? new Attributes(resource, made, null, null, null) : all.get(0);
  }

  /** All blocks of this name; one without values where their number is not known. */
  List<Attributes> blocks(String name) {
    List<Attributes> blocks = new ArrayList<>();
    List<?> items = Json.list(values, name);
    if (isUnknown(name)) {
      blocks.add(new Attributes(resource, made, null, true, item(config, name, 0)));
    }
    for (int i = 0; i < items.size() && !isUnknown(name); i++) {
      blocks.add(
          new Attributes(
              resource, made, items.get(i), item(unknown, name, i), item(config, name, i)));
    }
    return blocks;
  }

  private static @Nullable Object item(@Nullable Object holder, String name, int at) {
    List<?> list = Json.list(holder, name);
    return at < list.size() ? list.get(at) : null;
  }

  boolean isThere() {
    return values != null || isWhollyUnknown();
  }

  boolean isWhollyUnknown() {
    return Boolean.TRUE.equals(unknown);
  }

  boolean isUnknown(String name) {
    return isWhollyUnknown()
        || (unknown instanceof Map<?, ?> map && Boolean.TRUE.equals(map.get(name)));
  }

  /** Whether the configuration says anything of it. */
  boolean isConfigured(String name) {
    return config instanceof Map<?, ?> map && map.containsKey(name);
  }

  /** Its value; the mark of the unknown where that is known only after apply. */
  Optional<Object> value(String name) {
    Object value = values instanceof Map<?, ?> map ? map.get(name) : null;
    return isUnknown(name) ? Optional.of(Plan.UNKNOWN) : Optional.ofNullable(value);
  }

  /** An object; those of its members that are known only after apply bear the mark. */
  Optional<Object> partlyKnown(String name) {
    Map<String, Object> all = new LinkedHashMap<>();
    Json.object(values, name).forEach((key, part) -> all.put(String.valueOf(key), part));
    Json.object(unknown, name)
        .forEach(
            (key, mark) -> {
              if (Boolean.TRUE.equals(mark)) {
                all.put(String.valueOf(key), Plan.UNKNOWN);
              }
            });
    return isUnknown(name) || all.isEmpty() ? value(name) : Optional.of(all);
  }

  String text(String name) {
    return value(name).filter(Json::isScalar).map(String::valueOf).orElse("");
  }

  /**
   * Its value, or what follows from the other planned resource that it refers to. Where the id of
   * that one is known and the argument is not, the argument is more than the id, such as a scope
   * below it.
   */
  Optional<Object> following(String name, Wanted wanted) {
    return isUnknown(name)
        ? Optional.of(single(targets(name), wanted).orElse(Plan.UNKNOWN))
        : value(name);
  }

  private Optional<String> single(List<References.Target> targets, Wanted wanted) {
    return targets.size() == 1 && !isMore(targets.get(0), wanted)
        ? made.text(targets.get(0), wanted)
        : Optional.empty();
  }

  private static boolean isMore(References.Target target, Wanted wanted) {
    return wanted == Wanted.ID && !target.resource().text(target.attribute()).isEmpty();
  }

  /** The ids in a list; the mark of the unknown for those that do not follow. */
  List<String> ids(String name) {
    if (!isUnknown(name) && Json.list(unknown, name).isEmpty()) {
      return Json.list(values, name).stream().map(String::valueOf).toList();
    }
    List<References.Target> targets = targets(name);
    return targets.isEmpty()
        ? List.of(Plan.UNKNOWN)
        : targets.stream().map(t -> made.text(t, Wanted.ID).orElse(Plan.UNKNOWN)).toList();
  }

  List<References.Target> targets(String name) {
    Object expression = config instanceof Map<?, ?> map ? map.get(name) : null;
    return made.references().of(resource.module(), expression);
  }

  @Nullable Object unknownPart(String name) {
    return unknown instanceof Map<?, ?> map ? map.get(name) : isWhollyUnknown() ? true : null;
  }
}

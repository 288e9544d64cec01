package io.keyward.cli.template;

import io.keyward.cli.template.value.Json;
import io.keyward.cli.template.value.Loop;
import io.keyward.cli.template.value.Nothing;
import io.keyward.cli.template.value.Opaque;
import io.keyward.cli.template.value.Place;
import io.keyward.cli.template.value.Unresolved;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Walks a template: each resource it declares, each turn of a loop, each nested deployment. */
final class Declarations {
  private static final String DEPLOYMENT = "Microsoft.Resources/deployments";
  private static final String CHILD = "/providers/";

  private final Registry registry;

  Declarations(Registry registry) {
    this.registry = registry;
  }

  /**
   * Where the walk is.
   *
   * @param place where the resources go, which in a nested deployment of the outer scope is not
   *     where its expressions look from
   * @param certain whether what is declared there will surely be deployed
   */
  private record At(Scope scope, Place place, String type, String name, boolean certain) {
    At in(Scope other) {
      return new At(other, place, type, name, certain);
    }

    At of(String otherType, String otherName) {
      return new At(scope, place, otherType, otherName, certain);
    }

    At only(boolean surely) {
      return new At(scope, place, type, name, certain && surely);
    }
  }

  void collect(Map<?, ?> template, Scope scope) throws BadTemplate {
    if (Json.member(template, "resources").filter(it -> it != Nothing.NULL).isEmpty()) {
      throw new BadTemplate("it is a template without resources");
    }
    collect(template, new At(scope, scope.place(), "", "", true));
  }

  /** Resources are a list, or an object of symbolic names in newer templates. */
  private void collect(Map<?, ?> holder, At at) throws BadTemplate {
    Object resources = Json.member(holder, "resources").orElse(List.of());
    if (resources instanceof Map<?, ?> symbolic) {
      for (Map.Entry<?, ?> entry : symbolic.entrySet()) {
        add(String.valueOf(entry.getKey()), entry.getValue(), at);
      }
    } else if (resources instanceof List<?> list) {
      for (Object entry : list) {
        add("", entry, at);
      }
    } else if (resources != Nothing.NULL) {
      throw new BadTemplate("its resources are neither a list nor an object");
    }
  }

  private void add(String symbol, @Nullable Object entry, At at) throws BadTemplate {
    if (!(entry instanceof Map<?, ?> resource)) {
      return;
    }
    Map<?, ?> loop = Json.object(resource, "copy");
    Optional<Integer> count = new Evaluator(at.scope(), registry).count(loop);
    if (loop.isEmpty() || count.isEmpty()) {
      addOne(symbol, resource, at.only(loop.isEmpty()));
      return;
    }
    for (int turn = 0; turn < count.get(); turn++) {
      Loop inside = at.scope().loop().in(Json.text(loop, "name"), turn);
      addOne(symbol + "[" + turn + "]", resource, at.in(at.scope().in(inside)));
    }
  }

  /** What a condition switches off is not deployed. */
  private void addOne(String symbol, Map<?, ?> resource, At above) throws BadTemplate {
    Evaluator evaluator = new Evaluator(above.scope(), registry);
    Object condition = evaluator.value(Json.member(resource, "condition").orElse(true));
    if (is(condition, "false")) {
      return;
    }
    String type = below(above.type(), text(evaluator, resource, "type"));
    String name = below(above.name(), text(evaluator, resource, "name"));
    At at = above.of(type, name).only(is(condition, "true"));
    Map<?, ?> template = Json.object(resource, "properties", "template");
    if (type.equalsIgnoreCase(DEPLOYMENT) && !template.isEmpty()) {
      Place place = target(evaluator, resource, at);
      nest(symbol, resource, template, new At(at.scope(), place, type, name, at.certain()));
      return;
    }
    boolean existing = !is(Json.member(resource, "existing").orElse(false), "false");
    registry.add(symbol, declared(resource, existing, at));
    if (!existing) {
      collect(resource, at);
    }
  }

  private static boolean is(Object value, String word) {
    return String.valueOf(value).equalsIgnoreCase(word);
  }

  private static String text(Evaluator evaluator, Map<?, ?> resource, String name) {
    Object value = evaluator.value(Json.member(resource, name).orElse(""));
    return value instanceof Unresolved unknown
        ? unknown.text()
        : value instanceof String || value instanceof Number ? String.valueOf(value).strip() : "";
  }

  private static String below(String parent, String own) {
    return parent.isEmpty() || own.isEmpty() ? own : parent + "/" + own;
  }

  private Declared declared(Map<?, ?> resource, boolean existing, At at) {
    String above = above(new Evaluator(at.scope(), registry), resource, at.place());
    String id = Place.below(above, at.type(), at.name()).orElse("");
    return new Declared(
        id.contains("[") ? "" : id,
        extended(above, at),
        extension(at.type(), at.name()),
        at.name(),
        resource,
        at.scope(),
        existing,
        at.certain(),
        Optional.empty());
  }

  /** An extension resource names what it extends in {@code scope}, in whole or from its type on. */
  private static String above(Evaluator evaluator, Map<?, ?> resource, Place place) {
    String scope = text(evaluator, resource, "scope");
    if (scope.isEmpty()) {
      return place.id();
    }
    return scope.startsWith("/") || scope.startsWith("[")
        ? scope
        : place.id() + "/providers/" + scope;
  }

  /** {@code NS/type/providers/other} is the type {@code NS2/other}, NS2 stands in the name. */
  private static String extension(String type, String name) {
    int cut = type.toLowerCase(Locale.ROOT).indexOf(CHILD);
    int depth = cut < 0 ? 0 : type.substring(0, cut).split("/", -1).length;
    String[] names = name.split("/", -1);
    return cut < 0 || names.length < depth
        ? type
        : names[depth - 1] + "/" + type.substring(cut + CHILD.length());
  }

  /** What an extension resource of that older form extends. */
  private static String extended(String above, At at) {
    int cut = at.type().toLowerCase(Locale.ROOT).indexOf(CHILD);
    if (cut < 0) {
      return above;
    }
    String type = at.type().substring(0, cut);
    String[] names = at.name().split("/", -1);
    int count = Math.min(names.length, type.split("/", -1).length - 1);
    return Place.below(above, type, String.join("/", List.of(names).subList(0, count)))
        .orElse(at.name());
  }

  private void nest(String symbol, Map<?, ?> resource, Map<?, ?> template, At at)
      throws BadTemplate {
    String mode =
        Json.text(Json.object(resource, "properties", "expressionEvaluationOptions"), "scope");
    boolean own = mode.equalsIgnoreCase("inner");
    Symbols symbols = new Symbols();
    Scope outer = at.scope();
    Scope inside =
        own
            ? new Scope(given(resource, template, outer), at.place(), symbols, Loop.NONE, at.name())
            : new Scope(outer.definitions(), outer.place(), symbols, outer.loop(), at.name());
    registry.add(
        symbol,
        new Declared(
            Place.below(at.place().id(), at.type(), at.name()).orElse(""),
            at.place().id(),
            at.type(),
            at.name(),
            resource,
            outer,
            false,
            at.certain(),
            Optional.of(new Declared.Inner(template, inside))));
    collect(template, new At(inside, at.place(), "", "", at.certain()));
  }

  private Definitions given(Map<?, ?> resource, Map<?, ?> template, Scope outer) {
    Evaluator evaluator = new Evaluator(outer, registry);
    Map<String, Supplier<Object>> given = new HashMap<>();
    Json.object(resource, "properties", "parameters")
        .forEach(
            (key, parameter) -> {
              String name = String.valueOf(key).toLowerCase(Locale.ROOT);
              Object unknown = Unresolved.expression("parameters('" + key + "')");
              given.put(
                  name,
                  () -> Json.member(parameter, "value").map(evaluator::value).orElse(unknown));
            });
    return new Definitions(template, given);
  }

  /** Another group or subscription, where the deployment names one. */
  private static Place target(Evaluator evaluator, Map<?, ?> resource, At at) {
    String subscription = text(evaluator, resource, "subscriptionId");
    String group = text(evaluator, resource, "resourceGroup");
    boolean toSubscription =
        !subscription.isEmpty() && group.isEmpty() && Json.member(resource, "location").isPresent();
    return new Place(
        subscription.isEmpty() ? at.place().subscription() : named("subscription", subscription),
        toSubscription ? "" : group.isEmpty() ? at.place().group() : named("resourceGroup", group));
  }

  private static String named(String what, String text) {
    return text.startsWith("[") ? "{" + what + " " + Opaque.uniqueString(text).substring(1) : text;
  }
}

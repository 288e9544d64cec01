package io.keyward.cli.template;

import io.keyward.cli.template.value.Partial;
import io.keyward.cli.template.value.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Ids of resources, and what is known of those that the template declares. */
final class IdFunctions {
  private static final Pattern SUBSCRIPTION =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|\\{subscription}");

  private IdFunctions() {}

  static Map<String, Function> all() {
    Map<String, Function> all = new HashMap<>();
    all.put("resourceid", (a, e) -> resourceId(a, e.scope().place()));
    all.put("subscriptionresourceid", (a, e) -> subscriptionId(a, e.scope().place()));
    all.put("tenantresourceid", (a, e) -> id("", a, 0));
    all.put("extensionresourceid", (a, e) -> extensionId(a));
    all.put("reference", (a, e) -> reference(a, e));
    all.put("resourceinfo", (a, e) -> info(a, e));
    return all;
  }

  /** {@code resourceId([subscription], [group], type, name...)}: the type has the first slash. */
  private static Object resourceId(List<Object> arguments, Place place) {
    if (arguments.isEmpty() || !arguments.stream().allMatch(String.class::isInstance)) {
      return Function.UNKNOWN;
    }
    String first = (String) arguments.get(0);
    return switch (type(arguments)) {
      case 0 -> id(place.id(), arguments, 0);
      case 1 ->
          SUBSCRIPTION.matcher(first).matches()
              ? Function.UNKNOWN
              : id(place.withGroup(first).id(), arguments, 1);
      case 2 -> id(new Place(first, (String) arguments.get(1)).id(), arguments, 2);
      default -> Function.UNKNOWN;
    };
  }

  private static int type(List<Object> arguments) {
    int at = 0;
    while (at < arguments.size() && String.valueOf(arguments.get(at)).indexOf('/') < 0) {
      at++;
    }
    return at;
  }

  private static Object subscriptionId(List<Object> arguments, Place place) {
    int type = type(arguments);
    if (type > 1 || arguments.isEmpty()) {
      return Function.UNKNOWN;
    }
    Place at = type == 0 ? place.withGroup("") : new Place(String.valueOf(arguments.get(0)), "");
    return id(at.id(), arguments, type);
  }

  private static Object extensionId(List<Object> arguments) {
    return arguments.size() < 3 || !(arguments.get(0) instanceof String above)
        ? Function.UNKNOWN
        : id(above, arguments, 1);
  }

  private static Object id(String above, List<Object> arguments, int type) {
    List<String> texts = new ArrayList<>();
    for (Object argument : arguments.subList(Math.min(type, arguments.size()), arguments.size())) {
      if (!(argument instanceof String text)) {
        return Function.UNKNOWN;
      }
      texts.add(text);
    }
    return texts.isEmpty()
        ? Function.UNKNOWN
        : Place.below(above, texts.get(0), String.join("/", texts.subList(1, texts.size())))
            .<Object>map(id -> id)
            .orElse(Function.UNKNOWN);
  }

  private static Object reference(List<Object> arguments, Evaluator evaluator) {
    boolean full =
        arguments.size() == 3 && String.valueOf(arguments.get(2)).equalsIgnoreCase("full");
    return target(arguments, evaluator)
        .<Object>map(found -> Facts.reference(found, full, evaluator))
        .orElse(Function.UNKNOWN);
  }

  private static Object info(List<Object> arguments, Evaluator evaluator) {
    return target(arguments, evaluator)
        .filter(found -> !found.id().isEmpty())
        .<Object>map(
            found ->
                new Partial(
                    Map.of("id", found.id(), "name", found.name(), "type", found.type()),
                    "[resourceInfo('" + found.name() + "')]"))
        .orElse(Function.UNKNOWN);
  }

  private static Optional<Declared> target(List<Object> arguments, Evaluator evaluator) {
    return !arguments.isEmpty() && arguments.get(0) instanceof String named
        ? evaluator.registry().find(named, evaluator.scope().symbols())
        : Optional.empty();
  }
}

package io.keyward.cli.plan.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Follows what a configuration refers to, through the inputs and outputs of modules, to planned
 * resources. A reference that leads anywhere else makes the whole unclear.
 */
public final class References {
  private static final int DEEPEST = 20;
  private static final String KEY = "(?:\\[(\\d+|\"(?:[^\"\\\\]|\\\\.)*\")])?";
  private static final Pattern RESOURCE =
      Pattern.compile("([a-z][a-z0-9_]*)\\.([\\w-]+)" + KEY + "\\.(.+)");
  private static final Pattern OUTPUT =
      Pattern.compile("(module\\.[\\w-]+(?:\\[(?:\\d+|\"(?:[^\"\\\\]|\\\\.)*\")])?)\\.([\\w-]+)");
  private static final Pattern INPUT = Pattern.compile("var\\.([\\w-]+)");

  /** An attribute of a planned resource, such as {@code identity[0].principal_id}. */
  public record Target(PlannedResource resource, String attribute) {}

  private final Planned planned;

  public References(Planned planned) {
    this.planned = planned;
  }

  /** All that an expression refers to; empty where one of them leads elsewhere. */
  public List<Target> of(String module, @Nullable Object expression) {
    return of(module, expression, 0).orElse(List.of());
  }

  private Optional<List<Target>> of(String module, @Nullable Object expression, int depth) {
    List<String> names = longest(Json.list(expression, "references"));
    List<Target> targets = new ArrayList<>();
    for (String name : names) {
      Optional<List<Target>> found = depth < DEEPEST ? one(module, name, depth) : Optional.empty();
      if (found.isEmpty()) {
        return Optional.empty();
      }
      targets.addAll(found.get());
    }
    return targets.isEmpty() ? Optional.empty() : Optional.of(targets);
  }

  /** Each reference is listed with the shorter ones that it begins with. */
  private static List<String> longest(List<?> references) {
    List<String> texts = references.stream().map(String::valueOf).distinct().limit(200).toList();
    return texts.stream()
        .filter(
            text ->
                texts.stream()
                    .noneMatch(
                        other -> other.startsWith(text + ".") || other.startsWith(text + "[")))
        .toList();
  }

  private Optional<List<Target>> one(String module, String name, int depth) {
    Matcher input = INPUT.matcher(name);
    if (input.matches()) {
      Map<?, ?> call = Json.object(planned.modules().call(module), "expressions");
      return module.isEmpty()
          ? Optional.empty()
          : of(Modules.parent(module), call.get(input.group(1)), depth + 1);
    }
    Matcher output = OUTPUT.matcher(name);
    if (output.matches()) {
      String child = module.isEmpty() ? output.group(1) : module + "." + output.group(1);
      Map<?, ?> outputs = Json.object(planned.modules().at(child), "outputs", output.group(2));
      return of(child, outputs.get("expression"), depth + 1);
    }
    Matcher resource = RESOURCE.matcher(name);
    return resource.matches() ? resource(module, resource) : Optional.empty();
  }

  private Optional<List<Target>> resource(String module, Matcher name) {
    String index = name.group(3) == null ? "" : unquoted(name.group(3));
    return planned.instances(module, name.group(1), name.group(2)).stream()
        .filter(instance -> instance.index().equals(index))
        .findFirst()
        .map(instance -> List.of(new Target(instance, name.group(4))));
  }

  private static String unquoted(String key) {
    return key.startsWith("\"") ? key.substring(1, key.length() - 1).replace("\\\"", "\"") : key;
  }
}

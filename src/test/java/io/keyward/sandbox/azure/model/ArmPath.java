package io.keyward.sandbox.azure.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The address of a resource or of a collection: a scope, a namespace, types and names in turn.
 *
 * <p>A collection has one type more than names.
 */
public record ArmPath(String scope, String namespace, List<String> types, List<String> names) {
  private static final String ODD = "<>%&\\?*#";

  /** Reads the segments of a path; empty when they name neither resource nor collection. */
  public static Optional<ArmPath> parse(List<String> segments) {
    int provider = lastProvider(segments);
    int tail = segments.size() - provider - 2;
    if (provider < 0 || tail < 1 || !segments.get(provider + 1).contains(".")) {
      return Optional.empty();
    }
    List<String> types = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < tail; i++) {
      (i % 2 == 0 ? types : names).add(segments.get(provider + 2 + i));
    }
    return Optional.of(
        new ArmPath(
            scope(segments.subList(0, provider)),
            segments.get(provider + 1),
            List.copyOf(types),
            List.copyOf(names)));
  }

  public static Optional<ArmPath> of(String id) {
    return id.startsWith("/") ? parse(List.of(id.substring(1).split("/", -1))) : Optional.empty();
  }

  private static int lastProvider(List<String> segments) {
    int last = -1;
    for (int i = 0; i < segments.size(); i++) {
      last = segments.get(i).equalsIgnoreCase("providers") ? i : last;
    }
    return last;
  }

  /** The fixed words of a scope get the casing that ARM gives them; names stay as written. */
  private static String scope(List<String> segments) {
    StringBuilder scope = new StringBuilder();
    for (int i = 0; i < segments.size(); i++) {
      String segment = segments.get(i);
      boolean group = i == 2 && segment.equalsIgnoreCase("resourceGroups");
      boolean root = i == 0 && segment.equalsIgnoreCase("subscriptions");
      boolean provider = segment.equalsIgnoreCase("providers");
      String word = group ? "resourceGroups" : root ? "subscriptions" : segment;
      scope.append('/').append(provider ? "providers" : word);
    }
    return scope.toString();
  }

  /** Whether a segment can be part of an id. */
  public static boolean isSafe(String segment) {
    return !segment.isBlank()
        && !segment.equals(".")
        && !segment.equals("..")
        && segment.chars().noneMatch(c -> c < ' ' || c == 0x7f || ODD.indexOf(c) >= 0);
  }

  public boolean isCollection() {
    return types.size() > names.size();
  }

  /** Whether it hangs on another resource rather than in a group or subscription. */
  public boolean isExtension() {
    return scope.toLowerCase(Locale.ROOT).contains("/providers/");
  }

  public String type() {
    return namespace + "/" + String.join("/", types);
  }

  public boolean isType(String type) {
    return type().equalsIgnoreCase(type);
  }

  public String name() {
    return names.get(names.size() - 1);
  }

  public String subscription() {
    return part("subscriptions", 0);
  }

  public String group() {
    return part("resourceGroups", 2);
  }

  private String part(String word, int index) {
    String[] segments = scope.substring(Math.min(1, scope.length())).split("/", -1);
    return segments.length > index + 1 && segments[index].equalsIgnoreCase(word)
        ? segments[index + 1]
        : "";
  }

  public String id() {
    StringBuilder id = new StringBuilder(scope + "/providers/" + namespace);
    for (int i = 0; i < types.size(); i++) {
      id.append('/').append(types.get(i));
      id.append(i < names.size() ? "/" + names.get(i) : "");
    }
    return id.toString();
  }

  /** The form to store and compare under. */
  String key() {
    return id().toLowerCase(Locale.ROOT);
  }

  /** The resource above, empty at the top of its provider. */
  public Optional<ArmPath> parent() {
    int depth = types.size() - 1;
    return depth == 0
        ? Optional.empty()
        : Optional.of(
            new ArmPath(scope, namespace, types.subList(0, depth), names.subList(0, depth)));
  }

  /** The last type is taken off: the resource an action was called on. */
  public ArmPath target() {
    return new ArmPath(scope, namespace, types.subList(0, names.size()), names);
  }

  ArmPath child(String type, String name) {
    List<String> moreTypes = new ArrayList<>(types);
    List<String> moreNames = new ArrayList<>(names);
    moreTypes.add(type);
    moreNames.add(name);
    return new ArmPath(scope, namespace, List.copyOf(moreTypes), List.copyOf(moreNames));
  }

  /** Type and name in turn, as ARM writes them in messages. */
  public String label() {
    return id().substring(scope.length() + "/providers/".length());
  }
}

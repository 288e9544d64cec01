package io.keyward.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The ARM id of one resource: kept as written, compared without case.
 *
 * <p>Shape: {@code /subscriptions/S[/resourceGroups/G]/providers/NS/type/name[/type/name…]}. An id
 * with another shape, with a traversal segment, a control character or a character that ARM never
 * uses cannot be built.
 */
public final class ResourceId {
  private static final int LONGEST = 2_048;
  private static final String FORBIDDEN = "%?#\\<>\"'`|^*\u007f";

  private final String text;
  private final List<String> segments;
  private final int provider;

  private ResourceId(String text, List<String> segments, int provider) {
    this.text = text;
    this.segments = segments;
    this.provider = provider;
  }

  /** The id, or empty when the text is not the id of a resource in a subscription. */
  public static Optional<ResourceId> parse(String text) {
    String trimmed = trim(text);
    if (!trimmed.startsWith("/") || trimmed.length() > LONGEST || hasForbidden(trimmed)) {
      return Optional.empty();
    }
    List<String> segments = List.of(trimmed.substring(1).split("/", -1));
    int provider = lastProvider(segments);
    if (provider < 2 || !segments.get(0).equalsIgnoreCase("subscriptions")) {
      return Optional.empty();
    }
    int tail = segments.size() - provider - 2;
    boolean pairs = tail >= 2 && tail % 2 == 0;
    return pairs && segments.stream().noneMatch(ResourceId::isOdd)
        ? Optional.of(new ResourceId(trimmed, segments, provider))
        : Optional.empty();
  }

  /** As {@link #parse}, for ids that are known to be good; refuses others with a sentence. */
  public static ResourceId of(String text) {
    return parse(text).orElseThrow(() -> new IllegalArgumentException("not the id of a resource"));
  }

  /**
   * Whether a text holds what no id of Azure ever holds: a traversal, a forbidden character, or too
   * much.
   */
  public static boolean isMalformed(String text) {
    return text.strip().length() > LONGEST
        || hasForbidden(text.strip())
        || List.of(text.strip().split("/")).stream().anyMatch(s -> s.equals(".") || s.equals(".."));
  }

  private static String trim(String text) {
    String stripped = text.strip();
    return stripped.length() > 1 && stripped.endsWith("/")
        ? stripped.substring(0, stripped.length() - 1)
        : stripped;
  }

  private static boolean hasForbidden(String text) {
    return text.chars().anyMatch(c -> FORBIDDEN.indexOf(c) >= 0)
        || text.codePoints().anyMatch(Shown::isOdd);
  }

  private static boolean isOdd(String segment) {
    String word = segment.strip();
    return word.isEmpty() || word.equals(".") || word.equals("..");
  }

  private static int lastProvider(List<String> segments) {
    int last = -1;
    for (int i = 0; i < segments.size(); i++) {
      last = segments.get(i).equalsIgnoreCase("providers") ? i : last;
    }
    return last;
  }

  /** The subscription's id as written. */
  public String subscription() {
    return segments.get(1);
  }

  /** The resource group's name as written, empty for a resource of the subscription itself. */
  public String resourceGroup() {
    boolean grouped = provider >= 4 && segments.get(2).equalsIgnoreCase("resourceGroups");
    return grouped ? segments.get(3) : "";
  }

  /** The full type, such as {@code Microsoft.CognitiveServices/accounts/projects}. */
  public String type() {
    List<String> parts = new ArrayList<>();
    parts.add(segments.get(provider + 1));
    for (int i = provider + 2; i < segments.size(); i += 2) {
      parts.add(segments.get(i));
    }
    return String.join("/", parts);
  }

  /** The last name. */
  public String name() {
    return segments.get(segments.size() - 1);
  }

  /** The resource above this one, empty at the top of its provider. */
  public Optional<ResourceId> parent() {
    boolean nested = segments.size() - provider - 2 >= 4;
    return nested ? parse(join(segments.size() - 2)) : Optional.empty();
  }

  private String join(int count) {
    return "/" + String.join("/", segments.subList(0, count));
  }

  /** The form to compare and to store under: all lower case. */
  public String key() {
    return text.toLowerCase(Locale.ROOT);
  }

  /** The id as it was written. */
  @Override
  public String toString() {
    return text;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ResourceId that && key().equals(that.key());
  }

  @Override
  public int hashCode() {
    return key().hashCode();
  }
}

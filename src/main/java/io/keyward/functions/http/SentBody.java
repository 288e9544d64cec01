package io.keyward.functions.http;

import com.microsoft.azure.functions.HttpRequestMessage;
import io.keyward.inventory.Sha256;
import io.keyward.json.BadJson;
import io.keyward.json.JsonText;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The JSON object that a request carries, each part checked; nothing unknown is passed over. */
public final class SentBody {
  /** The longest text that people write, such as a comment. */
  public static final int LONGEST_TEXT = 2_000;

  /** The longest id or hash. */
  private static final int LONGEST_NAME = 2_048;

  private static final int LARGEST = 65_536;
  private static final int MOST_TEXTS = 100;
  private static final Pattern MOMENT =
      Pattern.compile(
          "[0-9]{4}-[0-9]{2}-[0-9]{2}"
              + "(T[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,9})?)?(Z|[+-][0-9]{2}:[0-9]{2}))?");

  private final Map<?, ?> members;

  private SentBody(Map<?, ?> members) {
    this.members = members;
  }

  /**
   * A form of another site cannot send this type, which keeps it from acting for its visitor. What
   * carries nothing needs no type; {@link SameOrigin} looks at that as well.
   */
  public static SentBody of(HttpRequestMessage<Optional<String>> request, String... names) {
    boolean json =
        request.getHeaders().entrySet().stream()
            .filter(header -> header.getKey().equalsIgnoreCase("content-type"))
            .map(header -> header.getValue().strip().toLowerCase(Locale.ROOT))
            .anyMatch(type -> type.matches("application/json(\\s*;.*)?"));
    String text = request.getBody().orElse("");
    if (!json && !text.isBlank()) {
      throw new BadQuery("The Content-Type must be application/json.");
    }
    return only(parse(text), "The body", names);
  }

  private static SentBody only(Map<?, ?> members, String what, String... names) {
    if (!Set.of(names).containsAll(members.keySet())) {
      throw new BadQuery(what + " may hold " + String.join(", ", names) + " and nothing else.");
    }
    return new SentBody(members);
  }

  private static Map<?, ?> parse(String text) {
    if (text.length() > LARGEST) {
      throw new BadQuery("The body is too long.");
    }
    try {
      return text.isBlank() ? Map.of() : JsonText.asObject(JsonText.parseStrictly(text));
    } catch (BadJson e) {
      throw new BadQuery("The body must be a JSON object.");
    }
  }

  /** An id, a hash or a word. */
  public String name(String name) {
    return text(name, LONGEST_NAME);
  }

  /** A text of at most so many characters, without outer blanks. */
  public String text(String name, int longest) {
    String value = members.get(name) instanceof String text ? text : "";
    boolean odd =
        !Sha256.isWhole(value)
            || value.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r');
    if (value.isBlank() || odd) {
      throw new BadQuery("The body must name " + name + " as text without control characters.");
    }
    if (value.length() > longest) {
      throw new BadQuery("The text of " + name + " may have " + longest + " characters at most.");
    }
    return value.strip();
  }

  /** The same, which may be absent. */
  public String optionalText(String name, int longest) {
    @Nullable Object value = members.get(name);
    boolean absent = value == null || (value instanceof String text && text.isBlank());
    return absent ? "" : text(name, longest);
  }

  public boolean flag(String name) {
    if (members.get(name) instanceof Boolean flag) {
      return flag;
    }
    throw new BadQuery("The body must name " + name + " as true or false.");
  }

  public List<String> texts(String name) {
    List<String> values = new ArrayList<>();
    for (Object item : items(name, MOST_TEXTS, "words")) {
      if (!(item instanceof String text) || text.isBlank()) {
        throw new BadQuery("The body must name " + name + " as a list of words.");
      }
      values.add(text);
    }
    return values;
  }

  /** A list of objects with no other members than these. */
  public List<SentBody> objects(String name, int most, String... names) {
    List<SentBody> objects = new ArrayList<>();
    for (Object item : items(name, most, "objects")) {
      if (!(item instanceof Map<?, ?> map)) {
        throw new BadQuery("The body must name " + name + " as a list of objects.");
      }
      objects.add(only(map, "Each of " + name, names));
    }
    return objects;
  }

  private List<?> items(String name, int most, String what) {
    List<?> items = members.get(name) instanceof List<?> list ? list : List.of();
    if (items.isEmpty() || items.size() > most) {
      throw new BadQuery(
          "The body must name " + name + " as a list of 1 to " + most + " " + what + ".");
    }
    return items;
  }

  /** A moment with its offset, or the beginning of a day in UTC. */
  public Instant moment(String name) {
    String value = name(name);
    try {
      if (MOMENT.matcher(value).matches()) {
        return value.length() > 10
            ? OffsetDateTime.parse(value).toInstant()
            : LocalDate.parse(value).atStartOfDay(ZoneOffset.UTC).toInstant();
      }
    } catch (DateTimeException e) {
      throw noMoment(name);
    }
    throw noMoment(name);
  }

  private static BadQuery noMoment(String name) {
    return new BadQuery("The body must name " + name + " as 2027-01-31 or 2027-01-31T00:00:00Z.");
  }
}

package io.keyward.functions;

import com.microsoft.azure.functions.HttpRequestMessage;
import io.keyward.inventory.Body;
import io.keyward.json.BadJson;
import io.keyward.json.JsonText;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The JSON object that a request carries, each part checked; nothing unknown is passed over. */
final class SentBody {
  private static final int LARGEST = 65_536;

  private final Body body;

  private SentBody(Body body) {
    this.body = body;
  }

  /** A form of another site cannot send this type, which keeps it from acting for its visitor. */
  static SentBody of(HttpRequestMessage<Optional<String>> request, String... names) {
    boolean json =
        request.getHeaders().entrySet().stream()
            .filter(header -> header.getKey().equalsIgnoreCase("content-type"))
            .map(header -> header.getValue().strip().toLowerCase(Locale.ROOT))
            .anyMatch(type -> type.matches("application/json(\\s*;.*)?"));
    if (!json) {
      throw new BadQuery("The Content-Type must be application/json.");
    }
    Body body = parse(request.getBody().orElse(""));
    if (!Set.of(names).containsAll(body.members().keySet())) {
      throw new BadQuery("The body may hold " + String.join(", ", names) + " and nothing else.");
    }
    return new SentBody(body);
  }

  private static Body parse(String text) {
    if (text.length() > LARGEST) {
      throw new BadQuery("The body is too long.");
    }
    try {
      Map<?, ?> members = text.isBlank() ? Map.of() : JsonText.parseObject(text);
      return Body.of(members);
    } catch (BadJson e) {
      throw new BadQuery("The body must be a JSON object.");
    }
  }

  String text(String name) {
    String value = body.text(name);
    boolean odd = value.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r');
    if (value.isEmpty() || odd) {
      throw new BadQuery("The body must name " + name + " as text without control characters.");
    }
    return value;
  }

  /** A text of at most so many characters. */
  String text(String name, int longest) {
    String value = text(name);
    if (value.length() > longest) {
      throw new BadQuery("The text of " + name + " may have " + longest + " characters at most.");
    }
    return value;
  }

  /** The same, which may be absent. */
  String optionalText(String name, int longest) {
    return body.at(name).isEmpty() ? "" : text(name, longest);
  }

  boolean flag(String name) {
    if (!body.isTrue(name) && !body.isFalse(name)) {
      throw new BadQuery("The body must name " + name + " as true or false.");
    }
    return body.isTrue(name);
  }

  /** The objects of a list. */
  List<Body> items(String name) {
    return body.items(name);
  }

  List<String> texts(String name) {
    List<String> values = body.items(name).stream().map(Body::text).toList();
    if (values.isEmpty() || values.contains("")) {
      throw new BadQuery("The body must name " + name + " as a list of words.");
    }
    return values;
  }

  /** A moment with its offset, or the beginning of a day in UTC. */
  Instant moment(String name) {
    String value = text(name);
    try {
      return value.length() > 10
          ? OffsetDateTime.parse(value).toInstant()
          : LocalDate.parse(value).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeException e) {
      throw new BadQuery("The body must name " + name + " as 2027-01-31 or 2027-01-31T00:00:00Z.");
    }
  }
}

package io.keyward.sandbox.azure.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What ARM takes as tags: at most 50, names of 512 and values of 256 characters, no control
 * characters.
 *
 * <p>Source: Azure's documentation of tags and their limits, November 2026. The code for a value is
 * a guess; the others were seen.
 */
public final class Tags {
  private static final int MOST = 50;
  private static final int NAME = 512;
  private static final int VALUE = 256;
  private static final String RESERVED = "<>%&\\?/";

  private Tags() {}

  /** Why the tags of a body are refused, if they are. */
  public static Optional<ArmError> refusal(ObjectNode body) {
    if (!(Json.at(body, "tags") instanceof ObjectNode tags)) {
      return Optional.empty();
    }
    if (tags.size() > MOST) {
      return bad("InvalidTags", "A resource has at most " + MOST + " tags.");
    }
    return tags.properties().stream().flatMap(tag -> refusal(tag).stream()).findFirst();
  }

  private static Optional<ArmError> refusal(Map.Entry<String, JsonNode> tag) {
    String name = tag.getKey();
    if (name.isEmpty() || name.length() > NAME) {
      return bad("InvalidTagNameLength", "A tag's name has 1 to " + NAME + " characters.");
    }
    if (hasControl(name) || hasReserved(name)) {
      return bad(
          "InvalidTagNameCharacters",
          "A tag's name has none of the characters '<,>,%,&,\\,?,/' and no control characters.");
    }
    JsonNode value = tag.getValue();
    if (!value.isNull() && !value.isTextual()) {
      return bad("InvalidRequestContent", "A tag's value is text.");
    }
    boolean fits = value.asText("").length() <= VALUE && !hasControl(value.asText(""));
    return fits
        ? Optional.empty()
        : bad(
            "InvalidTagValue",
            "A tag's value has at most " + VALUE + " characters and no control characters.");
  }

  private static boolean hasControl(String text) {
    return text.chars().anyMatch(Character::isISOControl);
  }

  /** Azure's own tags that link resources have a path in their names. */
  private static boolean hasReserved(String name) {
    return !name.toLowerCase(Locale.ROOT).startsWith("hidden-")
        && name.chars().anyMatch(c -> RESERVED.indexOf(c) >= 0);
  }

  private static Optional<ArmError> bad(String code, String message) {
    return Optional.of(ArmError.badRequest(code, message));
  }
}

package io.keyward.inventory;

import io.keyward.inventory.fact.Resource;
import io.keyward.inventory.parse.ResourceParser;
import io.keyward.json.BadJson;
import io.keyward.json.JsonText;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Bodies for tests: written as JSON with single quotes. */
public final class GivenBody {
  private GivenBody() {}

  /** The object in a text. */
  public static Map<String, @Nullable Object> json(String text) {
    try {
      return JsonText.parseObject(text.replace('\'', '"'));
    } catch (BadJson e) {
      throw new AssertionError(text, e);
    }
  }

  /** A body of a type with these properties. */
  public static Map<String, @Nullable Object> of(String type, String properties) {
    return json("{'type':'" + type + "','properties':" + properties + "}");
  }

  /** The resource in a text. */
  public static Resource resource(String text) {
    return ResourceParser.parse(json(text)).orElseThrow();
  }
}

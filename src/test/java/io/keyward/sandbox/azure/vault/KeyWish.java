package io.keyward.sandbox.azure.vault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keyward.sandbox.azure.model.Json;
import java.util.Map;

/** What a key shall be: the words of ARM turned into those of the data plane. */
public final class KeyWish {
  private static final Map<String, String> WORDS =
      Map.of(
          "kty", "kty",
          "keySize", "key_size",
          "curveName", "crv",
          "keyOps", "key_ops",
          "attributes", "attributes",
          "rotationPolicy", "rotationPolicy");

  private KeyWish() {}

  public static ObjectNode ofArm(ObjectNode body) {
    ObjectNode wish = Json.object();
    WORDS.forEach((arm, data) -> copy(Json.at(body, "properties." + arm), wish, data));
    copy(Json.at(body, "tags"), wish, "tags");
    copy(Json.at(body, "properties.keyUriWithVersion"), wish, "kid");
    return wish;
  }

  private static void copy(JsonNode value, ObjectNode wish, String name) {
    if (!value.isMissingNode() && !value.isNull()) {
      wish.set(name, value.deepCopy());
    }
  }
}

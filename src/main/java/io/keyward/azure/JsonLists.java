package io.keyward.azure;

import io.keyward.inventory.Lookup;
import io.keyward.json.BadJson;
import io.keyward.json.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists of objects in an answer; one entry that is no object makes the list unreadable. */
public final class JsonLists {
  private JsonLists() {}

  public static Lookup<List<Map<String, @Nullable Object>>> objects(@Nullable Object value) {
    if (!(value instanceof List<?> list)) {
      return new Lookup.Unreadable<>("Azure's answer holds no list");
    }
    List<Map<String, @Nullable Object>> objects = new ArrayList<>();
    try {
      for (Object entry : list) {
        objects.add(JsonText.asObject(entry));
      }
    } catch (BadJson noObject) {
      return new Lookup.Unreadable<>("Azure's list holds something that is no object");
    }
    return new Lookup.Found<>(objects);
  }
}

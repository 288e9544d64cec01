package io.keyward.sandbox;

import io.keyward.inventory.Body;
import io.keyward.json.BadJson;
import io.keyward.json.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The roles that infra gives to Keyward's identities. */
final class Roles {
  private static final Path FILE = Path.of("infra", "roles.json");

  private Roles() {}

  static Body shipped() {
    try {
      return Body.of(JsonText.parseObject(Files.readString(FILE)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (BadJson e) {
      throw new IllegalStateException(FILE + " is no JSON", e);
    }
  }

  static List<String> actions(Body roles, String role, String list) {
    return roles.items(role, list).stream().map(it -> it.text("action")).toList();
  }
}

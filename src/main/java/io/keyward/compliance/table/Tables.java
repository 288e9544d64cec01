package io.keyward.compliance.table;

import io.keyward.inventory.Body;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The data files that ship with the rules; each is read when it is first needed. */
public final class Tables {
  private Tables() {}

  public static Body read(String name) {
    try (InputStream file = Tables.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException("the package lacks " + name);
      }
      return Body.of(
          new Load(LoadSettings.builder().setLabel(name).build()).loadFromInputStream(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

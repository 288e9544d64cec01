package io.keyward.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** ARM templates, changed in places. */
public final class TemplatesFuzz {
  private static final List<@Nullable Object> DOCUMENTS = FilesFuzz.alike("template.json");

  private TemplatesFuzz() {}

  /** One input of the fuzzer. */
  public static void fuzzerTestOneInput(byte[] data) {
    FilesFuzz.evaluate(data, DOCUMENTS);
  }
}

package io.keyward.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bodies of resources as ARM returns them, changed in places. */
public final class ArmBodiesFuzz {
  private static final List<@Nullable Object> DOCUMENTS = FilesFuzz.alike("live.json");

  private ArmBodiesFuzz() {}

  /** One input of the fuzzer. */
  public static void fuzzerTestOneInput(byte[] data) {
    FilesFuzz.evaluate(data, DOCUMENTS);
  }
}

package io.keyward.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Plans of Terraform, changed in places. */
public final class PlansFuzz {
  private static final List<@Nullable Object> DOCUMENTS = FilesFuzz.alike("plan.json");

  private PlansFuzz() {}

  /** One input of the fuzzer. */
  public static void fuzzerTestOneInput(byte[] data) {
    FilesFuzz.evaluate(data, DOCUMENTS);
  }
}

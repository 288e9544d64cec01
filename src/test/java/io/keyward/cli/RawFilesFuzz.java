package io.keyward.cli;

import java.util.Arrays;

/** Any bytes in place of a file: of resources, of events, of a policy. */
public final class RawFilesFuzz {
  private RawFilesFuzz() {}

  /** One input of the fuzzer; its first byte says which command reads the others. */
  public static void fuzzerTestOneInput(byte[] data) {
    int choice = data.length == 0 ? 0 : data[0] & 0xff;
    byte[] input = data.length == 0 ? data : Arrays.copyOfRange(data, 1, data.length);
    switch (choice % 3) {
      case 0 -> FilesFuzz.evaluate(choice / 3, input);
      case 1 -> succeeds(FilesFuzz.run(input, "event", "--format", "json", "-"));
      default -> succeeds(FilesFuzz.run(input, "policy", "validate", "-"));
    }
  }

  private static void succeeds(CommandRun run) {
    FilesFuzz.check(run, run.code() == 0);
  }
}

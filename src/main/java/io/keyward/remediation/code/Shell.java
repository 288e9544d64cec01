package io.keyward.remediation.code;

import java.util.ArrayList;
import java.util.List;

/** Writes commands of {@code az}, one a line, every outside text as one word. */
public final class Shell {
  private final List<String> lines = new ArrayList<>();

  /** A command as it is, followed by words that come from outside. */
  public Shell line(String command, String... words) {
    StringBuilder line = new StringBuilder(command);
    for (String word : words) {
      line.append(' ').append(word.startsWith("--") ? word : CodeText.shell(word));
    }
    lines.add(line.toString());
    return this;
  }

  /** The replacement, from the Bicep beside it. */
  public Shell deploy(String subscription, String group, String... parameters) {
    line(
        "az deployment group create",
        "--subscription",
        subscription,
        "--resource-group",
        group,
        "--template-file",
        "replacement.bicep");
    lines.set(
        lines.size() - 1,
        lines.get(lines.size() - 1)
            + (parameters.length == 0
                ? ""
                : " --parameters " + String.join(" ", parameters).strip()));
    return this;
  }

  public String text() {
    return String.join("\n", lines) + "\n";
  }
}

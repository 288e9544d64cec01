package io.keyward.cli.option;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say what to scan and where, checked before anything is asked of Azure. */
public final class ScanOptions {
  private static final Pattern GUID =
      Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  /** Letters, digits, hyphen, underscore, parentheses and dot, at most 90 (naming rules of ARM). */
  private static final Pattern GROUP = Pattern.compile("[A-Za-z0-9][-_.()A-Za-z0-9]{0,89}");

  @Option(
      names = "--subscription",
      paramLabel = "ID",
      arity = "1..*",
      split = ",",
      description = "Subscriptions to scan; several by blanks, by commas, or by more options.")
  private List<String> subscriptions = new ArrayList<>();

  @Option(
      names = "--management-group",
      paramLabel = "ID",
      description = "A management group, by its id: everything below it is scanned.")
  private @Nullable String managementGroup;

  @Option(
      names = "--arm-endpoint",
      paramLabel = "URL",
      description = "The resource manager, where it is not that of the cloud.")
  private @Nullable String armEndpoint;

  @Mixin private CloudOptions clouds = new CloudOptions();

  public ScanTarget target() throws Refusal {
    String group = managementGroup == null ? "" : managementGroup;
    if (managementGroup != null && !subscriptions.isEmpty()) {
      throw Refusal.of(
          "--subscription and --management-group", "give one of the two, they exclude each other");
    }
    for (String id : subscriptions) {
      if (!GUID.matcher(id).matches()) {
        throw Refusal.of("--subscription " + id, "the id of a subscription is a GUID");
      }
    }
    if (managementGroup != null && !GROUP.matcher(group).matches()) {
      throw Refusal.of("--management-group " + group, "this is no id of a management group");
    }
    return clouds.target(
        subscriptions.stream().distinct().toList(),
        group,
        CloudOptions.https("--arm-endpoint", armEndpoint));
  }

  /** Whether a progress bar is wanted, where nothing was said otherwise. */
  public boolean isWatched(boolean otherwise) {
    return clouds.isWatched(otherwise);
  }
}

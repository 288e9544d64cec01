package io.keyward.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what to scan and where, checked before anything is asked of Azure. */
final class ScanOptions {
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
      names = "--cloud",
      paramLabel = "NAME",
      description = "AzureCloud, AzureUSGovernment or AzureChinaCloud. Default: ${DEFAULT-VALUE}.")
  private String cloud = "AzureCloud";

  @Option(
      names = "--arm-endpoint",
      paramLabel = "URL",
      description = "The resource manager, where it is not that of the cloud.")
  private @Nullable String armEndpoint;

  @Option(
      names = "--authority",
      paramLabel = "URL",
      description = "The sign-in service, where it is not that of the cloud.")
  private @Nullable String authority;

  @Option(
      names = "--ca-file",
      paramLabel = "FILE",
      description =
          "Certificates (PEM) to trust beside the JDK's; the sandbox writes target/sandbox/ca.pem.")
  private @Nullable String caFile;

  @Option(
      names = "--progress",
      negatable = true,
      description = "Show or hide the progress bar. Default: shown on a terminal.")
  private @Nullable Boolean progress;

  ScanTarget target() throws Refusal {
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
    return new ScanTarget(
        subscriptions.stream().distinct().toList(),
        group,
        cloud,
        https("--arm-endpoint", armEndpoint),
        https("--authority", authority),
        caFile == null ? "" : caFile);
  }

  /** Tokens travel there. */
  static String https(String option, @Nullable String given) throws Refusal {
    if (given == null) {
      return "";
    }
    try {
      URI uri = new URI(given);
      boolean plain = uri.getUserInfo() == null && uri.getQuery() == null;
      if ("https".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null && plain) {
        return given;
      }
    } catch (URISyntaxException noUrl) {
      throw Refusal.of(option + " " + given, "this is no URL");
    }
    throw Refusal.of(option + " " + given, "tokens are sent there, so it must be an https URL");
  }

  /** Whether a progress bar is wanted, where nothing was said otherwise. */
  boolean isWatched(boolean otherwise) {
    Boolean wanted = progress;
    return wanted == null ? otherwise : wanted;
  }
}

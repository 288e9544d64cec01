package io.keyward.cli.option;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every command that signs in to Azure. */
final class CloudOptions {
  @Option(
      names = "--cloud",
      paramLabel = "NAME",
      description = "AzureCloud, AzureUSGovernment or AzureChinaCloud. Default: ${DEFAULT-VALUE}.")
  private String cloud = "AzureCloud";

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
      description = "Show or hide how far it is. Default: shown on a terminal.")
  private @Nullable Boolean progress;

  /** Those subscriptions or that group, read there; "" is the cloud's own resource manager. */
  ScanTarget target(List<String> subscriptions, String group, String armEndpoint) throws Refusal {
    return new ScanTarget(
        subscriptions,
        group,
        cloud,
        armEndpoint,
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

  /** Whether progress is wanted, where nothing was said otherwise. */
  boolean isWatched(boolean otherwise) {
    Boolean wanted = progress;
    return wanted == null ? otherwise : wanted;
  }
}

package io.keyward.cli.option;

import java.util.List;

/**
 * What to scan and where; texts as given, "" where they were not.
 *
 * @param subscriptions their ids; with no management group either, all that can be seen
 * @param managementGroup its name
 * @param cloud the name of the cloud
 * @param arm the resource manager's endpoint
 * @param authority the endpoint of the sign-in
 * @param caFile certificates to trust beside the JDK's, as PEM
 */
public record ScanTarget(
    List<String> subscriptions,
    String managementGroup,
    String cloud,
    String arm,
    String authority,
    String caFile) {
  /** Copies the list. */
  public ScanTarget {
    subscriptions = List.copyOf(subscriptions);
  }
}

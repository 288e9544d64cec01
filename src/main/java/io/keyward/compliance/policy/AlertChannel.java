package io.keyward.compliance.policy;

import java.util.Map;

/**
 * A way to tell people, as the policy file describes it. What must stay secret is an app setting,
 * of which the policy knows the name alone.
 *
 * @param urlSetting the app setting that holds the address, "" for the type's own address
 * @param secretSetting the app setting that holds the key or token, "" for none
 * @param options what else the type needs, such as a project's name
 */
public record AlertChannel(
    String name,
    ChannelType type,
    String urlSetting,
    String secretSetting,
    Map<String, String> options) {

  /** Copies the options. */
  public AlertChannel {
    options = Map.copyOf(options);
  }

  /** An option, or what it is where it is not given. */
  public String option(String option, String otherwise) {
    return options.getOrDefault(option, otherwise);
  }
}

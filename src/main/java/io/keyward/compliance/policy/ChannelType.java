package io.keyward.compliance.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The sorts of channels, and what each must be told besides its name. */
public enum ChannelType {
  EVENTGRID(true, false, "", ""),
  WEBHOOK(true, true, "", ""),
  TEAMS(true, false, "", ""),
  SLACK(true, false, "", ""),
  PAGERDUTY(false, true, "", ""),
  EMAIL(true, false, "sender to", ""),
  SERVICENOW(true, true, "", "assignmentGroup closeCode"),
  JIRA(true, true, "project", "issueType"),
  AZUREDEVOPS(true, false, "project", "workItemType doneState"),
  GITHUB(false, true, "repository", "");

  private final boolean needsUrl;
  private final boolean needsSecret;
  private final String needed;
  private final String optional;

  ChannelType(boolean needsUrl, boolean needsSecret, String needed, String optional) {
    this.needsUrl = needsUrl;
    this.needsSecret = needsSecret;
    this.needed = needed;
    this.optional = optional;
  }

  /** The word of the policy file. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public boolean needsUrl() {
    return needsUrl;
  }

  public boolean needsSecret() {
    return needsSecret;
  }

  public List<String> neededOptions() {
    return words(needed);
  }

  public boolean knowsOption(String name) {
    return options().contains(name);
  }

  /** The names of all its options. */
  public List<String> options() {
    return words(needed + " " + optional);
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty()).toList();
  }
}

package io.keyward.compliance.assess;

import java.util.List;

/**
 * What a person reads about a rule.
 *
 * @param subject what it judges: AI resource, vault, or key
 * @param title what it asks, in one sentence
 * @param why why it is asked
 * @param fix how a violation is mended, in short
 * @param portal steps in the Azure portal
 * @param az commands of the Azure CLI
 * @param bicep the setting as Bicep
 * @param frameworks what it is evidence for
 */
public record RuleText(
    String id,
    String subject,
    String title,
    String why,
    String fix,
    List<String> portal,
    List<String> az,
    List<String> bicep,
    List<Framework> frameworks) {

  /** Copies the lists. */
  public RuleText {
    portal = List.copyOf(portal);
    az = List.copyOf(az);
    bicep = List.copyOf(bicep);
    frameworks = List.copyOf(frameworks);
  }

  /**
   * Controls of a framework.
   *
   * @param mapped the day on which they were looked up, ISO 8601
   */
  public record Framework(String name, String version, String mapped, List<String> controls) {
    /** Copies the list. */
    public Framework {
      controls = List.copyOf(controls);
    }

    /** Its name with its version. */
    public String title() {
      return name + " " + version;
    }
  }
}

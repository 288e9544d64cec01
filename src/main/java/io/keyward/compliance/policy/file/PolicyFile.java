package io.keyward.compliance.policy.file;

import io.keyward.compliance.policy.Classification;
import io.keyward.compliance.policy.Policy;
import io.keyward.compliance.policy.TicketSettings;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads {@code keyward.yaml}; docs/policy.schema.json describes the same file. */
public final class PolicyFile {
  private static final int LARGEST = 262_144;
  private static final int SMALLEST_BUFFER = 1_024;
  private static final int DEEPEST = 20;
  private static final List<String> NAMES =
      List.of(
          "schemaVersion",
          "classification",
          "production",
          "mode",
          "parity",
          "separation",
          "vaults",
          "keys",
          "expiryTiers",
          "severities",
          "rules",
          "remediation",
          "settlingWindow",
          "approvals",
          "waivers",
          "firstPartyPrincipals",
          "alerts",
          "channels",
          "alertRoutes",
          "drills");

  private PolicyFile() {}

  /** The policy in a file's text; an empty file is the standard policy. */
  public static Policy parse(String text) throws BadPolicy {
    if (text.length() > LARGEST) {
      throw new BadPolicy(1, "", "is larger than " + LARGEST + " characters");
    }
    Optional<Node> root = compose(text);
    if (root.isEmpty()) {
      return Policy.standard();
    }
    return policy(PolicyNode.root(root.get()));
  }

  private static Policy policy(PolicyNode file) throws BadPolicy {
    file.allow(NAMES).at("schemaVersion").or(1, it -> it.number(1, 1));
    Classification classification = PolicySections.classification(file.at("classification"));
    return new Policy(
        classification,
        PolicySections.production(file.at("production")),
        PolicySections.parity(file.at("mode"), file.at("parity")),
        PolicySections.separation(file.at("separation")),
        PolicySections.vaults(file.at("vaults")),
        PolicySections.keys(file.at("keys"), file.at("expiryTiers")),
        PolicyRules.read(file.at("rules"), file.at("severities"), classification),
        tickets(file),
        PolicySections.remediation(file.at("remediation")),
        PolicySections.firstParties(file.at("firstPartyPrincipals")),
        PolicyAlerts.read(file, classification),
        PolicySections.drills(file.at("drills")));
  }

  private static TicketSettings tickets(PolicyNode file) throws BadPolicy {
    return new TicketSettings(
        file.at("settlingWindow").or(Policy.standard().settlingWindow(), PolicyValues::window),
        PolicySections.approvals(file.at("approvals")),
        PolicySections.waivers(file.at("waivers")));
  }

  /**
   * Under which a text is read. The library breaks off where its buffer is full and ends in half a
   * character beyond U+FFFF (seen with 3.0.1, 2026-11-22), so the buffer is larger than the text.
   */
  private static LoadSettings settings(String text) {
    return LoadSettings.builder()
        .setAllowDuplicateKeys(false)
        .setMaxAliasesForCollections(10)
        .setCodePointLimit(LARGEST)
        .setBufferSize(Math.max(SMALLEST_BUFFER, text.length() + 2))
        .setLabel("policy")
        .build();
  }

  /** Composing recurses, so the depth is looked at first. */
  private static void refuseDepth(String text) throws BadPolicy {
    int depth = 0;
    for (Event event : new Parse(settings(text)).parseString(text)) {
      if (event instanceof CollectionStartEvent) {
        depth++;
      } else if (event instanceof CollectionEndEvent) {
        depth--;
      }
      if (depth > DEEPEST) {
        int line = event.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
        throw new BadPolicy(line, "", "is nested deeper than any policy");
      }
    }
  }

  private static Optional<Node> compose(String text) throws BadPolicy {
    try {
      refuseDepth(text);
      return new Compose(settings(text)).composeReader(new StringReader(text));
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      throw new BadPolicy(line, "", String.valueOf(e.getProblem()));
    } catch (YamlEngineException | IllegalArgumentException e) {
      // The library refuses a tag of blanks by the latter (seen with 3.0.1, 2026-11-22).
      throw new BadPolicy(1, "", "this is no YAML that can be read");
    }
  }
}

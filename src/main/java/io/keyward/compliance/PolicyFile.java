package io.keyward.compliance;

import java.io.StringReader;
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
  private static final int DEEPEST = 20;
  private static final LoadSettings SETTINGS =
      LoadSettings.builder()
          .setAllowDuplicateKeys(false)
          .setMaxAliasesForCollections(10)
          .setCodePointLimit(LARGEST)
          .setLabel("policy")
          .build();

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
    Policy standard = Policy.standard();
    PolicyNode file = PolicyNode.root(root.get());
    file.allow("schemaVersion", "classification", "production", "settlingWindow");
    file.at("schemaVersion").mustBe("1");
    PolicyNode classification = file.at("classification");
    classification.allow("tag", "values", "requireCustomerKey", "whenMissing");
    PolicyNode production = file.at("production");
    production.allow("tag", "values");
    Policy policy =
        new Policy(
            classification.at("tag").tagName(standard.classificationTag()),
            classification.at("values").texts(standard.classifications()),
            classification.at("requireCustomerKey").texts(standard.requireKey()),
            classification.at("whenMissing").oneOf("require", "exempt").equals("require"),
            production.at("tag").tagName(standard.productionTag()),
            production.at("values").texts(standard.productionValues()),
            file.at("settlingWindow").window(standard.settlingWindow()));
    classification
        .at("requireCustomerKey")
        .mustBeAmong(policy.classifications(), policy.requireKey());
    return policy;
  }

  /** Composing recurses, so the depth is looked at first. */
  private static void refuseDepth(String text) throws BadPolicy {
    int depth = 0;
    for (Event event : new Parse(SETTINGS).parseString(text)) {
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
      return new Compose(SETTINGS).composeReader(new StringReader(text));
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      throw new BadPolicy(line, "", String.valueOf(e.getProblem()));
    } catch (YamlEngineException e) {
      throw new BadPolicy(1, "", "this is no YAML that can be read");
    }
  }
}

package io.keyward.compliance;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** One place of the policy file, which may be absent; each refusal says line, path and reason. */
final class PolicyNode {
  private static final Duration LONGEST_WINDOW = Duration.ofDays(1);

  private final @Nullable Node node;
  private final String path;

  private PolicyNode(@Nullable Node node, String path) {
    this.node = node;
    this.path = path;
  }

  static PolicyNode root(Node node) throws BadPolicy {
    PolicyNode root = new PolicyNode(node, "");
    if (!(node instanceof MappingNode)) {
      throw root.bad("must be a mapping of names to values");
    }
    return root;
  }

  PolicyNode at(String name) {
    String below = path.isEmpty() ? name : path + "." + name;
    if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        if (keyOf(tuple).equals(name)) {
          return new PolicyNode(tuple.getValueNode(), below);
        }
      }
    }
    return new PolicyNode(null, below);
  }

  void allow(String... names) throws BadPolicy {
    if (node == null) {
      return;
    }
    if (!(node instanceof MappingNode mapping)) {
      throw bad("must be a mapping of names to values");
    }
    Set<String> known = Set.of(names);
    Set<String> seen = new HashSet<>();
    for (NodeTuple tuple : mapping.getValue()) {
      if (!seen.add(keyOf(tuple))) {
        throw new PolicyNode(tuple.getKeyNode(), path)
            .bad("names \"" + keyOf(tuple) + "\" more than once");
      }
      if (!known.contains(keyOf(tuple))) {
        PolicyNode at = new PolicyNode(tuple.getKeyNode(), path);
        throw at.bad("does not know \"" + keyOf(tuple) + "\"; known: " + String.join(", ", names));
      }
    }
  }

  void mustBe(String value) throws BadPolicy {
    if (node != null && !text().equals(value)) {
      throw bad("must be " + value);
    }
  }

  String oneOf(String standard, String other) throws BadPolicy {
    String word = node == null ? standard : text();
    if (!word.equals(standard) && !word.equals(other)) {
      throw bad("must be " + standard + " or " + other);
    }
    return word;
  }

  String tagName(String standard) throws BadPolicy {
    String name = node == null ? standard : text();
    if (name.length() > 512 || name.chars().anyMatch(c -> c < ' ' || "<>%&\\?/".indexOf(c) >= 0)) {
      throw bad("must be the name of an Azure tag: up to 512 characters, none of < > % & \\ ? /");
    }
    return name;
  }

  List<String> texts(List<String> standard) throws BadPolicy {
    if (node == null) {
      return standard;
    }
    if (!(node instanceof SequenceNode sequence)) {
      throw bad("must be a list of words");
    }
    List<String> texts = new ArrayList<>();
    for (Node item : sequence.getValue()) {
      texts.add(new PolicyNode(item, path).text());
    }
    return texts;
  }

  void mustBeAmong(List<String> known, List<String> chosen) throws BadPolicy {
    for (String value : chosen) {
      if (known.stream().noneMatch(value::equalsIgnoreCase)) {
        throw bad("\"" + value + "\" is not among classification.values");
      }
    }
  }

  Duration window(Duration standard) throws BadPolicy {
    if (node == null) {
      return standard;
    }
    try {
      Duration window = Duration.parse(text());
      if (!window.isNegative() && window.compareTo(LONGEST_WINDOW) <= 0) {
        return window;
      }
    } catch (DateTimeParseException e) {
      throw bad("must be a duration such as PT10M");
    }
    throw bad("must be between PT0S and PT24H");
  }

  private String text() throws BadPolicy {
    if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
      return scalar.getValue().strip();
    }
    throw bad("must be a word that is not empty");
  }

  private static String keyOf(NodeTuple tuple) {
    return tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
  }

  private BadPolicy bad(String reason) {
    int line = node == null ? 1 : node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    return new BadPolicy(line, path, reason);
  }
}

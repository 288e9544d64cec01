package io.keyward.compliance.policy.file;

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
import org.snakeyaml.engine.v2.nodes.Tag;

/** One place of the policy file, which may be absent; each refusal says line, path and reason. */
final class PolicyNode {

  /** Turns a place that is there into a value. */
  interface Reader<T> {
    T read(PolicyNode place) throws BadPolicy;
  }

  private final @Nullable Node node;
  private final String path;

  private PolicyNode(@Nullable Node node, String path) {
    this.node = node;
    this.path = path;
  }

  static PolicyNode root(Node node) {
    return new PolicyNode(node, "");
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

  PolicyNode required(String name) throws BadPolicy {
    PolicyNode place = at(name);
    if (place.node == null) {
      throw bad("must name \"" + name + "\"");
    }
    return place;
  }

  /** The place's value, or the standard one where it is absent. */
  <T> T or(T standard, Reader<T> reader) throws BadPolicy {
    return node == null ? standard : reader.read(this);
  }

  PolicyNode allow(String... names) throws BadPolicy {
    return allow(List.of(names));
  }

  /** Refuses what is no mapping, and names that are not known or given twice. */
  PolicyNode allow(List<String> names) throws BadPolicy {
    Set<String> seen = new HashSet<>();
    for (NodeTuple tuple : tuples()) {
      PolicyNode at = new PolicyNode(tuple.getKeyNode(), path);
      if (!seen.add(keyOf(tuple))) {
        throw at.bad("names \"" + keyOf(tuple) + "\" more than once");
      }
      if (!names.contains(keyOf(tuple))) {
        throw at.bad("does not know \"" + keyOf(tuple) + "\"; known: " + String.join(", ", names));
      }
    }
    return this;
  }

  /** The names of a mapping in the file's order. */
  List<String> names() throws BadPolicy {
    return tuples().stream().map(PolicyNode::keyOf).toList();
  }

  private List<NodeTuple> tuples() throws BadPolicy {
    if (node == null) {
      return List.of();
    }
    if (node instanceof MappingNode mapping) {
      return mapping.getValue();
    }
    throw bad("must be a mapping of names to values");
  }

  boolean isMapping() {
    return node instanceof MappingNode;
  }

  /** The values of a list. */
  <T> List<T> each(Reader<T> reader) throws BadPolicy {
    if (!(node instanceof SequenceNode sequence)) {
      throw bad("must be a list");
    }
    List<T> values = new ArrayList<>();
    for (Node item : sequence.getValue()) {
      values.add(reader.read(new PolicyNode(item, path)));
    }
    return values;
  }

  /** The values of a list that is not empty and holds none of them twice. */
  <T> List<T> eachOnce(Reader<T> reader) throws BadPolicy {
    List<T> values = each(reader);
    if (values.isEmpty() || new HashSet<>(values).size() < values.size()) {
      throw bad("must hold at least one value, and none of them twice");
    }
    return values;
  }

  String text() throws BadPolicy {
    if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
      if (scalar.getValue().chars().anyMatch(Character::isISOControl)) {
        throw bad("must be one line without control characters");
      }
      if (scalar.getTag().equals(Tag.STR)) {
        return scalar.getValue().strip();
      }
      throw bad("must be a word; put it in quotes");
    }
    throw bad("must be a word that is not empty");
  }

  boolean flag() throws BadPolicy {
    if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.BOOL)) {
      return scalar.getValue().equalsIgnoreCase("true");
    }
    throw bad("must be true or false");
  }

  int number(int least, int most) throws BadPolicy {
    if (node instanceof ScalarNode scalar
        && scalar.getTag().equals(Tag.INT)
        && scalar.getValue().matches("[0-9]{1,9}")) {
      int number = Integer.parseInt(scalar.getValue());
      if (number >= least && number <= most) {
        return number;
      }
    }
    throw bad(
        least == most
            ? "must be " + least
            : "must be a whole number from " + least + " to " + most);
  }

  private static String keyOf(NodeTuple tuple) {
    return tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
  }

  BadPolicy bad(String reason) {
    int line = node == null ? 1 : node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    return new BadPolicy(line, path, reason);
  }
}

package io.keyward.cli.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A resource that a template declares.
 *
 * @param id its ARM id, "" where its name is not known
 * @param above the id that it stands below: its group, or what it extends
 * @param resource as written
 * @param existing whether it is only referred to
 * @param certain whether it will surely be deployed, as no condition is open
 * @param inner a nested deployment's own template and scope
 */
record Declared(
    String id,
    String above,
    String type,
    String name,
    Map<?, ?> resource,
    Scope scope,
    boolean existing,
    boolean certain,
    Optional<Inner> inner) {

  /** A nested deployment's template and what its expressions see. */
  record Inner(Map<?, ?> template, Scope scope) {}

  boolean is(String wanted) {
    return type.equalsIgnoreCase(wanted);
  }

  /** The names in its name, from the top. */
  List<String> names() {
    return List.of(name.split("/", -1));
  }
}

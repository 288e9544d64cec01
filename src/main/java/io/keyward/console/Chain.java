package io.keyward.console;

import io.keyward.inventory.Body;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The chain from a resource to its key, each link in the state of the rules about it. */
record Chain(List<Link> links) {
  private static final String NOT_TOLD = "not told";

  Chain {
    links = List.copyOf(links);
  }

  /**
   * A link.
   *
   * @param state {@code ok}, {@code broken}, {@code waived}, {@code unclear} or {@code none}
   * @param rules the rules that put it there
   */
  record Link(String name, String value, String state, List<String> rules) {
    Link {
      rules = List.copyOf(rules);
    }

    /** The state in a word. */
    String word() {
      return switch (state) {
        case "ok" -> "sound";
        case "broken" -> "broken";
        case "waived" -> "waived";
        case "unclear" -> "not known";
        default -> "not asked";
      };
    }
  }

  /** The chain of a judged AI resource; empty for what has none, such as a vault. */
  static Chain of(Body document) {
    Body encryption = document.at("encryption");
    if (encryption.isEmpty()) {
      return new Chain(List.of());
    }
    List<Body> outcomes = document.items("outcomes");
    List<Link> links = new ArrayList<>();
    links.add(link("Resource", document.text("name"), outcomes, "classification-tag"));
    links.add(
        link(
            "Key",
            key(encryption),
            outcomes,
            "cmk-required",
            "cmk-key-usable",
            "cmk-key-type",
            "cmk-key-shared"));
    links.addAll(behind(encryption, outcomes));
    Link beside = link("Data beside it", "storage, logs, search", outcomes, "cmk-dependants");
    if (!beside.state().equals("none")) {
      links.add(beside);
    }
    return new Chain(links);
  }

  private static List<Link> behind(Body encryption, List<Body> outcomes) {
    boolean customer = encryption.says("customer", "source");
    String none = "—";
    return List.of(
        link("Version", customer ? version(encryption) : none, outcomes, "cmk-version-pinned"),
        link(
            "Vault",
            customer ? vault(encryption) : none,
            outcomes,
            "cmk-vault-recoverable",
            "cmk-vault-placement",
            "vault-recoverable"),
        link("Identity", customer ? identity(encryption) : none, outcomes, "cmk-identity-present"),
        link(
            "Permission",
            customer ? "get, wrap, unwrap" : none,
            outcomes,
            "cmk-identity-sufficient",
            "cmk-identity-least-privilege"),
        link("Network", customer ? "the vault's firewall" : none, outcomes, "cmk-vault-reachable"));
  }

  private static Link link(String name, String value, List<Body> outcomes, String... rules) {
    List<Body> about =
        outcomes.stream().filter(it -> List.of(rules).contains(it.text("rule"))).toList();
    String state = state(about);
    List<String> blamed =
        about.stream()
            .filter(it -> one(it).equals(state) && !state.equals("ok") && !state.equals("none"))
            .map(it -> it.text("rule"))
            .toList();
    return new Link(name, value.isEmpty() ? NOT_TOLD : Says.shown(value), state, blamed);
  }

  private static String state(List<Body> outcomes) {
    List<String> states = outcomes.stream().map(Chain::one).toList();
    return Stream.of("broken", "unclear", "waived", "ok")
        .filter(states::contains)
        .findFirst()
        .orElse("none");
  }

  private static String one(Body outcome) {
    return switch (outcome.text("outcome")) {
      case "violated" -> outcome.at("waiver").isEmpty() ? "broken" : "waived";
      case "satisfied" -> "ok";
      case "undetermined" -> "unclear";
      default -> "none";
    };
  }

  private static String key(Body encryption) {
    return switch (encryption.text("source")) {
      case "customer" -> encryption.text("key", "name");
      case "platform" -> "Microsoft's key";
      case "inherited" -> "that of its parent";
      case "unsupported" -> "none possible";
      default -> NOT_TOLD;
    };
  }

  private static String version(Body encryption) {
    String version = encryption.text("key", "version");
    return version.isEmpty() ? "follows the latest" : version;
  }

  private static String vault(Body encryption) {
    String id = encryption.text("key", "vaultId");
    String byUri =
        encryption.text("key", "vaultUri").replaceFirst("^https://", "").replaceFirst("[./].*", "");
    return id.isEmpty() ? byUri : Says.name(id);
  }

  private static String identity(Body encryption) {
    Body identity = encryption.at("identity");
    String id = identity.text("resourceId");
    String named = id.isEmpty() ? identity.text("clientId") : Says.name(id);
    return Map.of(
            "system", "system-assigned", "firstParty", "a service of Microsoft's", "none", "none")
        .getOrDefault(identity.text("kind"), named);
  }
}

package io.keyward.report.html;

import io.keyward.compliance.Result;
import io.keyward.compliance.assess.Assessment;
import io.keyward.inventory.KeyIdentity;
import io.keyward.inventory.KeyReference;
import io.keyward.inventory.fact.Encryption;
import io.keyward.inventory.fact.Resource;
import java.util.List;
import java.util.stream.Stream;

/** The chain from a resource to its key, a box for each link, in the state of the rules for it. */
final class HtmlChain {
  private record Link(String name, String value, List<String> rules) {}

  private final Assessment assessment;

  private HtmlChain(Assessment assessment) {
    this.assessment = assessment;
  }

  static void write(Html html, Assessment assessment) {
    HtmlChain chain = new HtmlChain(assessment);
    html.open("ol", "class", "chain", "aria-label", "The chain from the resource to its key");
    for (Link link : chain.links()) {
      chain.box(html, link);
    }
    html.close("ol");
  }

  private List<Link> links() {
    Resource resource = assessment.resource();
    Encryption encryption = resource.encryption();
    Link first = new Link("Resource", resource.name(), List.of("classification-tag"));
    Link key =
        new Link(
            "Key",
            key(encryption),
            List.of("cmk-required", "cmk-key-usable", "cmk-key-type", "cmk-key-shared"));
    Link beside = new Link("Data beside it", "storage, logs, search", List.of("cmk-dependants"));
    Stream<Link> behind = behind(encryption).stream();
    return Stream.of(
            Stream.of(first, key),
            behind,
            Stream.of(beside).filter(it -> state(it) != HtmlState.NONE))
        .flatMap(links -> links)
        .toList();
  }

  /** Without a customer's key there is nothing behind it to draw. */
  private List<Link> behind(Encryption encryption) {
    List<Link> links =
        List.of(
            new Link("Version", version(encryption), List.of("cmk-version-pinned")),
            new Link(
                "Vault",
                vault(encryption),
                List.of("cmk-vault-recoverable", "cmk-vault-placement")),
            new Link("Identity", identity(encryption), List.of("cmk-identity-present")),
            new Link(
                "Permission",
                "get, wrap, unwrap",
                List.of("cmk-identity-sufficient", "cmk-identity-least-privilege")),
            new Link("Network", "the vault's firewall", List.of("cmk-vault-reachable")));
    boolean drawn =
        encryption instanceof Encryption.Customer
            || links.stream().anyMatch(link -> state(link) != HtmlState.NONE);
    return drawn ? links : List.of();
  }

  private HtmlState state(Link link) {
    return HtmlState.worst(
        assessment.results().stream()
            .filter(result -> link.rules().contains(result.rule()))
            .map(result -> HtmlState.of(assessment, result))
            .toList());
  }

  private void box(Html html, Link link) {
    HtmlState state = state(link);
    html.open("li", "class", state.style());
    html.element("span", link.name(), "class", "link");
    html.open("bdi", "class", "value").text(link.value()).close("bdi");
    state.write(html);
    List<String> blamed =
        assessment.results().stream()
            .filter(result -> link.rules().contains(result.rule()))
            .filter(result -> state.isProblem() && HtmlState.of(assessment, result) == state)
            .map(Result::rule)
            .toList();
    if (!blamed.isEmpty()) {
      html.element("span", String.join(", ", blamed), "class", "by");
    }
    html.close("li");
  }

  private static String key(Encryption encryption) {
    if (encryption instanceof Encryption.Customer customer) {
      return orUntold(customer.key().name());
    }
    if (encryption instanceof Encryption.Platform) {
      return "Microsoft's key";
    }
    if (encryption instanceof Encryption.Inherited inherited) {
      String from = inherited.from();
      return "that of " + orUntold(from.substring(from.lastIndexOf('/') + 1));
    }
    return encryption instanceof Encryption.Unsupported ? "none possible" : "not told";
  }

  private static String version(Encryption encryption) {
    if (!(encryption instanceof Encryption.Customer customer)) {
      return "";
    }
    String version = customer.key().version();
    return version.isEmpty() ? "follows the latest" : version;
  }

  private static String vault(Encryption encryption) {
    if (!(encryption instanceof Encryption.Customer customer)) {
      return "";
    }
    KeyReference key = customer.key();
    String byId = key.vaultId().substring(key.vaultId().lastIndexOf('/') + 1);
    return orUntold(byId.isEmpty() ? key.vaultName() : byId);
  }

  private static String identity(Encryption encryption) {
    if (!(encryption instanceof Encryption.Customer customer)) {
      return "";
    }
    KeyIdentity identity = customer.identity();
    return switch (identity.kind()) {
      case SYSTEM -> "system-assigned";
      case FIRST_PARTY -> "a service of Microsoft's";
      case NONE -> "none";
      case USER -> {
        String id = identity.resourceId();
        String name = id.substring(id.lastIndexOf('/') + 1);
        yield orUntold(name.isEmpty() ? identity.clientId() : name);
      }
    };
  }

  private static String orUntold(String text) {
    return text.isEmpty() ? "not told" : text;
  }
}

package io.keyward.workflow.chain;

import io.keyward.drill.BlastRadius;
import io.keyward.drill.KeySwitch;
import io.keyward.drill.KeySwitch.Position;
import io.keyward.inventory.Body;
import io.keyward.inventory.KeyReference;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.port.KeyUses;
import io.keyward.remediation.Plane;
import io.keyward.remediation.run.AzureChanges;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads what a drill would disable, from the vault itself and past everything that is remembered,
 * and who is under the key, from the index.
 */
public final class ReadRadius {
  private static final int MOST_USERS = 20_000;

  /** 25 on each; the calls about all of them have to fit into one row. */
  private static final int MOST_PAGES = 16;

  private final KeyUses uses;
  private final AzureChanges azure;

  public ReadRadius(KeyUses uses, AzureChanges azure) {
    this.uses = uses;
    this.azure = azure;
  }

  /** The blast radius of a key. */
  public Lookup<BlastRadius> of(String keyUri) {
    KeyReference key = KeyReference.parse(keyUri);
    List<BlastRadius.User> users =
        uses.of(key, MOST_USERS).stream()
            .map(use -> new BlastRadius.User(use.user().toString(), use.key().version()))
            .toList();
    return enabled(keyUri)
        .fold(
            versions -> new Lookup.Found<>(BlastRadius.of(keyUri, versions, users)),
            missing -> new Lookup.Missing<>(),
            Lookup.Unreadable::new);
  }

  /** The versions that are enabled; unreadable where one of them does not tell. */
  public Lookup<List<String>> enabled(String keyUri) {
    List<String> enabled = new ArrayList<>();
    String url = KeySwitch.list(keyUri);
    int pages = 0;
    int seen = 0;
    while (!url.isEmpty()) {
      Lookup<Body> read = azure.read(Plane.KEY_VAULT, url);
      if (!(read instanceof Lookup.Found<Body> page)) {
        return read.fold(
            never -> new Lookup.Missing<>(),
            missing -> new Lookup.Missing<>(),
            Lookup.Unreadable::new);
      }
      List<Body> items = page.value().items("value");
      if (++pages > MOST_PAGES) {
        return new Lookup.Unreadable<>("the key has more versions than a drill can disable");
      }
      if (!items.stream().allMatch(item -> take(item, enabled))) {
        return new Lookup.Unreadable<>("the vault's list of versions is not understood");
      }
      seen += items.size();
      url = page.value().text("nextLink");
      if (!url.isEmpty() && !isOf(keyUri, url)) {
        return new Lookup.Unreadable<>("the vault's list of versions goes on somewhere else");
      }
    }
    return seen == 0 ? new Lookup.Missing<>() : new Lookup.Found<>(enabled);
  }

  private static boolean take(Body item, List<String> enabled) {
    KeyReference version = KeyReference.parse(item.text("kid"));
    Position position = KeySwitch.in(new Lookup.Found<>(item));
    if (version.version().isEmpty() || position == Position.UNKNOWN) {
      return false;
    }
    if (position == Position.ENABLED) {
      enabled.add(version.version());
    }
    return true;
  }

  private static boolean isOf(String keyUri, String url) {
    return KeyReference.of(url.replaceFirst("(?i)^(https://[^/?]+).*$", "$1"), "", "")
        .vaultKey()
        .equals(KeyReference.parse(keyUri).vaultKey());
  }
}

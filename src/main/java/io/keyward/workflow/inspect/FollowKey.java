package io.keyward.workflow.inspect;

import io.keyward.inventory.ResourceId;
import io.keyward.inventory.port.KeyUses;
import io.keyward.workflow.AskAgain;
import io.keyward.workflow.Asked;
import io.keyward.workflow.Ports;
import java.util.List;

/**
 * Takes an event of Key Vault about one key: judges the key now and asks for those under it. It is
 * the fast way only; the sweep of keys finds the same by itself.
 */
public final class FollowKey {
  private static final int MOST = 1_000;

  private final Ports ports;
  private final InspectResource inspect;
  private final FollowChange change;
  private final AskAgain again;

  /** Hands the key to this use case, and what is about the whole vault to the other. */
  public FollowKey(Ports ports, InspectResource inspect, FollowChange change) {
    this.ports = ports;
    this.inspect = inspect;
    this.change = change;
    this.again = new AskAgain(ports.queue(), ports.clock());
  }

  /**
   * Follows an event.
   *
   * @param key the key's name, "" for an event about access to the vault
   * @throws io.keyward.inventory.TemporarilyUnavailable when it must be tried again
   */
  public void follow(ResourceId vault, String key) {
    if (key.isEmpty()) {
      change.follow(vault);
      return;
    }
    SweepVault.keyIn(vault, key).ifPresent(id -> follow(vault, id));
  }

  private void follow(ResourceId vault, ResourceId key) {
    ports.surroundings().forget(key.toString());
    inspect.inspect(key, Asked.BY_EVENT);
    List<KeyUses.Use> uses = ports.uses().on(vault, MOST);
    uses.stream().filter(use -> isUnder(use, vault, key)).forEach(use -> again.soon(use.user()));
    if (uses.size() >= MOST) {
      uses.stream().map(use -> use.user().subscription()).distinct().forEach(again::soon);
    }
    again.soon(key);
  }

  private static boolean isUnder(KeyUses.Use use, ResourceId vault, ResourceId key) {
    return use.key().name().equalsIgnoreCase(key.name())
        && use.key().vaultName().equalsIgnoreCase(vault.name());
  }
}

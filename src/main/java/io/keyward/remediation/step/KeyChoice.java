package io.keyward.remediation.step;

import io.keyward.compliance.policy.Policy;
import io.keyward.compliance.table.Service;
import io.keyward.inventory.KeyReference;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.Shown;
import io.keyward.inventory.fact.Key;
import io.keyward.inventory.fact.Resource;
import io.keyward.inventory.fact.Vault;
import io.keyward.inventory.port.KeyUses;
import io.keyward.inventory.port.Surroundings;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/** Names the key that a resource has for itself alone, and finds it where it exists. */
public record KeyChoice(Surroundings surroundings, KeyUses uses, Policy policy) {
  private static final int MOST_NAMES = 9;
  private static final int LONGEST = 100;

  /** A key of this vault: one of its own that is sound, else one that is still to be made. */
  public Lookup<Target> in(Resource vault, Resource owner, Service service, Instant now) {
    Spec spec = Spec.of(service, policy);
    if (!spec.isPossible()) {
      return new Lookup.Unreadable<>(
          "The policy allows no type and size of key that " + service.name() + " accepts.");
    }
    String uri = ((Vault) vault.facts()).uri();
    for (int number = 1; number <= MOST_NAMES; number++) {
      KeyReference reference = KeyReference.of(uri, name(owner, number), "");
      Lookup<Resource> key = surroundings.key(new Lookup.Found<>(vault), reference);
      if (key instanceof Lookup.Unreadable<Resource> unread) {
        return new Lookup.Unreadable<>(
            "Whether the vault has a key for it could not be read: " + unread.reason() + ".");
      }
      boolean free = key instanceof Lookup.Missing<Resource>;
      if (free || (isSound(key, spec, service, now) && isUsedBy(owner, reference))) {
        return new Lookup.Found<>(new Target(vault, reference.name(), key));
      }
    }
    return new Lookup.Unreadable<>("The vault has keys of every name that Keyward would give it.");
  }

  private static boolean isSound(Lookup<Resource> key, Spec spec, Service service, Instant now) {
    return key instanceof Lookup.Found<Resource> found
        && found.value().facts() instanceof Key facts
        && spec.isMetBy(facts, service, now);
  }

  /** By nobody else, that is; a key that nobody uses is as good. */
  private boolean isUsedBy(Resource owner, KeyReference key) {
    return uses.of(key).stream()
        .allMatch(use -> use.user().toString().equalsIgnoreCase(owner.id()));
  }

  /** Steady, legal (1-127 letters, digits and dashes) and of one resource only. */
  public static String name(Resource owner, int number) {
    String id = owner.id().toLowerCase(Locale.ROOT);
    String digest =
        UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)).toString().substring(0, 8);
    String plain =
        Shown.text(owner.name()).replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-|-$", "");
    String start = plain.isEmpty() ? "key" : plain.substring(0, Math.min(LONGEST, plain.length()));
    return start + "-" + digest + (number == 1 ? "" : "-" + number);
  }
}

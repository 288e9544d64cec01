package io.keyward.remediation.step;

import io.keyward.inventory.KeyReference;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.Setting;
import io.keyward.inventory.fact.Key;
import io.keyward.inventory.fact.Resource;
import io.keyward.inventory.fact.Vault;

/**
 * The key that a resource is to be under.
 *
 * @param key its latest version; missing where it is still to be made
 */
public record Target(Resource vault, String keyName, Lookup<Resource> key) {
  /** What a later step puts in place of the new key's identifier. */
  static final String NEW_VERSION = "keyUriWithVersion";

  public Vault facts() {
    return (Vault) vault.facts();
  }

  String uri() {
    return facts().uri();
  }

  public String keyId() {
    return vault.id() + "/keys/" + keyName;
  }

  /** The key's identifier without a version. */
  public String keyUri() {
    return uri().replaceFirst("(?<!/)/+$", "") + "/keys/" + keyName;
  }

  /** The key's identifier with its latest version. */
  String versionedUri() {
    return key instanceof Lookup.Found<Resource> found && found.value().facts() instanceof Key facts
        ? keyUri() + "/" + facts.reference().version()
        : "{{" + NEW_VERSION + "}}";
  }

  /** Whether the version of an existing key is told, or will be. */
  boolean tellsVersion() {
    return !versionedUri().endsWith("/");
  }

  KeyReference reference() {
    return KeyReference.of(uri(), keyName, "");
  }

  public boolean isNew() {
    return !(key instanceof Lookup.Found<Resource>);
  }

  boolean goesByRoles() {
    return facts().roles() == Setting.ON;
  }
}

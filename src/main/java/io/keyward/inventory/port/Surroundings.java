package io.keyward.inventory.port;

import io.keyward.inventory.KeyReference;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.ResourceKind;
import io.keyward.inventory.TemporarilyUnavailable;
import io.keyward.inventory.fact.Grant;
import io.keyward.inventory.fact.Principal;
import io.keyward.inventory.fact.Resource;
import io.keyward.inventory.fact.RotationPolicy;
import java.util.List;

/**
 * Everything around a resource that its chain may lead to: in Azure, or among given files.
 *
 * <p>Every method throws {@link TemporarilyUnavailable} when it is worth trying again.
 */
public interface Surroundings {

  /** The resource of an id. */
  Lookup<Resource> read(String id);

  /**
   * The resource of an id where it is at hand without a read; it may then contradict what others
   * say of it.
   */
  default Lookup<Resource> atHand(String id) {
    return new Lookup.Unreadable<>("it was not read");
  }

  /** Those resources of a kind directly below another one that are at hand without a read. */
  default List<Resource> atHandBelow(Resource resource, ResourceKind kind) {
    return List.of();
  }

  /** The account or hub that a resource belongs to by its own id or name. */
  Lookup<Resource> above(Resource resource);

  /** The vault or managed HSM with this URI, in whatever subscription. */
  Lookup<Resource> vaultAt(KeyReference key);

  /** The latest version of a key, whose vault may be known or not. */
  Lookup<Resource> key(Lookup<Resource> vault, KeyReference key);

  /** The version of a key that its reference names. */
  Lookup<Resource> keyVersion(Lookup<Resource> vault, KeyReference key);

  /** The rotation policy that a vault keeps for a key, where the key's own body shows none. */
  Lookup<RotationPolicy> rotation(KeyReference key);

  /**
   * Asks the vault of a key whether it answers; whatever it says is an answer. Files are not asked.
   *
   * @throws TemporarilyUnavailable when it does not answer, or is asked too often
   */
  default void ask(KeyReference key) {}

  /**
   * The role assignments that may count for a principal on a key: those made on it and on each
   * scope above, to anybody.
   *
   * @param principals whose roles must be known; those of others may be left unread
   */
  Lookup<List<Grant>> grants(Resource vault, KeyReference key, List<Principal> principals);

  /**
   * The role assignments that reach a principal on a key by itself or through groups, each as if it
   * were its own.
   */
  Lookup<List<Grant>> throughGroups(Resource vault, KeyReference key, Principal principal);

  /** The role assignments on a resource, on every scope above it, and on what is below it. */
  Lookup<List<Grant>> grantsOn(Resource resource);

  /** The resources of a kind directly below another one. */
  Lookup<List<Resource>> below(Resource resource, ResourceKind kind);

  /** The resources of a resource group that can have a key. */
  Lookup<List<Resource>> inGroup(String subscriptionId, String group);

  /** The user-assigned identity with this client id, where only that is known. */
  Lookup<Resource> identityOf(String clientId);

  /** The service principal of an application in the directory. */
  Lookup<Principal> servicePrincipal(String applicationId);

  /** The other AI resources that use the same key. */
  Lookup<List<Resource>> sharers(KeyReference key, Resource except);

  /** The diagnostic settings of a vault. */
  Lookup<List<Resource>> auditLogs(Resource vault);

  /** Drops what may be remembered of a resource that was changed, and of what is below it. */
  void forget(String id);

  /** Drops all that may be remembered, before something is decided that only fresh facts allow. */
  default void forgetAll() {
    forget("");
  }
}

package io.keyward.workflow.chain;

import io.keyward.compliance.policy.FirstParty;
import io.keyward.compliance.policy.Policy;
import io.keyward.inventory.KeyIdentity;
import io.keyward.inventory.KeyReference;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.ResourceKind;
import io.keyward.inventory.Setting;
import io.keyward.inventory.fact.Encryption;
import io.keyward.inventory.fact.Facts;
import io.keyward.inventory.fact.Key;
import io.keyward.inventory.fact.KeyChain;
import io.keyward.inventory.fact.Principal;
import io.keyward.inventory.fact.Resource;
import io.keyward.inventory.fact.Vault;
import io.keyward.inventory.port.Surroundings;
import java.util.List;
import java.util.Optional;

/** Follows a key from the resource that names it to its vault, its versions and its users. */
final class ReadKeyChain {
  /** "Bot Service CMEK Prod" (bot documentation, read 2026-11-21). */
  private static final String BOT_SERVICE = "27a762be-14e7-4f92-899c-151877d6d497";

  /** Azure Cosmos DB, all clouds but US Government (Machine Learning documentation 2025-02-05). */
  private static final String COSMOS_DB = "a232010e-820c-4083-83bb-3ace5fc29d0b";

  private static final String COSMOS_DB_US_GOVERNMENT = "57506a73-e302-42a9-b869-6f12d9ec29e9";

  private final Surroundings surroundings;
  private final ReadGrants grants;

  ReadKeyChain(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.grants = new ReadGrants(surroundings);
  }

  KeyChain of(Resource holder, Lookup<Resource> user, Encryption.Customer customer, Policy policy) {
    KeyReference reference = customer.key();
    Lookup<Resource> vault = vault(reference);
    Lookup<Resource> key = key(vault, reference);
    Lookup<Principal> principal = principal(user, customer.identity(), policy, holder);
    Lookup<Principal> helper = helper(holder, reference, policy);
    return new KeyChain(
        user,
        reference,
        customer.identity(),
        vault,
        key,
        pinned(vault, key, reference),
        principal,
        helper,
        grants.on(vault, reference, List.of(principal, helper)));
  }

  /** The key and its vault alone, whoever opens it. */
  KeyChain unopened(Resource holder, Encryption.Customer customer) {
    KeyReference reference = customer.key();
    Lookup<Resource> vault = vault(reference);
    Lookup<Resource> key = key(vault, reference);
    return KeyChain.unopened(holder, customer, vault, key, pinned(vault, key, reference));
  }

  private Lookup<Resource> vault(KeyReference reference) {
    if (!reference.vaultId().isEmpty()) {
      return ofKey(withFacts(surroundings.read(reference.vaultId()), Vault.class), reference);
    }
    return reference.isComplete()
        ? withFacts(surroundings.vaultAt(reference), Vault.class)
        : new Lookup.Unreadable<>("the resource does not name a vault and a key");
  }

  /** A workspace names its vault twice, by id and in the key's address. */
  private static Lookup<Resource> ofKey(Lookup<Resource> vault, KeyReference reference) {
    boolean other =
        vault instanceof Lookup.Found<Resource> found
            && found.value().facts() instanceof Vault facts
            && !facts.uri().isEmpty()
            && !KeyReference.of(facts.uri(), "", "").vaultKey().equals(reference.vaultKey());
    return other
        ? new Lookup.Unreadable<>("the key's address is of another vault than the named one")
        : vault;
  }

  /** Of a vault that is gone nobody is asked for keys: its host may not even have a name. */
  private Lookup<Resource> key(Lookup<Resource> vault, KeyReference reference) {
    if (vault instanceof Lookup.Missing<Resource>) {
      return new Lookup.Missing<>();
    }
    return reference.isComplete()
        ? withFacts(surroundings.key(vault, reference), Key.class)
        : new Lookup.Unreadable<>("the resource does not name a vault and a key");
  }

  private Lookup<Resource> pinned(
      Lookup<Resource> vault, Lookup<Resource> latest, KeyReference reference) {
    if (reference.followsLatest() || vault instanceof Lookup.Missing<Resource>) {
      return new Lookup.Missing<>();
    }
    boolean same =
        latest instanceof Lookup.Found<Resource> found
            && found.value().facts() instanceof Key key
            && key.reference().version().equalsIgnoreCase(reference.version());
    return same ? latest : withFacts(surroundings.keyVersion(vault, reference), Key.class);
  }

  /** A resource that a list names without its properties was not read. */
  private static Lookup<Resource> withFacts(
      Lookup<Resource> read, Class<? extends Facts> expected) {
    if (!(read instanceof Lookup.Found<Resource> found)
        || expected.isInstance(found.value().facts())) {
      return read;
    }
    return new Lookup.Unreadable<>(
        found.value().facts() instanceof Facts.Unclear unclear
            ? unclear.reason()
            : "it is shown without its properties");
  }

  private Lookup<Principal> principal(
      Lookup<Resource> user, KeyIdentity identity, Policy policy, Resource holder) {
    return switch (identity.kind()) {
      case NONE -> new Lookup.Missing<>();
      case FIRST_PARTY -> ofMicrosoft(service(holder), policy, appIdOf(holder));
      case SYSTEM ->
          user.fold(
              resource -> told(resource.identities().system()),
              missing -> new Lookup.Missing<>(),
              Lookup.Unreadable::new);
      case USER -> userAssigned(user, identity);
    };
  }

  private static FirstParty service(Resource holder) {
    return holder.kind() == ResourceKind.BOT_SERVICE
        ? FirstParty.BOT_SERVICE
        : FirstParty.COSMOS_DB;
  }

  private static String appIdOf(Resource holder) {
    return holder.kind() == ResourceKind.BOT_SERVICE ? BOT_SERVICE : COSMOS_DB;
  }

  /** The object id differs from tenant to tenant: the policy file tells it, or the directory. */
  private Lookup<Principal> ofMicrosoft(FirstParty service, Policy policy, String applicationId) {
    String objectId = policy.firstPartyPrincipal(service);
    return objectId.isEmpty()
        ? surroundings.servicePrincipal(applicationId)
        : new Lookup.Found<>(new Principal(objectId, applicationId, ""));
  }

  private Lookup<Principal> userAssigned(Lookup<Resource> user, KeyIdentity identity) {
    Optional<Lookup<Principal>> attached =
        user instanceof Lookup.Found<Resource> found
            ? found.value().identities().find(identity).map(ReadKeyChain::told)
            : Optional.empty();
    return attached
        .filter(Lookup.Found.class::isInstance)
        .map(it -> agreeing(it, identity))
        .orElseGet(() -> readIdentity(identity));
  }

  /** What the identity itself tells, where it is at hand, counts beside what its user tells. */
  private Lookup<Principal> agreeing(Lookup<Principal> attached, KeyIdentity identity) {
    if (!(attached instanceof Lookup.Found<Principal> user)
        || !(surroundings.atHand(identity.resourceId()) instanceof Lookup.Found<Resource> own)) {
      return attached;
    }
    if (own.value().facts() instanceof Facts.Unclear unclear) {
      return new Lookup.Unreadable<>(unclear.reason());
    }
    return own.value().facts() instanceof Principal told
        ? user.value()
            .with(told)
            .<Lookup<Principal>>map(Lookup.Found::new)
            .orElseGet(() -> new Lookup.Unreadable<>("the identity itself tells another principal"))
        : attached;
  }

  private Lookup<Principal> readIdentity(KeyIdentity identity) {
    Lookup<Resource> read =
        identity.resourceId().isEmpty()
            ? surroundings.identityOf(identity.clientId())
            : surroundings.read(identity.resourceId());
    return read.fold(
        resource ->
            resource.facts() instanceof Principal principal
                ? told(principal)
                : new Lookup.Unreadable<>("the identity is shown without its properties"),
        missing -> new Lookup.Missing<>(),
        Lookup.Unreadable::new);
  }

  private static Lookup<Principal> told(Principal principal) {
    return principal.objectId().isEmpty()
        ? new Lookup.Unreadable<>("its principal id is not told")
        : new Lookup.Found<>(principal);
  }

  /** Cosmos DB opens the key too where a workspace's backing store is in the subscription. */
  private Lookup<Principal> helper(Resource holder, KeyReference key, Policy policy) {
    boolean classic =
        holder.facts() instanceof Facts.Workspace workspace
            && workspace.serviceSide() != Setting.ON;
    boolean government = key.vaultKey().endsWith(".usgovcloudapi.net");
    return classic
        ? ofMicrosoft(
            FirstParty.COSMOS_DB, policy, government ? COSMOS_DB_US_GOVERNMENT : COSMOS_DB)
        : new Lookup.Missing<>();
  }
}

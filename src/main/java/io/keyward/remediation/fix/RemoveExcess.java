package io.keyward.remediation.fix;

import io.keyward.compliance.table.KeyRights;
import io.keyward.inventory.KeyIdentity;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.ResourceKind;
import io.keyward.inventory.Setting;
import io.keyward.inventory.fact.Encryption;
import io.keyward.inventory.fact.Grant;
import io.keyward.inventory.fact.KeyChain;
import io.keyward.inventory.fact.Principal;
import io.keyward.inventory.fact.Resource;
import io.keyward.inventory.fact.Vault;
import io.keyward.remediation.step.Lookups;
import io.keyward.remediation.step.Mended;
import io.keyward.remediation.step.Removal;
import io.keyward.remediation.step.Site;
import io.keyward.remediation.step.Target;
import java.util.List;
import java.util.Set;

/**
 * {@code cmk-identity-least-privilege}: first the least grant, and last, when that one is there,
 * what is too much; never what may serve anything but this key.
 */
final class RemoveExcess implements Fix {
  private static final Set<ResourceKind> ONE_KEY =
      Set.of(ResourceKind.COGNITIVE_ACCOUNT, ResourceKind.HEALTH_BOT);

  @Override
  public Mended mend(Site site) {
    if (!(site.chain().key() instanceof Lookup.Found<KeyChain> key)
        || !(key.value().principal() instanceof Lookup.Found<Principal> principal)
        || !(key.value().vault() instanceof Lookup.Found<Resource> vault)
        || !(vault.value().facts() instanceof Vault facts)
        || vault.value().kind() != ResourceKind.KEY_VAULT) {
      return Mended.open("The grants on its key are not where Azure Resource Manager shows them.");
    }
    if (site.aim() instanceof Lookup.Found<Target>) {
      return Mended.open(
          "It moves to another key first; what is too much is taken away when that is proven.");
    }
    return Lookups.mend(
        site.target(),
        target -> {
          if (!target.vault().id().equalsIgnoreCase(vault.value().id())) {
            return site.grantsFor(target);
          }
          Holding holding = new Holding(site, key.value(), principal.value(), target);
          return facts.roles() == Setting.ON ? holding.ofRoles() : holding.ofPolicies();
        });
  }

  /** What the identity holds on the key, and what of it may go. */
  private record Holding(Site site, KeyChain key, Principal principal, Target target) {

    Mended ofRoles() {
      List<Grant> all = Lookups.found(key.grants()).orElse(List.of());
      List<Grant> excess = all.stream().filter(this::isExcess).toList();
      List<Grant> rest = all.stream().filter(it -> !excess.contains(it)).toList();
      boolean enough = KeyRights.of(principal, target.facts(), new Lookup.Found<>(rest)).suffices();
      Mended least =
          enough
              ? Mended.nothing()
              : Mended.by(site.grants().role(target, principal.objectId(), "grant"));
      for (Grant grant : excess) {
        least = least.and(remove(grant));
      }
      return least;
    }

    private boolean isExcess(Grant grant) {
      boolean own = grant.assignment().principalId().equalsIgnoreCase(principal.objectId());
      Set<String> more =
          new java.util.TreeSet<>(
              KeyRights.of(principal, target.facts(), new Lookup.Found<>(List.of(grant))).excess());
      if (site.holder().kind() == ResourceKind.ML_WORKSPACE) {
        more.remove("recover");
      }
      return own && !more.isEmpty();
    }

    private Mended remove(Grant grant) {
      String id = grant.assignment().id();
      String scope = grant.assignment().scope();
      if (!Removal.isWhole(grant.assignment())) {
        return Mended.open("The id of a grant that is too much is not told, so it stays.");
      }
      if (grant.assignment().principalType().toLowerCase(java.util.Locale.ROOT).endsWith("group")) {
        return Mended.open(
            "What is too much comes through a group, which may serve others: " + id + ".");
      }
      if (!grant.assignment().condition().isEmpty()) {
        return Mended.open(
            "A grant with a condition could not be given back; it stays: " + id + ".");
      }
      boolean own = key.identity().kind() == KeyIdentity.Kind.SYSTEM;
      if (scope.equalsIgnoreCase(target.keyId()) && own) {
        return Mended.by(Removal.of(grant.assignment(), target));
      }
      if (!scope.equalsIgnoreCase(target.vault().id())) {
        return Mended.open(
            "What is too much is granted above or beside the vault, where it may serve other"
                + " purposes; a person must narrow it: "
                + id
                + ".");
      }
      return isForThisKeyAlone()
          ? Mended.by(Removal.of(grant.assignment(), target))
          : Mended.open(
              "What is too much is granted on the whole vault, and the identity may need it for"
                  + " other keys or secrets there; a person must narrow it: "
                  + id
                  + ".");
    }

    Mended ofPolicies() {
      Set<String> more = KeyRights.of(principal, target.facts(), new Lookup.Missing<>()).excess();
      if (more.isEmpty()) {
        return Mended.nothing();
      }
      boolean beyondKeys =
          target.facts().accessPolicies().stream()
              .filter(it -> it.objectId().equalsIgnoreCase(principal.objectId()))
              .anyMatch(it -> !it.others().isEmpty() || !it.applicationId().isEmpty());
      if (beyondKeys) {
        return Mended.open(
            "Its access policy reaches beyond keys, which may serve another purpose; a person must"
                + " narrow it.");
      }
      return isForThisKeyAlone()
          ? Mended.by(Removal.narrow(target, principal.objectId()))
          : Mended.open(
              "Its access policy counts for the whole vault, and the identity may need it for other"
                  + " keys there; a person must narrow it.");
    }

    /** Its own identity, of a service that has one key, and no encryption scope under another. */
    private boolean isForThisKeyAlone() {
      Resource user = site.user();
      boolean own = key.identity().kind() == KeyIdentity.Kind.SYSTEM;
      return own && ONE_KEY.contains(user.kind()) && hasNoOtherKey(user);
    }

    private boolean hasNoOtherKey(Resource user) {
      return user.kind() != ResourceKind.COGNITIVE_ACCOUNT
          || site.surroundings()
              .below(user, ResourceKind.COGNITIVE_ENCRYPTION_SCOPE)
              .fold(
                  scopes -> scopes.stream().allMatch(this::isUnderThisKey),
                  missing -> true,
                  unreadable -> false);
    }

    private boolean isUnderThisKey(Resource scope) {
      return scope.encryption() instanceof Encryption.Platform
          || (scope.encryption() instanceof Encryption.Customer customer
              && customer.key().isSameKey(key.reference()));
    }
  }
}

package io.keyward.remediation.planner;

import io.keyward.inventory.Lookup;
import io.keyward.inventory.fact.Dependant;
import io.keyward.inventory.fact.Grant;
import io.keyward.inventory.fact.KeyChain;
import io.keyward.inventory.fact.ManagedIdentities;
import io.keyward.inventory.fact.Principal;
import io.keyward.inventory.fact.Resource;
import io.keyward.inventory.fact.Vault;
import io.keyward.remediation.Ownership;
import io.keyward.remediation.step.Lookups;
import io.keyward.remediation.step.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Every fact that a plan rests on, in a steady order and without the moment of its reading. */
final class Observed {
  private final List<String> facts = new ArrayList<>();

  private Observed() {}

  static List<String> of(Site site) {
    Observed observed = new Observed();
    observed.resource("resource", site.chain().resource());
    observed.resource("holder", site.holder());
    Lookups.found(site.chain().key()).ifPresent(observed::key);
    Lookups.found(site.aim())
        .ifPresent(
            aim -> {
              observed.vault("aim", aim.vault(), List.of());
              observed.facts.add("aim key " + aim.keyName() + " " + told(aim.key()));
            });
    site.chain().dependants().forEach(observed::dependant);
    site.chain()
        .ownedStorage()
        .forEach(it -> Lookups.found(it).ifPresent(found -> observed.resource("storage", found)));
    return observed.facts;
  }

  /** Of a vault that is a subject itself. */
  static List<String> of(Resource vault) {
    Observed observed = new Observed();
    observed.vault("vault", vault, List.of());
    return observed.facts;
  }

  private void resource(String role, Resource it) {
    facts.add(
        String.join(
            "|",
            role,
            it.id().toLowerCase(Locale.ROOT),
            it.type(),
            it.serviceKind(),
            it.location(),
            it.tier(),
            it.provisioning().name(),
            it.encryption().toString(),
            it.facts().toString(),
            Ownership.mark(it).orElse("")));
    facts.add(role + " identities " + identities(it.identities()));
  }

  private static String identities(ManagedIdentities it) {
    Map<String, String> users = new TreeMap<>();
    it.userAssigned()
        .forEach((id, user) -> users.put(id.toLowerCase(Locale.ROOT), user.toString()));
    return it.hasSystem() + " " + it.system() + " " + users + " " + it.isUnclear();
  }

  private void key(KeyChain chain) {
    List<String> principals = new ArrayList<>();
    Lookups.found(chain.principal()).map(Principal::objectId).ifPresent(principals::add);
    Lookups.found(chain.helper()).map(Principal::objectId).ifPresent(principals::add);
    facts.add("key " + chain.reference() + " " + chain.identity() + " " + told(chain.key()));
    facts.add("version " + told(chain.pinned()));
    facts.add("principals " + chain.principal() + " " + chain.helper());
    chain
        .vault()
        .fold(
            vault -> vault("vault", vault, principals),
            missing -> facts.add("no vault"),
            reason -> facts.add("vault unread"));
    facts.add("grants " + grants(chain.grants(), principals));
  }

  /** Grants of others may change without changing the plan; groups may reach anybody. */
  private static String grants(Lookup<List<Grant>> grants, List<String> principals) {
    return grants.fold(
        all ->
            all.stream()
                .filter(it -> concerns(it, principals))
                .map(it -> it.assignment().toString().toLowerCase(Locale.ROOT))
                .sorted()
                .toList()
                .toString(),
        missing -> "none",
        reason -> "unread");
  }

  private static boolean concerns(Grant grant, List<String> principals) {
    return principals.stream().anyMatch(grant.assignment().principalId()::equalsIgnoreCase)
        || grant.assignment().principalType().equalsIgnoreCase("Group");
  }

  private boolean vault(String role, Resource it, List<String> principals) {
    String id = role + " " + it.id().toLowerCase(Locale.ROOT) + " " + it.provisioning();
    if (!(it.facts() instanceof Vault vault)) {
      return facts.add(id);
    }
    List<Vault.AccessPolicy> own =
        vault.accessPolicies().stream()
            .filter(policy -> principals.stream().anyMatch(policy.objectId()::equalsIgnoreCase))
            .toList();
    return facts.add(
        String.join(
            "|",
            id,
            vault.uri(),
            vault.tenantId(),
            vault.softDelete().name(),
            vault.purgeProtection().name(),
            vault.roles().name(),
            vault.network().toString(),
            vault.regions().toString(),
            own.toString(),
            Ownership.mark(it).orElse("")));
  }

  private static String told(Lookup<Resource> read) {
    return read.fold(found -> found.facts().toString(), missing -> "missing", reason -> "unread");
  }

  private void dependant(Dependant it) {
    it.resource()
        .fold(
            found -> {
              resource(it.link().role(), found);
              return true;
            },
            missing -> facts.add(it.link().role() + " missing " + it.link().id()),
            reason -> facts.add(it.link().role() + " unread " + it.link().id()));
  }
}

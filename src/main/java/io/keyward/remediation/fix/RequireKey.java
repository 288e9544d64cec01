package io.keyward.remediation.fix;

import io.keyward.compliance.table.Column;
import io.keyward.compliance.table.Service;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.ResourceKind;
import io.keyward.inventory.fact.Encryption;
import io.keyward.inventory.fact.Facts;
import io.keyward.inventory.fact.Resource;
import io.keyward.remediation.Migration;
import io.keyward.remediation.migration.SearchMigration;
import io.keyward.remediation.migration.WorkspaceMigration;
import io.keyward.remediation.step.KeySetting;
import io.keyward.remediation.step.KeySteps;
import io.keyward.remediation.step.Lookups;
import io.keyward.remediation.step.Mended;
import io.keyward.remediation.step.Site;
import io.keyward.remediation.step.Target;
import io.keyward.remediation.step.VaultSteps;
import io.keyward.remediation.step.Who;

/** {@code cmk-required}: a key of its own, identity, grant, and then the encryption. */
final class RequireKey implements Fix {
  @Override
  public Mended mend(Site site) {
    Resource holder = site.holder();
    if (holder.kind() == ResourceKind.SEARCH_SERVICE) {
      return search(site);
    }
    if (holder.serviceKind().equalsIgnoreCase("SpeechServices")) {
      return ownStorage(site);
    }
    if (holder.kind() == ResourceKind.COGNITIVE_ENCRYPTION_SCOPE) {
      return Mended.open(
          "How an encryption scope is put under a key, no source that was read tells.");
    }
    Service.Cell inPlace = site.service().cell(Column.ENABLE_IN_PLACE);
    if (inPlace.is("yes")) {
      return inPlace(site);
    }
    return inPlace.isUnsure()
        ? Mended.open("Whether it can be put under a key in place, no source tells.")
        : Mended.moving(
            WorkspaceMigration.of(site),
            site.service().name()
                + " must be created anew under a key ("
                + inPlace.source()
                + ").");
  }

  private static Mended inPlace(Site site) {
    return Lookups.mend(
        site.aim(),
        target ->
            Lookups.mend(
                site.identities().of(site.holder(), ""),
                who ->
                    prepared(site, target, who)
                        .and(new KeySetting(site.holder(), target, "").step())));
  }

  private static Mended prepared(Site site, Target target, Who who) {
    return VaultSteps.ready(target.vault(), site.service())
        .and(KeySteps.make(target, site.service(), site.policy(), site.chain().asOf()))
        .and(Mended.by(who.steps()))
        .and(site.grants().give(target, who.principal(), "grant"));
  }

  /** Enforcement marks new objects; those that exist must be created anew. */
  private static Mended search(Site site) {
    Resource holder = site.holder();
    Migration objects = SearchMigration.of(site);
    if (!(holder.encryption() instanceof Encryption.Platform)) {
      return Mended.moving(
          objects, "Objects that exist keep the key they were created with; create them anew.");
    }
    boolean dirty =
        holder.facts() instanceof Facts.Search facts
            && facts.status().equalsIgnoreCase("NonCompliant");
    Mended enforced = inPlace(site);
    Mended moving = new Mended(enforced.steps(), enforced.open(), objects);
    return dirty
        ? moving.beside(
            Mended.open("Objects without a key remain; they must be created anew under one."))
        : moving;
  }

  /** Speech keeps data under a key only in storage of the customer's own. */
  private static Mended ownStorage(Site site) {
    if (site.chain().ownedStorage().isEmpty()) {
      return Mended.open(
          "It has no storage of the customer's own; which one is to hold its data, a person must"
              + " decide.");
    }
    Mended all = Mended.nothing();
    for (Lookup<Resource> storage : site.chain().ownedStorage()) {
      all =
          all.and(
              Lookups.mend(
                  storage,
                  account ->
                      account.encryption() instanceof Encryption.Platform
                          ? new DependantSteps(site).ownKey(account)
                          : Mended.nothing()));
    }
    return all;
  }
}

package io.keyward.remediation.fix;

import io.keyward.compliance.table.Service;
import io.keyward.compliance.table.Services;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.ResourceKind;
import io.keyward.inventory.fact.Key;
import io.keyward.inventory.fact.Resource;
import io.keyward.remediation.step.CosmosSetting;
import io.keyward.remediation.step.KeyChoice;
import io.keyward.remediation.step.KeySetting;
import io.keyward.remediation.step.KeySteps;
import io.keyward.remediation.step.Lookups;
import io.keyward.remediation.step.Mended;
import io.keyward.remediation.step.Site;
import io.keyward.remediation.step.Spec;
import io.keyward.remediation.step.StepText;
import io.keyward.remediation.step.Target;
import io.keyward.remediation.step.VaultSteps;
import io.keyward.remediation.step.Who;

/** Puts storage and Cosmos DB accounts behind an AI resource under a key. */
record DependantSteps(Site site) {

  /** Under the key of the AI resource. */
  Mended sameKey(Resource dependant) {
    return Lookups.mend(site.target(), target -> under(dependant, target));
  }

  /** Under a key of its own, where the AI resource has none. */
  Mended ownKey(Resource dependant) {
    Service service = Services.shipped().of(dependant);
    Lookup<Resource> vault = site.vaults().of(dependant, service);
    KeyChoice choice = new KeyChoice(site.surroundings(), site.uses(), site.policy());
    return Lookups.mend(
        vault,
        found ->
            Lookups.mend(
                choice.in(found, dependant, service, site.chain().asOf()),
                target -> under(dependant, target)));
  }

  private Mended under(Resource dependant, Target target) {
    Service service = Services.shipped().of(dependant);
    if (ResourceId.parse(dependant.id()).isEmpty()) {
      return Mended.open("It has no id that could be changed.");
    }
    if (!fits(target, service)) {
      return Mended.open(
          "The key of the resource is none that " + service.name() + " is known to accept.");
    }
    Mended ready =
        VaultSteps.ready(target.vault(), service)
            .and(KeySteps.make(target, service, site.policy(), site.chain().asOf()));
    String tag = "-" + StepText.word(dependant.name());
    return dependant.kind() == ResourceKind.COSMOS_ACCOUNT
        ? ready.and(cosmos(dependant, target, tag))
        : ready.and(storage(dependant, target, tag));
  }

  private boolean fits(Target target, Service service) {
    return target.isNew()
        || (target.key() instanceof Lookup.Found<Resource> found
            && found.value().facts() instanceof Key key
            && Spec.of(service, site.policy()).isMetBy(key, service, site.chain().asOf()));
  }

  private Mended storage(Resource account, Target target, String tag) {
    return Lookups.mend(
        site.identities().of(account, tag),
        who -> granted(who, target, tag).and(new KeySetting(account, target, tag).step()));
  }

  private Mended cosmos(Resource account, Target target, String tag) {
    return Lookups.mend(
        CosmosSetting.opener(account, site.identities()),
        opener ->
            granted(opener.who(), target, tag)
                .and(Mended.by(new CosmosSetting(account, target, tag, opener).step())));
  }

  private Mended granted(Who who, Target target, String tag) {
    return Mended.by(who.steps()).and(site.grants().give(target, who.principal(), "grant" + tag));
  }
}

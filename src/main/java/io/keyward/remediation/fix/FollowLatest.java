package io.keyward.remediation.fix;

import io.keyward.inventory.Lookup;
import io.keyward.inventory.ResourceKind;
import io.keyward.inventory.fact.Key;
import io.keyward.inventory.fact.Resource;
import io.keyward.remediation.step.KeySetting;
import io.keyward.remediation.step.Lookups;
import io.keyward.remediation.step.Mended;
import io.keyward.remediation.step.Site;
import io.keyward.remediation.step.Spec;
import io.keyward.remediation.step.Target;
import java.util.Set;

/**
 * {@code cmk-version-pinned}: the same key without a version. Whether a workspace takes one without
 * and whether Search's service-level key then follows the latest, no source tells.
 */
final class FollowLatest implements Fix {
  private static final Set<ResourceKind> KNOWN = Set.of(ResourceKind.COGNITIVE_ACCOUNT);

  @Override
  public Mended mend(Site site) {
    if (!KNOWN.contains(site.holder().kind())) {
      return Mended.open(
          "Whether its key's setting works without a version, no source that was read tells for "
              + site.service().name()
              + ".");
    }
    return Lookups.mend(site.target(), target -> follow(site, target));
  }

  private static Mended follow(Site site, Target target) {
    boolean alive =
        target.key() instanceof Lookup.Found<Resource> latest
            && latest.value().facts() instanceof Key key
            && Spec.isAlive(key, site.chain().asOf());
    boolean moves = site.aim() instanceof Lookup.Found<Target>;
    if (moves) {
      return Mended.open("It moves to another key; that fix leaves the version out.");
    }
    return alive
        ? new KeySetting(site.holder(), target, "").step()
        : Mended.open("The latest version of its key is not known to be usable.");
  }
}

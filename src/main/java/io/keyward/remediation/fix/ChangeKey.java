package io.keyward.remediation.fix;

import io.keyward.remediation.step.KeySetting;
import io.keyward.remediation.step.KeySteps;
import io.keyward.remediation.step.Lookups;
import io.keyward.remediation.step.Mended;
import io.keyward.remediation.step.Site;
import io.keyward.remediation.step.VaultSteps;

/**
 * {@code cmk-key-type}, {@code cmk-key-shared} and {@code cmk-vault-placement}: a key of its own,
 * fit for the service, in a vault where it may be.
 */
final class ChangeKey implements Fix {
  @Override
  public Mended mend(Site site) {
    return Lookups.mend(
        site.aim(),
        target ->
            VaultSteps.ready(target.vault(), site.service())
                .and(KeySteps.make(target, site.service(), site.policy(), site.chain().asOf()))
                .and(site.grantsFor(target))
                .and(new KeySetting(site.holder(), target, "").step()));
  }
}

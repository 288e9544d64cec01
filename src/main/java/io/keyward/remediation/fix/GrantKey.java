package io.keyward.remediation.fix;

import io.keyward.remediation.step.Lookups;
import io.keyward.remediation.step.Mended;
import io.keyward.remediation.step.Site;

/**
 * {@code cmk-identity-sufficient}: the least grant on the key itself; what the identity has beyond
 * it goes, where that serves nothing else.
 */
final class GrantKey implements Fix {
  @Override
  public Mended mend(Site site) {
    Mended given = Lookups.mend(site.target(), site::grantsFor);
    Mended narrowed = given.and(new RemoveExcess().mend(site));
    return given.steps().isEmpty() || !narrowed.open().isEmpty() ? given : narrowed;
  }
}

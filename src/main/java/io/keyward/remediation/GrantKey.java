package io.keyward.remediation;

/** {@code cmk-identity-sufficient}: the least grant on the key itself. */
final class GrantKey implements Fix {
  @Override
  public Mended mend(Site site) {
    return Lookups.mend(site.target(), site::grantsFor);
  }
}

package io.keyward.remediation;

/** The order of a plan: each part needs the parts before it. */
public enum Stage {
  VAULT,
  KEY,
  IDENTITY,
  GRANT,
  SETTING,
  /** What is too much goes last, when what is enough is there. */
  REMOVAL
}

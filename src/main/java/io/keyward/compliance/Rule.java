package io.keyward.compliance;

import io.keyward.inventory.Chain;

/** One named check: a document about itself and a pure function of facts already read. */
public interface Rule {

  /** The stable id, such as {@code cmk-required}. */
  String id();

  /** What it asks, in one sentence. */
  String title();

  /** Why it is asked. */
  String why();

  /** How a violation is mended. */
  String fix();

  /** How bad a violation is on this resource. */
  Severity severity(Chain chain, Policy policy);

  /** The outcome for these facts. */
  Outcome judge(Chain chain, Policy policy);
}

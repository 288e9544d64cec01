package io.keyward.remediation;

/** How the violation of one rule is mended. */
interface Fix {

  /** The steps that close the finding, or why it stays open. */
  Mended mend(Site site);
}

package io.keyward.remediation.fix;

import io.keyward.remediation.step.Mended;
import io.keyward.remediation.step.Site;

/** How the violation of one rule is mended. */
public interface Fix {

  /** The steps that close the finding, or why it stays open. */
  Mended mend(Site site);
}

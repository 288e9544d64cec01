package io.keyward.compliance.rule;

import io.keyward.compliance.Evidence;
import io.keyward.compliance.Found;
import io.keyward.compliance.Outcome;
import io.keyward.compliance.Ruling;
import io.keyward.compliance.Severity;
import io.keyward.compliance.policy.Policy;
import io.keyward.compliance.table.CellText;
import io.keyward.compliance.table.Column;
import io.keyward.compliance.table.Service;
import io.keyward.compliance.table.Services;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.fact.Chain;
import io.keyward.inventory.fact.Key;
import io.keyward.inventory.fact.KeyChain;
import io.keyward.inventory.fact.Resource;
import java.util.List;

/** {@code cmk-version-pinned}: follows the latest version where its service can. */
public final class VersionPinned implements Check {

  @Override
  public Ruling of(KeyChain chain, Chain whole, Policy policy) {
    Found found = new Found();
    Resource holder = whole.holder();
    Service service = Services.shipped().of(holder);
    Service.Cell rotation = service.cell(Column.AUTOMATIC_ROTATION);
    found.fact(
        Evidence.of(
            holder,
            chain.reference().followsLatest()
                ? "the key setting names no version"
                : "the key setting names version " + CellText.orUntold(version(chain))));
    if (rotation.is("no")) {
      return new Ruling(
          new Outcome.NotApplicable(
              service.name() + " cannot follow the latest version (" + rotation.source() + ")."),
          Severity.INFORMATIONAL,
          List.of(Evidence.of(holder, "automaticRotation no")));
    }
    if (chain.reference().isVersionUnclear()) {
      found.doubt("Whether it names a version of its key, only the deployment can tell.");
    } else if (!chain.reference().followsLatest()) {
      pinned(found, chain, service, rotation);
    }
    return found.ruling("It follows the latest version of its key.");
  }

  private static String version(KeyChain chain) {
    return chain.reference().version();
  }

  private static void pinned(Found found, KeyChain chain, Service service, Service.Cell rotation) {
    if (rotation.isUnsure()) {
      found.doubt(
          "Its key is pinned to a version; whether "
              + service.name()
              + " can follow the latest one, no source tells.");
      return;
    }
    String latest =
        chain.key() instanceof Lookup.Found<Resource> found0
            ? ((Key) found0.value().facts()).reference().version()
            : "";
    boolean newer = !latest.isEmpty() && !latest.equalsIgnoreCase(version(chain));
    found.violated(
        newer ? Severity.HIGH : Severity.MEDIUM,
        newer
            ? "It is pinned to a version of its key, and a newer one exists."
            : "It is pinned to a version of its key.",
        "version "
            + CellText.orUntold(version(chain))
            + (newer ? ", the latest is " + CellText.orUntold(latest) : ""),
        "no version, so that the latest is followed (" + rotation.source() + ")");
  }
}

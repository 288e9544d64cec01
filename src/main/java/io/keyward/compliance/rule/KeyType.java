package io.keyward.compliance.rule;

import io.keyward.compliance.Evidence;
import io.keyward.compliance.Found;
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

/** {@code cmk-key-type}: the key's family, size and operations are those the service accepts. */
public final class KeyType implements Check {
  private static final List<String> RSA = List.of("RSA", "RSA-HSM");
  private static final int SAFE_BITS = 2048;

  @Override
  public Ruling of(KeyChain chain, Chain whole, Policy policy) {
    return judge(new Found(), chain, whole.holder())
        .ruling("The service accepts a key of this type, size and operations.");
  }

  /** What it says of the key that a resource names. */
  public static Found judge(Found found, KeyChain chain, Resource holder) {
    Service service = Services.shipped().of(holder);
    hsm(found, chain, service);
    Lookup<Resource> used = chain.reference().followsLatest() ? chain.key() : chain.pinned();
    if (used instanceof Lookup.Found<Resource> key) {
      key(found, key.value(), service);
    } else if (chain.key() instanceof Lookup.Found<Resource> latest) {
      key(found, latest.value(), service);
    } else {
      found.doubt("The key's type could not be read.");
    }
    return found;
  }

  private static void hsm(Found found, KeyChain chain, Service service) {
    if (!chain.reference().inManagedHsm()) {
      return;
    }
    Service.Cell cell = service.cell(Column.MANAGED_HSM);
    if (cell.is("no")) {
      found.violated(
          Severity.HIGH,
          service.name() + " accepts no key of a managed HSM (" + cell.source() + ").",
          "a managed HSM",
          "a key vault");
    } else if (!cell.is("yes")) {
      found.doubt("Whether " + service.name() + " accepts a key of a managed HSM is not known.");
    }
  }

  private static void key(Found found, Resource key, Service service) {
    Key facts = (Key) key.facts();
    family(found, facts, service);
    size(found, facts, service);
    operations(found, facts, service);
    found.fact(
        Evidence.of(
            key,
            "type "
                + CellText.orUntold(facts.type())
                + ", "
                + (facts.bits() == 0 ? "size not told" : facts.bits() + " bits")
                + ", operations "
                + CellText.orUntold(String.join(" ", facts.operations()))));
  }

  /** No source lists elliptic curves for any of the services. */
  private static void family(Found found, Key key, Service service) {
    if (key.type().isEmpty()) {
      found.doubt("The key's type is not told.");
    } else if (RSA.stream().noneMatch(key.type()::equalsIgnoreCase)) {
      found.violated(
          Severity.HIGH,
          "The service cannot use a key of type " + CellText.orUntold(key.type()) + ".",
          CellText.orUntold(key.type()),
          "RSA or RSA-HSM (" + service.cell(Column.KEY_TYPES).source() + ")");
    }
  }

  private static void size(Found found, Key key, Service service) {
    Service.Cell sizes = service.cell(Column.KEY_SIZES);
    String expected = CellText.sizes(sizes) + " (" + sizes.source() + ")";
    if (key.bits() == 0) {
      if (RSA.stream().anyMatch(key.type()::equalsIgnoreCase)) {
        found.doubt("The key's size is not told.");
      }
    } else if (key.bits() < SAFE_BITS || !accepts(sizes, key.bits())) {
      found.violated(
          Severity.HIGH,
          "The service does not accept a key of " + key.bits() + " bits.",
          key.bits() + " bits",
          expected);
    } else if (sizes.isUnsure() && key.bits() != SAFE_BITS) {
      found.doubt(
          "No source tells whether " + service.name() + " accepts " + key.bits() + " bits.");
    } else if (sizes.is("2048+") && key.bits() > SAFE_BITS) {
      found.note("Some pages name 2048 bits only: " + sizes.source() + ".");
    }
  }

  private static boolean accepts(Service.Cell sizes, int bits) {
    return sizes.isUnsure() || sizes.is("2048+") || sizes.holds(String.valueOf(bits));
  }

  private static void operations(Found found, Key key, Service service) {
    Service.Cell cell = service.cell(Column.KEY_OPERATIONS);
    List<String> needed = cell.isUnsure() ? List.of("wrapKey", "unwrapKey") : cell.values();
    if (key.operations().isEmpty()) {
      found.doubt("The key's operations are not told.");
      return;
    }
    List<String> missing =
        needed.stream()
            .filter(it -> key.operations().stream().noneMatch(it::equalsIgnoreCase))
            .toList();
    if (!missing.isEmpty()) {
      found.violated(
          Severity.HIGH,
          "The key does not permit " + String.join(", ", missing) + ".",
          "operations " + CellText.orUntold(String.join(" ", key.operations())),
          "operations " + String.join(" ", needed));
    }
  }
}

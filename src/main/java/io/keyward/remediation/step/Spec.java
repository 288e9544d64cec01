package io.keyward.remediation.step;

import io.keyward.compliance.policy.KeyDefaults;
import io.keyward.compliance.policy.Policy;
import io.keyward.compliance.table.Column;
import io.keyward.compliance.table.Service;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.Setting;
import io.keyward.inventory.fact.Key;
import java.time.Instant;
import java.util.List;

/**
 * What a new key for a service is like: what the policy wants among what the service accepts.
 *
 * @param type "" where the policy allows none that the service accepts
 * @param bits 0 where the service accepts no size that the policy allows
 */
public record Spec(String type, int bits, List<String> operations, KeyDefaults defaults) {
  private static final List<String> RSA = List.of("RSA", "RSA-HSM");
  private static final List<String> WRAP = List.of("wrapKey", "unwrapKey");

  public static Spec of(Service service, Policy policy) {
    Service.Cell types = service.cell(Column.KEY_TYPES);
    String type =
        RSA.stream()
            .filter(policy.keys()::allowsType)
            .filter(it -> types.isUnsure() || types.holds(it))
            .findFirst()
            .orElse("");
    Service.Cell operations = service.cell(Column.KEY_OPERATIONS);
    int bits =
        List.of(2048, 3072, 4096).stream()
            .filter(it -> it >= policy.keys().minimumSize())
            .filter(it -> accepts(service.cell(Column.KEY_SIZES), it))
            .findFirst()
            .orElse(0);
    return new Spec(type, bits, operations.isUnsure() ? WRAP : operations.values(), policy.keys());
  }

  private static boolean accepts(Service.Cell sizes, int bits) {
    return sizes.isUnsure() || sizes.is("2048+") || sizes.holds(String.valueOf(bits));
  }

  boolean isPossible() {
    return !type.isEmpty() && bits > 0;
  }

  /** Whether a key that exists is as good as a new one, and lives on. */
  public boolean isMetBy(Key key, Service service, Instant now) {
    boolean type = RSA.stream().anyMatch(key.type()::equalsIgnoreCase);
    boolean operations =
        this.operations.stream()
            .allMatch(it -> key.operations().stream().anyMatch(it::equalsIgnoreCase));
    boolean size =
        key.bits() >= defaults.minimumSize() && accepts(service.cell(Column.KEY_SIZES), key.bits());
    return isAlive(key, now) && type && defaults.allowsType(key.type()) && operations && size;
  }

  /** Whether a key can be used now. */
  public static boolean isAlive(Key key, Instant now) {
    boolean enabled = key.enabled() == Setting.ON || key.enabled() == Setting.UNSAID;
    boolean lasts = holds(key.expires(), now, true);
    return !key.deleted() && enabled && lasts && holds(key.notBefore(), now, false);
  }

  private static boolean holds(Lookup<Instant> moment, Instant now, boolean after) {
    return moment.fold(at -> after == at.isAfter(now), missing -> true, unreadable -> false);
  }
}

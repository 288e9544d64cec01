package io.keyward.compliance.policy;

import java.time.Period;
import java.util.Comparator;
import java.util.List;

/**
 * What a key must be like, and when its end is announced.
 *
 * @param types key types as Key Vault names them
 * @param minimumSize the smallest RSA key, in bits
 * @param rotateAfter how old the newest version may become
 * @param expireAfter how long after its creation a version expires
 * @param expiryTiers days before the end at which a warning grows, the most days first
 */
public record KeyDefaults(
    List<String> types,
    int minimumSize,
    Period rotateAfter,
    Period expireAfter,
    List<Integer> expiryTiers) {
  public static final List<String> TYPES = List.of("RSA", "RSA-HSM", "EC", "EC-HSM", "oct-HSM");

  /** Copies the lists. */
  public KeyDefaults {
    types = List.copyOf(types);
    expiryTiers = expiryTiers.stream().sorted(Comparator.reverseOrder()).toList();
  }

  /**
   * Microsoft recommends to rotate at least every two years (Key Vault documentation, read
   * 2026-11-21); a version then lives three months longer, so that nothing warns of a key in time.
   */
  public static KeyDefaults standard() {
    return new KeyDefaults(
        List.of("RSA", "RSA-HSM"),
        2048,
        Period.ofYears(2),
        Period.of(2, 3, 0),
        List.of(90, 30, 14, 7, 1));
  }

  /** Whether a key of this type is wanted, ignoring case. */
  public boolean allowsType(String type) {
    return Words.contains(types, type);
  }
}

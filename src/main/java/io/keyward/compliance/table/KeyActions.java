package io.keyward.compliance.table;

import io.keyward.inventory.fact.RoleDefinition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Translates role actions and access-policy words into one vocabulary.
 *
 * <p>Sources: operations of the provider Microsoft.KeyVault and the permission list of access
 * policies, 2026-02-01 (read 2026-11-21). {@code all} is taken for every key permission, as no
 * source says which it leaves out.
 */
public final class KeyActions {
  private static final String VAULTS = "microsoft.keyvault/vaults/";
  private static final String METADATA = "readmetadata/action";
  private static final String HSMS = "microsoft.keyvault/managedhsm/";
  private static final Map<String, String> KEY_ACTIONS = new LinkedHashMap<>();

  /** What touches secrets, certificates and managed storage accounts, but reading about them. */
  private static final List<String> OTHER_DATA =
      Stream.of(
              "keyrotationpolicies/write",
              "secrets/getsecret/action",
              "secrets/setsecret/action",
              "secrets/update/action",
              "secrets/delete",
              "secrets/backup/action",
              "secrets/restore/action",
              "secrets/recover/action",
              "secrets/purge/action",
              "certificates/import/action",
              "certificates/create/action",
              "certificates/update/action",
              "certificates/delete",
              "certificates/backup/action",
              "certificates/restore/action",
              "certificates/recover/action",
              "certificates/purge/action",
              "certificatecas/write",
              "certificatecas/delete",
              "certificatecontacts/write",
              "storageaccounts/set/action",
              "storageaccounts/delete",
              "storageaccounts/regeneratekey/action",
              "storageaccounts/sas/set/action")
          .map(VAULTS::concat)
          .toList();

  /** Control-plane actions by which the holder can give itself more. */
  private static final List<String> CONTROL =
      List.of(
          "microsoft.keyvault/vaults/write",
          "microsoft.keyvault/vaults/delete",
          "microsoft.keyvault/vaults/accesspolicies/write",
          "microsoft.keyvault/vaults/keys/write",
          "microsoft.authorization/roleassignments/write",
          "microsoft.authorization/roledefinitions/write");

  static {
    KEY_ACTIONS.put(VAULTS + "keys/read", "get");
    KEY_ACTIONS.put(VAULTS + "keys/wrap/action", "wrapkey");
    KEY_ACTIONS.put(VAULTS + "keys/unwrap/action", "unwrapkey");
    KEY_ACTIONS.put(VAULTS + "keyrotationpolicies/read", "getrotationpolicy");
    for (String verb :
        List.of(
            "create", "update", "backup", "restore", "import", "recover", "purge", "encrypt",
            "decrypt", "sign", "verify", "release", "rotate")) {
      KEY_ACTIONS.put(VAULTS + "keys/" + verb + "/action", verb);
    }
    KEY_ACTIONS.put(VAULTS + "keys/delete", "delete");
  }

  private KeyActions() {}

  /** The permissions behind a word of an access policy. */
  public static Set<String> ofPermission(String word) {
    String lower = lower(word);
    if (!lower.equals("all")) {
      return Set.of(lower);
    }
    Set<String> all = new TreeSet<>(KEY_ACTIONS.values());
    all.add("list");
    all.add("setrotationpolicy");
    return all;
  }

  /**
   * What a role allows on the keys of a vault, or of a managed HSM, and around them; reading key
   * metadata harms nobody.
   */
  public static Set<String> of(RoleDefinition role, boolean managedHsm) {
    Set<String> rights = new TreeSet<>();
    for (RoleDefinition.Permission written : role.permissions()) {
      RoleDefinition.Permission block = ofVault(written, managedHsm);
      KEY_ACTIONS.forEach(
          (action, right) -> {
            if (allowsData(block, action)) {
              rights.add(right);
            }
          });
      OTHER_DATA.stream()
          .filter(it -> allowsData(block, it))
          .map(it -> it.substring(VAULTS.length()))
          .forEach(rights::add);
      rights.addAll(unknownTo(block));
    }
    rights.addAll(control(role));
    rights.remove("getrotationpolicy");
    return rights;
  }

  /** The actions of a role by which its holder can give itself more. */
  static Set<String> control(RoleDefinition role) {
    List<RoleDefinition.Permission> blocks =
        role.permissions().stream().map(it -> ofVault(it, false)).toList();
    return CONTROL.stream()
        .filter(action -> blocks.stream().anyMatch(it -> controls(it, action)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  public static boolean allowsControl(RoleDefinition.Permission block, String action) {
    return controls(ofVault(block, false), action);
  }

  private static boolean controls(RoleDefinition.Permission block, String action) {
    return matches(block.actions(), action) && !matches(block.notActions(), action);
  }

  private static boolean allowsData(RoleDefinition.Permission block, String action) {
    return matches(block.dataActions(), action) && !matches(block.notDataActions(), action);
  }

  /** Data actions of vaults that are newer than these tables; reading about things harms nobody. */
  private static Set<String> unknownTo(RoleDefinition.Permission block) {
    return block.dataActions().stream()
        .filter(it -> it.startsWith(VAULTS) && !it.endsWith("/read") && !it.endsWith(METADATA))
        .filter(it -> !matches(block.notDataActions(), it) && !isKnown(it))
        .map(it -> it.substring(VAULTS.length()))
        .collect(Collectors.toSet());
  }

  private static boolean isKnown(String pattern) {
    return Stream.concat(KEY_ACTIONS.keySet().stream(), OTHER_DATA.stream())
        .anyMatch(it -> matches(pattern, it));
  }

  /** Of patterns in lower case; asked a hundred times for each role, so without a stream. */
  private static boolean matches(List<String> patterns, String action) {
    for (String pattern : patterns) {
      if (matches(pattern, action)) {
        return true;
      }
    }
    return false;
  }

  private static List<String> lower(List<String> patterns) {
    return patterns.stream().map(KeyActions::lower).toList();
  }

  /**
   * The block in lower case. A managed HSM spells the same actions a little differently; neither's
   * count on the other.
   */
  private static RoleDefinition.Permission ofVault(
      RoleDefinition.Permission block, boolean managedHsm) {
    return new RoleDefinition.Permission(
        lower(block.actions()),
        lower(block.notActions()),
        block.dataActions().stream().map(it -> ofEither(it, managedHsm)).toList(),
        block.notDataActions().stream().map(it -> ofEither(it, managedHsm)).toList());
  }

  private static String ofEither(String pattern, boolean managedHsm) {
    String lower = lower(pattern);
    if (!managedHsm) {
      return lower;
    }
    return lower.startsWith(VAULTS)
        ? ""
        : lower.replace(HSMS, VAULTS).replace("keys/read/action", "keys/read");
  }

  /** A star stands for anything, slashes too; walked without backtracking. */
  private static boolean matches(String pattern, String action) {
    int star = pattern.indexOf('*');
    if (star < 0) {
      return pattern.equals(action);
    }
    if (!action.startsWith(pattern.substring(0, star))) {
      return false;
    }
    String[] parts = pattern.split("\\*", -1);
    int at = parts[0].length();
    for (int i = 1; i < parts.length - 1; i++) {
      int found = action.indexOf(parts[i], at);
      if (found < 0) {
        return false;
      }
      at = found + parts[i].length();
    }
    String last = parts[parts.length - 1];
    return action.length() - last.length() >= at && action.endsWith(last);
  }

  static String lower(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }
}

package io.keyward.inventory.fact;

import io.keyward.inventory.Body;
import io.keyward.inventory.Scope;
import java.util.List;
import java.util.Locale;

/**
 * A deny assignment, which takes away what role assignments give; deployment stacks and managed
 * applications make them (documentation of deny assignments, read 2026-11-22).
 *
 * @param scope ARM id it is made on; an expression where that cannot be told
 * @param denied object ids of those it is for; the empty GUID stands for everybody
 * @param spared object ids of those it leaves out
 * @param isOpen whether it may be for others as well: through a group, or where a part of it could
 *     not be read
 * @param dataActions what it takes away, with wildcards
 */
public record DenyAssignment(
    String scope,
    List<String> denied,
    List<String> spared,
    boolean isOpen,
    List<String> dataActions)
    implements Facts {
  private static final String EVERYBODY = "00000000-0000-0000-0000-000000000000";
  private static final String PROVIDER = "/providers/microsoft.authorization/denyassignments/";
  private static final String KEYS = "microsoft.keyvault/vaults/keys/";

  public DenyAssignment {
    denied = List.copyOf(denied);
    spared = List.copyOf(spared);
    dataActions = List.copyOf(dataActions);
  }

  public static DenyAssignment of(Body body) {
    Body properties = body.at("properties");
    String id = body.text("id").toLowerCase(Locale.ROOT);
    int end = id.lastIndexOf(PROVIDER);
    List<Body> principals = properties.items("principals");
    boolean group =
        principals.stream()
            .anyMatch(it -> it.says("Group", "type") || Body.isExpression(it.anyText("id")));
    return new DenyAssignment(
        properties.given("scope").orElse(end < 0 ? Body.UNREADABLE : id.substring(0, end)),
        ids(principals),
        ids(properties.items("excludePrincipals")),
        group || principals.isEmpty(),
        properties.items("permissions").isEmpty() ? List.of("*") : dataActions(properties));
  }

  private static List<String> dataActions(Body properties) {
    return properties.items("permissions").stream()
        .flatMap(block -> block.texts("dataActions").stream())
        .map(word -> word.toLowerCase(Locale.ROOT))
        .toList();
  }

  /** One that could not be read may take away anything from anybody. */
  static DenyAssignment unread() {
    return new DenyAssignment("/", List.of(), List.of(), true, List.of("*"));
  }

  private static List<String> ids(List<Body> principals) {
    return principals.stream().map(it -> it.text("id").toLowerCase(Locale.ROOT)).toList();
  }

  /** Whether it may take from somebody what he was given on a key. */
  boolean mayTake(String keyId, String objectId) {
    String who = objectId.toLowerCase(Locale.ROOT);
    boolean concerned = isOpen || denied.contains(EVERYBODY) || denied.contains(who);
    boolean above = Body.isExpression(scope) || Scope.covers(scope, keyId);
    return above
        && concerned
        && !spared.contains(who)
        && dataActions.stream().anyMatch(DenyAssignment::mayBeOnKeys);
  }

  /** What it leaves out again is not looked at. */
  private static boolean mayBeOnKeys(String action) {
    int star = action.indexOf('*');
    String start = star < 0 ? action : action.substring(0, star);
    return Body.isExpression(action)
        || start.startsWith(KEYS)
        || (star >= 0 && KEYS.startsWith(start));
  }
}

package io.keyward.inventory.fact;

import io.keyward.inventory.Body;
import io.keyward.inventory.KeyIdentity;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The managed identities attached to a resource.
 *
 * @param hasSystem whether it has a system-assigned one
 * @param system that one, its texts "" where not told
 * @param userAssigned by ARM id as written, texts "" where not told
 * @param isUnclear whether the identity block is no plain object, names a type that Azure does not
 *     know, or contradicts itself
 */
public record ManagedIdentities(
    boolean hasSystem, Principal system, Map<String, Principal> userAssigned, boolean isUnclear) {
  private static final Set<String> TYPES = Set.of("none", "systemassigned", "userassigned");
  private static final ManagedIdentities NONE =
      new ManagedIdentities(false, new Principal("", "", ""), Map.of(), false);

  /** Keeps the order as written. */
  public ManagedIdentities {
    userAssigned = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(userAssigned));
  }

  /** No identity at all. */
  public static ManagedIdentities none() {
    return NONE;
  }

  /** Nothing but a system-assigned identity of which nothing is known. */
  public static ManagedIdentities systemAlone() {
    return new ManagedIdentities(true, NONE.system(), Map.of(), false);
  }

  /**
   * Reads the envelope's {@code identity}; its type comes with and without a blank after the comma
   * and in any case, and may be missing although a principal is there.
   */
  public static ManagedIdentities read(Body resource) {
    Body identity = resource.at("identity");
    if (identity.isEmpty()) {
      return NONE;
    }
    List<String> types = types(identity);
    String tenant = identity.text("tenantId");
    boolean untyped = identity.at("type").isEmpty() && !identity.text("principalId").isEmpty();
    Map<String, Principal> users = new LinkedHashMap<>();
    boolean without = // what is left of older ones is void
        types.equals(List.of("systemassigned")) || types.equals(List.of("none"));
    (without ? Body.of(null) : identity)
        .members("userAssignedIdentities")
        .forEach((id, user) -> users.put(id.strip(), user(user, tenant)));
    return new ManagedIdentities(
        (TYPES.containsAll(types) && types.contains("systemassigned")) || untyped,
        new Principal(plain(identity, "principalId"), "", tenant),
        users,
        isUnclear(identity) || !TYPES.containsAll(types) || sharesClientId(users.values()));
  }

  /** The words of the type; an expression is dealt with as an unclear block. */
  private static List<String> types(Body identity) {
    String type = identity.text("type").toLowerCase(Locale.ROOT).replace(" ", "");
    return type.isEmpty() || Body.isExpression(type) ? List.of() : List.of(type.split(",", -1));
  }

  /** Azure gives no client id twice: such a block contradicts itself. */
  private static boolean sharesClientId(Collection<Principal> users) {
    List<String> ids =
        users.stream()
            .map(it -> it.clientId().toLowerCase(Locale.ROOT))
            .filter(it -> !it.isEmpty())
            .toList();
    return ids.stream().distinct().count() < ids.size();
  }

  private static boolean isUnclear(Body identity) {
    Body users = identity.at("userAssignedIdentities");
    return identity.isUnclear("type")
        || users.isExpression()
        || !identity.isObject()
        || (!users.isEmpty() && !users.isObject());
  }

  private static Principal user(Body user, String tenant) {
    return new Principal(plain(user, "principalId"), plain(user, "clientId"), tenant);
  }

  private static String plain(Body body, String name) {
    return body.isUnclear(name) ? "" : body.text(name);
  }

  /**
   * The identity used for a key when the encryption block names none: the system-assigned one, else
   * the only user-assigned one.
   */
  public KeyIdentity implied() {
    if (hasSystem) {
      return KeyIdentity.system();
    }
    if (userAssigned.size() != 1) {
      return KeyIdentity.none();
    }
    KeyIdentity only = byResourceId(userAssigned.keySet().iterator().next());
    return new KeyIdentity(only.kind(), only.clientId(), only.resourceId(), true);
  }

  /** The user-assigned identity with this ARM id; its client id where it is attached. */
  public KeyIdentity byResourceId(String armId) {
    String client = attached(armId).map(Principal::clientId).orElse("");
    return new KeyIdentity(KeyIdentity.Kind.USER, client, armId);
  }

  /** The user-assigned identity with this client id; its ARM id where it is attached. */
  public KeyIdentity byClientId(String clientId) {
    Optional<String> id =
        userAssigned.entrySet().stream()
            .filter(e -> e.getValue().clientId().equalsIgnoreCase(clientId))
            .map(Map.Entry::getKey)
            .findFirst();
    return new KeyIdentity(KeyIdentity.Kind.USER, clientId, id.orElse(""));
  }

  /** The attached user-assigned identity with this ARM id, in any case. */
  public Optional<Principal> attached(String armId) {
    String wanted = trimmed(armId);
    return userAssigned.entrySet().stream()
        .filter(e -> trimmed(e.getKey()).equalsIgnoreCase(wanted))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** The attached identity that a key's setting means. */
  public Optional<Principal> find(KeyIdentity identity) {
    return identity.resourceId().isEmpty()
        ? userAssigned.values().stream()
            .filter(user -> user.clientId().equalsIgnoreCase(identity.clientId()))
            .findFirst()
        : attached(identity.resourceId());
  }

  /** Whether an attached identity does not tell its client id, so that it may be any. */
  public boolean hasNameless() {
    return isUnclear || userAssigned.values().stream().anyMatch(user -> user.clientId().isEmpty());
  }

  /** Whether the id of an attached identity is an expression, so that it may be any. */
  public boolean hasUnclear() {
    return userAssigned.keySet().stream().anyMatch(Body::isExpression);
  }

  private static String trimmed(String id) {
    return id.endsWith("/") ? id.substring(0, id.length() - 1) : id;
  }
}

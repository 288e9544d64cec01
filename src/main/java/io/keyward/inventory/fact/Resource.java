package io.keyward.inventory.fact;

import io.keyward.inventory.Body;
import io.keyward.inventory.Origin;
import io.keyward.inventory.Provisioning;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.ResourceKind;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One resource as read now; texts are as Azure wrote them, "" where it wrote none.
 *
 * @param serviceKind the envelope's kind, such as OpenAI or Hub
 * @param tier the name of the SKU
 * @param createdAt ISO 8601 moment of creation, where told
 * @param ownedStorage ARM ids of customer-owned storage (userOwnedStorage)
 * @param identities the managed identities attached to it
 * @param links what else holds its data, as its own body names it
 * @param facts what only its kind tells
 */
public record Resource(
    String id,
    ResourceKind kind,
    String type,
    String serviceKind,
    String name,
    String location,
    String tier,
    String createdAt,
    Map<String, String> tags,
    Provisioning provisioning,
    Capability capability,
    List<String> ownedStorage,
    Encryption encryption,
    ManagedIdentities identities,
    List<Link> links,
    Facts facts,
    Origin origin) {

  /** What is said of the encryption of a resource that is shown without its properties. */
  public static final String NO_PROPERTIES = "the body shows no properties";

  /** Copies the collections. */
  public Resource {
    tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
    ownedStorage = List.copyOf(ownedStorage);
    links = List.copyOf(links);
  }

  /** What the resource's own capabilities list says of customer-managed keys. */
  public enum Capability {
    LISTED,
    NOT_LISTED,
    /** There is no list, which proves nothing. */
    SILENT
  }

  /** A resource that is known by its id alone. */
  public static Resource unreadable(ResourceId id, ResourceKind kind, String reason) {
    return new Resource(
        id.toString(),
        kind,
        kind.type(),
        "",
        id.name(),
        "",
        "",
        "",
        Map.of(),
        Provisioning.FINAL,
        Capability.SILENT,
        List.of(),
        new Encryption.Unknown(reason),
        ManagedIdentities.none(),
        List.of(),
        new Facts.None(),
        Origin.none());
  }

  /** The same as read from somewhere else. */
  public Resource from(Origin other) {
    return with(tags, encryption, facts, other);
  }

  /** The same under the id by which it was looked for: a vault does not tell those of its keys. */
  public Resource at(ResourceId place) {
    return named(place.toString(), kind.type(), place.name());
  }

  /** The same where a second read, which alone could tell its key, was refused. */
  public Resource withUnknownKey(String reason) {
    return with(tags, new Encryption.Unknown(reason), facts, origin);
  }

  /**
   * The same where a part of the body could not be read. A role assignment says itself which of its
   * parts that is.
   */
  public Resource misread(String reason) {
    boolean keyed =
        kind.role() == ResourceKind.Role.AI || kind.role() == ResourceKind.Role.DEPENDANT;
    if (keyed) {
      return withUnknownKey(reason);
    }
    Facts told = facts instanceof RoleAssignment ? facts : new Facts.Unclear(reason);
    return with(tags, encryption, told, origin);
  }

  /** The same with these tags. */
  public Resource tagged(Map<String, String> other) {
    return with(other, encryption, facts, origin);
  }

  private Resource with(
      Map<String, String> otherTags, Encryption otherKey, Facts told, Origin other) {
    return new Resource(
        id,
        kind,
        type,
        serviceKind,
        name,
        location,
        tier,
        createdAt,
        otherTags,
        provisioning,
        capability,
        ownedStorage,
        otherKey,
        identities,
        links,
        told,
        other);
  }

  /** Whether both tell the same, however the id is written and wherever it was read. */
  public boolean saysTheSameAs(Resource other) {
    return named(other.id, other.type, other.name)
        .from(Origin.none())
        .equals(other.from(Origin.none()));
  }

  private Resource named(String otherId, String otherType, String otherName) {
    return new Resource(
        otherId,
        kind,
        otherType,
        serviceKind,
        otherName,
        location,
        tier,
        createdAt,
        tags,
        provisioning,
        capability,
        ownedStorage,
        encryption,
        identities,
        links,
        facts,
        origin);
  }

  /** Whether a list names it without telling anything of it. */
  public boolean isBare() {
    boolean silent =
        encryption instanceof Encryption.Unknown unknown
            && unknown.evidence().equals(NO_PROPERTIES);
    boolean mute = facts instanceof Facts.None && kind.role() != ResourceKind.Role.AI;
    return silent || (mute && encryption instanceof Encryption.Unsupported);
  }

  /** The subscription in its id, "" where it has none. */
  public String subscription() {
    String[] parts = id.split("/", 4);
    return parts.length > 2 && parts[1].equalsIgnoreCase("subscriptions") ? parts[2] : "";
  }

  /** Whether the value of a tag is an expression or not readable, or may be among such tags. */
  public boolean isTagUnclear(String tagName) {
    String value = tag(tagName);
    boolean unread = value.isEmpty() && tags.containsKey(Body.UNREADABLE);
    boolean open = value.isEmpty() && tags.keySet().stream().anyMatch(Body::isExpression);
    return unread
        || value.equals(Body.UNREADABLE)
        || (origin.read().isEmpty() && (open || Body.isExpression(value)));
  }

  /** The value of a tag, its name without case as in ARM; "" where there is none. */
  public String tag(String tagName) {
    return tags.entrySet().stream()
        .filter(e -> e.getKey().equalsIgnoreCase(tagName))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }
}

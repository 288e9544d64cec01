package io.keyward.compliance.table;

import io.keyward.inventory.ResourceId;
import io.keyward.inventory.ResourceKind;
import io.keyward.inventory.fact.Encryption;
import io.keyward.inventory.fact.Resource;
import java.util.List;

/**
 * Which other resources must be read to judge one; both empty for a resource that stands alone.
 *
 * @param parent ARM id of the account or hub it belongs to, "" for none
 * @param ownedStorage ARM ids of the storage that holds its data, where only that can be encrypted
 */
public record Links(String parent, List<String> ownedStorage) {

  /** Copies the list. */
  public Links {
    ownedStorage = List.copyOf(ownedStorage);
  }

  /** The links of a resource, as its own body names them. */
  public static Links of(Resource resource) {
    return new Links(parentOf(resource), storageOf(resource));
  }

  private static String parentOf(Resource resource) {
    if (resource.encryption() instanceof Encryption.Inherited inherited) {
      return inherited.from();
    }
    return resource.kind() == ResourceKind.COGNITIVE_ENCRYPTION_SCOPE
        ? ResourceId.parse(resource.id())
            .flatMap(ResourceId::parent)
            .map(ResourceId::toString)
            .orElse("")
        : "";
  }

  private static List<String> storageOf(Resource resource) {
    boolean only =
        resource.encryption() instanceof Encryption.Platform
            && CmkSupport.of(resource).answer() == CmkSupport.Answer.BY_OWNED_STORAGE;
    return only ? resource.ownedStorage() : List.of();
  }
}

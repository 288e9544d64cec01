package io.keyward.inventory;

/**
 * The identity that uses the key.
 *
 * @param clientId client id (GUID) where the resource says it, else ""
 * @param resourceId ARM id of a user-assigned identity where it is known, else ""
 * @param implied whether the key setting names none and this is the only one attached
 */
public record KeyIdentity(Kind kind, String clientId, String resourceId, boolean implied) {

  /** An identity that the key setting names. */
  public KeyIdentity(Kind kind, String clientId, String resourceId) {
    this(kind, clientId, resourceId, false);
  }

  /** Whose identity it is. */
  public enum Kind {
    SYSTEM("system"),
    USER("user"),
    FIRST_PARTY("firstParty"),
    NONE("none");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** The word used in reports. */
    public String word() {
      return word;
    }
  }

  /** The resource's own identity. */
  public static KeyIdentity system() {
    return new KeyIdentity(Kind.SYSTEM, "", "");
  }

  /** A principal of Microsoft's, such as Bot Service's. */
  public static KeyIdentity firstParty() {
    return new KeyIdentity(Kind.FIRST_PARTY, "", "");
  }

  /** Nobody: the resource states no identity that could use the key. */
  public static KeyIdentity none() {
    return new KeyIdentity(Kind.NONE, "", "");
  }
}

package io.keyward.azure.store.entity;

/** A storage service said no for good; the code is the service's, its words are left out. */
public final class StorageRefusal extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  private static final int FORBIDDEN = 403;

  private final int status;
  private final String code;

  StorageRefusal(int status, String code) {
    super("The storage refused the call: HTTP " + status + " " + code);
    this.status = status;
    this.code = code;
  }

  /** Whether the service gave this code. */
  public boolean is(String expected) {
    return code.equals(expected);
  }

  /** The code, empty when the service gave none. */
  String code() {
    return code;
  }

  /** What to do about it, for whoever works on a table by hand. */
  public String advice() {
    if (is("TableNotFound")) {
      return "there is no such table in this storage account";
    }
    return status == FORBIDDEN
        ? "the storage refused it (HTTP 403 "
            + code
            + "): it needs the role Storage Table Data Reader for a backup, Storage Table Data"
            + " Contributor for a restore, and an address that the account's network lets in"
        : String.valueOf(getMessage());
  }
}

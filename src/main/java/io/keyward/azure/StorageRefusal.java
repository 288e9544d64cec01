package io.keyward.azure;

/** A storage service said no for good; the code is the service's, its words are left out. */
final class StorageRefusal extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  private final String code;

  StorageRefusal(int status, String code) {
    super("The storage refused the call: HTTP " + status + " " + code);
    this.code = code;
  }

  /** Whether the service gave this code. */
  boolean is(String expected) {
    return code.equals(expected);
  }

  /** The code, empty when the service gave none. */
  String code() {
    return code;
  }
}

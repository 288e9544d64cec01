package io.keyward.sandbox.azure;

/** Who calls: the client that signed in. */
record Principal(String clientId) {
  static final Principal NOBODY = new Principal("");

  /** The object id, which is the client id in this tenant. */
  String objectId() {
    return clientId;
  }
}

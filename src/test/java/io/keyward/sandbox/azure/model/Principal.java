package io.keyward.sandbox.azure.model;

/** Who calls: the client that signed in. */
public record Principal(String clientId) {
  public static final Principal NOBODY = new Principal("");

  /** The object id, which is the client id in this tenant. */
  public String objectId() {
    return clientId;
  }
}

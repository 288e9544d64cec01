package io.keyward.cli.plan;

/** What an argument must be given, so that a reference to something else is not mistaken for it. */
enum Wanted {
  /** A key's address, with or without its version. */
  KEY,
  /** The ARM id of a resource. */
  ID,
  PRINCIPAL,
  CLIENT,
  VAULT_URI;

  boolean accepts(String type, String attribute) {
    boolean key = type.equals("azurerm_key_vault_key");
    return switch (this) {
      case KEY -> key && (attribute.equals("id") || attribute.equals("versionless_id"));
      case ID ->
          (!key && attribute.equals("id"))
              || (key && attribute.equals("resource_versionless_id"))
              || (key && attribute.equals("resource_id"));
      case PRINCIPAL ->
          attribute.equals("principal_id") || attribute.equals("identity[0].principal_id");
      case CLIENT -> attribute.equals("client_id");
      case VAULT_URI -> attribute.equals("vault_uri");
    };
  }
}

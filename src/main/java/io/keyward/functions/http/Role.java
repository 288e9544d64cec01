package io.keyward.functions.http;

import java.util.Arrays;
import java.util.Optional;

/** The app roles; each later one may do what the earlier ones may. */
public enum Role {
  READER("Keyward.Reader"),
  APPROVER("Keyward.Approver"),
  SECURITY_ADMIN("Keyward.SecurityAdmin");

  private final String value;

  Role(String value) {
    this.value = value;
  }

  boolean includes(Role other) {
    return compareTo(other) >= 0;
  }

  static Optional<Role> of(String value) {
    return Arrays.stream(values()).filter(role -> role.value.equals(value.strip())).findFirst();
  }
}

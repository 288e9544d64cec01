package io.keyward.inventory.fact;

import io.keyward.inventory.KeyIdentity;
import io.keyward.inventory.KeyReference;

/** Whose key encrypts a resource, as its own body says it. */
public sealed interface Encryption {

  /** What was read where, in one line. */
  String evidence();

  /** A customer's key. */
  record Customer(KeyReference key, KeyIdentity identity, Coverage coverage, String evidence)
      implements Encryption {}

  /** Microsoft's key. */
  record Platform(String evidence) implements Encryption {}

  /** The key of a resource above or beside this one: a project's hub or account. */
  record Inherited(String from, String evidence) implements Encryption {}

  /**
   * Search: enforcement is stated, the keys themselves are on objects that ARM does not show.
   *
   * @param clean whether the service does not say that objects are without a key
   * @param counted whether the service says that every object is under a key
   */
  record PerObject(boolean clean, boolean counted, String evidence) implements Encryption {}

  /** This type or tier has no such setting. */
  record Unsupported(String evidence) implements Encryption {}

  /** The body cannot tell. */
  record Unknown(String evidence) implements Encryption {}

  /** How much of the resource the customer's key covers now. */
  enum Coverage {
    FULL,
    /** Asked for and still being applied. */
    PENDING,
    /** Older parts are not under it. */
    PARTIAL,
    /** Nobody says whether older parts are under it. */
    UNCOUNTED,
    /** The change that asked for it did not surely succeed. */
    UNCONFIRMED
  }

  /** The same where the resource's last change did not surely succeed. */
  default Encryption unconfirmed(String state) {
    if (this instanceof Customer it) {
      Coverage less = it.coverage() == Coverage.PARTIAL ? it.coverage() : Coverage.UNCONFIRMED;
      return new Customer(it.key(), it.identity(), less, it.evidence() + state);
    }
    return this instanceof PerObject it
        ? new PerObject(it.clean(), false, it.evidence() + state)
        : this;
  }

  /** The word of the JSON contract. */
  default String source() {
    if (this instanceof Customer) {
      return "customer";
    }
    if (this instanceof Platform) {
      return "platform";
    }
    if (this instanceof Inherited) {
      return "inherited";
    }
    return this instanceof Unsupported ? "unsupported" : "unknown";
  }
}

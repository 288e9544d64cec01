package io.keyward.remediation;

import io.keyward.inventory.Body;
import io.keyward.inventory.Lookup;
import java.util.List;
import java.util.Locale;

/**
 * What must be so after a step, told by one read; it also tells whether the step is needed at all,
 * and whether a call without an answer was carried out.
 */
public sealed interface Goal {

  /** Which door the read goes through. */
  Plane plane();

  /** What is read: for ARM a path with api-version, for Key Vault a whole URL. */
  String url();

  /** Whether a read shows that it is so; "not known" where it could not be read. */
  Progress in(Lookup<Body> read);

  /** How far a goal is reached. */
  enum Progress {
    REACHED,
    NOT_REACHED,
    /** Azure is still at it. */
    UNDER_WAY,
    /** Azure says that it failed. */
    FAILED,
    NOT_KNOWN
  }

  /** These values are there and provisioning has ended. */
  record Holds(Plane plane, String url, List<Expected> values) implements Goal {
    /** Copies the list. */
    public Holds {
      values = List.copyOf(values);
    }

    @Override
    public Progress in(Lookup<Body> read) {
      return read.fold(this::of, missing -> Progress.NOT_REACHED, reason -> Progress.NOT_KNOWN);
    }

    private Progress of(Body body) {
      boolean met = values.stream().allMatch(value -> value.isMetBy(body));
      return switch (Provision.of(body)) {
        case ENDED -> met ? Progress.REACHED : Progress.NOT_REACHED;
        case UNDER_WAY -> Progress.UNDER_WAY;
        case FAILED -> Progress.FAILED;
      };
    }
  }

  /**
   * A vault's access policies let a principal use keys in this way; those of a compound identity or
   * of another tenant do not count.
   *
   * @param exactly whether any further key permission is too much
   */
  record Permits(String url, String objectId, List<String> keys, boolean exactly) implements Goal {
    /** Copies the list. */
    public Permits {
      keys = List.copyOf(keys);
    }

    @Override
    public Plane plane() {
      return Plane.ARM;
    }

    @Override
    public Progress in(Lookup<Body> read) {
      return read.fold(
          body -> of(body) ? Progress.REACHED : Progress.NOT_REACHED,
          missing -> Progress.NOT_REACHED,
          reason -> Progress.NOT_KNOWN);
    }

    private boolean of(Body vault) {
      List<String> given =
          vault.items("properties", "accessPolicies").stream()
              .filter(policy -> policy.says(objectId, "objectId"))
              .filter(policy -> policy.text("applicationId").isEmpty())
              .filter(policy -> isOfTenant(policy, vault))
              .flatMap(policy -> policy.items("permissions", "keys").stream())
              .map(permission -> permission.text().toLowerCase(Locale.ROOT))
              .distinct()
              .toList();
      List<String> wanted = keys.stream().map(key -> key.toLowerCase(Locale.ROOT)).toList();
      return given.containsAll(wanted) && (!exactly || wanted.containsAll(given));
    }
  }

  private static boolean isOfTenant(Body policy, Body vault) {
    String tenant = vault.text("properties", "tenantId");
    String named = policy.text("tenantId");
    return tenant.isEmpty() || named.isEmpty() || named.equalsIgnoreCase(tenant);
  }

  /** It does not exist. */
  record Gone(Plane plane, String url) implements Goal {
    @Override
    public Progress in(Lookup<Body> read) {
      return read.fold(
          body -> Progress.NOT_REACHED, missing -> Progress.REACHED, reason -> Progress.NOT_KNOWN);
    }
  }
}

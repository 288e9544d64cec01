package io.keyward.campaign.tenant;

import io.keyward.inventory.Body;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.ResourceId;
import io.keyward.testing.FakeAzure;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One key of the tenant's vault: its versions, and whether it can be used. */
public final class TenantKey {
  private final String name;
  private final FakeAzure azure;
  private final Clock clock;
  private final List<Estates.Version> versions = new ArrayList<>();
  private boolean enabled = true;
  private boolean deleted;

  TenantKey(String name, FakeAzure azure, Clock clock) {
    this.name = name;
    this.azure = azure;
    this.clock = clock;
  }

  public String name() {
    return name;
  }

  public String id() {
    return Tenant.VAULT + "/keys/" + name;
  }

  /** Whether it was ever made. */
  boolean isMade() {
    return !versions.isEmpty();
  }

  public boolean isDeleted() {
    return deleted;
  }

  public boolean isEnabled() {
    return enabled;
  }

  public Estates.Version newest() {
    return versions.get(versions.size() - 1);
  }

  /** Whether it is one that is there and can be used at that moment. */
  public boolean isUsable(Instant now) {
    return isMade() && !deleted && enabled && now.isBefore(newest().end());
  }

  /** Makes a version that ends in so many days. */
  public void rotate(int days) {
    if (!deleted) {
      Instant now = Instant.ofEpochSecond(clock.instant().getEpochSecond());
      String version = "%032x".formatted(versions.size() + 1);
      versions.add(new Estates.Version(version, now, now.plusSeconds(days * 86_400L)));
      show();
    }
  }

  public void enable(boolean on) {
    if (isMade() && !deleted) {
      enabled = on;
      show();
    }
  }

  public void delete() {
    if (isMade() && !deleted) {
      deleted = true;
      azure.delete(ResourceId.of(id()));
      versions.forEach(it -> azure.delete(ResourceId.of(id() + "/versions/" + it.name())));
      azure.remains(ResourceId.of(id()), Estates.deleted(name, newest(), clock.instant()));
    }
  }

  public void recover() {
    if (deleted) {
      deleted = false;
      azure.nothingRemains(ResourceId.of(id()));
      show();
    }
  }

  private void show() {
    versions.forEach(
        it -> azure.put(Estates.key(id() + "/versions/" + it.name(), name, it, enabled)));
    azure.put(Estates.key(id(), name, newest(), enabled));
  }

  /** As the resource manager shows it. */
  Lookup<Body> document() {
    return isMade() && !deleted
        ? new Lookup.Found<>(Body.of(Estates.key(id(), name, newest(), enabled)))
        : new Lookup.Missing<>();
  }

  /** As its vault shows it. */
  Lookup<Body> shown() {
    if (!isMade() || deleted) {
      return new Lookup.Missing<>();
    }
    Map<String, Object> attributes =
        Map.of(
            "enabled",
            enabled,
            "created",
            newest().created().getEpochSecond(),
            "exp",
            newest().end().getEpochSecond());
    return new Lookup.Found<>(
        Body.of(
            Map.of(
                "key",
                Map.of("kid", Tenant.URI + "/keys/" + name + "/" + newest().name()),
                "attributes",
                attributes)));
  }
}

package io.keyward.compliance.policy;

import java.util.List;
import java.util.Locale;

/**
 * The vaults that may hold keys, per region; an empty list limits nothing.
 *
 * @param regions what each region may use; a region may be named more than once
 */
public record ApprovedVaults(List<Region> regions) {

  /**
   * The vaults of one region.
   *
   * @param name an Azure region, {@code *} for every region
   * @param vaults ARM ids or URIs of vaults and managed HSMs
   */
  public record Region(String name, List<String> vaults) {

    /** Copies the list. */
    public Region {
      vaults = List.copyOf(vaults);
    }

    private boolean covers(String region) {
      return name.equals("*") || normal(name).equals(normal(region));
    }

    /** Azure writes both {@code westeurope} and {@code West Europe}. */
    private static String normal(String region) {
      return region.replace(" ", "").toLowerCase(Locale.ROOT);
    }
  }

  /** Copies the list. */
  public ApprovedVaults {
    regions = List.copyOf(regions);
  }

  boolean limit() {
    return !regions.isEmpty();
  }

  List<String> of(String region) {
    return regions.stream()
        .filter(it -> it.covers(region))
        .flatMap(it -> it.vaults().stream())
        .distinct()
        .toList();
  }

  boolean allow(String vaultUri, String vaultId, String region) {
    return !limit()
        || regions.stream()
            .filter(it -> it.covers(region))
            .flatMap(it -> it.vaults().stream())
            .anyMatch(listed -> VaultName.of(listed).names(vaultUri, vaultId));
  }

  /** How many entries there are over all regions. */
  public int size() {
    return regions.stream().mapToInt(region -> region.vaults().size()).sum();
  }
}

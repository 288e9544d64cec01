package io.keyward.remediation.code;

import io.keyward.inventory.ResourceKind;
import io.keyward.inventory.fact.Resource;

/** The URLs of changes; api-versions as of 2026-11-21, from the REST specifications. */
public final class Api {
  private static final String SEARCH = "2025-05-01";

  private Api() {}

  /** Search is read with a preview and changed with what is stable. */
  public static String version(ResourceKind kind) {
    return kind == ResourceKind.SEARCH_SERVICE ? SEARCH : kind.apiVersion();
  }

  public static String url(Resource resource) {
    return url(resource.id(), resource.kind());
  }

  public static String url(String id, ResourceKind kind) {
    return id + "?api-version=" + version(kind);
  }
}

package io.keyward.remediation;

import io.keyward.inventory.Resource;
import io.keyward.inventory.ResourceKind;

/** The URLs of changes; api-versions as of 2026-11-21, from the REST specifications. */
final class Api {
  private static final String SEARCH = "2025-05-01";

  private Api() {}

  /** Search is read with a preview and changed with what is stable. */
  static String version(ResourceKind kind) {
    return kind == ResourceKind.SEARCH_SERVICE ? SEARCH : kind.apiVersion();
  }

  static String url(Resource resource) {
    return url(resource.id(), resource.kind());
  }

  static String url(String id, ResourceKind kind) {
    return id + "?api-version=" + version(kind);
  }
}

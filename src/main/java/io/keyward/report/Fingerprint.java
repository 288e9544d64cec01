package io.keyward.report;

import io.keyward.inventory.Shown;
import io.keyward.inventory.fact.Resource;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

/** Rule and resource in lower case: a finding stays the same one while its words change. */
public record Fingerprint(String text) {

  /** A resource of a template has no id; then the file tells it from others. */
  public static Fingerprint of(String rule, Resource resource, String file) {
    String place = resource.id().isEmpty() && !file.isEmpty() ? file + "#" : "";
    return new Fingerprint(rule + ":" + place + subject(resource).toLowerCase(Locale.ROOT));
  }

  /** The id, or type and name where there is none. */
  public static String subject(Resource resource) {
    return Shown.whole(
        resource.id().isEmpty() ? resource.kind().type() + "/" + resource.name() : resource.id());
  }

  /** In short. */
  public String key() {
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }
}

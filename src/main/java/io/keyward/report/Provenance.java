package io.keyward.report;

import io.keyward.inventory.Resource;
import java.util.function.Function;

/**
 * Where an evaluation came from.
 *
 * @param version of Keyward
 * @param files the URI of the file that told of a resource, relative where it can be; "" where it
 *     came from no file
 */
public record Provenance(String version, Function<Resource, String> files) {

  String file(Resource resource) {
    return files.apply(resource);
  }
}

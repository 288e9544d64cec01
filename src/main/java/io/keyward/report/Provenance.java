package io.keyward.report;

import io.keyward.inventory.fact.Resource;
import java.time.Instant;
import java.util.function.Function;

/**
 * Where an evaluation came from.
 *
 * @param version of Keyward
 * @param at the moment of the evaluation
 * @param files the URI of the file that told of a resource, relative where it can be; "" where it
 *     came from no file
 */
public record Provenance(String version, Instant at, Function<Resource, String> files) {

  public String file(Resource resource) {
    return files.apply(resource);
  }
}

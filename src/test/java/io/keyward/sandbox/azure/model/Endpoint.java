package io.keyward.sandbox.azure.model;

import java.util.Optional;

/** A part of the service that knows some paths. */
public interface Endpoint {

  /** The answer, empty when the path belongs to another part. */
  Optional<Reply> answer(Call call);
}

package io.keyward.rotation;

import io.keyward.inventory.Page;
import io.keyward.inventory.ResourceId;
import java.util.List;
import java.util.Optional;

/**
 * The versions of keys that were seen, each once.
 *
 * <p>Every method throws {@link io.keyward.inventory.TemporarilyUnavailable} when it is worth
 * trying again.
 */
public interface Rotations {

  /** What is kept of a version. */
  Optional<Rotation> find(ResourceId key, String version);

  /** All that is kept of a key, the oldest first. */
  List<Rotation> of(ResourceId key);

  /** Keeps a version that is not kept yet; what is kept stays as it is. */
  void record(Rotation rotation);

  /** Keeps who followed, in place of what was read. */
  void keep(Rotation rotation);

  /** Some of all that is kept, in a steady order. */
  Page<Rotation> list(int top, String cursor);
}

package io.keyward.inventory.port;

import io.keyward.inventory.fact.Resource;
import java.util.List;

/** The resources of a scope in Azure as one query showed them, and what is around them. */
public interface LiveEstate extends Surroundings {

  /** The AI resources, in the order of their ids. */
  List<Resource> subjects();

  /** What was recognised beside them. */
  List<Resource> others();

  /** How many rows were not understood. */
  int skipped();
}

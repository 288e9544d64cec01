package io.keyward.azure.store.entity;

/** A table that can be read as a whole, whatever its partitions are. */
public interface WholeTable extends EntityTable {

  /**
   * Some rows, those of one partition together, and where the next ones begin; "" begins, and an
   * empty continuation is the end. A page may be empty and still go on.
   */
  EntityPage scan(String continuation);
}

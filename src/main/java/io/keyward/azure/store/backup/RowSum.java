package io.keyward.azure.store.backup;

import io.keyward.azure.store.entity.Entity;
import io.keyward.inventory.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * What rows are together, in whatever order they come: their count and the sum of their digests.
 */
final class RowSum {
  private long rows;
  private long high;
  private long low;

  void add(Entity row) {
    byte[] bytes = BackupLines.of(row).getBytes(StandardCharsets.UTF_8);
    ByteBuffer digest = ByteBuffer.wrap(Sha256.of(bytes));
    rows++;
    high += digest.getLong();
    low += digest.getLong();
  }

  long rows() {
    return rows;
  }

  boolean agrees(RowSum other) {
    return rows == other.rows && high == other.high && low == other.low;
  }
}

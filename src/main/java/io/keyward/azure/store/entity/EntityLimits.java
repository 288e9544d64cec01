package io.keyward.azure.store.entity;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Refuses what Azure Table storage would refuse, before anything is sent.
 *
 * <p>Numbers and the size formula are those of the Table service data model as published on
 * 2026-11-21. The emulator accepts more than the service, so the check cannot be left to the wire.
 */
public final class EntityLimits {
  static final int KEY_CHARACTERS = 1_024;
  static final int OWN_PROPERTIES = 252;
  static final int NAME_CHARACTERS = 255;
  public static final int STRING_CHARACTERS = 32_768;
  static final int BINARY_BYTES = 64 * 1024;
  static final int ENTITY_BYTES = 1 << 20;
  public static final int CHANGES = 100;
  public static final long TRANSACTION_BYTES = 4L << 20;
  public static final int PAGE = 1_000;

  /** Headers and keys that the batch format adds to each change, generously counted. */
  private static final int CHANGE_OVERHEAD = 1_024;

  private static final OffsetDateTime FIRST_DATE =
      OffsetDateTime.of(1601, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
  private static final OffsetDateTime END_OF_DATES =
      OffsetDateTime.of(10_000, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
  private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{Nd}_]*");
  private static final Set<String> RESERVED = Set.of("PartitionKey", "RowKey", "Timestamp");

  private EntityLimits() {}

  /** Refuses keys that Azure would refuse. */
  public static void checkKeys(String partition, String row) {
    checkKey("partition key", partition);
    checkKey("row key", row);
  }

  /** Refuses a page size outside 1 to 1,000. */
  public static void checkPageSize(int top) {
    require(top >= 1 && top <= PAGE, "A page holds 1 to " + PAGE + " rows, not " + top);
  }

  /** Refuses a transaction that Azure would refuse. */
  public static void checkTransaction(List<EntityChange> changes) {
    require(!changes.isEmpty(), "A transaction needs at least one change");
    require(changes.size() <= CHANGES, "A transaction holds at most " + CHANGES + " changes");
    String partition = changes.get(0).entity().partition();
    Set<String> rows = new HashSet<>();
    long bytes = 0;
    for (EntityChange change : changes) {
      Entity entity = change.entity();
      require(entity.partition().equals(partition), "A transaction stays in one partition");
      require(rows.add(entity.row()), "A transaction changes each row once");
      checkChange(change);
      bytes += payload(change);
    }
    require(bytes < TRANSACTION_BYTES, "A transaction is smaller than 4 MiB");
  }

  /** The size of a row by the published formula. */
  static long size(Entity entity) {
    long bytes = 4 + 2L * (entity.partition().length() + entity.row().length());
    for (Map.Entry<String, Object> property : entity.properties().entrySet()) {
      bytes += 8 + 2L * property.getKey().length() + valueSize(property.getValue());
    }
    return bytes;
  }

  private static void checkChange(EntityChange change) {
    Entity entity = change.entity();
    checkKeys(entity.partition(), entity.row());
    if (change instanceof EntityChange.Replace || change instanceof EntityChange.Delete) {
      // Without one the service would be asked to write unconditionally.
      require(!entity.etag().isEmpty(), "A replace or delete needs the version that was read");
    }
    if (!(change instanceof EntityChange.Delete)) {
      checkProperties(entity);
    }
  }

  private static void checkProperties(Entity entity) {
    require(
        entity.properties().size() <= OWN_PROPERTIES,
        "A row holds at most " + OWN_PROPERTIES + " properties");
    entity.properties().forEach(EntityLimits::checkProperty);
    require(size(entity) <= ENTITY_BYTES, "A row is at most 1 MiB");
  }

  private static void checkProperty(String name, Object value) {
    require(name.length() <= NAME_CHARACTERS, "A property name is at most 255 characters");
    require(NAME.matcher(name).matches(), "A property name is a letter, then letters and digits");
    require(!RESERVED.contains(name), "The property name " + name + " is taken");
    if (value instanceof String text) {
      require(
          text.length() <= STRING_CHARACTERS,
          "The property " + name + " is longer than " + STRING_CHARACTERS + " characters");
    } else if (value instanceof OffsetDateTime date) {
      require(
          !date.isBefore(FIRST_DATE) && date.isBefore(END_OF_DATES),
          "The property " + name + " is outside the years 1601 to 9999");
    } else if (value instanceof byte[] bytes) {
      require(bytes.length <= BINARY_BYTES, "The property " + name + " is longer than 64 KiB");
    } else {
      require(
          EdmType.of(value).isPresent(),
          "The property " + name + " has a type that a table cannot hold");
    }
  }

  private static void checkKey(String what, String key) {
    require(
        key.length() <= KEY_CHARACTERS,
        "A " + what + " is at most " + KEY_CHARACTERS + " characters");
    require(
        key.chars().noneMatch(EntityLimits::forbidden),
        "A " + what + " is free of / \\ # ? and control characters");
  }

  private static boolean forbidden(int c) {
    return c == '/' || c == '\\' || c == '#' || c == '?' || Character.isISOControl(c);
  }

  private static long valueSize(Object value) {
    if (value instanceof String text) {
      return 4 + 2L * text.length();
    }
    if (value instanceof byte[] bytes) {
      return 4L + bytes.length;
    }
    if (value instanceof Integer) {
      return 4;
    }
    if (value instanceof UUID) {
      return 16;
    }
    return value instanceof Boolean ? 1 : 8;
  }

  /** An upper estimate of what one change adds to the request body. */
  public static long payload(EntityChange change) {
    Entity entity = change.entity();
    long bytes =
        CHANGE_OVERHEAD + 4L * (jsonSize(entity.partition()) + (long) jsonSize(entity.row()));
    if (change instanceof EntityChange.Delete) {
      return bytes;
    }
    for (Map.Entry<String, Object> property : entity.properties().entrySet()) {
      int name = property.getKey().getBytes(StandardCharsets.UTF_8).length;
      // Twice the name: a value that is no plain string carries its type beside it.
      bytes += 2L * name + 40 + jsonSize(EdmType.write(property.getValue()));
    }
    return bytes;
  }

  private static int jsonSize(String text) {
    int escapes = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      escapes += c < ' ' ? 5 : c == '"' || c == '\\' ? 1 : 0;
    }
    return escapes + text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static void require(boolean holds, String sentence) {
    if (!holds) {
      throw new IllegalArgumentException(sentence + ".");
    }
  }
}

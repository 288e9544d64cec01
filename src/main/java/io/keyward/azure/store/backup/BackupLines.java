package io.keyward.azure.store.backup;

import io.keyward.azure.store.entity.EdmType;
import io.keyward.azure.store.entity.Entity;
import io.keyward.azure.store.form.KnownForms;
import io.keyward.inventory.Body;
import io.keyward.inventory.Document;
import io.keyward.json.BadJson;
import io.keyward.json.JsonText;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The lines of a backup: a head, a line for each row, a foot. */
public final class BackupLines {
  private static final int FORMAT = 1;
  private static final String FOOT = "{\"rows\":";

  /** The file, for what is said of it. */
  private final String file;

  public BackupLines(String file) {
    this.file = file;
  }

  /** What the first line tells: who wrote the file, of which table, and from when on. */
  record Head(String version, String table, Instant begun) {
    public String line() {
      return JsonText.write(
          new Document()
              .value("keywardBackup", FORMAT)
              .text("version", version)
              .text("table", table)
              .text("begun", begun.toString())
              .value("forms", new TreeMap<>(KnownForms.newest()))
              .map());
    }
  }

  /** What the last line tells: how many rows there are, and the digest of all lines before it. */
  public record Foot(long rows, String sha256) {
    public String line() {
      return JsonText.write(new Document().value("rows", rows).text("sha256", sha256).map());
    }
  }

  /** The same text for the same row, whatever version it was read with. */
  public static String of(Entity row) {
    Map<String, Object> properties = new TreeMap<>();
    row.properties().forEach((name, value) -> properties.put(name, typed(value)));
    return JsonText.write(
        new Document()
            .value("partition", row.partition())
            .value("row", row.row())
            .value("properties", properties)
            .map());
  }

  /** A type that is none of ours is named all the same, so that such a row equals no other. */
  private static Map<String, String> typed(Object value) {
    String type = EdmType.of(value).map(EdmType::edm).orElse(value.getClass().getName());
    return Map.of(type, EdmType.write(value));
  }

  Head head(String line) throws CopyRefused {
    Body head = Body.of(object(line));
    if (!(head.object().get("keywardBackup") instanceof Number format)) {
      throw refused("it is no backup of Keyward");
    }
    String version = head.text("version");
    if (format.longValue() != FORMAT) {
      throw refused(
          "it has format %s and this version reads %d: use the command line of Keyward %s"
              .formatted(format, FORMAT, version));
    }
    try {
      return new Head(version, head.text("table"), Instant.parse(head.text("begun")));
    } catch (DateTimeException e) {
      throw broken();
    }
  }

  static boolean isFoot(String line) {
    return line.startsWith(FOOT);
  }

  Foot foot(String line) throws CopyRefused {
    Body foot = Body.of(object(line));
    if (foot.object().get("rows") instanceof Number rows) {
      return new Foot(rows.longValue(), foot.text("sha256"));
    }
    throw broken();
  }

  public Entity row(String line) throws CopyRefused {
    Map<String, @Nullable Object> row = object(line);
    if (row.get("partition") instanceof String partition
        && row.get("row") instanceof String name
        && row.get("properties") instanceof Map<?, ?> given) {
      Map<String, Object> properties = new HashMap<>();
      for (Map.Entry<?, ?> property : given.entrySet()) {
        properties.put(String.valueOf(property.getKey()), value(property.getValue()));
      }
      return Entity.fresh(partition, name, properties);
    }
    throw broken();
  }

  private Object value(@Nullable Object typed) throws CopyRefused {
    if (!(typed instanceof Map<?, ?> map) || map.size() != 1) {
      throw broken();
    }
    Map.Entry<?, ?> only = map.entrySet().iterator().next();
    EdmType type = EdmType.named(String.valueOf(only.getKey())).orElseThrow(this::broken);
    if (!(only.getValue() instanceof String text)) {
      throw broken();
    }
    try {
      return type.read(text);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw broken();
    }
  }

  private Map<String, @Nullable Object> object(String line) throws CopyRefused {
    try {
      return JsonText.parseObject(line);
    } catch (BadJson e) {
      throw broken();
    }
  }

  CopyRefused refused(String sentence) {
    return new CopyRefused(file, sentence);
  }

  private CopyRefused broken() {
    return refused("it is no whole backup of Keyward: a line is none that a backup holds");
  }
}

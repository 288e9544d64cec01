package io.keyward.sandbox.store;

import io.keyward.azure.store.entity.Entity;
import io.keyward.azure.store.entity.EntityChange;
import io.keyward.azure.store.entity.EntityConflict;
import io.keyward.azure.store.entity.EntityPage;
import io.keyward.azure.store.entity.EntityTable.Range;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Writes pairs of rows in one transaction each, says so, and goes on until it is killed. */
final class CrashWriter {
  private static final String FILLING = "x".repeat(2_000);

  private static final int WRITERS = 4;

  private CrashWriter() {}

  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    EmbeddedEntityTable table = new EmbeddedEntityTable(Database.at(Path.of(arguments[0])), "rows");
    for (int i = 0; i < WRITERS; i++) {
      new Thread(() -> write(table, out)).start();
    }
  }

  private static void write(EmbeddedEntityTable table, PrintStream out) {
    String run = UUID.randomUUID().toString();
    for (int i = 0; i < Integer.MAX_VALUE; i++) {
      Map<String, Object> content = Map.of("filling", FILLING, "number", i);
      try {
        table.transact(
            List.of(
                new EntityChange.Insert(Entity.fresh(run, i + ".a", content)),
                new EntityChange.Insert(Entity.fresh(run, i + ".b", content))));
      } catch (EntityConflict e) {
        throw new IllegalStateException(e);
      }
      out.print(run + " " + i + " .\n");
    }
  }

  static Process fork(Path directory) throws IOException {
    String java =
        System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
    return new ProcessBuilder(
            java,
            "-Xmx128m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            CrashWriter.class.getName(),
            directory.toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  static boolean complete(EmbeddedEntityTable table, String run, int last) {
    for (int i = 0; i <= last; i++) {
      if (table.get(run, i + ".a").isEmpty() || table.get(run, i + ".b").isEmpty()) {
        return false;
      }
    }
    return true;
  }

  static List<String> halfWritten(EmbeddedEntityTable table, String run) {
    Set<String> odd = new TreeSet<>();
    String continuation = "";
    do {
      EntityPage page = table.query(run, new Range("", "~"), 1_000, continuation);
      for (Entity entity : page.entities()) {
        String pair = entity.row().substring(0, entity.row().length() - 2);
        if (!odd.remove(pair)) {
          odd.add(pair);
        }
      }
      continuation = page.continuation();
    } while (!continuation.isEmpty());
    return List.copyOf(odd);
  }
}

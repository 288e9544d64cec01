package io.keyward.bench.measure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a JVM's log of its collections ({@code -Xlog:gc}) tells. */
public final class GarbageLog {
  private static final Pattern HEAP = Pattern.compile("(\\d+)M->(\\d+)M\\(");

  private GarbageLog() {}

  /** The most that a collection left, in MB. */
  public static int peak(Path gc) throws IOException {
    int peak = 0;
    for (String line : Files.readAllLines(gc, StandardCharsets.UTF_8)) {
      Matcher heap = HEAP.matcher(line);
      peak = heap.find() ? Math.max(peak, Integer.parseInt(heap.group(2))) : peak;
    }
    return peak;
  }
}

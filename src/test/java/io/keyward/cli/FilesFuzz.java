package io.keyward.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.keyward.bootstrap.KeywardCli;
import io.keyward.cli.option.Terminal;
import io.keyward.json.BadJson;
import io.keyward.json.JsonText;
import io.keyward.report.Style;
import io.keyward.testing.MutatedJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the fuzzers of files share: {@code evaluate} as a user calls it, and what it must keep. */
final class FilesFuzz {
  private static final Path GIVEN = Path.of("src/test/resources");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T09:00:00Z"), ZoneOffset.UTC);
  private static final List<String> FORMATS =
      List.of("json", "table", "csv", "sarif", "html", "junit", "ocsf");

  private FilesFuzz() {}

  /** The sound documents of that name, one for each service. */
  static List<@Nullable Object> alike(String name) {
    return MutatedJson.documents(texts(GIVEN.resolve("alike"), "/" + name));
  }

  private static List<String> texts(Path directory, String end) {
    try (Stream<Path> files = Files.walk(directory)) {
      List<String> texts = new ArrayList<>();
      for (Path file : files.filter(it -> it.toString().endsWith(end)).sorted().toList()) {
        texts.add(Files.readString(file));
      }
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first byte says the report's format, the others what becomes of a document. */
  static void evaluate(byte[] data, List<?> documents) {
    byte[] plan = data.length == 0 ? data : Arrays.copyOfRange(data, 1, data.length);
    Object document = MutatedJson.of(plan, documents);
    evaluate(data.length == 0 ? 0 : data[0] & 0xff, JsonText.write(document).getBytes(UTF_8));
  }

  static void evaluate(int choice, byte[] input) {
    String format = FORMATS.get(choice % FORMATS.size());
    CommandRun run = run(input, "evaluate", "--format", format, "-");
    check(run, run.code() == 0 || run.code() == 2 || run.code() == 3);
    if (run.code() != 1 && (format.equals("json") || format.equals("sarif"))) {
      json(run);
    }
  }

  /** A command either does its work, or refuses with one line that is no fault of its own. */
  static CommandRun run(byte[] input, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(input),
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            new Style(120, false),
            CLOCK);
    int code = KeywardCli.run(terminal, arguments);
    return new CommandRun(code, out.toString(), err.toString());
  }

  /** That it did its work, or refused. */
  static void check(CommandRun run, boolean done) {
    boolean refused =
        run.code() == 1
            && run.out().isEmpty()
            && run.err().startsWith("keyward: standard input: ")
            && run.err().lines().count() == 1;
    if (!(done || refused)) {
      throw new AssertionError(run.toString());
    }
    boolean steers = (run.out() + run.err()).chars().anyMatch(FilesFuzz::steers);
    if (steers) {
      throw new AssertionError("it would steer a terminal: " + run);
    }
  }

  private static boolean steers(int c) {
    return Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t';
  }

  private static void json(CommandRun run) {
    try {
      JsonText.parseObject(run.out());
    } catch (BadJson e) {
      throw new AssertionError(run.toString(), e);
    }
  }
}

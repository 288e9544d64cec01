package io.keyward.cli;

import io.keyward.bootstrap.KeywardCli;
import io.keyward.cli.option.Terminal;
import io.keyward.inventory.Body;
import io.keyward.json.BadJson;
import io.keyward.json.JsonText;
import io.keyward.report.Style;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/** One run of the command line: its exit code and what it wrote. */
record CommandRun(int code, String out, String err) {

  static CommandRun of(String... arguments) {
    return in(new Style(120, false), InputStream.nullInputStream(), arguments);
  }

  /** With text on standard input, written with single quotes. */
  static CommandRun reading(String text, String... arguments) {
    byte[] bytes = text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return in(new Style(120, false), new ByteArrayInputStream(bytes), arguments);
  }

  static CommandRun in(Style style, InputStream input, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Terminal terminal =
        new Terminal(
            input,
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            style,
            Clock.systemUTC());
    int code = KeywardCli.run(terminal, arguments);
    return new CommandRun(code, out.toString(), err.toString());
  }

  Body json() {
    try {
      return Body.of(JsonText.parse(out));
    } catch (BadJson e) {
      throw new AssertionError(toString(), e);
    }
  }
}

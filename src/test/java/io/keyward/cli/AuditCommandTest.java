package io.keyward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.ticket.AuditDocument;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code audit verify}. */
final class AuditCommandTest {
  private static final String EMPTY =
      "{\"items\":[],\"cursor\":null,\"digest\":\"" + AuditDocument.digest(List.of(), "") + "\"}";

  @Test
  void anExportIsReadAsOnePageALineOrAList() {
    assertThat(CommandRun.reading(EMPTY, "audit", "verify", "-").code()).isZero();
    assertThat(CommandRun.reading(EMPTY + "\n" + EMPTY + "\n", "audit", "verify", "-").code())
        .isZero();
    assertThat(CommandRun.reading("[" + EMPTY + "]", "audit", "verify", "-").out())
        .isEqualTo("0 entries of 0 tickets: as they were written." + System.lineSeparator());
  }

  @Test
  void anAlteredOneIsFound() {
    CommandRun run = CommandRun.reading(EMPTY.replace("[]", "[{}]"), "audit", "verify", "-");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).contains("NOT as they were written");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{\"items\":[]}\n{", "nonsense"})
  void whatIsNoExportIsRefusedInOneLine(String text) {
    CommandRun run = CommandRun.reading(text, "audit", "verify", "-");

    assertThat(run.code()).isNotZero();
    assertThat(run.err().lines().count() + run.out().lines().count()).isLessThanOrEqualTo(2);
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    CommandRun run = CommandRun.of("audit", "verify", "no-such-file");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("no-such-file");
  }
}

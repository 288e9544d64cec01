package io.keyward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.json.BadJson;
import io.keyward.json.JsonText;
import io.keyward.ticket.store.AuditCursor;
import io.keyward.ticket.store.AuditDocument;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code audit verify}. */
final class AuditCommandTest {
  private static final AuditCursor START = AuditCursor.parse("");
  private static final String EMPTY = page(START, "");

  private static String page(AuditCursor asked, String place) {
    return JsonText.write(AuditDocument.of(List.of(), asked, place));
  }

  private static AuditCursor cursorOf(String page) throws BadJson {
    return AuditCursor.parse(String.valueOf(JsonText.parseObject(page).get("cursor")));
  }

  @Test
  void anExportIsReadAsOnePageALineOrAList() throws BadJson {
    String first = page(START, "place");
    String second = page(cursorOf(first), "");

    assertThat(CommandRun.reading(EMPTY, "audit", "verify", "-").code()).isZero();
    assertThat(CommandRun.reading(first + "\n" + second + "\n", "audit", "verify", "-").code())
        .isZero();
    assertThat(CommandRun.reading("[" + EMPTY + "]", "audit", "verify", "-").out())
        .isEqualTo("0 entries of 0 tickets: as they were written." + System.lineSeparator());
  }

  @Test
  void anExportThatGoesOnIsNotHeldToBeWhole() {
    CommandRun run = CommandRun.reading(page(START, "place"), "audit", "verify", "-");

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out()).contains("The export goes on");
  }

  @Test
  void aMemberThatIsNamedTwiceIsRefused() {
    String twice = EMPTY.replace("\"items\":[]", "\"items\":[{}],\"items\":[]");

    CommandRun run = CommandRun.reading(twice, "audit", "verify", "-");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("names a member twice");
  }

  @Test
  void anAlteredOneIsFound() {
    CommandRun run = CommandRun.reading(EMPTY.replace("[]", "[{}]"), "audit", "verify", "-");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).contains("NOT as they were written");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{", "{\"items\":[]}\n{", "nonsense"})
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

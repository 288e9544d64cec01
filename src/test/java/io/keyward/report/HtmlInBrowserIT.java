package io.keyward.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.compliance.Verdict;
import io.keyward.compliance.assess.Assessment;
import io.keyward.report.html.EvaluationHtml;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page for people, opened in a real browser. */
public class HtmlInBrowserIT {
  @TempDir private Path directory;

  private Chromium open(Assessment... assessments) throws Exception {
    String page = EvaluationHtml.text(Judged.evaluation(assessments), Judged.NOWHERE);
    return Chromium.open(Files.writeString(directory.resolve("page.html"), page), directory);
  }

  @Test
  void itsScriptRunsAndTheBrowserHasNothingToSay() throws Exception {
    Chromium opened =
        open(
            Judged.as(Verdict.NON_COMPLIANT, Judged.VIOLATED),
            Judged.as(Verdict.COMPLIANT, Judged.outcome("satisfied")));

    assertThat(opened.console()).isEmpty();
    assertThat(opened.dom()).contains("<div class=\"search\">").doesNotContain("search\" hidden");
  }

  @Test
  void hostileTextsStayText() throws Exception {
    Chromium opened =
        open(
            Judged.saying("<script>console.error(1)</script>"),
            Judged.saying("\"><img src=x onerror=console.error(2)>"),
            Judged.saying("'><svg onload=console.error(3)>"),
            Judged.saying("javascript:console.error(4)"),
            Judged.saying("a\u202eb"));

    assertThat(opened.console()).isEmpty();
    assertThat(opened.dom()).doesNotContain("<img", "onerror=\"", "onload=\"", "\u202e");
    assertThat(opened.dom().split("<script", -1)).hasSize(2);
  }

  @Test
  void aThousandResourcesOpen() throws Exception {
    Chromium opened =
        open(
            IntStream.range(0, 1000)
                .mapToObj(number -> Judged.saying("resource " + number))
                .toArray(Assessment[]::new));

    assertThat(opened.console()).isEmpty();
    assertThat(opened.dom().split("<details class=\"subject", -1)).hasSize(1001);
  }
}

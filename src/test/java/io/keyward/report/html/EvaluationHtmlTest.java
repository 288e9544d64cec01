package io.keyward.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.compliance.Evidence;
import io.keyward.compliance.Outcome;
import io.keyward.compliance.Result;
import io.keyward.compliance.Severity;
import io.keyward.compliance.Verdict;
import io.keyward.compliance.assess.Assessment;
import io.keyward.report.Evaluation;
import io.keyward.report.HtmlInBrowserIT;
import io.keyward.report.Judged;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page for people, as text; {@link HtmlInBrowserIT} opens it. */
class EvaluationHtmlTest {

  private static String page(Assessment... assessments) {
    return EvaluationHtml.text(Judged.evaluation(assessments), Judged.NOWHERE);
  }

  /** The page without its texts, so that markup alone is left. */
  private static String skeleton(String page) {
    return page.replaceAll(">[^<]*<", "><");
  }

  private static String between(String page, String start, String end) {
    int from = page.indexOf(start) + start.length();
    return page.substring(from, page.indexOf(end, from));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "'><svg/onload=alert(1)>",
        "javascript:alert(1)",
        "</title></style></script>",
        "<!--",
        "&lt;b&gt;"
      })
  void outsideTextStaysText(String hostile) {
    String page = page(Judged.saying(hostile));

    assertThat(skeleton(page)).isEqualTo(skeleton(page(Judged.saying("a"))));
    assertThat(page)
        .contains(
            hostile
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;"));
  }

  @Property
  void whateverTheTextTheMarkupIsTheSame(@ForAll String text) {
    assertThat(skeleton(page(Judged.saying("a" + text))))
        .isEqualTo(skeleton(page(Judged.saying("a"))));
  }

  @Test
  void nothingTurnsTheDirectionOfTheText() {
    assertThat(page(Judged.saying("gpj\u202eexe\u2066"))).doesNotContain("\u202e", "\u2066");
  }

  @Test
  void nothingIsLoadedAndLinksStayOnThePage() {
    String page = page(Judged.as(Verdict.NON_COMPLIANT, Judged.VIOLATED));

    assertThat(Pattern.compile("href=\"(?!#)").matcher(page).find()).isFalse();
    assertThat(page).doesNotContain(" src=", "@import", "url(", " style=", " onclick");
  }

  @Test
  void thePolicyAdmitsItsOwnStyleAndScriptAlone() throws Exception {
    String page = page();

    assertThat(between(page, "Content-Security-Policy\" content=\"", "\">"))
        .isEqualTo(
            "default-src &#39;none&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;;"
                + " style-src &#39;sha256-%s&#39;; script-src &#39;sha256-%s&#39;",
            hash(between(page, "<style>", "</style>")),
            hash(between(page, "<script>", "</script>")));
  }

  private static String hash(String text) throws Exception {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  @Test
  void theChartIsToldInWords() {
    String page =
        page(
            Judged.as(Verdict.NON_COMPLIANT, Judged.VIOLATED),
            Judged.as(Verdict.COMPLIANT, Judged.outcome("satisfied")));

    assertThat(page)
        .contains("aria-label=\"Of 2 AI resources: 1 non-compliant, 1 compliant\"")
        .contains("<h1>1 of 2 AI resources falls short</h1>");
  }

  @Test
  void aVaultThatFallsShortIsInTheFirstWords() {
    Evaluation evaluation =
        new Evaluation(
            List.of(Judged.as(Verdict.COMPLIANT, Judged.outcome("satisfied"))),
            List.of(Judged.as(Verdict.NON_COMPLIANT, Judged.VIOLATED)),
            List.of(),
            0);

    assertThat(EvaluationHtml.text(evaluation, Judged.NOWHERE))
        .contains("<h1>None of 1 AI resource and 1 of 1 vault fall short</h1>")
        .contains("<h2 id=\"vaults-h\">Vaults of their keys</h2>");
  }

  @ParameterizedTest
  @CsvSource({
    "NON_COMPLIANT, violated, bad, violated",
    "UNDETERMINED, undetermined, open, undetermined",
    "WAIVED, violated, waived, waived",
    "COMPLIANT, satisfied, good, satisfied",
    "COMPLIANT, notApplicable, none, not applicable"
  })
  void eachLinkOfTheChainSaysItsStateInWords(
      Verdict verdict, String outcome, String style, String word) {
    String chain =
        between(page(Judged.as(verdict, Judged.outcome(outcome))), "<ol class=\"chain\"", "</ol>");

    String key = between(chain, "<span class=\"link\">Key</span>", "</li>");
    assertThat(key).contains("class=\"state " + style + "\"").contains("</svg>" + word + "</span>");
  }

  @Test
  void aViolationIsToldWithWhatItRestsOnAndHowItIsMended() {
    Result result =
        new Result(
            "cmk-required",
            Severity.HIGH,
            new Outcome.Violated("It is bad.", "this", "that"),
            List.of(new Evidence("a fact", "GET /a", "2026-11-22T08:00:00Z")),
            "");
    String page = page(Judged.of("a", Verdict.NON_COMPLIANT, result));

    assertThat(between(page, "<article class=\"finding bad\">", "</article>"))
        .contains("high", "It is bad.", "this", "that", "PCI DSS 4.0.1 3.5.1")
        .contains("<code>a fact</code> <small>GET /a, 2026-11-22T08:00:00Z</small>")
        .contains("href=\"#rule-cmk-required\"");
    assertThat(page).contains("id=\"rule-cmk-required\"", "az cognitiveservices account update");
  }

  @Test
  void everyIdIsThereOnce() {
    String page = page(Judged.saying("a"), Judged.saying("a"));

    Matcher ids = Pattern.compile(" id=\"([^\"]*)\"").matcher(page);
    assertThat(ids.results().map(it -> it.group(1)).toList()).doesNotHaveDuplicates().isNotEmpty();
  }
}

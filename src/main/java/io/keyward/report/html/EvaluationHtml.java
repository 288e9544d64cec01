package io.keyward.report.html;

import io.keyward.compliance.Verdict;
import io.keyward.compliance.assess.Assessment;
import io.keyward.inventory.Sha256;
import io.keyward.inventory.fact.Resource;
import io.keyward.report.Evaluation;
import io.keyward.report.Provenance;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;

/**
 * An evaluation as one self-contained page for people: it asks for nothing over the network, works
 * without script, and its own content security policy admits nothing but its style and script.
 */
public final class EvaluationHtml {
  /** So few resources are shown opened. */
  private static final int FEW = 3;

  private final Evaluation evaluation;
  private final Provenance provenance;
  private final Html html = new Html();

  private EvaluationHtml(Evaluation evaluation, Provenance provenance) {
    this.evaluation = evaluation;
    this.provenance = provenance;
  }

  /** The whole page. */
  public static String text(Evaluation evaluation, Provenance provenance) {
    EvaluationHtml page = new EvaluationHtml(evaluation, provenance);
    page.head(file("report.css"), file("report.js"));
    page.body();
    page.html.open("script").markup(file("report.js")).close("script");
    return page.html.markup("</body>\n</html>\n").toString();
  }

  private void head(String css, String script) {
    String policy =
        "default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'sha256-"
            + hash(css)
            + "'; script-src 'sha256-"
            + hash(script)
            + "'";
    html.markup("<!doctype html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\">");
    html.open("meta", "http-equiv", "Content-Security-Policy", "content", policy);
    html.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    html.open("meta", "name", "color-scheme", "content", "light dark");
    html.open("meta", "name", "referrer", "content", "no-referrer");
    html.open("meta", "name", "generator", "content", "Keyward " + provenance.version());
    html.element("title", "Keyward: " + HtmlSummary.headline(evaluation));
    html.open("style").markup(css).close("style").markup("</head>\n<body>");
    html.markup(file("signs.svg"));
  }

  private void body() {
    html.element("a", "To the resources", "class", "skip", "href", "#resources");
    html.open("header", "class", "top").open("p", "class", "mark");
    HtmlState.sign(html, "key");
    html.text("Keyward").close("p");
    html.element("h1", HtmlSummary.headline(evaluation));
    html.open("p", "class", "facts")
        .text("Customer-managed keys of Azure AI, judged on")
        .markup(" ");
    String at = provenance.at().truncatedTo(ChronoUnit.MINUTES).toString();
    html.element("time", at.replace("T", " ").replace("Z", " UTC"), "datetime", at);
    html.markup(" ").text("by version " + provenance.version()).close("p").close("header");
    html.markup("\n<main>");
    HtmlSummary.write(html, evaluation);
    resources();
    vaults();
    HtmlMending.write(html, evaluation);
    words();
    html.close("main");
    html.open("footer")
        .element("p", "Every link was judged from facts as read at the moment each one names.")
        .close("footer");
  }

  private void resources() {
    html.open("section", "id", "resources", "aria-labelledby", "resources-h");
    html.element("h2", "Resources, worst first", "id", "resources-h");
    List<Assessment> all = evaluation.assessments();
    HtmlSummary.tools(html, evaluation);
    if (all.isEmpty()) {
      html.element("p", "No AI resource was found.");
    }
    int number = 0;
    for (Assessment assessment : all) {
      number++;
      subject(assessment, "r" + number, all.size() <= FEW);
    }
    html.close("section");
  }

  private void vaults() {
    if (evaluation.vaults().isEmpty()) {
      return;
    }
    html.open("section", "id", "vaults", "aria-labelledby", "vaults-h");
    html.element("h2", "Vaults of their keys", "id", "vaults-h");
    int number = 0;
    for (Assessment assessment : evaluation.vaults()) {
      number++;
      subject(assessment, "v" + number, evaluation.assessments().size() <= FEW);
    }
    html.close("section");
  }

  private void subject(Assessment assessment, String id, boolean opened) {
    Resource resource = assessment.resource();
    new HtmlSubject(html, assessment, provenance.file(resource)).write(id, opened);
  }

  private void words() {
    html.open("section", "aria-labelledby", "words-h").element("h2", "Words", "id", "words-h");
    html.open("dl", "class", "words");
    for (Verdict verdict : evaluation.counts().keySet()) {
      html.open("dt");
      HtmlVerdict.write(html, verdict);
      html.close("dt").element("dd", HtmlVerdict.meaning(verdict));
    }
    html.close("dl").close("section");
  }

  private static String file(String name) {
    try (InputStream file = EvaluationHtml.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException("the package lacks " + name);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(String text) {
    byte[] digest = Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    return Base64.getEncoder().encodeToString(digest);
  }
}

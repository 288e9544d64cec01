package io.keyward.report.html;

import io.keyward.compliance.Outcome;
import io.keyward.compliance.Result;
import io.keyward.compliance.assess.Assessment;
import io.keyward.report.Standing;
import java.util.Collection;
import java.util.Comparator;

/** How an outcome looks on the page; the worst first. Never by colour alone. */
enum HtmlState {
  BAD("violated"),
  OPEN("undetermined"),
  WAIVED("waived"),
  GOOD("satisfied"),
  NONE("not applicable");

  private final String word;

  HtmlState(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }

  /** Whether somebody has to do something about it. */
  boolean isProblem() {
    return this == BAD || this == OPEN || this == WAIVED;
  }

  /** The class of the style sheet. */
  String style() {
    return switch (this) {
      case BAD -> "bad";
      case OPEN -> "open";
      case WAIVED -> "waived";
      case GOOD -> "good";
      case NONE -> "none";
    };
  }

  static HtmlState of(Assessment assessment, Result result) {
    Outcome outcome = result.outcome();
    if (outcome instanceof Outcome.Violated) {
      return Standing.of(assessment, result) == Standing.WAIVED ? WAIVED : BAD;
    }
    if (outcome instanceof Outcome.Undetermined) {
      return OPEN;
    }
    return outcome instanceof Outcome.Satisfied ? GOOD : NONE;
  }

  static HtmlState worst(Collection<HtmlState> states) {
    return states.stream().min(Comparator.naturalOrder()).orElse(NONE);
  }

  /** Its sign and its word. */
  void write(Html html) {
    html.open("span", "class", "state " + style());
    sign(html, style());
    html.text(word).close("span");
  }

  static void sign(Html html, String name) {
    html.markup("<svg class=\"sign\" aria-hidden=\"true\"><use href=\"#sign-")
        .markup(name)
        .markup("\"/></svg>");
  }
}

package io.keyward.report.html;

import io.keyward.compliance.Verdict;

/** How a verdict looks on the page. */
final class HtmlVerdict {
  private HtmlVerdict() {}

  static String words(Verdict verdict) {
    return switch (verdict) {
      case COMPLIANT -> "compliant";
      case NON_COMPLIANT -> "non-compliant";
      case WAIVED -> "waived";
      case UNDETERMINED -> "undetermined";
      case NOT_SUPPORTED -> "not supported";
      case PENDING -> "pending";
    };
  }

  static String style(Verdict verdict) {
    return switch (verdict) {
      case COMPLIANT -> "good";
      case NON_COMPLIANT -> "bad";
      case WAIVED -> "waived";
      case UNDETERMINED -> "open";
      case NOT_SUPPORTED -> "none";
      case PENDING -> "pending";
    };
  }

  static String meaning(Verdict verdict) {
    return switch (verdict) {
      case COMPLIANT -> "Nothing is violated.";
      case NON_COMPLIANT -> "At least one rule is violated.";
      case WAIVED -> "Every violation is accepted for a time; never counted as compliant.";
      case UNDETERMINED -> "Nothing is violated, but something could not be read or decided.";
      case NOT_SUPPORTED -> "This type, kind or tier cannot use a customer-managed key.";
      case PENDING -> "Being provisioned, or its key is still being applied.";
    };
  }

  static void write(Html html, Verdict verdict) {
    html.open("span", "class", "state verdict " + style(verdict));
    HtmlState.sign(html, style(verdict));
    html.text(words(verdict)).close("span");
  }
}

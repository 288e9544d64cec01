package io.keyward.remediation.code;

import java.util.Locale;
import java.util.function.IntFunction;

/** Puts outside texts into code so that they stay texts: Bicep, Terraform's HCL and the shell. */
public final class CodeText {
  private CodeText() {}

  /** A string of Bicep. */
  static String bicep(String text) {
    return "'"
        + escaped(
            text.replace("\\", "\\\\").replace("'", "\\'").replace("${", "\\${"),
            c -> "\\u{" + Integer.toHexString(c) + "}")
        + "'";
  }

  /** A string of HCL. */
  public static String hcl(String text) {
    return "\""
        + escaped(
            text.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("${", "$${")
                .replace("%{", "%%{"),
            c -> String.format(Locale.ROOT, c > 0xffff ? "\\U%08x" : "\\u%04x", c))
        + "\"";
  }

  /** One word of a POSIX shell; what no shell shows is left out. */
  static String shell(String text) {
    return "'" + escaped(text, c -> " ").replace("'", "'\\''") + "'";
  }

  /** A symbolic name of Bicep and HCL. */
  static String symbol(String text) {
    String plain = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    return plain.matches("[a-z].*") ? plain : "r_" + plain;
  }

  /** Control, format and line separating characters are written as the language wants it. */
  private static String escaped(String text, IntFunction<String> odd) {
    StringBuilder written = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (isOdd(c)) {
                written.append(odd.apply(c));
              } else {
                written.appendCodePoint(c);
              }
            });
    return written.toString();
  }

  private static boolean isOdd(int c) {
    int type = Character.getType(c);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.SURROGATE
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }
}

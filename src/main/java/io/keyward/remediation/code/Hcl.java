package io.keyward.remediation.code;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Writes parts of Terraform's language, for the provider azurerm. */
public final class Hcl {
  private Hcl() {}

  /** A resource of a type with these lines, each already escaped. */
  public static String block(String type, String name, String... lines) {
    String inner = Arrays.stream(lines).map(it -> "  " + it).collect(Collectors.joining("\n"));
    return "resource \"" + type + "\" \"" + CodeText.symbol(name) + "\" {\n" + inner + "\n}\n";
  }

  /** A value, or the input variable that stands for what Azure tells later. */
  public static String value(String text) {
    return text.startsWith("{{") && text.endsWith("}}")
        ? "var." + CodeText.symbol(text.substring(2, text.length() - 2))
        : CodeText.hcl(text);
  }
}

package io.keyward.console;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;

/** The templates, compiled with the package; they escape each value for the place it stands in. */
final class Templates {
  private static final int TYPICAL = 16_384;

  private final TemplateEngine engine =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Templates.class.getClassLoader(), "io.keyward.console");

  String render(String name, Map<String, Object> values) {
    StringOutput output = new StringOutput(TYPICAL);
    engine.render(name + ".jte", values, output);
    return output.toString();
  }
}

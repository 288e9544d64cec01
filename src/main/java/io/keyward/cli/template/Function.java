package io.keyward.cli.template;

import io.keyward.cli.template.value.Unresolved;
import java.util.List;

/** One function of the template language. */
@FunctionalInterface
interface Function {
  /** What a function gives when it cannot say. */
  Object UNKNOWN = new Unresolved("");

  Object apply(List<Object> arguments, Evaluator evaluator);
}

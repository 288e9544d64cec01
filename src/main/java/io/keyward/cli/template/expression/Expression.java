package io.keyward.cli.template.expression;

import java.util.List;

/** One parsed template expression. */
public sealed interface Expression {

  /** A text or a number. */
  record Literal(Object value) implements Expression {}

  /** A function's call; {@code source} is how it was written. */
  record Call(String name, List<Expression> arguments, String source) implements Expression {}

  /** A member by name or an item by number; {@code source} is how it was written. */
  record Member(Expression of, Expression key, String source) implements Expression {}
}

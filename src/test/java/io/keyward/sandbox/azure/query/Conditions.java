package io.keyward.sandbox.azure.query;

import java.util.ArrayList;
import java.util.List;

/** Reads the conditions of {@code where}. */
final class Conditions {
  private final Tokens tokens;
  private final Scalars scalars;

  Conditions(Tokens tokens, List<String> columns) {
    this.tokens = tokens;
    this.scalars = new Scalars(tokens, columns);
  }

  Condition any() throws BadQuery {
    List<Condition> some = new ArrayList<>();
    do {
      some.add(all());
    } while (tokens.takeWord("or"));
    return some.size() == 1 ? some.get(0) : new Condition.Any(List.copyOf(some));
  }

  private Condition all() throws BadQuery {
    List<Condition> some = new ArrayList<>();
    do {
      some.add(one());
    } while (tokens.takeWord("and"));
    return some.size() == 1 ? some.get(0) : new Condition.All(List.copyOf(some));
  }

  private Condition one() throws BadQuery {
    if (tokens.takeSign("(")) {
      Condition inner = any();
      tokens.sign(")");
      return inner;
    }
    if (tokens.takeWord("not")) {
      tokens.sign("(");
      Condition inner = any();
      tokens.sign(")");
      return new Condition.Not(inner);
    }
    boolean filled = tokens.peek().isWord("isnotempty");
    if (filled || tokens.peek().isWord("isempty")) {
      tokens.take();
      tokens.sign("(");
      Condition empty = new Condition.Empty(scalars.scalar());
      tokens.sign(")");
      return filled ? new Condition.Not(empty) : empty;
    }
    return comparison(scalars.scalar());
  }

  private Condition comparison(Scalar left) throws BadQuery {
    Token operator = tokens.take();
    boolean negates = operator.isSign("!");
    if (operator.isWord("in") || (negates && tokens.takeWord("in"))) {
      boolean ignoresCase = tokens.takeSign("~");
      return maybe(negates, Condition.OneOf.of(left, list(), ignoresCase));
    }
    boolean ignoresCase = operator.isSign("=~") || operator.isSign("!~");
    if (!ignoresCase && !operator.isSign("==") && !operator.isSign("!=")) {
      throw BadQuery.at(operator, "This comparison is not one of Resource Graph.");
    }
    return maybe(
        operator.text().startsWith("!"), Condition.OneOf.of(left, List.of(literal()), ignoresCase));
  }

  private static Condition maybe(boolean negates, Condition condition) {
    return negates ? new Condition.Not(condition) : condition;
  }

  private List<String> list() throws BadQuery {
    List<String> values = new ArrayList<>();
    tokens.sign("(");
    do {
      values.add(literal());
    } while (tokens.takeSign(","));
    tokens.sign(")");
    return values;
  }

  private String literal() throws BadQuery {
    Token token = tokens.take();
    boolean truth = token.isWord("true") || token.isWord("false");
    if (token.kind() != Token.Kind.TEXT && token.kind() != Token.Kind.NUMBER && !truth) {
      throw BadQuery.at(token, "A text in quotes, a number, true or false is expected here.");
    }
    return token.text();
  }
}

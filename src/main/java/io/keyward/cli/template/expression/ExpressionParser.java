package io.keyward.cli.template.expression;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads template expressions: calls, texts in single quotes, whole numbers, members and items.
 *
 * <p>Source: Azure Resource Manager, "Syntax and expressions in ARM templates", read 2026-11-21.
 */
public final class ExpressionParser {
  /** Resource Manager's own limit for one expression. */
  private static final int LONGEST = 24_576;

  private static final int DEEPEST = 100;
  private static final int LONGEST_NUMBER = 18;

  private final String text;
  private int at;
  private int depth;

  private ExpressionParser(String text) {
    this.text = text;
  }

  /** Whether a text is an expression; two brackets at its start are a literal one. */
  public static boolean isExpression(String text) {
    return text.length() > 2 && text.startsWith("[") && text.endsWith("]") && text.charAt(1) != '[';
  }

  /** The expression in brackets. */
  public static Expression parse(String bracketed) throws BadExpression {
    if (bracketed.length() > LONGEST) {
      throw new BadExpression();
    }
    ExpressionParser parser =
        new ExpressionParser(bracketed.substring(1, bracketed.length() - 1).strip());
    Expression whole = parser.expression();
    parser.blanks();
    if (parser.at < parser.text.length()) {
      throw new BadExpression();
    }
    return whole;
  }

  private Expression expression() throws BadExpression {
    if (++depth > DEEPEST) {
      throw new BadExpression();
    }
    blanks();
    int start = at;
    Expression found = primary();
    blanks();
    while (peek() == '.' || peek() == '[') {
      Expression key = peek() == '.' ? named() : numbered();
      found = new Expression.Member(found, key, text.substring(start, at));
      blanks();
    }
    depth--;
    return found;
  }

  /** {@code .name}, or {@code .?name} where the member may be missing. */
  private Expression named() throws BadExpression {
    at++;
    skip('?');
    return new Expression.Literal(word());
  }

  private Expression numbered() throws BadExpression {
    at++;
    skip('?');
    Expression key = expression();
    expect(']');
    return key;
  }

  private Expression primary() throws BadExpression {
    char next = peek();
    if (next == '\'') {
      return new Expression.Literal(quoted());
    }
    return next == '-' || Character.isDigit(next) ? number() : call();
  }

  private String quoted() throws BadExpression {
    StringBuilder content = new StringBuilder();
    at++;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c != '\'') {
        content.append(c);
      } else if (peek() == '\'') {
        content.append(c);
        at++;
      } else {
        return content.toString();
      }
    }
    throw new BadExpression();
  }

  private Expression number() throws BadExpression {
    int start = at;
    skip('-');
    int digits = at;
    while (peek() >= '0' && peek() <= '9') {
      at++;
    }
    if (at == digits || at - digits > LONGEST_NUMBER) {
      throw new BadExpression();
    }
    return new Expression.Literal(Long.parseLong(text.substring(start, at)));
  }

  private Expression call() throws BadExpression {
    int start = at;
    String name = word();
    expect('(');
    List<Expression> arguments = new ArrayList<>();
    blanks();
    while (peek() != ')') {
      arguments.add(expression());
      blanks();
      if (peek() == ',') {
        at++;
      } else if (peek() != ')') {
        throw new BadExpression();
      }
    }
    at++;
    return new Expression.Call(name, arguments, text.substring(start, at));
  }

  private String word() throws BadExpression {
    int start = at;
    while (Character.isLetterOrDigit(peek()) || peek() == '_' || peek() == '$') {
      at++;
    }
    if (at == start) {
      throw new BadExpression();
    }
    return text.substring(start, at);
  }

  private void expect(char wanted) throws BadExpression {
    blanks();
    if (peek() != wanted) {
      throw new BadExpression();
    }
    at++;
  }

  private void skip(char optional) {
    if (peek() == optional) {
      at++;
    }
  }

  private void blanks() {
    while (Character.isWhitespace(peek())) {
      at++;
    }
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : '\0';
  }
}

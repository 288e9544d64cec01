package io.keyward.sandbox.azure.query;

import java.util.ArrayList;
import java.util.List;

/** Reads what a query takes from a row. */
final class Scalars {
  private final Tokens tokens;
  private final List<String> columns;

  Scalars(Tokens tokens, List<String> columns) {
    this.tokens = tokens;
    this.columns = columns;
  }

  Scalar scalar() throws BadQuery {
    Token first = tokens.word();
    boolean lowers = first.isWord("tolower");
    if (tokens.peek().isSign("(") && (lowers || first.isWord("tostring"))) {
      tokens.sign("(");
      Scalar inner = scalar();
      tokens.sign(")");
      return new Scalar.Function(lowers, inner);
    }
    if (tokens.peek().isSign("(")) {
      throw BadQuery.at(first, "This function is not one of Resource Graph.");
    }
    if (!columns.contains(first.text())) {
      throw BadQuery.column(first);
    }
    return new Scalar.Path(path(first.text()));
  }

  private List<String> path(String column) throws BadQuery {
    List<String> names = new ArrayList<>(List.of(column));
    while (true) {
      if (tokens.takeSign(".")) {
        names.add(tokens.word().text());
      } else if (tokens.takeSign("[")) {
        names.add(tokens.of(Token.Kind.TEXT, "A name in quotes is expected here.").text());
        tokens.sign("]");
      } else {
        return List.copyOf(names);
      }
    }
  }
}

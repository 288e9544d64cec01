package io.keyward.sandbox.azure.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads a query from its tokens; what it does not know, it refuses. */
final class Parser {
  private final Tokens tokens;
  private List<String> columns = GraphQuery.COLUMNS;

  Parser(List<Token> tokens) {
    this.tokens = new Tokens(tokens);
  }

  GraphQuery query() throws BadQuery {
    Token table = tokens.word();
    Optional<GraphQuery.Table> known =
        Arrays.stream(GraphQuery.Table.values())
            .filter(one -> one.name().equalsIgnoreCase(table.text()))
            .findFirst();
    if (known.isEmpty()) {
      throw BadQuery.table(table);
    }
    List<Stage> stages = new ArrayList<>();
    while (!tokens.isEnd()) {
      tokens.sign("|");
      stages.addAll(stage());
    }
    return new GraphQuery(known.get(), stages, columns);
  }

  private List<Stage> stage() throws BadQuery {
    Token operator = tokens.word();
    return switch (operator.text().toLowerCase(Locale.ROOT)) {
      case "where" -> List.of(new Stage.Where(new Conditions(tokens, columns).any()));
      case "project" -> List.of(project());
      case "order", "sort" -> order();
      case "limit", "take" -> List.of(new Stage.Limit(tokens.number()));
      case "count" -> List.of(count());
      case "summarize" -> List.of(summarize());
      default -> throw BadQuery.at(operator, "This operator is not one of Resource Graph.");
    };
  }

  private Stage project() throws BadQuery {
    List<Stage.Column> chosen = columns();
    columns = chosen.stream().map(Stage.Column::name).toList();
    return new Stage.Project(chosen);
  }

  private List<Stage.Column> columns() throws BadQuery {
    List<Stage.Column> chosen = new ArrayList<>();
    do {
      chosen.add(column());
    } while (tokens.takeSign(","));
    return chosen;
  }

  private Stage.Column column() throws BadQuery {
    if (tokens.isSign(1, "=")) {
      String alias = tokens.word().text();
      tokens.sign("=");
      return new Stage.Column(alias, scalar());
    }
    Scalar scalar = scalar();
    return new Stage.Column(scalar.label(), scalar);
  }

  private Scalar scalar() throws BadQuery {
    return new Scalars(tokens, columns).scalar();
  }

  /** The last column is sorted by first, so that the first one decides. */
  private List<Stage> order() throws BadQuery {
    tokens.word("by");
    List<Stage> orders = new ArrayList<>();
    do {
      Scalar scalar = scalar();
      boolean ascending = tokens.takeWord("asc");
      if (!ascending && tokens.peek().isWord("desc")) {
        tokens.take();
      }
      orders.add(0, new Stage.Order(scalar, ascending));
    } while (tokens.takeSign(","));
    return orders;
  }

  private Stage count() {
    columns = List.of("Count");
    return new Stage.Count("Count", List.of());
  }

  private Stage summarize() throws BadQuery {
    String name = "count_";
    if (tokens.isSign(1, "=")) {
      name = tokens.word().text();
      tokens.sign("=");
    }
    tokens.word("count");
    tokens.sign("(");
    tokens.sign(")");
    List<Stage.Column> by = tokens.takeWord("by") ? columns() : List.of();
    List<String> after = new ArrayList<>(by.stream().map(Stage.Column::name).toList());
    after.add(name);
    columns = after;
    return new Stage.Count(name, by);
  }
}

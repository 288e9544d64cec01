package io.keyward.sandbox.azure.query;

import java.util.List;

/** The tokens of a query, read one after the other. */
final class Tokens {
  private final List<Token> all;
  private int next;

  Tokens(List<Token> all) {
    this.all = List.copyOf(all);
  }

  Token peek() {
    return all.get(next);
  }

  boolean isEnd() {
    return peek().kind() == Token.Kind.END;
  }

  /** Whether the sign stands that many tokens ahead. */
  boolean isSign(int ahead, String sign) {
    return all.get(Math.min(next + ahead, all.size() - 1)).isSign(sign);
  }

  Token take() {
    Token taken = peek();
    next = Math.min(next + 1, all.size() - 1);
    return taken;
  }

  boolean takeSign(String sign) {
    boolean there = peek().isSign(sign);
    return there && take().isSign(sign);
  }

  boolean takeWord(String word) {
    boolean there = peek().isWord(word);
    return there && take().isWord(word);
  }

  void sign(String sign) throws BadQuery {
    if (!takeSign(sign)) {
      throw BadQuery.at(peek(), "'" + sign + "' is expected here.");
    }
  }

  void word(String word) throws BadQuery {
    if (!takeWord(word)) {
      throw BadQuery.at(peek(), "'" + word + "' is expected here.");
    }
  }

  Token word() throws BadQuery {
    return of(Token.Kind.WORD, "A name is expected here.");
  }

  int number() throws BadQuery {
    Token number = of(Token.Kind.NUMBER, "A number is expected here.");
    if (number.text().length() > 9) {
      throw BadQuery.at(number, "The number is too large.");
    }
    return Integer.parseInt(number.text());
  }

  Token of(Token.Kind kind, String otherwise) throws BadQuery {
    if (peek().kind() != kind) {
      throw BadQuery.at(peek(), otherwise);
    }
    return take();
  }
}

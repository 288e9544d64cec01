package io.keyward.sandbox.azure.query;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a query into tokens. */
final class Lexer {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(?:(?<word>[A-Za-z_][A-Za-z0-9_]*)|'(?<single>[^'\\\\\\n]*)'"
              + "|\"(?<double>[^\"\\\\\\n]*)\"|(?<number>\\d+)|(?<sign>=~|==|!=|!~|[=~|,.()\\[\\]!]))");

  private Lexer() {}

  static List<Token> tokens(String query) throws BadQuery {
    List<Token> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(query);
    int at = 0;
    int end = query.stripTrailing().length();
    while (at < end) {
      if (!matcher.region(at, end).lookingAt()) {
        Token odd = new Token(Token.Kind.SIGN, query.substring(at, end).strip(), at);
        throw BadQuery.at(odd, "The query cannot be read from here.");
      }
      tokens.add(token(matcher));
      at = matcher.end();
    }
    tokens.add(new Token(Token.Kind.END, "<EOF>", end));
    return tokens;
  }

  private static Token token(Matcher matcher) {
    if (matcher.group("word") != null) {
      return new Token(Token.Kind.WORD, matcher.group("word"), matcher.start("word"));
    }
    for (String quoted : List.of("single", "double")) {
      if (matcher.group(quoted) != null) {
        return new Token(Token.Kind.TEXT, matcher.group(quoted), matcher.start(quoted));
      }
    }
    return matcher.group("number") != null
        ? new Token(Token.Kind.NUMBER, matcher.group("number"), matcher.start("number"))
        : new Token(Token.Kind.SIGN, matcher.group("sign"), matcher.start("sign"));
  }
}

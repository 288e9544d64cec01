package io.keyward.sandbox.azure.query;

/** A query that Resource Graph does not take: why, and the word at which it stops. */
public final class BadQuery extends Exception {
  private static final long serialVersionUID = 1;

  /** What kind of mistake it is, in the words of the service. */
  public enum Kind {
    PARSER("ParserFailure"),
    TABLE("DisallowedLogicalTableName"),
    COLUMN("Default");

    private final String code;

    Kind(String code) {
      this.code = code;
    }

    /** The code of the detail in the error body. */
    public String code() {
      return code;
    }
  }

  private final Kind kind;
  private final int position;
  private final String token;

  private BadQuery(Kind kind, Token token, String message) {
    super(message);
    this.kind = kind;
    this.position = token.position();
    this.token = token.text();
  }

  static BadQuery at(Token token, String message) {
    return new BadQuery(Kind.PARSER, token, message);
  }

  static BadQuery table(Token token) {
    return new BadQuery(
        Kind.TABLE, token, "Table " + token.text() + " is invalid, unsupported or disallowed.");
  }

  static BadQuery column(Token token) {
    return new BadQuery(
        Kind.COLUMN,
        token,
        "Failed to resolve column or scalar expression named '" + token.text() + "'");
  }

  /** What kind of mistake it is. */
  public Kind kind() {
    return kind;
  }

  /** Where in the query, counted from 0. */
  public int position() {
    return position;
  }

  /** The word at which it stops. */
  public String token() {
    return token;
  }
}

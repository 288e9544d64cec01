package io.keyward.sandbox.azure.query;

/** One word, text, number or sign of a query. */
record Token(Kind kind, String text, int position) {
  /** What a token is. */
  enum Kind {
    WORD,
    TEXT,
    NUMBER,
    SIGN,
    END
  }

  boolean isWord(String word) {
    return kind == Kind.WORD && text.equalsIgnoreCase(word);
  }

  boolean isSign(String sign) {
    return kind == Kind.SIGN && text.equals(sign);
  }
}

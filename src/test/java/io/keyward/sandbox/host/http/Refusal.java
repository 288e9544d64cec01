package io.keyward.sandbox.host.http;

/** A request that is answered with a status and one sentence. */
public final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;
  private final int status;

  public Refusal(int status, String sentence) {
    super(sentence);
    this.status = status;
  }

  int status() {
    return status;
  }

  String sentence() {
    return String.valueOf(getMessage());
  }
}

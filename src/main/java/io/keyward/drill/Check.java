package io.keyward.drill;

/**
 * What Azure shows of one AI resource while its key is disabled.
 *
 * @param user its id
 * @param why one sentence
 */
public record Check(String user, Result result, String why) {

  /** What is shown. */
  public enum Result {
    /** The vault's log has refusals for its identity since, and nothing else. */
    CUT_OFF("cutOff"),
    /** It is shown to work: under another key, an enabled version, or by the vault's log. */
    ANSWERS("answers"),
    /** It does not exist any more. */
    GONE("gone"),
    /** Key Vault refuses it the key; whether it has noticed is not shown. */
    UNDETERMINED("undetermined");

    private final String word;

    Result(String word) {
      this.word = word;
    }

    /** The word used in documents. */
    public String word() {
      return word;
    }
  }
}

package io.keyward.compliance;

/** Services that reach a key as a principal of Microsoft's, whose object id each tenant gives. */
public enum FirstParty {
  BOT_SERVICE("botService"),
  COSMOS_DB("cosmosDb");

  private final String word;

  FirstParty(String word) {
    this.word = word;
  }

  /** The name in the policy file. */
  public String word() {
    return word;
  }
}

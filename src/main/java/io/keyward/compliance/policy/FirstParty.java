package io.keyward.compliance.policy;

/** Services that reach a key as a principal of Microsoft's, whose object id each tenant gives. */
public enum FirstParty {
  /** "Bot Service CMEK Prod" (bot documentation, read 2026-11-21). */
  BOT_SERVICE("botService", "27a762be-14e7-4f92-899c-151877d6d497"),
  /** Azure Cosmos DB, all clouds but US Government (Machine Learning documentation 2025-02-05). */
  COSMOS_DB("cosmosDb", "a232010e-820c-4083-83bb-3ace5fc29d0b");

  private final String word;
  private final String applicationId;

  FirstParty(String word, String applicationId) {
    this.word = word;
    this.applicationId = applicationId;
  }

  /** The name in the policy file. */
  public String word() {
    return word;
  }

  /** Its application id, the same in every tenant. */
  public String applicationId() {
    return applicationId;
  }
}

package io.keyward.sandbox.azure.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keyward.sandbox.azure.model.ArmError;
import io.keyward.sandbox.azure.model.ArmPath;
import io.keyward.sandbox.azure.model.Change;
import io.keyward.sandbox.azure.model.Document;
import io.keyward.sandbox.azure.model.Documents;
import io.keyward.sandbox.azure.model.Events;
import io.keyward.sandbox.azure.model.Json;
import io.keyward.sandbox.azure.model.KeyReference;
import io.keyward.sandbox.azure.provider.KeyUser;
import io.keyward.sandbox.azure.provider.ProviderRules;
import io.keyward.sandbox.azure.provider.Providers;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Accounts of every kind, their encryption scopes and children. */
public final class CognitiveServicesProvider implements ProviderRules {
  static final String ACCOUNT = "Microsoft.CognitiveServices/accounts";
  public static final String DELETED = "Microsoft.CognitiveServices/deletedAccounts";
  private static final String SCOPE = ACCOUNT + "/encryptionScopes";

  /** Kinds whose product pages describe customer-managed keys; November 2026. */
  private static final Set<String> WITH_KEY =
      ignoringCase(
          "AIServices",
          "CognitiveServices",
          "ContentModerator",
          "ContentSafety",
          "CustomVision.Prediction",
          "CustomVision.Training",
          "Face",
          "FormRecognizer",
          "OpenAI",
          "Personalizer",
          "QnAMaker",
          "TextAnalytics",
          "TextTranslation");

  private final Documents documents;
  private final KeyAccess access;
  private final Clock clock;

  public CognitiveServicesProvider(Documents documents, KeyAccess access, Clock clock) {
    this.documents = documents;
    this.access = access;
    this.clock = clock;
  }

  private static Set<String> ignoringCase(String... words) {
    Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    set.addAll(Set.of(words));
    return set;
  }

  @Override
  public Set<String> types() {
    return Set.of(
        ACCOUNT,
        SCOPE,
        ACCOUNT + "/projects",
        ACCOUNT + "/projects/connections",
        ACCOUNT + "/projects/capabilityHosts",
        ACCOUNT + "/connections",
        ACCOUNT + "/capabilityHosts",
        ACCOUNT + "/deployments");
  }

  @Override
  public void fill(Change change) {
    if (!change.path().isType(ACCOUNT)) {
      return;
    }
    change.keep("encryption");
    change.fallback("publicNetworkAccess", "Enabled");
    change.properties().put("endpoint", endpoint(change));
    ArrayNode capabilities = change.properties().putArray("capabilities");
    if (takesKey(change.proposed())) {
      capabilities.addObject().put("name", "CustomerManagedKey");
    }
    if (change.text("kind").toLowerCase(Locale.ROOT).startsWith("speech")) {
      capabilities.addObject().put("name", "CustomerManagedStorage");
    }
    capabilities.addObject().put("name", "VirtualNetworks");
  }

  private static String endpoint(Change change) {
    String domain = change.text("properties.customSubDomainName").toLowerCase(Locale.ROOT);
    if (domain.isEmpty()) {
      String place = Providers.place(change.text("location"));
      return "https://" + place + ".api.cognitive.microsoft.com/";
    }
    String suffix =
        change.text("kind").equalsIgnoreCase("OpenAI")
            ? ".openai.azure.com/"
            : ".cognitiveservices.azure.com/";
    return "https://" + domain + suffix;
  }

  private static boolean takesKey(ObjectNode account) {
    boolean free = Json.text(account, "sku.name").equalsIgnoreCase("F0");
    boolean global =
        Json.text(account, "kind").equalsIgnoreCase("TextTranslation")
            && Json.text(account, "location").equalsIgnoreCase("global");
    return WITH_KEY.contains(Json.text(account, "kind")) && !free && !global;
  }

  @Override
  public Optional<ArmError> refusal(Change change) {
    if (change.path().isType(SCOPE)) {
      return scopeRefusal(change);
    }
    boolean account = change.path().isType(ACCOUNT) && change.touches("properties.encryption");
    return account ? accountRefusal(change) : Optional.empty();
  }

  private Optional<ArmError> accountRefusal(Change change) {
    JsonNode before = Json.at(change.before(), "properties.encryption");
    JsonNode after = Json.at(change.proposed(), "properties.encryption");
    boolean foundry = change.text("kind").equalsIgnoreCase("AIServices") && usesKey(before);
    if (!usesKey(after)) {
      return foundry
          ? bad("A Foundry resource cannot return from a customer-managed key.")
          : Optional.empty();
    }
    if (!takesKey(change.proposed())) {
      return KeyAccess.unsupported(
          "kind '" + change.text("kind") + "' with SKU '" + change.text("sku.name") + "'");
    }
    if (foundry && !key(before).isSameVault(key(after))) {
      return bad("A Foundry resource can only change to a key in the same vault.");
    }
    return access.refusal(
        key(after),
        KeyUser.byClientId(change, Json.text(after, "keyVaultProperties.identityClientId")));
  }

  private Optional<ArmError> scopeRefusal(Change change) {
    JsonNode properties = Json.at(change.proposed(), "properties");
    Optional<Document> account =
        change.path().parent().flatMap(parent -> documents.find(parent.id()));
    if (!usesKey(properties) || account.isEmpty()) {
      return Optional.empty();
    }
    ObjectNode owner = account.get().body();
    if (!takesKey(owner)) {
      return KeyAccess.unsupported("kind '" + Json.text(owner, "kind") + "'");
    }
    Change asAccount = new Change(change.path(), owner, owner, owner, change.apiVersion());
    String client = Json.text(properties, "keyVaultProperties.identityClientId");
    return access.refusal(key(properties), KeyUser.byClientId(asAccount, client));
  }

  private static boolean usesKey(JsonNode encryption) {
    return Json.text(encryption, "keySource").equalsIgnoreCase("Microsoft.KeyVault");
  }

  private static KeyReference key(JsonNode encryption) {
    return new KeyReference(
        Json.text(encryption, "keyVaultProperties.keyVaultUri"),
        Json.text(encryption, "keyVaultProperties.keyName"),
        Json.text(encryption, "keyVaultProperties.keyVersion"));
  }

  private static Optional<ArmError> bad(String message) {
    return Optional.of(ArmError.badRequest("BadRequest", message));
  }

  @Override
  public void stored(Document document) {
    if (document.isType(ACCOUNT)) {
      documents
          .find(Documents.Shelf.DELETED, deletedId(document))
          .ifPresent(gone -> documents.remove(Documents.Shelf.DELETED, gone.id()));
    }
  }

  private static String deletedId(Document account) {
    ArmPath path = ArmPath.of(account.id()).orElseThrow();
    return "/subscriptions/"
        + path.subscription()
        + "/providers/Microsoft.CognitiveServices/locations/"
        + Providers.place(Json.text(account.body(), "location"))
        + "/resourceGroups/"
        + path.group()
        + "/deletedAccounts/"
        + account.name();
  }

  /** A deleted account can be seen, and be recovered by Azure, for a while. */
  @Override
  public void deleted(Document document) {
    if (!document.isType(ACCOUNT)) {
      return;
    }
    String id = deletedId(document);
    ObjectNode body = document.copy();
    body.put("id", id).put("type", DELETED);
    Json.child(body, "properties").put("deletionDate", Events.time(clock.instant()));
    documents.save(Documents.Shelf.DELETED, new Document(id, DELETED, body));
  }
}

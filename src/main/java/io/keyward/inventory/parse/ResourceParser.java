package io.keyward.inventory.parse;

import io.keyward.inventory.Body;
import io.keyward.inventory.KeyReference;
import io.keyward.inventory.Origin;
import io.keyward.inventory.Provisioning;
import io.keyward.inventory.ResourceKind;
import io.keyward.inventory.Shown;
import io.keyward.inventory.fact.Encryption;
import io.keyward.inventory.fact.ManagedIdentities;
import io.keyward.inventory.fact.Resource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns an ARM body into what Keyward knows of a resource. */
public final class ResourceParser {
  private static final String CMK_CAPABILITY = "CustomerManagedKey";
  private static final String WORD_OF_EXAMPLES = "string";
  private static final String[] STATE = {"properties", "provisioningState"};

  private ResourceParser() {}

  /**
   * The resource in a body as ARM returns it; empty when it is of no type that Keyward knows.
   *
   * @param json maps, lists, strings, numbers and booleans, as a JSON reader gives them
   */
  public static Optional<Resource> parse(Map<String, ?> json) {
    Body body = Body.of(json);
    return Recognition.kind(body).map(kind -> resource(kind, Recognition.enveloped(kind, json)));
  }

  /** What is there and cannot be read is never taken for nothing. */
  private static Resource resource(ResourceKind kind, Body body) {
    Resource resource = read(kind, body);
    List<String> misread = body.misread();
    return misread.isEmpty() ? resource : resource.misread(reason(misread));
  }

  private static String reason(List<String> paths) {
    String shown = Shown.text(String.join(", ", paths));
    return shown + (paths.size() == 1 ? " is" : " are") + " not of the form that Azure writes";
  }

  private static Resource read(ResourceKind kind, Body body) {
    return new Resource(
        body.text("id"),
        kind,
        body.given("type").orElse(kind.type()),
        body.text("kind"),
        body.given("name").orElseGet(() -> nameIn(body)),
        body.text("location"),
        body.givenOrExpression("sku", "name").orElse(""),
        body.given("systemData", "createdAt")
            .orElseGet(() -> body.text("properties", "dateCreated")),
        TagsParser.tags(body),
        Provisioning.of(body.text(STATE)),
        capability(body.at("properties")),
        LinksParser.ownedStorage(body.at("properties")),
        inForce(told(encryption(kind, body), body), body),
        ManagedIdentities.read(body),
        LinksParser.links(kind, body),
        FactsParser.facts(kind, body),
        Origin.none());
  }

  /**
   * A body without properties, such as an entry of a generic resource list, tells no key; neither
   * does a machine-written example, which has the word "string" in place of one.
   */
  private static Encryption told(Encryption encryption, Body body) {
    if (encryption instanceof Encryption.Customer it
        && it.key().vaultUri().equalsIgnoreCase(WORD_OF_EXAMPLES)) {
      return new Encryption.Unknown(it.evidence() + ", and its key is the word string");
    }
    boolean silent = !body.at("properties").isObject() && !isBareDeclaration(body);
    return silent && encryption instanceof Encryption.Platform
        ? new Encryption.Unknown(Resource.NO_PROPERTIES)
        : encryption;
  }

  private static Encryption inForce(Encryption encryption, Body body) {
    String state = body.text(STATE);
    return Provisioning.of(state) == Provisioning.UNCERTAIN
        ? encryption.unconfirmed(", provisioningState is " + CognitiveEncryption.word(state))
        : encryption;
  }

  private static boolean isBareDeclaration(Body body) {
    return Silence.isDeclaration(body) && body.at("properties").isEmpty();
  }

  private static String nameIn(Body body) {
    String id = body.text("id");
    return id.isEmpty()
        ? KeyReference.parse(body.text("key", "kid")).name()
        : id.substring(id.lastIndexOf('/') + 1);
  }

  private static Resource.Capability capability(Body properties) {
    List<Body> list = properties.items("capabilities");
    if (list.isEmpty()) {
      return Resource.Capability.SILENT;
    }
    return list.stream().anyMatch(item -> item.says(CMK_CAPABILITY, "name"))
        ? Resource.Capability.LISTED
        : Resource.Capability.NOT_LISTED;
  }

  private static Encryption encryption(ResourceKind kind, Body body) {
    return switch (kind) {
      case COGNITIVE_ACCOUNT -> CognitiveEncryption.ofAccount(body);
      case COGNITIVE_ENCRYPTION_SCOPE -> CognitiveEncryption.ofScope(body);
      case COGNITIVE_PROJECT -> CognitiveEncryption.ofProject(body);
      case ML_WORKSPACE -> MachineLearningEncryption.ofWorkspace(body);
      case ML_REGISTRY ->
          new Encryption.Unsupported(
              "registries have no encryption property; their storage and registries carry the keys");
      case SEARCH_SERVICE -> SearchEncryption.of(body);
      case BOT_SERVICE -> BotEncryption.ofBotService(body);
      case HEALTH_BOT -> BotEncryption.ofHealthBot(body);
      case VIDEO_INDEXER ->
          new Encryption.Unsupported(
              "Video Indexer has no key setting; the linked storage account has one");
      case STORAGE_ACCOUNT -> DependantEncryption.ofStorage(body);
      case CONTAINER_REGISTRY -> DependantEncryption.ofContainerRegistry(body);
      case COSMOS_ACCOUNT -> DependantEncryption.ofCosmos(body);
      case LOG_CLUSTER -> DependantEncryption.ofLogCluster(body);
      default -> new Encryption.Unsupported("this type has no encryption setting");
    };
  }
}

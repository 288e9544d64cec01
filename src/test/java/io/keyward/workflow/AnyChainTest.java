package io.keyward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keyward.compliance.Verdict;
import io.keyward.compliance.assess.Assessment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is done to the bodies of a sound chain: never a crash, never compliant by accident. */
class AnyChainTest {
  /** Names whose texts and switches decide something wherever they stand in a body. */
  private static final Set<String> READ =
      Set.of(
          "keySource",
          "keyVaultUri",
          "keyName",
          "keyVersion",
          "kty",
          "keySize",
          "enabled",
          "exp",
          "nbf",
          "recoveryLevel",
          "enablePurgeProtection",
          "enableSoftDelete",
          "enableRbacAuthorization",
          "defaultAction",
          "bypass",
          "tenantId",
          "vaultUri",
          "principalId",
          "roleDefinitionId",
          "condition",
          "scope",
          "objectId",
          "applicationId",
          "provisioningState",
          "keyIdentifier",
          "cmekKeyVaultUrl",
          "isCmekEnabled",
          "storageAccount",
          "containerRegistry",
          "location",
          "kind",
          "DataClassification");

  @Provide
  Arbitrary<String> chains() {
    return Arbitraries.of(SoundChains.ALL);
  }

  /** Speech is judged by its storage and has no key of its own. */
  @Provide
  Arbitrary<String> keyed() {
    return chains().filter(chain -> !chain.equals("speech"));
  }

  private static List<ObjectNode> objects(JsonNode node) {
    List<ObjectNode> found = new ArrayList<>();
    if (node instanceof ObjectNode object) {
      found.add(object);
    }
    node.forEach(child -> found.addAll(objects(child)));
    return found;
  }

  private static void damage(ObjectNode bodies, Random random) {
    List<ObjectNode> places = new ArrayList<>();
    bodies.forEach(body -> places.addAll(objects(body)));
    ObjectNode place = places.get(random.nextInt(places.size()));
    List<String> names = new ArrayList<>();
    place.fieldNames().forEachRemaining(names::add);
    if (names.isEmpty()) {
      return;
    }
    String name = names.get(random.nextInt(names.size()));
    switch (random.nextInt(7)) {
      case 0 -> place.remove(name);
      case 1 -> place.putNull(name);
      case 2 -> place.put(name, "");
      case 3 -> place.put(name, "[parameters('x')]");
      case 4 -> place.putArray(name).addObject().put("x", 1);
      case 5 -> place.putObject(name);
      default -> place.put(name, random.nextLong());
    }
  }

  @Property(tries = 2000)
  void damageNeverCrashesAJudgement(@ForAll("chains") String chain, @ForAll long seed) {
    ObjectNode bodies = SoundChains.estate(chain);
    Random random = new Random(seed);
    for (int i = random.nextInt(6); i >= 0; i--) {
      damage(bodies, random);
    }

    Assessment assessment = SoundChains.judge(bodies);

    assertThat(assessment.results()).hasSize(13);
  }

  private static JsonNode recased(JsonNode node, Random random) {
    if (node instanceof ObjectNode object) {
      ObjectNode copy = SoundChains.JSON.createObjectNode();
      for (Map.Entry<String, JsonNode> entry : object.properties()) {
        copy.set(recased(entry.getKey(), random), recased(entry.getValue(), random));
      }
      return copy;
    }
    if (node instanceof ArrayNode list) {
      ArrayNode copy = SoundChains.JSON.createArrayNode();
      list.forEach(item -> copy.add(recased(item, random)));
      return copy;
    }
    return node.isTextual()
        ? SoundChains.JSON.getNodeFactory().textNode(recased(node.asText(), random))
        : node;
  }

  private static String recased(String text, Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> text.toLowerCase(Locale.ROOT);
      case 1 -> text.toUpperCase(Locale.ROOT);
      default -> text;
    };
  }

  /** ISO 8601 durations are the only text whose case matters, and no rule here reads one. */
  @Property(tries = 500)
  void theCaseOfNamesAndTextsChangesNothing(@ForAll("chains") String chain, @ForAll long seed) {
    Random random = new Random(seed);
    ObjectNode bodies = SoundChains.JSON.createObjectNode();
    for (Map.Entry<String, JsonNode> body : SoundChains.estate(chain).properties()) {
      bodies.set(body.getKey(), recased(body.getValue(), random));
    }

    Assessment assessment = SoundChains.judge(bodies);

    assertThat(assessment.verdict())
        .as(SoundChains.violated(assessment) + " " + SoundChains.undetermined(assessment))
        .isEqualTo(Verdict.COMPLIANT);
  }

  private static boolean isLoadBearing(String name) {
    return Set.of(
            "keySource",
            "keyVaultUri",
            "keyName",
            "enablePurgeProtection",
            "kty",
            "keySize",
            "keyOps",
            "roleDefinitionId",
            "cmekKeyVaultUrl",
            "keyIdentifier",
            "isCmekEnabled",
            "encryption",
            "keyVaultProperties",
            "objectId",
            "permissions")
        .contains(name);
  }

  @Property(tries = 500)
  void withoutAPropertyThatCarriesTheChainItIsNeverCompliant(
      @ForAll("keyed") String chain, @ForAll long seed) {
    ObjectNode bodies = SoundChains.estate(chain);
    List<ObjectNode> places = new ArrayList<>();
    for (String body : List.of("resource", "vault", "key", "grant")) {
      places.addAll(objects(bodies.path(body)));
    }
    // An identity's principal and a vault's address can be told by another body as well.
    List<Runnable> cuts = new ArrayList<>();
    for (ObjectNode place : places) {
      place
          .fieldNames()
          .forEachRemaining(
              name -> {
                if (isLoadBearing(name)
                    || (name.equals("principalId") && place.has("roleDefinitionId"))) {
                  cuts.add(() -> place.remove(name));
                }
              });
    }
    cuts.get(new Random(seed).nextInt(cuts.size())).run();

    Assessment assessment = SoundChains.judge(bodies);

    assertThat(assessment.verdict()).isNotEqualTo(Verdict.COMPLIANT);
  }

  /** Wrapped in a list or an object it is there, and no reader can take it. */
  @Property(tries = 500)
  void whatIsOfAnotherJsonTypeIsNeverTakenForNothing(
      @ForAll("keyed") String chain, @ForAll boolean asList, @ForAll long seed) {
    ObjectNode bodies = SoundChains.estate(chain);
    List<Runnable> faults = new ArrayList<>();
    for (String body : List.of("resource", "vault", "key", "grant")) {
      objects(bodies.path(body)).forEach(place -> faults.addAll(wrappings(place, asList)));
    }
    faults.get(new Random(seed).nextInt(faults.size())).run();

    Assessment assessment = SoundChains.judge(bodies);

    assertThat(assessment.verdict()).as(bodies.toString()).isNotEqualTo(Verdict.COMPLIANT);
  }

  private static List<Runnable> wrappings(ObjectNode place, boolean asList) {
    List<Runnable> wrappings = new ArrayList<>();
    for (Map.Entry<String, JsonNode> member : place.properties()) {
      JsonNode value = member.getValue();
      if (READ.contains(member.getKey()) && value.isValueNode() && !value.asText().isEmpty()) {
        wrappings.add(
            asList
                ? () -> place.putArray(member.getKey()).add(value)
                : () -> place.putObject(member.getKey()).set("x", value));
      }
    }
    return wrappings;
  }
}

package io.keyward.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.inventory.fact.Resource;
import io.keyward.inventory.parse.AzureEvent;
import io.keyward.inventory.parse.ResourceParser;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** What holds for every body, however odd. */
class AnyBodyTest {
  private static final List<String> NAMES =
      List.of(
          "id",
          "type",
          "kind",
          "identity",
          "properties",
          "encryption",
          "keySource",
          "tags",
          "sku",
          "name",
          "encryptionWithCmk",
          "serviceLevelEncryptionKey",
          "keyVaultProperties",
          "status",
          "isCmekEnabled",
          "userAssignedIdentities",
          "capabilities",
          "data",
          "eventType",
          "subject");
  private static final List<String> WORDS =
      List.of(
          "Microsoft.KeyVault", "Enabled", "[x]", "", " ", "a\u0000b\u202e", "/a/../b", "string");

  @Provide
  Arbitrary<Map<String, @Nullable Object>> bodies() {
    return objects(3);
  }

  private Arbitrary<Map<String, @Nullable Object>> objects(int depth) {
    return Arbitraries.maps(Arbitraries.of(NAMES), values(depth))
        .ofMaxSize(8)
        .map(LinkedHashMap::new);
  }

  private Arbitrary<@Nullable Object> values(int depth) {
    Arbitrary<@Nullable Object> types =
        Arbitraries.of(ResourceKind.values()).map(ResourceKind::type);
    Arbitrary<@Nullable Object> scalars =
        Arbitraries.oneOf(
            Arbitraries.of(WORDS),
            Arbitraries.strings().ofMaxLength(12),
            Arbitraries.of(true, false),
            Arbitraries.integers(),
            types);
    Arbitrary<@Nullable Object> leaves = scalars.injectNull(0.1);
    return depth == 0
        ? leaves
        : Arbitraries.oneOf(leaves, objects(depth - 1), values(depth - 1).list().ofMaxSize(3));
  }

  @Property(tries = 500)
  void noBodyBreaksTheParser(
      @ForAll("bodies") Map<String, @Nullable Object> body, @ForAll ResourceKind kind) {
    body.put("type", kind.type());

    assertThat(ResourceParser.parse(body)).map(Resource::kind).contains(kind);
  }

  @Property(tries = 500)
  void noBodyBreaksTheEventReader(@ForAll("bodies") Map<String, @Nullable Object> body) {
    body.put("eventType", "Microsoft.Resources.ResourceWriteSuccess");

    assertThat(AzureEvent.read(body)).isPresent();
  }

  private static Map<String, @Nullable Object> account() {
    return GivenBody.json(
        "{'id':'/subscriptions/s/resourceGroups/g/providers/Microsoft.CognitiveServices/accounts/a',"
            + "'type':'Microsoft.CognitiveServices/accounts','kind':'OpenAI','location':'x','sku':{'name':'S0'},"
            + "'identity':{'type':'SystemAssigned'},'properties':{'provisioningState':'Succeeded',"
            + "'capabilities':[{'name':'CustomerManagedKey'}],'encryption':{'keySource':'Microsoft.KeyVault',"
            + "'keyVaultProperties':{'keyVaultUri':'https://v','keyName':'k','keyVersion':'1'}}}}");
  }

  @Property(tries = 200)
  void theCaseOfNamesDoesNotMatter(@ForAll long seed) {
    Object shuffled = Recased.names(account(), new Random(seed));

    assertThat(ResourceParser.parse(Recased.asMap(shuffled)))
        .isEqualTo(ResourceParser.parse(account()));
  }

  @Property(tries = 50)
  void nullAndEmptyAreTheSameAsMissing(@ForAll boolean asNull, @ForAll("optional") String name) {
    Map<String, @Nullable Object> with = account();
    Map<String, @Nullable Object> without = account();
    with.put(name, asNull ? null : "");
    without.remove(name);

    assertThat(ResourceParser.parse(with)).isEqualTo(ResourceParser.parse(without));
  }

  @Provide
  Arbitrary<String> optional() {
    return Arbitraries.of(
        "kind", "location", "identity", "sku", "tags", "name", "systemData", "type");
  }

  /** Writes names in a random case. */
  private static final class Recased {
    static Object names(Object value, Random random) {
      if (value instanceof Map<?, ?> map) {
        Map<String, Object> recased = new LinkedHashMap<>();
        map.forEach((k, v) -> recased.put(name(String.valueOf(k), random), names(v, random)));
        return recased;
      }
      return value instanceof List<?> list
          ? list.stream().map(item -> names(item, random)).toList()
          : value;
    }

    private static String name(String name, Random random) {
      StringBuilder recased = new StringBuilder();
      for (String letter : name.split("")) {
        recased.append(random.nextBoolean() ? letter.toUpperCase(Locale.ROOT) : letter);
      }
      return recased.toString();
    }

    @SuppressWarnings("unchecked") // built above with text keys
    static Map<String, ?> asMap(Object value) {
      return (Map<String, ?>) value;
    }
  }
}

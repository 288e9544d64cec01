package io.keyward.azure;

import static io.keyward.azure.LiveFixture.GRAPH;
import static io.keyward.azure.LiveFixture.HSM_KEY;
import static io.keyward.azure.LiveFixture.KEY;
import static io.keyward.azure.LiveFixture.OID;
import static io.keyward.azure.LiveFixture.VAULT;
import static io.keyward.azure.LiveFixture.json;
import static io.keyward.azure.LiveFixture.parsed;
import static io.keyward.azure.LiveFixture.vault;
import static io.keyward.azure.LiveFixture.vaultBody;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.inventory.KeyReference;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.ResourceKind;
import io.keyward.inventory.TemporarilyUnavailable;
import io.keyward.inventory.fact.Principal;
import io.keyward.inventory.fact.Resource;
import io.keyward.inventory.port.Surroundings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the other side answers, nothing is found that was not there. */
class HostileSurroundingsTest {
  private static final Resource VAULT_FOUND = parsed(vaultBody());
  private static final List<Principal> PRINCIPALS = List.of(new Principal(OID, "", ""));
  private static final Resource HSM =
      parsed(
          "{'id':'/subscriptions/s/resourceGroups/g/providers/Microsoft.KeyVault/managedHSMs/hsm',"
              + "'type':'Microsoft.KeyVault/managedHSMs','name':'hsm','properties':{'hsmUri':'x'}}");

  private static Map<String, Function<Surroundings, Lookup<?>>> lookUps() {
    Map<String, Function<Surroundings, Lookup<?>>> all = new LinkedHashMap<>();
    all.put("vaultAt", it -> it.vaultAt(KEY));
    all.put("key", it -> it.key(vault(), KEY));
    all.put("key without vault", it -> it.key(new Lookup.Unreadable<>("x"), KEY));
    all.put(
        "keyVersion", it -> it.keyVersion(vault(), KeyReference.of(KEY.vaultUri(), "cmk", "v9")));
    all.put("grants", it -> it.grants(VAULT_FOUND, KEY, PRINCIPALS));
    all.put("local grants", it -> it.grants(HSM, HSM_KEY, PRINCIPALS));
    all.put("throughGroups", it -> it.throughGroups(VAULT_FOUND, KEY, PRINCIPALS.get(0)));
    all.put("grantsOn", it -> it.grantsOn(VAULT_FOUND));
    all.put("below", it -> it.below(VAULT_FOUND, ResourceKind.ACCOUNT_CONNECTION));
    all.put("inGroup", it -> it.inGroup(ArmFixture.SUBSCRIPTION, "managed"));
    all.put("identityOf", it -> it.identityOf(OID));
    all.put("auditLogs", it -> it.auditLogs(VAULT_FOUND));
    all.put("read", it -> it.read(VAULT));
    return all;
  }

  record Hostile(String name, Reply reply, String outcome) {}

  static List<Hostile> answers() {
    return List.of(
        new Hostile("empty", Reply.of(200, ""), "unreadable"),
        new Hostile("html", Reply.of(200, "<html>"), "unreadable"),
        new Hostile("object", Reply.of(200, "{}"), "unreadable"),
        new Hostile("array", Reply.of(200, "[]"), "unreadable"),
        new Hostile("numbers", json("{'value':[1],'data':[1]}"), "unreadable"),
        new Hostile("empty objects", json("{'value':[{}],'data':[{}]}"), "unreadable"),
        new Hostile(
            "odd link", json("{'value':[],'data':[],'nextLink':7,'$skipToken':7}"), "unreadable"),
        new Hostile(
            "other", json("{'value':'x','data':{},'id':'/x','properties':7}"), "unreadable"),
        new Hostile("huge", Reply.huge(), "unreadable"),
        new Hostile("301", Reply.of(301, "").with("Location", "https://x.test"), "unreadable"),
        new Hostile("403", Reply.error(403, "AuthorizationFailed", "no"), "unreadable"),
        new Hostile("404 bare", Reply.of(404, "<html>"), "unreadable"),
        new Hostile("404", Reply.error(404, "ResourceNotFound", "no"), "missing"),
        new Hostile("409", Reply.error(409, "Conflict", "no"), "later"),
        new Hostile("412", Reply.error(412, "PreconditionFailed", "no"), "later"),
        new Hostile("429", Reply.of(429, "").with("Retry-After", "17"), "later"),
        new Hostile("500", Reply.of(500, "<html>"), "later"));
  }

  static Stream<Arguments> everyPair() {
    List<Arguments> pairs = new ArrayList<>();
    lookUps()
        .forEach(
            (name, lookUp) ->
                answers().forEach(it -> pairs.add(Arguments.of(name, it.name(), lookUp, it))));
    return pairs.stream();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("everyPair")
  void nothingIsFoundByAccident(
      String name, String answer, Function<Surroundings, Lookup<?>> lookUp, Hostile it) {
    LiveFixture live = new LiveFixture(new RoutedHttp(it.reply()));

    String outcome = outcome(lookUp, live.surroundings);

    String expected = it.outcome().equals("missing") ? absent(name) : it.outcome();
    assertThat(outcome).isEqualTo(expected);
  }

  /** What Resource Graph does not know may be there all the same. */
  private static String absent(String lookUp) {
    return lookUp.equals("vaultAt") || lookUp.equals("identityOf") ? "unreadable" : "missing";
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("answers")
  void aVaultThatResourceGraphNamesIsBelievedFromArmAlone(Hostile it) {
    RoutedHttp http = new RoutedHttp(it.reply());
    http.on(GRAPH, json("{'data':[{'id':'" + VAULT + "'}]}"));

    String outcome = outcome(s -> s.vaultAt(KEY), new LiveFixture(http).surroundings);

    assertThat(outcome).isEqualTo(it.outcome());
  }

  private static String outcome(
      Function<Surroundings, Lookup<?>> lookUp, Surroundings surroundings) {
    try {
      return lookUp
          .apply(surroundings)
          .fold(found -> "found", missing -> "missing", reason -> "unreadable");
    } catch (TemporarilyUnavailable later) {
      return "later";
    }
  }
}

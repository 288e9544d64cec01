package io.keyward.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.compliance.policy.Policy;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.fact.Chain;
import io.keyward.workflow.chain.ReadChain;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What it costs to read a resource with all that its key depends on. */
class CallBudgetTest {
  private final LiveFixture live = LiveFixture.sound();
  private final ReadChain chains = new ReadChain(live.surroundings, live.clock);

  private Chain chain(ResourceId id) {
    return live.resources
        .read(id)
        .fold(
            it -> chains.around(it, Policy.standard()),
            missing -> {
              throw new AssertionError("missing");
            },
            reason -> {
              throw new AssertionError(reason);
            });
  }

  @Test
  void aResourceWithoutKeyCostsOneCall() {
    ResourceId id = live.account("plain");
    live.http.on(
        id.toString(),
        LiveFixture.json(
            "{'id':'"
                + id
                + "','type':'Microsoft.CognitiveServices/accounts','kind':'OpenAI','name':'plain',"
                + "'properties':{'provisioningState':'Succeeded'}}"));

    chain(id);

    assertThat(live.http.calls()).hasSize(1);
  }

  @Test
  void aKeyOfWhichNothingIsKnownCostsFiveMore() {
    Chain chain = chain(live.account("a"));

    assertThat(live.http.calls()).hasSize(6);
    assertThat(chain.key()).isInstanceOf(Lookup.Found.class);
  }

  private ResourceId speechWithStorageUnder(String vaultUri, String key) {
    String storage = LiveFixture.GROUP + "Microsoft.Storage/storageAccounts/own";
    ResourceId id = ResourceId.of(LiveFixture.GROUP + "Microsoft.CognitiveServices/accounts/s");
    live.http.on(
        id.toString(),
        LiveFixture.json(
            "{'id':'"
                + id
                + "','type':'Microsoft.CognitiveServices/accounts','kind':'SpeechServices',"
                + "'name':'s','properties':{'userOwnedStorage':[{'resourceId':'"
                + storage
                + "'}]}}"));
    live.http.on(
        storage,
        LiveFixture.json(
            "{'id':'"
                + storage
                + "','type':'Microsoft.Storage/storageAccounts','name':'own','properties':{"
                + "'encryption':{'keySource':'Microsoft.Keyvault','keyvaultproperties':{"
                + "'keyvaulturi':'"
                + vaultUri
                + "','keyname':'"
                + key
                + "'}}}}"));
    return id;
  }

  @Test
  void theKeyOfStorageCostsItsVaultAndKeyButNoGrants() {
    Chain chain = chain(speechWithStorageUnder("https://kv.vault.azure.net", "cmk"));

    assertThat(live.http.calls()).hasSize(5);
    assertThat(chain.dependants().get(0).key()).isInstanceOf(Lookup.Found.class);
  }

  @Test
  void aDependantUnderTheSameVaultCostsNothingMoreForItsKey() {
    chain(live.account("a"));
    int before = live.http.calls().size();

    chain(speechWithStorageUnder("https://kv.vault.azure.net", "cmk"));

    assertThat(live.http.calls()).hasSize(before + 2);
  }

  @Test
  void theVaultsPlaceIsKnownForAnHour() {
    chain(live.account("a"));
    int cold = live.http.calls().size();
    live.clock.pass(Duration.ofMinutes(30));

    chain(live.account("b"));

    assertThat(live.http.calls()).hasSize(cold + 4);
  }

  @Test
  void aBurstUnderOneKeyCostsLittleMoreThanOneCallEach() throws InterruptedException {
    List<ResourceId> ids = IntStream.range(0, 50).mapToObj(i -> live.account("burst" + i)).toList();
    ExecutorService pool = Executors.newFixedThreadPool(16);

    pool.invokeAll(ids.stream().map(id -> (Callable<Chain>) () -> chain(id)).toList());
    pool.shutdown();

    assertThat(live.http.calls()).hasSize(55);
  }
}

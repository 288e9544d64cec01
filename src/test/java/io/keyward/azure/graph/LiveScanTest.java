package io.keyward.azure.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.HttpClient;
import com.azure.core.management.AzureEnvironment;
import io.keyward.azure.ArmFixture;
import io.keyward.azure.LiveFixture;
import io.keyward.azure.Reply;
import io.keyward.azure.RoutedHttp;
import io.keyward.azure.ScriptedHttp;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.fact.Encryption;
import io.keyward.inventory.fact.Resource;
import io.keyward.inventory.port.LiveEstate;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The one query of a scan against a server that answers anything. */
class LiveScanTest {
  private static final GraphScope ALL = new GraphScope(List.of(), List.of());
  private static final String SEARCH = "Microsoft.Search/searchServices";
  private static final String ROW =
      "{'id':'"
          + LiveFixture.GROUP
          + SEARCH
          + "/s','name':'s','type':'microsoft.search/searchservices','kind':'','location':'westeurope',"
          + "'sku':{'name':'standard'},'tags':{'app':'x'},'identity':null,'properties':"
          + "{'status':'running','authOptions':{}},'systemData':null}";

  private static Lookup<LiveEstate> open(HttpClient http) {
    LiveScan.Patient patient =
        new LiveScan.Patient(ArmFixture.QUICK, new Persistence(Duration.ofMillis(1), 2));
    return LiveScan.with(ArmFixture.CREDENTIAL, AzureEnvironment.AZURE, http, patient)
        .open(ALL, count -> {});
  }

  private static Reply page(String rows, String more) {
    return LiveFixture.json("{'resultTruncated':'false','data':[" + rows + "]" + more + "}");
  }

  private static Resource only(RoutedHttp http) {
    return ((Lookup.Found<LiveEstate>) open(http)).value().subjects().get(0);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 400, 401, 403, 404, 409, 412, 429, 500, 503})
  void aRefusedQueryIsNoEmptyEstate(int status) {
    Lookup<LiveEstate> read = open(ScriptedHttp.of(Reply.error(status, "Oops", "no")));

    assertThat(read).isNotInstanceOf(Lookup.Found.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "<html>",
        "{}",
        "{'data':null}",
        "{'data':{'columns':[{'name':'id'}],'rows':[['/x']]}}",
        "{'data':['x']}",
        "{'data':[],'resultTruncated':'true'}",
        "{'data':[],'$skipToken':'again'}",
        "{'data':[],'$skipToken':7}"
      })
  void anAnswerThatIsNoPageIsNoEmptyEstate(String body) {
    Lookup<LiveEstate> read = open(ScriptedHttp.of(LiveFixture.json(body)));

    assertThat(read).isInstanceOf(Lookup.Unreadable.class);
  }

  @Test
  void aBrokenConnectionIsSaid() {
    Lookup<LiveEstate> read = open(ScriptedHttp.of(Reply.failing(() -> new IOException("reset"))));

    assertThat(read)
        .asString()
        .contains("Azure could not be reached or did not answer in time (IOException).");
  }

  @Test
  void aThrottledQueryIsAskedAgain() {
    ScriptedHttp http =
        ScriptedHttp.of(
            Reply.error(429, "RateLimiting", "slow").with("Retry-After", "0"), page("", ""));

    assertThat(open(http)).isInstanceOf(Lookup.Found.class);
  }

  @Test
  void pagesAreFollowedToTheEnd() {
    ScriptedHttp http = ScriptedHttp.of(page(ROW, ",'$skipToken':'next'"), page("", ""));

    Lookup<LiveEstate> read = open(http);

    assertThat(read).isInstanceOf(Lookup.Found.class);
    assertThat(http.request(1).getBodyAsBinaryData().toString())
        .contains("\"$skipToken\":\"next\"");
  }

  @Test
  void aRowThatNobodyKnowsIsCounted() {
    ScriptedHttp http = ScriptedHttp.of(page("{},{'id':'/x'},{'id':7}", ""));

    assertThat(((Lookup.Found<LiveEstate>) open(http)).value().skipped()).isEqualTo(3);
  }

  @Test
  void aServiceLevelKeyIsFoundThoughTheRowCannotShowIt() {
    String shown =
        ROW.replace(
            "'authOptions'",
            "'encryptionWithCmk':{'serviceLevelEncryptionKey':{'keyVaultUri':'https://kv.vault.azure.net',"
                + "'keyVaultKeyName':'cmk'}},'authOptions'");
    RoutedHttp http = new RoutedHttp(Reply.error(404, "ResourceNotFound", "no"));
    http.on(LiveFixture.GRAPH, page(ROW, ""));
    http.on("/providers/" + SEARCH, LiveFixture.json("{'value':[" + shown + "]}"));

    assertThat(only(http).encryption()).isInstanceOf(Encryption.Customer.class);
  }

  @Test
  void aRowThatCannotShowItsKeyIsNeverTakenForThePlatforms() {
    RoutedHttp http = new RoutedHttp(Reply.error(403, "AuthorizationFailed", "no"));
    http.on(LiveFixture.GRAPH, page(ROW, ""));

    Resource read = only(http);

    assertThat(read.encryption()).isInstanceOf(Encryption.Unknown.class);
    assertThat(read.tags()).containsEntry("app", "x");
  }
}

package io.keyward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.inventory.Body;
import io.keyward.sandbox.azure.limit.Faults;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code scan} against a simulated tenant with sound and broken chains. */
@TestInstance(Lifecycle.PER_CLASS)
class ScanTest {
  private static final List<String> SOUND =
      List.of(
          "bot-service",
          "foundry",
          "foundry-project",
          "health-bot",
          "ml-hub-service-side",
          "ml-project",
          "ml-workspace",
          "openai",
          "openai-access-policies",
          "search",
          "speech");

  private final GivenTenant tenant;

  ScanTest(@TempDir Path directory) {
    tenant = new GivenTenant(directory);
    SOUND.forEach(tenant::chain);
    tenant
        .chain(
            "openai",
            "no-purge",
            "\"enablePurgeProtection\": true",
            "\"enablePurgeProtection\": null")
        .chain("openai", "curve", "\"kty\": \"RSA\"", "\"kty\": \"EC\"")
        .chain("openai", "ghost", "\"keyName\": \"cmk\"", "\"keyName\": \"ghost\"")
        .chain(
            "openai",
            "platform",
            "\"keySource\": \"Microsoft.KeyVault\"",
            "\"keySource\": \"Microsoft.CognitiveServices\"")
        .chain("openai", "off", "\"enabled\": true", "\"enabled\": false")
        .elsewhere("openai", "second");
  }

  @AfterAll
  void stop() {
    tenant.close();
  }

  @AfterEach
  void calm() {
    tenant.azure.faults(Faults.NONE);
  }

  private CommandRun scan(String... arguments) {
    return ScanRun.against(tenant.azure, arguments);
  }

  /** Verdict and each rule's outcome of every AI resource, by its id. */
  private static Map<String, Map<String, String>> outcomes(CommandRun run) {
    Map<String, Map<String, String>> all = new TreeMap<>();
    for (Body resource : run.json().items("resources")) {
      Map<String, String> outcomes = new TreeMap<>(Map.of("verdict", resource.text("verdict")));
      resource
          .items("outcomes")
          .forEach(one -> outcomes.put(one.text("rule"), one.text("outcome")));
      all.put(resource.text("id").toLowerCase(Locale.ROOT), outcomes);
    }
    return all;
  }

  @Test
  void aScanSaysWhatEvaluateSaysOfTheSameBodies() {
    CommandRun offline = CommandRun.reading(tenant.asFile(), "evaluate", "--format", "json", "-");

    CommandRun live = scan("--format", "json");

    assertThat(live.err()).isEmpty();
    assertThat(live.code()).isEqualTo(2);
    assertThat(outcomes(live)).isEqualTo(outcomes(offline));
  }

  @Test
  void aThrottledScanSaysTheSame() {
    Map<String, Map<String, String>> calm = outcomes(scan("--format", "json"));
    tenant.azure.faults(
        Faults.parse("{\"arm\":{\"429\":0.2},\"keyvault\":{\"429\":0.2},\"retryAfterSeconds\":0}"));

    CommandRun throttled = scan("--format", "json", "--parallel", "4");

    assertThat(outcomes(throttled)).isEqualTo(calm);
  }

  @Test
  void oneSubscriptionIsScannedAlone() {
    CommandRun run = scan("--format", "json", "--subscription", GivenTenant.SECOND);

    assertThat(outcomes(run)).hasSize(1);
    assertThat(outcomes(run).keySet().iterator().next()).contains(GivenTenant.SECOND);
  }

  @Test
  void aManagementGroupIsScannedWithAllBelowIt() {
    Map<String, Map<String, String>> all = outcomes(scan("--format", "json"));

    CommandRun run =
        scan("--format", "json", "--management-group", "11111111-1111-1111-1111-111111111111");

    assertThat(outcomes(run)).isEqualTo(all);
  }

  @Test
  void aReportGoesToItsFileAndTheSummaryToTheTerminal(@TempDir Path directory) {
    Path file = directory.resolve("scan.csv");

    CommandRun run =
        scan("--format", "csv", "--out", file.toString(), "--subscription", GivenTenant.SECOND);

    assertThat(file).content().contains("cmk-required");
    assertThat(run.out()).startsWith("1 AI resource: ");
  }

  @Test
  void aWatchedScanShowsHowFarItIs() {
    CommandRun run = scan("--progress", "--subscription", GivenTenant.SECOND);

    assertThat(run.err()).contains("judging [########################] 1/1, ").endsWith("\r");
  }

  @Test
  void eachVaultAndKeyIsReadOnce() {
    tenant.azure.faults(Faults.NONE);
    long before = reads("/vaults/kv-curve/keys/cmk");

    CommandRun run = scan("--format", "json");

    assertThat(run.code()).isEqualTo(2);
    assertThat(reads("/vaults/kv-curve/keys/cmk") - before).isEqualTo(1);
    assertThat(tenant.azure.calls().matching("/vaults/kv-curve").keySet())
        .noneMatch(address -> address.endsWith("/vaults/kv-curve"));
  }

  private long reads(String part) {
    return tenant.azure.calls().matching(part).values().stream().mapToLong(Long::longValue).sum();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--subscription nonsense | --subscription nonsense: the id of a subscription is a GUID",
        "--subscription 00000000-0000-0000-0000-000000000001 --management-group a | they exclude each other",
        "--management-group a/b | --management-group a/b: this is no id of a management group",
        "--management-group none | Resource Graph at https://",
        "--cloud Moon | --cloud Moon: The cloud is not one of AzureCloud",
        "--arm-endpoint http://localhost | --arm-endpoint http://localhost: tokens are sent there",
        "--arm-endpoint https://localhost:1 | Resource Graph at https://localhost:1/: Azure could not be reached",
        "--authority https://localhost:1 | sign-in at https://localhost:1/: No token",
        "--authority nowhere | --authority nowhere: tokens are sent there",
        "--ca-file /nowhere | --ca-file /nowhere: it cannot be read",
        "--ca-file pom.xml | --ca-file pom.xml: it is no certificate in PEM",
        "--parallel 0 | --parallel 0: give a number from 1 to 32",
        "--format nope | --format",
        "--policy /nowhere | /nowhere: there is no such file",
        "--out /nowhere/x | /nowhere/x: it cannot be written"
      })
  void whatCannotBeDoneIsSaidInOneLine(String options, String sentence) {
    CommandRun run = ScanRun.against(tenant.azure, options.split(" "));

    assertThat(run.err().lines()).singleElement().asString().startsWith("keyward: ");
    assertThat(run.err()).contains(sentence);
    assertThat(run.code()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "AZURE_CLIENT_ID, '', AZURE_CLIENT_ID: it is needed where AZURE_CLIENT_SECRET is set",
    "AZURE_TENANT_ID, a tenant, AZURE_TENANT_ID: a tenant is a GUID or a domain"
  })
  void anEnvironmentThatSignsNobodyInIsSaidInOneLine(String name, String value, String sentence) {
    Map<String, String> environment = new TreeMap<>(ScanRun.PRINCIPAL);
    environment.put(name, value);

    CommandRun run = ScanRun.as(environment, "scan");

    assertThat(run.err()).isEqualToIgnoringNewLines("keyward: " + sentence);
    assertThat(run.code()).isEqualTo(1);
  }
}

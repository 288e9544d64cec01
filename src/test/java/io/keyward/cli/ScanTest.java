package io.keyward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.inventory.Body;
import io.keyward.sandbox.azure.Faults;
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
}

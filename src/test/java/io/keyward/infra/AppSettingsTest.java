package io.keyward.infra;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.bench.measure.House;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The app settings that are deployed, and those that the code reads. */
final class AppSettingsTest {
  /** Of a developer's machine, of other endpoints for tests, and told by the platform itself. */
  private static final Set<String> NEVER_SET =
      Set.of(
          "KeywardStorage",
          "KEYWARD_ARM_ENDPOINT",
          "KEYWARD_AUTHORITY",
          "KEYWARD_LOCAL_MODE",
          "WEBSITE_AUTH_ENABLED");

  /** Read by the platform: the host, its storage, its logs and the sign-in in front of it. */
  private static final Set<String> OF_THE_PLATFORM =
      Set.of(
          "AzureWebJobsStorage__blobServiceUri",
          "AzureWebJobsStorage__queueServiceUri",
          "AzureWebJobsStorage__tableServiceUri",
          "AzureWebJobsStorage__credential",
          "AzureWebJobsStorage__clientId",
          "KeywardStorage__credential",
          "KeywardStorage__clientId",
          "APPLICATIONINSIGHTS_CONNECTION_STRING",
          "APPLICATIONINSIGHTS_AUTHENTICATION_STRING",
          "OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID",
          "JAVA_OPTS");

  /** Flex Consumption refuses these, or keeps them elsewhere (Azure Functions, read 2026-11-21). */
  private static final Set<String> REFUSED =
      Set.of(
          "FUNCTIONS_WORKER_RUNTIME",
          "FUNCTIONS_EXTENSION_VERSION",
          "WEBSITE_RUN_FROM_PACKAGE",
          "SCM_DO_BUILD_DURING_DEPLOYMENT",
          "ENABLE_ORYX_BUILD",
          "WEBSITE_TIME_ZONE");

  @Test
  void infraSetsEverySettingThatTheCodeReadsAndNoOther() {
    Set<String> expected = new TreeSet<>(read());
    expected.removeAll(NEVER_SET);
    expected.remove("KEYWARD_CHANNEL_");
    expected.add("KEYWARD_CHANNEL_TOPIC_URL");
    expected.addAll(OF_THE_PLATFORM);

    Set<String> deployed = deployed();

    assertThat(deployed).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(deployed).doesNotContainAnyElementsOf(REFUSED);
  }

  @Test
  void whatIsMeasuredRunsAsWhatIsDeployed() {
    assertThat(Infra.text("modules/app.bicep")).contains("JAVA_OPTS: '" + House.JAVA_OPTS + "'");
  }

  @Test
  void settingsThatAreNeverDeployedAreStillReadByTheCode() {
    assertThat(read()).containsAll(NEVER_SET);
  }

  @Test
  void theTriggerOfTheQueueUsesTheConnectionThatIsDeployed() {
    Set<String> connections = Infra.found("connection = \"(\\w+)\"", Infra.code());

    assertThat(connections).containsExactly("KeywardStorage");
  }

  @Test
  void architectureNamesEverySettingOfKeywardThatIsDeployed() {
    String page = Infra.text(Path.of("docs/architecture.md"));

    assertThat(deployed())
        .filteredOn(name -> name.startsWith("KEYWARD_") && !name.startsWith("KEYWARD_CHANNEL_"))
        .allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
  }

  private static Set<String> deployed() {
    String settings = Infra.block(Infra.text("modules/app.bicep"), "var settings = {", "}");
    return Infra.found("^  (\\w+):", settings);
  }

  private static Set<String> read() {
    String settings = Infra.text(Path.of("src/main/java/io/keyward/bootstrap/Settings.java"));
    Set<String> read =
        new TreeSet<>(Infra.found("static final String \\w+ =\\s+\"(\\w+)\";", settings));
    read.addAll(Infra.found("\"%(\\w+)%\"", Infra.code()));
    return read;
  }
}

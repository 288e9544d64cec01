package io.keyward.infra;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.inventory.Body;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Names that the deployment and the code must spell alike. */
final class SharedNamesTest {
  private static final String STORAGE = Infra.text("modules/storage.bicep");
  private static final String PARTS =
      Infra.text(Path.of("src/main/java/io/keyward/bootstrap/AzureParts.java"));

  @Test
  void theTableIsTheOneThatTheCodeOpens() {
    Set<String> opened = Infra.found("TABLE = \"([\\w-]+)\"", PARTS);

    assertThat(Infra.found("parent: tableService\n  name: '([\\w-]+)'", STORAGE)).isEqualTo(opened);
  }

  @Test
  void theQueuesAreTheOneThatTheCodeOpensAndItsPoisonQueue() {
    Set<String> opened = Infra.found("WORK = \"([\\w-]+)\"", PARTS);
    Set<String> triggers = Infra.found("queueName = \"([\\w-]+)\"", Infra.code());
    String work = opened.iterator().next();

    Set<String> made = Infra.found("'([\\w-]+)'", Infra.block(STORAGE, "var queues = [", "]"));

    assertThat(triggers).isEqualTo(opened);
    assertThat(made).containsExactlyInAnyOrder(work, work + "-poison");
    assertThat(Infra.text("modules/alerts.bicep")).contains("has \"" + work + "-poison\"");
  }

  @Test
  void theHostReadsTheQueueAsTheCodeWritesIt() {
    Body queues = Infra.json(Path.of("host.json")).at("extensions", "queues");

    assertThat(queues.text("messageEncoding")).isEqualTo("base64");
    assertThat(Infra.code()).contains("QueueMessageEncoding.BASE64");
  }

  /** In a storm the host drops what may be sampled, and a line that is dropped is not counted. */
  @Test
  void whatAlertsCountIsNeverSampled() {
    Body sampling =
        Infra.json(Path.of("host.json")).at("logging", "applicationInsights", "samplingSettings");
    List<String> spared =
        List.of(sampling.text("excludedTypes").toLowerCase(Locale.ROOT).split(";"));

    Set<String> counted = Infra.found("query: '(\\w+)s \\|", alerts());

    assertThat(spared).containsExactlyInAnyOrderElementsOf(counted).hasSize(2);
  }

  @Test
  void packageAndDeadLettersGoToContainersThatAreMade() {
    Set<String> made = Infra.found("'([\\w-]+)'", Infra.block(STORAGE, "var containers = [", "]"));
    String bicep = Infra.bicep();

    assertThat(Infra.found("blobContainerName: '([\\w-]+)'", bicep)).isSubsetOf(made).hasSize(1);
    assertThat(Infra.found("Endpoints\\.blob}([\\w-]+)'", bicep)).isSubsetOf(made).hasSize(1);
    assertThat(Infra.found("container 'containers' existing = \\{\\s+name: '([\\w-]+)'", bicep))
        .isSubsetOf(made)
        .hasSize(1);
  }

  @Test
  void everyFunctionThatInfraNamesIsThere() {
    Set<String> functions = Infra.found("@FunctionName\\(\"(\\w+)\"\\)", Infra.code());
    Set<String> warm = Infra.found("'function:(\\w+)'", Infra.bicep());
    Set<String> watched =
        Infra.found("[( ]\"([A-Z]\\w+)\"", Infra.block(alerts(), "var rules = [", "]"));
    Set<String> awaited = Infra.found("functions/(\\w+)", Infra.text("hooks/postdeploy.sh"));

    assertThat(warm).isNotEmpty().isSubsetOf(functions);
    assertThat(watched).hasSize(4).isSubsetOf(functions);
    assertThat(awaited).hasSize(1).isSubsetOf(functions);
  }

  @Test
  void everyLineThatAnAlertWaitsForIsLogged() {
    Set<String> awaited = Infra.found("has \"([A-Z]\\w+ [\\w ]+)\"", alerts());

    assertThat(awaited)
        .hasSize(1)
        .allSatisfy(line -> assertThat(Infra.code()).contains(".log(\"" + line + "\")"));
  }

  @Test
  void theProbeAndTheDoorOfEventGridAreAllThatNeedsNoSignIn() {
    Set<String> open =
        Infra.found(
            "'([^']+)'",
            Infra.block(Infra.text("modules/app.bicep"), "excludedPaths: [", "      ]"));

    assertThat(open).containsExactlyInAnyOrder("/api/health", "/runtime/webhooks/EventGrid");
    assertThat(Infra.found("route = \"(api/health)\"", Infra.code())).hasSize(1);
  }

  @Test
  void theAppRolesAreThoseOfTheGate() {
    String roles = Infra.text(Path.of("src/main/java/io/keyward/functions/http/Role.java"));
    Set<String> known = Infra.found("\"(Keyward\\.\\w+)\"", roles);

    assertThat(Infra.found("\"value\": \"([\\w.]+)\"", Infra.text("app-roles.json")))
        .isEqualTo(known);
  }

  @Test
  void theRolesThatAskForDrillsOrDecideOnThemSaySo() {
    String drills = Infra.text(Path.of("src/main/java/io/keyward/functions/api/DrillsApi.java"));
    Set<String> asked = Infra.found("^ +Role\\.(\\w+),$", drills);
    asked.remove("READER");

    Set<String> said =
        Infra.found("\"description\": \"(.*\\bdrills\\b.*)\"", Infra.text("app-roles.json"));

    assertThat(said).hasSameSizeAs(asked).anyMatch(it -> it.contains("stops production"));
  }

  @Test
  void azdDeploysTheFolderThatTheBuildWritesToTheAppThatInfraTags() {
    String azd = Infra.text(Path.of("azure.yaml"));
    Set<String> name =
        Infra.found("<functionAppName>([\\w-]+)</functionAppName>", Infra.text(Path.of("pom.xml")));

    assertThat(Infra.found("dist: target/azure-functions/([\\w-]+)", azd)).isEqualTo(name);
    assertThat(Infra.found("^services:\n  ([\\w-]+):", azd))
        .isEqualTo(Infra.found("'azd-service-name': '([\\w-]+)'", Infra.bicep()));
    assertThat(Infra.found("run: (\\S+)", azd))
        .hasSize(3)
        .allSatisfy(hook -> assertThat(Path.of(hook)).isExecutable());
  }

  private static String alerts() {
    return Infra.text("modules/alerts.bicep");
  }
}

package io.keyward.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hooks of azd, run with an {@code az} that writes down what it is asked. */
final class HooksTest {
  private static final String TOPICS = "Microsoft.Storage.StorageAccounts\tother\trg-data\tNone\n";

  /** What azd tells a hook, from the outputs of the deployment. */
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "AZURE_ENV_NAME", "prod",
          "AZURE_LOCATION", "westeurope",
          "AZURE_SUBSCRIPTION_ID", "00000000-0000-0000-0000-000000000001",
          "AZURE_RESOURCE_GROUP", "rg-prod",
          "KEYWARD_APP_ID", "/app",
          "KEYWARD_APP_URL", "https://keyward.example",
          "KEYWARD_STORAGE_ID", "/storage",
          "KEYWARD_READER_PRINCIPAL_ID", "reader",
          "KEYWARD_TOPIC_NAME", "evgt-own",
          "KEYWARD_TRIES", "1");

  @TempDir Path folder;

  private record Ran(int code, String said, List<String> calls) {
    String call(String beginning) {
      return calls.stream().filter(it -> it.startsWith(beginning)).findFirst().orElse("");
    }
  }

  @Test
  void afterTheCodeTheSubscriptionIsDeployedWithParametersThatItKnows() throws Exception {
    Ran ran = run("postdeploy.sh", TOPICS, Map.of());

    String call = ran.call("az deployment sub create");
    Set<String> known = Infra.found("^param (\\w+)", Infra.text("subscription.bicep"));
    assertThat(ran.code()).as(ran.said()).isZero();
    assertThat(Infra.found(" (\\w+)=", call)).hasSize(10).isSubsetOf(known);
    assertThat(call).contains("topicName=evgt-own", "topicGroup=rg-prod", "topicExists=false");
    assertThat(call).contains("--name keyward-prod-westeurope ");
  }

  @Test
  void aTopicThatSomebodyElseMadeIsUsed() throws Exception {
    String topic = "microsoft.resources.subscriptions\ttheirs\trg-core\tSystemAssigned\n";

    Ran ran = run("postdeploy.sh", TOPICS + topic, Map.of());

    assertThat(ran.call("az deployment sub create"))
        .contains("topicName=theirs", "topicGroup=rg-core", "topicExists=true");
  }

  @Test
  void aTopicThatCouldNotKeepDeadLettersIsNotUsed() throws Exception {
    String topic = "microsoft.resources.subscriptions\ttheirs\trg-core\tNone\n";

    Ran ran = run("postdeploy.sh", topic, Map.of());

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.said()).contains("az eventgrid system-topic update --name theirs");
    assertThat(ran.call("az deployment")).isEmpty();
  }

  @Test
  void withoutTheFunctionNoEventIsSubscribedTo() throws Exception {
    Ran ran = run("postdeploy.sh", TOPICS, Map.of("REFUSE", "rest", "WHY", "Run az login."));

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.said()).contains("ResourceEvents does not show up", "Run az login.");
    assertThat(ran.call("az deployment")).isEmpty();
  }

  @Test
  void whereTopicsCannotBeListedNoSecondOneIsMade() throws Exception {
    Ran ran = run("postdeploy.sh", TOPICS, Map.of("REFUSE", "eventgrid", "WHY", "Forbidden."));

    assertThat(ran.code()).isNotZero();
    assertThat(ran.said()).contains("Forbidden.");
    assertThat(ran.call("az deployment")).isEmpty();
  }

  @Test
  void theAppRegistrationIsMadeOnceAndWithoutASecret() throws Exception {
    Ran first = run("preprovision.sh", "", Map.of("CREATED", "the-client-id"));
    Ran second = run("preprovision.sh", "", Map.of("KEYWARD_AUTH_CLIENT_ID", "the-client-id"));

    assertThat(first.code()).as(first.said()).isZero();
    assertThat(first.calls()).contains("azd env set KEYWARD_AUTH_CLIENT_ID the-client-id");
    assertThat(first.call("az ad app create")).contains("--app-roles @infra/app-roles.json");
    assertThat(first.calls()).noneMatch(it -> it.contains("credential") || it.contains("secret"));
    assertThat(second.calls()).isEmpty();
  }

  @Test
  void aRegistrationOfThatNameThatIsThereIsNotTakenForOurs() throws Exception {
    Ran ran = run("preprovision.sh", "", Map.of("FOUND", "somebodys-client-id"));

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.said())
        .contains("somebodys-client-id", "azd env set KEYWARD_AUTH_CLIENT_ID", "az ad app delete");
    assertThat(ran.calls()).hasSize(1).allMatch(it -> it.startsWith("az ad app list"));
  }

  @Test
  void theReadersIdentityVouchesForTheApp() throws Exception {
    Ran ran = run("postprovision.sh", "", Map.of("KEYWARD_AUTH_CLIENT_ID", "the-client-id"));

    assertThat(ran.code()).as(ran.said()).isZero();
    assertThat(ran.call("az ad app update"))
        .contains("--web-redirect-uris https://keyward.example/.auth/login/aad/callback");
    assertThat(ran.call("az ad app federated-credential create"))
        .contains("\"subject\":\"reader\"", "\"audiences\":[\"api://AzureADTokenExchange\"]");
  }

  @Test
  void aReaderThatIsMadeAnewVouchesInPlaceOfTheFormerOne() throws Exception {
    Map<String, String> former =
        Map.of("KEYWARD_AUTH_CLIENT_ID", "the-client-id", "FORMER", "keyward-reader");

    Ran ran = run("postprovision.sh", "", former);

    assertThat(ran.code()).as(ran.said()).isZero();
    assertThat(ran.call("az ad app federated-credential update"))
        .contains("--federated-credential-id keyward-reader", "\"subject\":\"reader\"")
        .doesNotContain("\"name\"");
    assertThat(ran.call("az ad app federated-credential create")).isEmpty();
  }

  @Test
  void aReaderThatVouchesAlreadyIsLeftAsItIs() throws Exception {
    Map<String, String> vouching =
        Map.of("KEYWARD_AUTH_CLIENT_ID", "the-client-id", "VOUCHING", "reader");

    Ran ran = run("postprovision.sh", "", vouching);

    assertThat(ran.code()).as(ran.said()).isZero();
    assertThat(ran.calls()).hasSize(2);
  }

  private Ran run(String hook, String topics, Map<String, String> more)
      throws IOException, InterruptedException {
    Path log = Files.writeString(folder.resolve("log"), "");
    Files.writeString(folder.resolve("topics"), topics);
    command("az");
    command("azd");
    ProcessBuilder builder =
        new ProcessBuilder("sh", Infra.ROOT.resolve("hooks/" + hook).toString());
    builder.redirectErrorStream(true).environment().putAll(ENVIRONMENT);
    builder.environment().putAll(more);
    builder.environment().put("FAKE", folder.toString());
    builder.environment().merge("PATH", folder + ":", (path, fake) -> fake + path);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ran(process.waitFor(), said, Files.readAllLines(log));
  }

  /** Writes down its call; answers those that a hook asks something. */
  private void command(String name) throws IOException {
    String script =
        """
        #!/bin/sh
        echo "NAME $*" >> "$FAKE/log"
        case "$1" in "${REFUSE:-none}") echo "$WHY" >&2; exit 1 ;; esac
        case "$*" in
          *"system-topic list"*) cat "$FAKE/topics" ;;
          *"app list"*) printf "%s" "${FOUND:-}" ;;
          *"app create"*) echo "${CREATED:-}" ;;
          *"credential list"*"subject=="*) printf "%s" "${VOUCHING:-}" ;;
          *"credential list"*"name=="*) printf "%s" "${FORMER:-}" ;;
          *"query tenantId"*) echo tenant ;;
          *activeDirectory*) echo https://login.example/ ;;
          *"cloud show"*) echo AzureCloud ;;
        esac
        """;
    Path file = Files.writeString(folder.resolve(name), script.replace("NAME", name));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}

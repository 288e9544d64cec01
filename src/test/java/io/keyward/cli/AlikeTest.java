package io.keyward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.inventory.Body;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A resource as it is, as a template and as a Terraform plan is judged the same. */
class AlikeTest {
  private static final List<String> SOURCES = List.of("live", "template", "plan");
  private static final List<List<String>> FACTS =
      List.of(
          List.of("source"),
          List.of("key", "vaultUri"),
          List.of("key", "vaultId"),
          List.of("key", "name"),
          List.of("key", "version"),
          List.of("identity", "kind"),
          List.of("identity", "clientId"),
          List.of("identity", "resourceId"));

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "openai-own-key, customer",
    "account-key-beside, customer",
    "openai-platform-key, platform",
    "ai-services, customer",
    "foundry-by-azapi, customer",
    "foundry-hub-and-project, customer",
    "ml-workspace, customer",
    "ml-workspace-platform-key, platform",
    "search-enforced, unknown",
    "search-not-enforced, platform",
    "bot, customer",
    "health-bot, customer",
    "health-bot-platform-key, platform",
    "ml-registry, unsupported",
    "video-indexer, unsupported",
    "storage, customer",
    "storage-key-beside, customer",
    "container-registry, customer",
    "cosmos, customer",
    "speech-own-storage, platform"
  })
  void isJudgedTheSameFromEachSource(String name, String source) throws URISyntaxException {
    List<List<String>> told = new ArrayList<>();
    for (String kind : SOURCES) {
      told.add(told(name, kind));
    }

    assertThat(String.join("\n", told.get(0))).contains(" " + source + "|");
    assertThat(told.get(1)).as("template").isEqualTo(told.get(0));
    assertThat(told.get(2)).as("plan").isEqualTo(told.get(0));
  }

  private static List<String> told(String name, String kind) throws URISyntaxException {
    Path file =
        Path.of(
            Objects.requireNonNull(
                    AlikeTest.class.getResource("/alike/" + name + "/" + kind + ".json"))
                .toURI());
    Body json = CommandRun.of("evaluate", "--format", "json", file.toString()).json();
    List<String> told = new ArrayList<>();
    json.items("resources").forEach(resource -> told.add(told(resource)));
    json.items("others").stream()
        .filter(other -> !other.text("type").contains("Identities"))
        .forEach(other -> told.add(told(other)));
    return told;
  }

  private static String told(Body resource) {
    StringBuilder told = new StringBuilder(resource.text("type"));
    told.append(' ').append(resource.text("kind")).append(' ').append(resource.text("verdict"));
    told.append(' ');
    for (List<String> fact : FACTS) {
      told.append(resource.at("encryption").text(fact.toArray(new String[0]))).append('|');
    }
    return told.toString();
  }
}

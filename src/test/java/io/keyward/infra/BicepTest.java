package io.keyward.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.keyward.inventory.Body;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What can be seen of the Bicep without its compiler. */
final class BicepTest {
  static Stream<Path> files() {
    return Infra.files(Infra.ROOT, ".bicep").stream();
  }

  @ParameterizedTest
  @MethodSource("files")
  void bracketsAreBalanced(Path file) {
    Deque<Character> open = new ArrayDeque<>();
    for (char c : withoutTexts(Infra.text(file)).toCharArray()) {
      if ("([{".indexOf(c) >= 0) {
        open.push(c);
      } else if (")]}".indexOf(c) >= 0) {
        assertThat(open).isNotEmpty();
        assertThat("" + open.pop() + c).isIn("()", "[]", "{}");
      }
    }

    assertThat(open).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("files")
  void whatIsDeclaredIsUsedAndParametersAreDescribed(Path file) {
    String text = Infra.text(file);
    Set<String> declared = Infra.found("^(?:param|var) (\\w+)", text);

    assertThat(declared)
        .allSatisfy(
            name ->
                assertThat(text)
                    .containsPattern("(?m)^(?!(param|var) " + name + "\\b).*\\b" + name + "\\b"));
    assertThat(Infra.found("@description\\(('.+')\\)\nparam", text.replaceAll("\n@metadata.*", "")))
        .hasSameSizeAs(Infra.found("^param (\\w+)", text));
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyModuleIsThereAndIsGivenExactlyWhatItAsksFor(Path file) {
    String text = Infra.text(file);

    for (String path : Infra.found("^module \\w+ '([^']+)'", text)) {
      String module = Infra.text(parent(file).resolve(path));
      Set<String> asked = Infra.found("^param (\\w+) \\w+$", module);
      Set<String> known = Infra.found("^param (\\w+)", module);
      String call = Infra.block(text.substring(text.indexOf("'" + path + "'")), "params: {", "  }");
      Set<String> given = Infra.found("^    (\\w+):", call);
      assertThat(given).as(path).containsAll(asked).isSubsetOf(known);
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void outputsThatAreReadAreMade(Path file) {
    String text = Infra.text(file);

    for (String symbol : Infra.found("\\b(\\w+)!?\\.outputs\\.", text)) {
      String path = Infra.found("^module " + symbol + " '([^']+)'", text).iterator().next();
      Set<String> made = Infra.found("^output (\\w+)", Infra.text(parent(file).resolve(path)));
      assertThat(Infra.found("\\b" + symbol + "!?\\.outputs\\.(\\w+)", text)).isSubsetOf(made);
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void noCloudIsWrittenInAndNothingSecretIsReadOrKept(Path file) {
    String text = Infra.text(file);

    assertThat(text)
        .doesNotContainPattern(
            "(?i)windows\\.net|azure\\.com|azure\\.us|azure\\.cn|microsoftonline")
        .doesNotContainPattern("(?i)listKeys|listSecrets|AccountKey|SharedAccess|clientSecret:")
        .doesNotContainPattern("'br[:/]|'ts:");
    assertThat(Infra.found("^output \\w*((?i:secret|password|connection))", text)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("files")
  void dataThatIsLoadedIsThere(Path file) {
    assertThat(Infra.found("loadJsonContent\\('([^']+)'\\)", Infra.text(file)))
        .allSatisfy(data -> assertThat(parent(file).resolve(data)).exists());
  }

  @Test
  void whereverEventsAreSubscribedToSomebodyHearsOfLostOnes() {
    assertThat(subscribing())
        .hasSize(2)
        .allSatisfy(it -> assertThat(it).containsPattern("module \\w+ '.*lost-events\\.bicep'"));
  }

  /** A source has one topic: the second installation must not take the events of the first. */
  @Test
  void eventSubscriptionsOfTwoInstallationsDifferInName() {
    assertThat(subscribing())
        .isNotEmpty()
        .allSatisfy(
            it ->
                assertThat(Infra.block(it, "resource subscribed ", "  properties: {"))
                    .contains("-${last(split(appId, '/'))}'"));
  }

  /** A deployment of a subscription keeps its first region; another one is refused its name. */
  @Test
  void deploymentsOfASubscriptionHaveANameOfTheirOwnForEachInstallation() {
    Set<String> names = Infra.found("^  name: '(keyward-(?:roles|guardrails)\\b.*)'$", templates());

    assertThat(names).hasSize(3).allSatisfy(it -> assertThat(it).contains("-${"));
  }

  /** The file is tracked: an address of a channel is a secret, a reference to one is none. */
  @Test
  void settingsOfChannelsAreReferencesAndNeverTheAddressItself() {
    Body settings = Infra.json("main.parameters.json").at("parameters", "channelSettings", "value");

    assertThat(settings.members().values().stream().map(it -> it.text()))
        .allMatch(it -> it.matches("@Microsoft\\.KeyVault\\(.*|\\$\\{\\w+}"));
    assertThat(Infra.text(Path.of(".gitignore"))).contains("\n.azure/\n");
  }

  @Test
  void azdGivesEveryParameterAndNoOther() {
    Body given = Infra.json("main.parameters.json").at("parameters");

    assertThat(given.members().keySet())
        .containsExactlyInAnyOrderElementsOf(
            Infra.found("^param (\\w+)", Infra.text("main.bicep")));
  }

  @Test
  void whatAzdReadsFromItsEnvironmentIsExplained() {
    Set<String> names =
        new TreeSet<>(Infra.found("\\$\\{(KEYWARD_\\w+)", Infra.text("main.parameters.json")));
    String page = Infra.text(Path.of("docs/deploy.md"));

    assertThat(names).isNotEmpty().allSatisfy(it -> assertThat(page).contains("`" + it + "`"));
  }

  @Test
  void storageLogsAndTopicsTakeNoKeys() {
    assertThat(Infra.text("modules/storage.bicep")).contains("allowSharedKeyAccess: false");
    assertThat(Infra.text("modules/monitoring.bicep"))
        .contains("DisableLocalAuth: true", "disableLocalAuth: true");
    assertThat(Infra.text("modules/alert-topic.bicep")).contains("disableLocalAuth: true");
  }

  @Test
  void everyJsonFileIsWellFormed() {
    List<Path> files = Infra.files(Infra.ROOT, ".json");

    assertThat(files)
        .hasSizeGreaterThanOrEqualTo(4)
        .allSatisfy(file -> assertThatCode(() -> Infra.json(file)).doesNotThrowAnyException());
  }

  private static List<String> subscribing() {
    return files().map(Infra::text).filter(it -> it.contains("/eventSubscriptions@")).toList();
  }

  private static String templates() {
    return Infra.text("main.bicep") + Infra.text("subscription.bicep");
  }

  private static Path parent(Path file) {
    return file.resolveSibling("");
  }

  /** Texts and comments may hold brackets that open and close nothing. */
  private static String withoutTexts(String bicep) {
    return bicep.replaceAll("'(?:\\\\'|\\$\\{[^}]*}|[^'\\n])*'", "''").replaceAll("(?m)//.*$", "");
  }
}

package io.keyward.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.functions.annotation.EventGridTrigger;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import com.microsoft.azure.functions.annotation.WarmupTrigger;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.keyward.inventory.Body;
import io.keyward.json.BadJson;
import io.keyward.json.JsonText;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The written function app says what the code says, and carries nothing that it should not. */
final class PackagedAppIT {
  private static final Path APP = Path.of("target", "azure-functions", "keyward");
  private static final List<String> CONTRACT =
      List.of(
          "AcknowledgeAlert",
          "ApproveTicket",
          "ApproveTickets",
          "ApproveWaiver",
          "CommentTicket",
          "ConsoleAssets",
          "ConsolePages",
          "DispatchOutbox",
          "DoTask",
          "GetKpis",
          "GetResource",
          "GetTicket",
          "Health",
          "KeyVaultEvents",
          "ListAlerts",
          "ListAudit",
          "ListKeys",
          "ListKpiRecords",
          "ListResources",
          "ListTickets",
          "ListWaivers",
          "NameReplacement",
          "PublishKpis",
          "RejectTicket",
          "ReplayAlert",
          "RequestWaiver",
          "ResourceEvents",
          "RetryTicket",
          "RevokeWaiver",
          "SweepInventory",
          "SweepKeys",
          "SweepTickets",
          "WaiveTicket",
          "Work",
          "warmup");

  @Test
  void everyAnnotatedFunctionIsWrittenWithItsTrigger() throws IOException {
    assertThat(written()).isEqualTo(annotated());
  }

  @Test
  void everyFunctionOfTheContractIsThere() {
    assertThat(annotated().keySet()).containsExactlyInAnyOrderElementsOf(CONTRACT);
  }

  @Test
  void everyFunctionClassHasAnInstanceInTheGraph() {
    List<String> classes =
        functions().stream().map(m -> m.getDeclaringClass().getName()).distinct().toList();

    assertThat(classes).allSatisfy(name -> assertThat(graph()).contains(name));
  }

  @Test
  void hostJsonIsTheCheckedOne() throws IOException, BadJson {
    Body host = json(APP.resolve("host.json"));

    assertThat(Files.readString(APP.resolve("host.json")))
        .isEqualTo(Files.readString(Path.of("host.json")));
    assertThat(host.text("version")).isEqualTo("2.0");
    assertThat(host.text("extensions", "http", "routePrefix")).isEmpty();
    assertThat(host.text("extensions", "queues", "messageEncoding")).isEqualTo("base64");
    assertThat(Integer.parseInt(host.text("extensions", "queues", "maxDequeueCount"))).isPositive();
  }

  @Test
  void sampleSettingsHoldNoSecretAndNameWhatTheCodeReads() throws IOException, BadJson {
    Map<String, Body> values = json(Path.of("local.settings.sample.json")).members("Values");

    assertThat(values.keySet())
        .contains("KEYWARD_SWEEP_SCHEDULE", Settings.STORAGE, Settings.TENANT, Settings.CLOUD);
    assertThat(values.values())
        .allSatisfy(
            value ->
                assertThat(value.text().toLowerCase(Locale.ROOT))
                    .doesNotContain("accountkey", "sig=", "secret", "password", "://"));
  }

  @Test
  void localSettingsAreNotDeployed() {
    assertThat(APP.resolve("local.settings.json")).doesNotExist();
  }

  /** So that a plain mvn package packs none: later phases do not run then. */
  @Test
  void localSettingsAreTakenOutRightAfterTheAppWasWritten() throws IOException {
    String plugins = Files.readString(Path.of("pom.xml"));
    int written = plugins.indexOf("<id>function-app</id>");
    int takenOut = plugins.indexOf("<id>no-local-settings</id>");

    assertThat(takenOut).isGreaterThan(written).isPositive();
    assertThat(plugins.substring(takenOut))
        .startsWith("<id>no-local-settings</id>\n            <phase>package</phase>");
  }

  @Test
  void nothingOfTheTestsOrTheSandboxIsDeployed() throws IOException {
    List<String> forbidden =
        List.of(
            "org/junit/",
            "org/assertj/",
            "net/jqwik/",
            "com/tngtech/",
            "io/undertow/",
            "org/h2/",
            "com/cronutils/",
            "org/bouncycastle/",
            "com/nimbusds/",
            "com/networknt/",
            "io/keyward/sandbox/",
            "io/keyward/testing/",
            "io/netty/");

    assertThat(entries()).noneMatch(entry -> forbidden.stream().anyMatch(entry::startsWith));
  }

  @Test
  void packageStaysLean() throws IOException {
    long bytes = 0;
    for (Path jar : jars()) {
      bytes += Files.size(jar);
    }

    assertThat(bytes).isLessThan(20_000_000);
  }

  private static List<Method> functions() {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.keyward.functions")
            .stream()
            .flatMap(type -> type.getMethods().stream())
            .filter(method -> method.isAnnotatedWith(FunctionName.class))
            .map(JavaMethod::reflect)
            .toList();
  }

  private static Map<String, String> annotated() {
    Map<String, String> functions = new TreeMap<>();
    for (Method method : functions()) {
      String entry = method.getDeclaringClass().getName() + "." + method.getName();
      functions.put(
          method.getAnnotation(FunctionName.class).value(), entry + " " + trigger(method));
    }
    return functions;
  }

  private static String trigger(Method method) {
    return Arrays.stream(method.getParameters())
        .map(Parameter::getAnnotations)
        .flatMap(Arrays::stream)
        .map(PackagedAppIT::binding)
        .filter(binding -> !binding.isEmpty())
        .findFirst()
        .orElse("none");
  }

  private static String binding(Annotation annotation) {
    if (annotation instanceof QueueTrigger queue) {
      return "queueTrigger " + queue.queueName() + " " + queue.connection();
    }
    if (annotation instanceof TimerTrigger timer) {
      return "timerTrigger " + timer.schedule();
    }
    if (annotation instanceof HttpTrigger http) {
      String level = http.authLevel().name().toLowerCase(Locale.ROOT);
      return "httpTrigger " + http.route() + " " + Arrays.toString(http.methods()) + " " + level;
    }
    if (annotation instanceof EventGridTrigger) {
      return "eventGridTrigger";
    }
    return annotation instanceof WarmupTrigger ? "warmupTrigger" : "";
  }

  private static Map<String, String> written() throws IOException {
    Map<String, String> functions = new TreeMap<>();
    try (Stream<Path> folders = Files.list(APP)) {
      for (Path folder : folders.filter(f -> Files.exists(f.resolve("function.json"))).toList()) {
        functions.put(folder.getFileName().toString(), written(folder.resolve("function.json")));
      }
    } catch (BadJson e) {
      throw new AssertionError(e);
    }
    return functions;
  }

  private static String written(Path file) throws IOException, BadJson {
    Body function = json(file);
    Body trigger =
        function.items("bindings").stream()
            .filter(binding -> binding.text("type").endsWith("Trigger"))
            .findFirst()
            .orElseThrow();
    String details =
        switch (trigger.text("type")) {
          case "queueTrigger" -> " " + trigger.text("queueName") + " " + trigger.text("connection");
          case "timerTrigger" -> " " + trigger.text("schedule");
          case "httpTrigger" ->
              " "
                  + trigger.text("route")
                  + " "
                  + trigger.items("methods").stream().map(m -> m.text()).toList()
                  + " "
                  + trigger.text("authLevel").toLowerCase(Locale.ROOT);
          default -> "";
        };
    return function.text("entryPoint") + " " + trigger.text("type") + details;
  }

  private static Body json(Path file) throws IOException, BadJson {
    return Body.of(JsonText.parse(Files.readString(file)));
  }

  private static List<String> graph() {
    return TestGraph.keyward().functionClasses().stream().map(Class::getName).toList();
  }

  private static List<Path> jars() throws IOException {
    try (Stream<Path> files = Files.walk(APP)) {
      return files.filter(file -> file.toString().endsWith(".jar")).toList();
    }
  }

  private static List<String> entries() throws IOException {
    List<String> entries = new java.util.ArrayList<>();
    for (Path jar : jars()) {
      try (JarFile file = new JarFile(jar.toFile())) {
        file.stream().forEach(entry -> entries.add(entry.getName()));
      }
    }
    return entries;
  }
}

package io.keyward.sandbox.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import io.keyward.sandbox.host.function.EntryPoint;
import io.keyward.sandbox.host.function.FunctionCatalog;
import io.keyward.sandbox.host.function.FunctionDescriptor;
import io.keyward.sandbox.host.function.RouteTemplate;
import io.keyward.sandbox.host.function.Trigger;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionCatalogTest {
  private static final String PACKAGE = "io.keyward.sandbox.host";

  @Test
  void functionsOfAPackageAreFound() {
    FunctionCatalog catalog =
        FunctionCatalog.scan(getClass().getClassLoader(), PACKAGE, SampleHost.SETTINGS);

    assertThat(catalog.functions())
        .extracting(FunctionDescriptor::name)
        .contains("Work", "ResourceEvents", "SweepInventory", "GetTicket");
  }

  @Test
  void functionsInAJarAreFound(@TempDir Path directory) throws Exception {
    URL jar = jar(directory.resolve("app with space.jar")).toUri().toURL();
    ClassLoader parent = new WithoutSamples(getClass().getClassLoader());
    try (URLClassLoader loader = new URLClassLoader(new URL[] {jar}, parent)) {
      FunctionCatalog catalog = FunctionCatalog.scan(loader, PACKAGE, SampleHost.SETTINGS);

      assertThat(catalog.find("work")).isPresent();
      assertThat(catalog.find("work").orElseThrow().entry())
          .isInstanceOfSatisfying(
              EntryPoint.Annotated.class,
              entry ->
                  assertThat(entry.method().getDeclaringClass().getClassLoader()).isSameAs(loader));
    }
  }

  @Test
  void bindingsAreReadAndSettingsResolved() {
    FunctionCatalog catalog =
        FunctionCatalog.of(List.of(SampleFunctions.class), SampleHost.SETTINGS);

    assertThat(trigger(catalog, "Work")).isEqualTo(new Trigger.Queue("keyward-work"));
    assertThat(trigger(catalog, "SweepInventory")).isEqualTo(new Trigger.Timer("0 0 */6 * * *"));
    assertThat(trigger(catalog, "Approve"))
        .isEqualTo(
            new Trigger.Http(
                RouteTemplate.parse("tickets/{id}/approve"),
                Set.of(HttpMethod.POST),
                AuthorizationLevel.ANONYMOUS));
  }

  @Test
  void missingSettingIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FunctionCatalog.of(List.of(SampleFunctions.class), Map.of()))
        .withMessageMatching("The setting (WORK_QUEUE|SWEEP) is missing\\.");
  }

  @Test
  void functionsOfAPackageAreThoseOfItsFunctionJsonFiles(@TempDir Path app) throws IOException {
    describe(
        app,
        "Fold",
        """
        {"scriptFile":"../app.jar","entryPoint":"a.B.fold","bindings":[
         {"type":"httpTrigger","name":"r","route":"fold/{id}","methods":["GET","POST"],
          "authLevel":"FUNCTION"},{"type":"http","direction":"out","name":"$return"}]}
        """);
    describe(
        app,
        "Work",
        """
        {"scriptFile":"../app.jar","entryPoint":"a.B.work","bindings":[
         {"type":"queueTrigger","name":"m","queueName":"%WORK_QUEUE%","connection":"C"}]}
        """);

    FunctionCatalog catalog = FunctionCatalog.packaged(app, SampleHost.SETTINGS);

    assertThat(catalog.functions())
        .extracting(FunctionDescriptor::name)
        .containsExactly("Fold", "Work");
    assertThat(trigger(catalog, "Work")).isEqualTo(new Trigger.Queue("keyward-work"));
    assertThat(trigger(catalog, "Fold"))
        .isEqualTo(
            new Trigger.Http(
                RouteTemplate.parse("fold/{id}"),
                Set.of(HttpMethod.GET, HttpMethod.POST),
                AuthorizationLevel.FUNCTION));
    assertThat(catalog.find("Fold").orElseThrow().entry())
        .isEqualTo(new EntryPoint.Packaged(app.resolve("app.jar"), "a.B.fold"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no json",
        "{}",
        "{\"scriptFile\":\"../a.jar\",\"entryPoint\":\"a.B.c\",\"bindings\":[]}",
        "{\"scriptFile\":\"../a.jar\",\"entryPoint\":\"a.B.c\",\"bindings\":[{\"type\":\"blobTrigger\"}]}",
        "{\"scriptFile\":\"../a.jar\",\"bindings\":[{\"type\":\"eventGridTrigger\"}]}"
      })
  void aFunctionJsonThatCannotBeServedIsRefusedByName(String json, @TempDir Path app)
      throws IOException {
    describe(app, "Odd", json);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> FunctionCatalog.packaged(app, SampleHost.SETTINGS))
        .withMessageContaining("Odd");
  }

  private static void describe(Path app, String name, String json) throws IOException {
    Files.createDirectories(app.resolve(name));
    Files.writeString(app.resolve(name).resolve("function.json"), json);
  }

  @ParameterizedTest
  @CsvSource({
    "tickets/{id}, tickets/1, {id=1}",
    "tickets/{id}, tickets, no",
    "tickets/{id}, tickets/1/2, no",
    "tickets/{id?}, tickets, {}",
    "a/{*rest}, a/b/c, {rest=b/c}",
    "a/{*rest}, a, {rest=}",
    "a/{x}/b, A/1/B, {x=1}"
  })
  void routesMatch(String route, String path, String expected) {
    assertThat(
            RouteTemplate.parse(route)
                .match(List.of(path.split("/", -1)))
                .map(Object::toString)
                .orElse("no"))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/{id:int}", "{*rest}/a", "{x?}/a", "a//b", "x{id}", "{}", "a}"})
  void routesThatCannotBeServedAreRefused(String route) {
    assertThatIllegalArgumentException().isThrownBy(() -> RouteTemplate.parse(route));
  }

  private static Trigger trigger(FunctionCatalog catalog, String name) {
    return catalog.find(name).orElseThrow().trigger();
  }

  private static Path jar(Path file) throws IOException {
    String folder = PACKAGE.replace('.', '/') + "/";
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(file))) {
      out.putNextEntry(new JarEntry(folder));
      out.putNextEntry(new JarEntry(folder + "SampleFunctions.class"));
      try (var in = SampleFunctions.class.getResourceAsStream("SampleFunctions.class")) {
        Objects.requireNonNull(in).transferTo(out);
      }
    }
    return file;
  }

  /** Hides the sample from the loader below, so that the jar's copy is the one found. */
  private static final class WithoutSamples extends ClassLoader {
    WithoutSamples(ClassLoader parent) {
      super(parent);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
      return name.startsWith("io/keyward/sandbox")
          ? Collections.emptyEnumeration()
          : super.getResources(name);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith("io.keyward.sandbox.host.Sample")) {
        throw new ClassNotFoundException(name);
      }
      return super.loadClass(name, resolve);
    }
  }
}

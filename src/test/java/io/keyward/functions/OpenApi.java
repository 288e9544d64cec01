package io.keyward.functions;

import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.keyward.inventory.Body;
import io.keyward.json.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** docs/openapi.yaml, and the HTTP functions that it describes. */
public final class OpenApi {
  private static final Body DOCUMENT = read();
  private static final Map<String, Operation> OPERATIONS =
      DOCUMENT.members("paths").entrySet().stream()
          .flatMap(
              path ->
                  path.getValue().members().entrySet().stream()
                      .map(it -> new Operation(it.getKey(), path.getKey(), it.getValue())))
          .collect(Collectors.toUnmodifiableMap(Operation::id, Function.identity()));
  private static final Map<String, Method> FUNCTIONS =
      new ClassFileImporter()
              .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
              .importPackages("io.keyward")
              .stream()
              .flatMap(type -> type.getMethods().stream())
              .filter(method -> method.isAnnotatedWith(FunctionName.class))
              .map(JavaMethod::reflect)
              .filter(OpenApi::isOfTheApi)
              .collect(
                  Collectors.toUnmodifiableMap(
                      it -> it.getAnnotation(FunctionName.class).value(), Function.identity()));
  private static final Map<String, Schema> SCHEMAS = new ConcurrentHashMap<>();

  private OpenApi() {}

  /** One operation as it is documented. */
  record Operation(String method, String path, Body text) {
    String id() {
      return text.text("operationId");
    }

    String role() {
      return text.text("x-role");
    }

    boolean changes() {
      return method.equals("post");
    }

    /** "true": a ticket's author is refused; "each": for each ticket by itself. */
    String notByAuthor() {
      return text.text("x-not-by-author");
    }

    List<Integer> statuses() {
      return text.members("responses").keySet().stream().map(Integer::valueOf).sorted().toList();
    }

    @Override
    public String toString() {
      return id();
    }
  }

  static Body document() {
    return DOCUMENT;
  }

  static Map<String, Operation> operations() {
    return OPERATIONS;
  }

  /** The HTTP functions that are no pages, by name. */
  static Map<String, Method> functions() {
    return FUNCTIONS;
  }

  static Optional<HttpTrigger> trigger(Method method) {
    return Arrays.stream(method.getParameters())
        .map(parameter -> parameter.getAnnotation(HttpTrigger.class))
        .filter(it -> it != null)
        .findFirst();
  }

  private static boolean isOfTheApi(Method method) {
    return trigger(method).filter(it -> !it.route().startsWith("console")).isPresent();
  }

  /** What is wrong with a part of an answer, by the name of its schema. */
  public static List<String> faults(String schema, Map<String, @Nullable Object> part) {
    Body named = Body.of(Map.of("$ref", "#/components/schemas/" + schema));
    return faults(named, JsonText.write(part)).stream().map(Error::toString).toList();
  }

  /** What is wrong with a body that somebody sends. */
  static List<Error> requestFaults(String operation, String json) {
    Body body = operation(operation).text().at("requestBody", "content");
    return faults(body.at("application/json", "schema"), json);
  }

  /** What is wrong with an answer; an undocumented status or type is. */
  static List<String> answerFaults(String operation, int status, String type, String json) {
    Body answer = resolved(operation(operation).text().at("responses").at(String.valueOf(status)));
    Body schema = answer.at("content").at(type.replaceFirst(";.*", "")).at("schema");
    if (type.startsWith("text/csv") && schema.says("string", "type")) {
      return List.of();
    }
    return schema.isEmpty()
        ? List.of(operation + " is not documented to answer " + status + " as " + type)
        : faults(schema, json).stream().map(it -> operation + " " + status + ": " + it).toList();
  }

  private static Operation operation(String id) {
    return Optional.ofNullable(OPERATIONS.get(id))
        .orElseThrow(() -> new AssertionError(id + " is not in docs/openapi.yaml"));
  }

  private static Body resolved(Body part) {
    String[] way = part.text("$ref").replaceFirst("^#/", "").split("/");
    return part.text("$ref").isEmpty() ? part : DOCUMENT.at(way);
  }

  private static List<Error> faults(Body schema, String json) {
    return SCHEMAS
        .computeIfAbsent(JsonText.write(schema.object()), OpenApi::compiled)
        .validate(json, InputFormat.JSON);
  }

  private static Schema compiled(String schema) {
    String all = JsonText.write(DOCUMENT.at("components", "schemas").object());
    String whole = "{\"allOf\":[" + schema + "],\"$defs\":" + all + "}";
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(whole.replace("#/components/schemas/", "#/$defs/"));
  }

  /** The function whose code asks, where one does. */
  static Optional<String> callingFunction() {
    return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
        .walk(frames -> frames.flatMap(frame -> named(frame).stream()).findFirst());
  }

  private static Optional<String> named(StackWalker.StackFrame frame) {
    return FUNCTIONS.entrySet().stream()
        .filter(it -> it.getValue().getDeclaringClass() == frame.getDeclaringClass())
        .filter(it -> it.getValue().getName().equals(frame.getMethodName()))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static Body read() {
    try {
      String yaml = Files.readString(Path.of("docs", "openapi.yaml"));
      @Nullable Object document = new Load(LoadSettings.builder().build()).loadFromString(yaml);
      return Body.of(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

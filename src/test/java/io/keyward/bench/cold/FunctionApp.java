package io.keyward.bench.cold;

import io.keyward.inventory.Body;
import io.keyward.json.BadJson;
import io.keyward.json.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A packaged function app and the one function in it that gets an event.
 *
 * @param folder holds host.json, the app's jar, lib, and one folder per function
 */
record FunctionApp(String name, Path folder, String eventFunction) {

  /** One function as its function.json describes it. */
  record Function(String name, Path scriptFile, String entryPoint, String binding, String type) {}

  List<Function> functions() throws IOException {
    List<Function> functions = new ArrayList<>();
    try (Stream<Path> folders = Files.list(folder)) {
      for (Path each : folders.filter(f -> Files.exists(f.resolve("function.json"))).toList()) {
        functions.add(read(each));
      }
    }
    return functions;
  }

  private static Function read(Path folder) throws IOException {
    try {
      Body json = Body.of(JsonText.parse(Files.readString(folder.resolve("function.json"))));
      Body trigger = json.items("bindings").get(0);
      return new Function(
          folder.getFileName().toString(),
          folder.resolve(json.text("scriptFile")).normalize(),
          json.text("entryPoint"),
          trigger.text("name"),
          trigger.text("type"));
    } catch (BadJson e) {
      throw new IOException("The function.json in " + folder + " cannot be read", e);
    }
  }
}

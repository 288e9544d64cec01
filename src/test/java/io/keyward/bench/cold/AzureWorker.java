package io.keyward.bench.cold;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Azure's own worker for Java, driven with the messages of its FunctionRpc.proto (fields as of
 * version 2.17.0, read on 2026-11-21).
 */
record AzureWorker(Path jar) implements Worker {
  private static final int START_STREAM = 20;
  private static final int INIT = 17;
  private static final int INIT_DONE = 16;
  private static final int LOAD = 8;
  private static final int LOAD_DONE = 9;
  private static final int INVOKE = 4;
  private static final int INVOKE_DONE = 5;
  private static final int STATUS = 4;
  private static final byte SUCCESS = 1;

  @Override
  public String description() {
    return "Azure's worker for Java over its gRPC protocol (" + jar.getFileName() + ")";
  }

  @Override
  public List<String> arguments(int port) {
    return List.of(
        "-jar",
        jar.toString(),
        "--host",
        "127.0.0.1",
        "--port",
        "" + port,
        "--workerId",
        "bench",
        "--requestId",
        "start",
        "--grpcMaxMessageLength",
        "2147483647");
  }

  @Override
  public Conversation load(Socket socket, FunctionApp app) throws IOException {
    GrpcStream stream = new GrpcStream(socket);
    await(stream, START_STREAM);
    Wire init =
        new Wire()
            .text(1, "4.0")
            .text(4, jar.resolveSibling("").toString())
            .text(5, app.folder().toString());
    stream.send(new Wire().text(1, "init").message(INIT, init).bytes());
    await(stream, INIT_DONE);
    List<FunctionApp.Function> functions = app.functions();
    for (FunctionApp.Function function : functions) {
      stream.send(new Wire().text(1, "load").message(LOAD, request(app, function)).bytes());
    }
    for (int i = 0; i < functions.size(); i++) {
      check(await(stream, LOAD_DONE), 2);
    }
    FunctionApp.Function target =
        functions.stream()
            .filter(f -> f.name().equals(app.eventFunction()))
            .findFirst()
            .orElseThrow();
    return event -> {
      Wire input = new Wire().text(1, target.binding()).message(2, new Wire().text(2, event));
      Wire call = new Wire().text(1, "call").text(2, target.name()).message(3, input);
      stream.send(new Wire().text(1, "call").message(INVOKE, call).bytes());
      check(await(stream, INVOKE_DONE), 3);
    };
  }

  private static Wire request(FunctionApp app, FunctionApp.Function function) {
    Wire binding =
        new Wire().text(1, function.binding()).message(2, new Wire().text(2, function.type()));
    Wire metadata =
        new Wire()
            .text(1, app.folder().resolve(function.name()).toString())
            .text(2, function.scriptFile().toString())
            .text(3, function.entryPoint())
            .text(4, function.name())
            .message(6, binding);
    return new Wire().text(1, function.name()).message(2, metadata);
  }

  /** Passes over what the worker logs until the expected answer is there. */
  private static byte[] await(GrpcStream stream, int content) throws IOException {
    byte[] answer = Wire.read(stream.receive()).get(content);
    while (answer == null) {
      answer = Wire.read(stream.receive()).get(content);
    }
    return answer;
  }

  private static void check(byte[] answer, int result) throws IOException {
    byte[] said = Wire.read(answer).getOrDefault(result, new byte[0]);
    Map<Integer, byte[]> fields = Wire.read(said);
    if (fields.getOrDefault(STATUS, new byte[] {0})[0] != SUCCESS) {
      throw new IOException("The worker failed: " + new String(said, StandardCharsets.UTF_8));
    }
  }
}

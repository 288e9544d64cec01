package io.keyward.bench.cold;

import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.spi.inject.FunctionInstanceInjector;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;

/**
 * A launcher of ours in place of Azure's worker: the least that a Java process must do for an
 * event. It is a far lower floor than the real one, which also starts a gRPC client.
 */
record BareWorker(Path jar) implements Worker {

  static BareWorker write(Path folder) throws IOException {
    return new BareWorker(
        NoOpApp.jar(folder.resolve("bare-worker.jar"), List.of(BareWorkerMain.class)));
  }

  @Override
  public String description() {
    return "a bare launcher of ours (no gRPC; give --worker for Azure's own)";
  }

  @Override
  public List<String> arguments(int port) {
    String classPath =
        String.join(
            File.pathSeparator,
            jar.toString(),
            place(FunctionInstanceInjector.class),
            place(com.microsoft.azure.functions.ExecutionContext.class),
            place(FunctionName.class));
    return List.of("-cp", classPath, BareWorkerMain.class.getName(), "" + port);
  }

  private static String place(Class<?> type) {
    return Path.of(
            java.net.URI.create(
                type.getProtectionDomain().getCodeSource().getLocation().toString()))
        .toString();
  }

  @Override
  public Conversation load(Socket socket, FunctionApp app) throws IOException {
    DataOutputStream out = new DataOutputStream(socket.getOutputStream());
    DataInputStream in = new DataInputStream(socket.getInputStream());
    List<FunctionApp.Function> functions = app.functions();
    out.writeUTF(app.folder().toString());
    out.writeInt(functions.size());
    for (FunctionApp.Function function : functions) {
      out.writeUTF(function.name());
    }
    in.readBoolean();
    return event -> {
      out.writeUTF(app.eventFunction());
      out.writeUTF(event);
      String failure = in.readUTF();
      if (!failure.isEmpty()) {
        throw new IOException("The function failed: " + failure);
      }
    };
  }
}

package io.keyward.sandbox.host.function;

import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.spi.inject.FunctionInstanceInjector;
import io.keyward.sandbox.worker.Frames;
import io.keyward.sandbox.worker.Invocation;
import io.keyward.sandbox.worker.WorkerMain;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Runs a packaged app in a process of its own, which sees the JDK, the functions library and what
 * the package holds; from here it gets its settings as environment, and the time.
 */
public final class WorkerProcess implements AppCode, AutoCloseable {
  private static final int PATIENCE = 60_000;

  private final Process process;
  private final Clock clock;
  private final Socket socket;
  private final DataInputStream in;
  private final DataOutputStream out;
  private final AtomicLong ids = new AtomicLong();
  private final Map<Long, CompletableFuture<Optional<Object>>> waiting = new ConcurrentHashMap<>();

  /**
   * What a process is made of.
   *
   * @param folder takes the process' own few classes
   * @param flags of the JVM
   * @param settings the whole environment
   * @param log takes what the process prints
   * @param clock tells the app's time
   */
  public record Plan(
      Path folder, List<String> flags, Map<String, String> settings, Path log, Clock clock) {}

  private WorkerProcess(Plan plan, Process process, Socket socket) throws IOException {
    this.process = process;
    this.clock = plan.clock();
    this.socket = socket;
    this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    this.out = new DataOutputStream(socket.getOutputStream());
  }

  /** Starts the process and has all functions loaded. */
  public static WorkerProcess start(Plan plan, FunctionCatalog catalog) throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      server.setSoTimeout(PATIENCE);
      Process process = launch(plan, server.getLocalPort());
      try {
        WorkerProcess worker = new WorkerProcess(plan, process, server.accept());
        worker.load(catalog.functions());
        Thread reader = new Thread(worker::read, "sandbox-worker-answers");
        reader.setDaemon(true);
        reader.start();
        return worker;
      } catch (IOException e) {
        process.destroyForcibly();
        throw new IOException("The app cannot be loaded (" + plan.log() + "): " + e, e);
      }
    }
  }

  private static Process launch(Plan plan, int port) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(plan.flags());
    command.addAll(List.of("-cp", classPath(plan.folder())));
    command.addAll(List.of(WorkerMain.class.getName(), "" + port));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(plan.log().toFile());
    builder.environment().clear();
    builder.environment().putAll(plan.settings());
    return builder.start();
  }

  /** The worker's classes apart from those that lie beside them here, and the functions library. */
  private static String classPath(Path folder) throws IOException {
    Path own = Path.of(WorkerMain.class.getPackageName().replace('.', '/'));
    Files.createDirectories(folder.resolve(own));
    try (Stream<Path> files = Files.list(place(WorkerMain.class).resolve(own))) {
      for (Path file : files.toList()) {
        Path copy = folder.resolve(own).resolve(file.getFileName());
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    return String.join(
        File.pathSeparator,
        folder.toString(),
        place(FunctionInstanceInjector.class).toString(),
        place(com.microsoft.azure.functions.ExecutionContext.class).toString(),
        place(FunctionName.class).toString());
  }

  private static Path place(Class<?> type) {
    String location = type.getProtectionDomain().getCodeSource().getLocation().toString();
    return Path.of(URI.create(location));
  }

  private void load(List<FunctionDescriptor> functions) throws IOException {
    out.writeLong(ahead());
    Frames.writeText(out, packaged(functions.get(0)).jar().toAbsolutePath().toString());
    out.writeInt(functions.size());
    for (FunctionDescriptor function : functions) {
      Frames.writeText(out, function.name());
      Frames.writeText(out, packaged(function).method());
    }
    out.flush();
    for (int i = 0; i < functions.size(); i++) {
      String failure = Frames.readText(in);
      if (!failure.isEmpty()) {
        throw new IOException(failure);
      }
    }
  }

  private static EntryPoint.Packaged packaged(FunctionDescriptor function) {
    if (function.entry() instanceof EntryPoint.Packaged packaged) {
      return packaged;
    }
    throw new IllegalArgumentException(function.name() + " is not packaged.");
  }

  private long ahead() {
    return clock.millis() - Clock.systemUTC().millis();
  }

  @Override
  public Optional<Object> run(
      FunctionDescriptor function,
      Invocation invocation,
      Object input,
      Map<String, String> bindings)
      throws IOException, InterruptedException {
    long id = ids.incrementAndGet();
    CompletableFuture<Optional<Object>> answer = new CompletableFuture<>();
    waiting.put(id, answer);
    send(id, invocation, input, bindings);
    if (!process.isAlive()) {
      fail(new IOException("The app's process has ended."));
    }
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    }
  }

  private void send(long id, Invocation invocation, Object input, Map<String, String> bindings)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream frame = new DataOutputStream(bytes);
    frame.writeLong(id);
    frame.writeLong(ahead());
    Frames.writeText(frame, invocation.functionName());
    Frames.writeText(frame, invocation.id());
    Frames.writeInput(frame, input);
    Frames.writeMap(frame, bindings);
    synchronized (out) {
      bytes.writeTo(out);
      out.flush();
    }
  }

  private void read() {
    try {
      while (true) {
        CompletableFuture<Optional<Object>> answer = waiting.remove(in.readLong());
        boolean good = in.readBoolean();
        Optional<Object> result = good ? Frames.readResult(in) : Optional.empty();
        String failure = good ? "" : Frames.readText(in);
        if (answer != null && good) {
          answer.complete(result);
        } else if (answer != null) {
          answer.completeExceptionally(new IOException(failure));
        }
      }
    } catch (IOException e) {
      fail(new IOException("The app's process has ended.", e));
    }
  }

  private void fail(IOException failure) {
    waiting.values().forEach(answer -> answer.completeExceptionally(failure));
    waiting.clear();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // The process is ended all the same.
      fail(e);
    }
    process.destroy();
    process.onExit().join();
  }
}

package io.keyward.sandbox.worker;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;

/** Loads the functions that a host names and runs them until the host is gone. */
public final class WorkerMain {
  /** By how many milliseconds the app's time is ahead of the machine's. */
  public static final String AHEAD = "keyward.sandbox.ahead";

  private final DataInputStream in;
  private final DataOutputStream out;
  private final ExecutorService pool = Executors.newCachedThreadPool();

  private WorkerMain(Socket socket) throws IOException {
    in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    out = new DataOutputStream(socket.getOutputStream());
  }

  /** Connects to the host's port, which is the one argument. */
  public static void main(String[] args) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(args[0]))) {
      new WorkerMain(socket).serve();
    } catch (EOFException e) {
      System.exit(0); // the host has gone, and the app's own threads would stay
    }
    System.exit(1);
  }

  private void serve() throws IOException {
    moveTime();
    LoadedApp app = LoadedApp.from(Path.of(Frames.readText(in)));
    for (int left = in.readInt(); left > 0; left--) {
      String name = Frames.readText(in);
      String failure = load(app, name, Frames.readText(in));
      answer(frame -> Frames.writeText(frame, failure));
    }
    while (true) {
      long id = in.readLong();
      moveTime();
      Invocation invocation = new Invocation(Frames.readText(in), Frames.readText(in));
      Object input = Frames.readInput(in);
      Map<String, String> bindings = Frames.readMap(in);
      pool.execute(() -> run(id, () -> app.run(invocation, input, bindings)));
    }
  }

  private void moveTime() throws IOException {
    System.setProperty(AHEAD, Long.toString(in.readLong()));
  }

  private static String load(LoadedApp app, String name, String entryPoint) {
    try {
      app.add(name, entryPoint);
      return "";
    } catch (ReflectiveOperationException | LinkageError e) {
      return name + ": " + e;
    }
  }

  private void run(long id, Callable<Optional<Object>> work) {
    // A task keeps whatever the function throws, errors included.
    FutureTask<Optional<Object>> task = new FutureTask<>(work);
    task.run();
    try {
      answer(frame -> result(frame, id, task));
    } catch (IOException e) {
      System.exit(0); // the host has gone
    }
  }

  private static void result(DataOutputStream frame, long id, FutureTask<Optional<Object>> task)
      throws IOException {
    frame.writeLong(id);
    try {
      Optional<Object> result = task.get();
      frame.writeBoolean(true);
      Frames.writeResult(frame, result);
    } catch (ExecutionException e) {
      frame.writeBoolean(false);
      Frames.writeText(frame, trace(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static String trace(ExecutionException failure) {
    StringWriter text = new StringWriter();
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    cause.printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }

  /** Writes something to a frame. */
  private interface Writing {
    void to(DataOutputStream frame) throws IOException;
  }

  private void answer(Writing writing) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    writing.to(new DataOutputStream(bytes));
    synchronized (out) {
      bytes.writeTo(out);
      out.flush();
    }
  }
}

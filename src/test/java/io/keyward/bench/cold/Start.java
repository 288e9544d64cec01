package io.keyward.bench.cold;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One start of a worker process up to the end of its first invocation.
 *
 * @param loadedMillis until the functions were loaded
 * @param wallMillis until the first invocation had ended
 * @param cpuMillis user and system time that the process had used by then
 * @param rssMebibytes the most memory that was resident until then (VmHWM)
 */
record Start(double loadedMillis, double wallMillis, double cpuMillis, double rssMebibytes) {
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double MILLIS_PER_TICK = 10;
  private static final int PATIENCE = 60_000;
  private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");

  /**
   * How a process is started.
   *
   * @param flags of the JVM
   * @param environment added to this process' own
   * @param log takes what the process prints
   */
  record Plan(Worker worker, List<String> flags, Map<String, String> environment, Path log) {}

  static Start of(Plan plan, FunctionApp app, String event) throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      server.setSoTimeout(PATIENCE);
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(plan.flags());
      command.addAll(plan.worker().arguments(server.getLocalPort()));
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(plan.log().toFile());
      builder.environment().putAll(plan.environment());
      long from = System.nanoTime();
      Process process = builder.start();
      try (Socket socket = server.accept()) {
        socket.setSoTimeout(PATIENCE);
        Worker.Conversation worker = plan.worker().load(socket, app);
        double loaded = since(from);
        worker.invoke(event);
        return new Start(loaded, since(from), cpu(process), peak(process));
      } finally {
        process.destroyForcibly();
      }
    }
  }

  private static double since(long from) {
    return (System.nanoTime() - from) / NANOS_PER_MILLI;
  }

  /** Fields 14 and 15 of stat, counted behind the name in brackets, in ticks of 10 ms. */
  private static double cpu(Process process) throws IOException {
    String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * MILLIS_PER_TICK;
  }

  private static double peak(Process process) throws IOException {
    Matcher peak = PEAK.matcher(Files.readString(Path.of("/proc/" + process.pid() + "/status")));
    return peak.find() ? Long.parseLong(peak.group(1)) / 1024.0 : 0;
  }
}

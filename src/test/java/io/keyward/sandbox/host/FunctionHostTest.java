package io.keyward.sandbox.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.keyward.sandbox.store.Database;
import io.keyward.sandbox.store.EmbeddedQueue;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FunctionHostTest {

  @Test
  void portInUseIsNamed() throws Exception {
    try (ServerSocket taken = new ServerSocket();
        Database database = Database.inMemory()) {
      taken.bind(new InetSocketAddress("localhost", 0));
      int port = taken.getLocalPort();

      assertThatIllegalStateException()
          .isThrownBy(() -> new SampleHost(database, port))
          .withMessage("Port " + port + " is in use; choose another one.");
    }
  }

  @Test
  void closedHostAnswersNobodyAndCanBeStartedAgain(@TempDir Path directory) throws Exception {
    SampleHost first = new SampleHost(Database.at(directory));
    first.close();

    assertThatIOException().isThrownBy(() -> first.get("/admin/host/status"));
    try (SampleHost second = new SampleHost(Database.at(directory))) {
      assertThat(second.get("/admin/host/status").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void closingLetsARunningFunctionEnd() throws Exception {
    SampleHost host = new SampleHost(Database.inMemory());
    CountDownLatch running = new CountDownLatch(1);
    Set<String> ended = ConcurrentHashMap.newKeySet();
    host.functions.onMessage =
        text -> {
          running.countDown();
          IntStream.range(0, 1_000).forEach(i -> host.queue.peek());
          ended.add(text);
        };
    host.queue.send("work", Duration.ZERO);
    running.await();

    host.close();

    assertThat(ended).containsExactly("work");
  }

  @Test
  void messageThatAnEarlierProcessHadTakenIsRunAgain(@TempDir Path directory) throws Exception {
    try (Database database = Database.at(directory)) {
      SandboxClock clock = new SandboxClock(database, Clock.systemUTC());
      EmbeddedQueue queue = new EmbeddedQueue(database, clock, "keyward-work");
      queue.send("taken", Duration.ZERO);
      queue.receive(1, Duration.ofDays(1));
    }
    try (SampleHost host = new SampleHost(Database.at(directory))) {
      host.advance("PT1S");

      assertThat(host.functions.messages).containsExactly("taken");
    }
  }

  @Test
  void valuesOfHostJsonAreHonoured() {
    HostJson read = HostJson.read(Path.of("host.json"));

    assertThat(read).isEqualTo(new HostJson("", 8, 5, Duration.ofSeconds(30)));
    assertThat(HostJson.parse("{}")).isEqualTo(new HostJson("api", 16, 5, Duration.ZERO));
  }
}

package io.keyward.azure;

import static io.keyward.azure.ArmFixture.ACCOUNT;
import static io.keyward.azure.ArmFixture.arm;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.inventory.TemporarilyUnavailable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;

/** Whatever the other side does ends in exactly one outcome, after a known number of calls. */
class ArmOutcomesTest {
  private static final int FOUR_MIB = 4 * 1024 * 1024;

  static Stream<Arguments> answers() {
    return Stream.of(
        row("object", Reply.of(200, "{\"a\":1}"), "found", 1),
        row("empty", Reply.of(200, ""), "unreadable: not understood", 1),
        row("garbage", Reply.of(200, "<html>"), "unreadable: not understood", 1),
        row(
            "bytes",
            Reply.of(200, "\u0000\u0000\u0000{\u007f\ufffd"),
            "unreadable: not understood",
            1),
        row("half", Reply.of(200, "{\"a\":"), "unreadable: not understood", 1),
        row("two", Reply.of(200, "{} {}"), "unreadable: not understood", 1),
        row("null", Reply.of(200, "null"), "unreadable: not understood", 1),
        row("array", Reply.of(200, "[]"), "unreadable: not understood", 1),
        row("huge", Reply.huge(), "unreadable: 4 MiB", 1),
        row("huge, said", Reply.huge().with("Content-Length", "10485760"), "unreadable: 4 MiB", 1),
        row("deep", Reply.of(200, "{\"a\":" + "[".repeat(5000)), "unreadable: not understood", 1),
        row("packed", packed(), "unreadable: not understood", 1),
        row("no content", Reply.of(204, ""), "unreadable: 204", 1));
  }

  /** Two megabytes in two kilobytes: nothing may unpack it. */
  private static Reply packed() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream packing = new GZIPOutputStream(bytes)) {
      packing.write(("{\"a\":\"" + "x".repeat(FOUR_MIB / 2) + "\"}").getBytes(UTF_8));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    Reply.Answer empty = Reply.of(200, "").with("Content-Encoding", "gzip");
    return new Reply.Answer(
        200, empty.headers(), Mono.fromSupplier(() -> ByteBuffer.wrap(bytes.toByteArray())).flux());
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        row("moved", Reply.of(301, "").with("Location", "https://x.test/"), "unreadable: 301", 1),
        row("found", Reply.of(302, "").with("Location", "https://x.test/"), "unreadable: 302", 1),
        row("same", Reply.of(307, "").with("Location", "https://x.test/"), "unreadable: 307", 1),
        row("version", error(400, "NoRegisteredProviderFound"), "unreadable: NoRegistered", 1),
        row("token", error(401, "InvalidAuthenticationToken"), "unreadable: InvalidAuth", 1),
        row("right", error(403, "AuthorizationFailed"), "unreadable: AuthorizationFailed", 1),
        row("gone", error(404, "ResourceNotFound"), "missing", 1),
        row("no group", error(404, "ResourceGroupNotFound"), "missing", 1),
        row("plain", error(404, "NotFound"), "missing", 1),
        row("no parent", error(404, "ParentResourceNotFound"), "missing", 1),
        row("named", Reply.error(404, "AccountNotFound", "no 'VISION-1'"), "missing", 1),
        row("flat", Reply.of(404, "{\"code\":\"ResourceNotFound\"}"), "missing", 1),
        row("unnamed", error(404, "OperationNotFound"), "unreadable: OperationNotFound", 1),
        row("no sub", error(404, "SubscriptionNotFound"), "unreadable: SubscriptionNot", 1),
        row("no tenant", error(404, "TenantNotFound"), "unreadable: TenantNotFound", 1),
        row("type", error(404, "InvalidResourceType"), "unreadable: InvalidResource", 1),
        row("proxy", Reply.of(404, "<html>no</html>"), "unreadable: 404", 1),
        row("bare", Reply.of(404, ""), "unreadable: 404", 1));
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        row("busy", error(409, "Conflict"), "again after PT0S", 1),
        row("condition", error(412, "PreconditionFailed"), "again after PT0S", 1),
        row("slow", Reply.of(408, ""), "again after PT0S", 3),
        row("limit", Reply.of(429, "").with("Retry-After", "17"), "again after PT17S", 1),
        row("soon", Reply.of(429, "").with("Retry-After", "0"), "again after PT0S", 3),
        row("date", until("Sat, 21 Nov 2026 09:01:00 GMT"), "again after PT1M", 1),
        row("past", until("Sat, 21 Nov 2026 08:01:00 GMT"), "again after PT0S", 3),
        row("nonsense", until("soon"), "again after PT0S", 3),
        row("long", Reply.of(429, "").with("Retry-After", "99999"), "again after PT1H", 1),
        row("ms", Reply.of(429, "").with("x-ms-retry-after-ms", "4500"), "again after PT4.5S", 1),
        row("ms2", Reply.of(503, "").with("retry-after-ms", "5000"), "again after PT5S", 1),
        row("error", Reply.of(500, "<html>"), "again after PT0S", 3),
        row("gateway", Reply.of(502, ""), "again after PT0S", 3),
        row("down", error(503, "ServiceUnavailable"), "again after PT0S", 3),
        row("timeout", fails(() -> new HttpTimeoutException("t")), "again after PT0S", 1),
        row("connect", fails(() -> new HttpConnectTimeoutException("t")), "again after PT0S", 1),
        row("refused", fails(() -> new ConnectException("no")), "again after PT0S", 3),
        row("reset", fails(() -> new IOException("reset")), "again after PT0S", 3),
        row("tls", fails(() -> new SSLHandshakeException("PKIX")), "again after PT0S", 1));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"answers", "refusals", "faults"})
  void everyAnswerHasOneOutcome(String name, Reply reply, String outcome, int calls) {
    ScriptedHttp http = ScriptedHttp.of(reply);

    String seen = outcome(http);

    String[] parts = outcome.split(": ", 2);
    assertThat(seen).startsWith(parts[0]).contains(parts[parts.length - 1]);
    assertThat(http.calls()).isEqualTo(calls);
    assertThat(http.bytesTaken()).isLessThanOrEqualTo(FOUR_MIB + 64 * 1024);
    assertThat(seen).doesNotContain("secret-token");
  }

  private static String outcome(ScriptedHttp http) {
    try {
      return arm(http)
          .read(ACCOUNT, "2025-06-01")
          .fold(body -> "found", missing -> "missing", reason -> "unreadable: " + reason);
    } catch (TemporarilyUnavailable later) {
      return "again after " + later.retryAfter();
    }
  }

  private static Arguments row(String name, Reply reply, String outcome, int calls) {
    return Arguments.of(name, reply, outcome, calls);
  }

  private static Reply error(int status, String code) {
    return Reply.error(status, code, "a sentence");
  }

  private static Reply until(String date) {
    return Reply.of(429, "").with("Retry-After", date);
  }

  private static Reply fails(Supplier<IOException> failure) {
    return Reply.failing(failure);
  }
}

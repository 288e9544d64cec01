package io.keyward.azure.channel;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.policy.BearerTokenAuthenticationPolicy;
import com.azure.core.http.policy.HttpPipelinePolicy;
import com.azure.core.http.policy.UserAgentPolicy;
import com.azure.core.util.Context;
import io.keyward.alert.Receipt;
import io.keyward.azure.KeptResponse;
import io.keyward.azure.NamedFailureCredential;
import io.keyward.azure.RetryAfter;
import io.keyward.azure.WholeAnswer;
import io.keyward.inventory.TemporarilyUnavailable;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One call to a channel's other side, sent once: whoever asked for it repeats it. Redirects are not
 * followed, since they would carry the message and its key to a host that nobody chose.
 */
final class ChannelCall {
  private static final int LARGEST = 1024 * 1024;
  private static final Duration DEADLINE = Duration.ofSeconds(10);
  private static final Duration NEVER_ASKED = Duration.ZERO;

  private final HttpPipeline pipeline;
  private final RetryAfter retryAfter;

  private ChannelCall(HttpPipeline pipeline, RetryAfter retryAfter) {
    this.pipeline = pipeline;
    this.retryAfter = retryAfter;
  }

  /** Calls that carry what their headers say. */
  static ChannelCall plain(HttpClient http, Clock clock) {
    return with(http, clock, List.of());
  }

  /** Calls that carry a token of an identity; https alone is allowed then. */
  static ChannelCall signedIn(
      HttpClient http, Clock clock, TokenCredential credential, String scope) {
    return with(
        http,
        clock,
        List.of(
            new BearerTokenAuthenticationPolicy(new NamedFailureCredential(credential), scope)));
  }

  private static ChannelCall with(HttpClient http, Clock clock, List<HttpPipelinePolicy> more) {
    List<HttpPipelinePolicy> policies = new ArrayList<>();
    policies.add(new WholeAnswer(LARGEST, DEADLINE));
    policies.add(new UserAgentPolicy("keyward"));
    policies.addAll(more);
    HttpPipeline pipeline =
        new HttpPipelineBuilder()
            .httpClient(http)
            .policies(policies.toArray(new HttpPipelinePolicy[0]))
            .build();
    return new ChannelCall(pipeline, new RetryAfter(clock));
  }

  /** What is sent. */
  record Request(HttpMethod method, String url, Map<String, String> headers, String body) {
    static Request post(String url, Map<String, String> headers, String body) {
      return new Request(HttpMethod.POST, url, headers, body);
    }

    static Request get(String url, Map<String, String> headers) {
      return new Request(HttpMethod.GET, url, headers, "");
    }
  }

  /**
   * What was answered.
   *
   * @param status 0 where no answer came
   */
  record Reply(int status, String body, Duration retryAfter) {
    boolean isDone() {
      return status >= 200 && status < 300;
    }

    /** What it means for the message. */
    Receipt receipt(String remoteId) {
      if (isDone()) {
        return new Receipt.Accepted(remoteId);
      }
      boolean passes = status == 0 || status == 408 || status == 425 || status == 429;
      String why =
          status == 0 ? "It could not be reached or did not answer in time." : "HTTP " + status;
      return passes || status >= 500
          ? new Receipt.Later(retryAfter, why)
          : new Receipt.Refused(why);
    }
  }

  Reply send(Request request) {
    HttpRequest sent = new HttpRequest(request.method(), request.url());
    request.headers().forEach((name, value) -> sent.setHeader(header(name), value));
    if (!request.body().isEmpty()) {
      sent.setBody(request.body().getBytes(StandardCharsets.UTF_8));
    }
    try {
      KeptResponse answer = (KeptResponse) pipeline.sendSync(sent, Context.NONE);
      return new Reply(
          answer.getStatusCode(),
          new String(answer.bytes(), StandardCharsets.UTF_8),
          retryAfter.in(answer.getHeaders()).orElse(NEVER_ASKED));
    } catch (TemporarilyUnavailable e) {
      return new Reply(0, "", e.retryAfter());
    }
  }

  private static HttpHeaderName header(String name) {
    return HttpHeaderName.fromString(name);
  }
}

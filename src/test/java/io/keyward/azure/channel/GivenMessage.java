package io.keyward.azure.channel;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import io.keyward.alert.Channel;
import io.keyward.alert.Message;
import io.keyward.alert.Notice;
import io.keyward.alert.Radius;
import io.keyward.azure.JdkClients;
import io.keyward.compliance.Severity;
import io.keyward.compliance.policy.AlertChannel;
import io.keyward.compliance.policy.ChannelType;
import io.keyward.testing.StandingClock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/** Messages, and channels that send them to a server of the test. */
final class GivenMessage {
  static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");
  static final String VAULT =
      "/subscriptions/s/resourceGroups/g/providers/Microsoft.KeyVault/vaults/kv";
  private static final String URL = "KEYWARD_CHANNEL_URL";
  private static final String SECRET = "KEYWARD_CHANNEL_SECRET";

  private GivenMessage() {}

  static Message raised() {
    return of(1, Notice.Kind.RAISED, "The key was deleted.");
  }

  static Message resolved() {
    return of(2, Notice.Kind.RESOLVED, "The key was deleted.");
  }

  static Message of(int number, Notice.Kind kind, String sentence) {
    return of(number, kind, sentence, VAULT + "/keys/cmk");
  }

  static Message of(int number, Notice.Kind kind, String sentence, String subject) {
    return new Message(
        "s.0123456789abcdef0123456789abcdef.0123456789abcdef0123456789abcdef",
        new Notice(number, kind, NOW),
        "cmk-key-usable",
        Severity.CRITICAL,
        "deleted",
        subject,
        sentence,
        new Radius(12, List.of("/subscriptions/s/a", "/subscriptions/s/b")),
        1,
        NOW);
  }

  static Channel channel(ChannelType type, String url) {
    return channel(
        type,
        url,
        switch (type) {
          case EMAIL -> Map.of("sender", "keyward@x.test", "to", "a@x.test, b@x.test");
          case JIRA -> Map.of("project", "SEC");
          case AZUREDEVOPS -> Map.of("project", "My Project", "doneState", "Done'x");
          case GITHUB -> Map.of("repository", "contoso/keys");
          default -> Map.of();
        });
  }

  static boolean isMirror(ChannelType type) {
    return type.compareTo(ChannelType.SERVICENOW) >= 0;
  }

  /** How a mirror says that it has no such item. */
  static String none(ChannelType type) {
    return switch (type) {
      case SERVICENOW -> "{\"result\":[]}";
      case JIRA -> "{\"issues\":[],\"isLast\":true}";
      case AZUREDEVOPS -> "{\"workItems\":[]}";
      default -> "[]";
    };
  }

  /** How a mirror tells what it made. */
  static String made(ChannelType type) {
    return switch (type) {
      case SERVICENOW -> "{\"result\":{\"sys_id\":\"0123456789abcdef0123456789abcdef\"}}";
      case JIRA -> "{\"id\":\"1\",\"key\":\"SEC-7\"}";
      case AZUREDEVOPS -> "{\"id\":7}";
      default -> "{\"number\":7}";
    };
  }

  /** How a mirror answers a search that finds what it made. */
  static String found(ChannelType type) {
    return switch (type) {
      case SERVICENOW -> "{\"result\":[{\"sys_id\":\"0123456789abcdef0123456789abcdef\"}]}";
      case JIRA -> "{\"issues\":[{\"key\":\"SEC-7\"}]}";
      case AZUREDEVOPS -> "{\"workItems\":[{\"id\":7}]}";
      default -> "[{\"number\":7}]";
    };
  }

  static Channel channel(ChannelType type, String url, Map<String, String> options) {
    boolean unsigned =
        type == ChannelType.TEAMS || type == ChannelType.SLACK || type == ChannelType.EMAIL;
    AlertChannel description = new AlertChannel("ops", type, URL, unsigned ? "" : SECRET, options);
    Map<String, String> settings =
        Map.of(URL, url.replace("http://127", "https://127"), SECRET, "s3cret");
    return LiveChannels.create(
            name -> settings.getOrDefault(name, ""),
            token(),
            plainly(JdkClients.create(Duration.ofSeconds(1))),
            new StandingClock(NOW))
        .of(description);
  }

  /** Keys and tokens go out over https alone; here its last step is left out. */
  private static HttpClient plainly(HttpClient client) {
    return new HttpClient() {
      @Override
      public Mono<HttpResponse> send(HttpRequest request) {
        return client.send(plain(request));
      }

      @Override
      public HttpResponse sendSync(HttpRequest request, Context context) {
        return client.sendSync(plain(request), context);
      }

      private static HttpRequest plain(HttpRequest request) {
        return request.setUrl(request.getUrl().toString().replace("https://127", "http://127"));
      }
    };
  }

  private static TokenCredential token() {
    return request ->
        Mono.just(new AccessToken("token", OffsetDateTime.parse("2099-01-01T00:00:00Z")));
  }
}

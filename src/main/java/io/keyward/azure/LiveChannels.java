package io.keyward.azure;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import io.keyward.alert.Channel;
import io.keyward.alert.Channels;
import io.keyward.alert.Receipt;
import io.keyward.compliance.AlertChannel;
import io.keyward.compliance.ChannelType;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** The channels of a policy file, with the addresses and secrets that the app settings hold. */
public final class LiveChannels implements Channels {
  private final UnaryOperator<String> settings;
  private final TokenCredential credential;
  private final HttpClient http;
  private final Clock clock;
  private final Map<AlertChannel, Channel> known = new ConcurrentHashMap<>();

  private LiveChannels(
      UnaryOperator<String> settings, TokenCredential credential, HttpClient http, Clock clock) {
    this.settings = settings;
    this.credential = credential;
    this.http = http;
    this.clock = clock;
  }

  /**
   * Channels whose settings these are.
   *
   * @param settings the value of an app setting by its name, "" where it is not given
   * @param credential whose tokens are sent to Azure's own services
   */
  public static LiveChannels create(
      UnaryOperator<String> settings, TokenCredential credential, HttpClient http, Clock clock) {
    return new LiveChannels(settings, credential, http, clock);
  }

  @Override
  public Channel of(AlertChannel description) {
    return known.computeIfAbsent(description, this::made);
  }

  private Channel made(AlertChannel it) {
    String secret = setting(it.secretSetting());
    if (!it.secretSetting().isEmpty() && secret.isEmpty()) {
      return unusable("The app setting " + it.secretSetting() + " is not there.");
    }
    if (it.urlSetting().isEmpty()) {
      return withDefault(it, secret);
    }
    boolean signsIn = it.type() == ChannelType.EVENTGRID || it.type() == ChannelType.EMAIL;
    Optional<String> url =
        ChannelAddress.in(setting(it.urlSetting()))
            .filter(address -> !signsIn || address.startsWith("https:"));
    return url.map(address -> made(it, address, secret))
        .orElseGet(
            () -> unusable("The app setting " + it.urlSetting() + " must be an https address."));
  }

  private String setting(String name) {
    return name.isEmpty() ? "" : settings.apply(name).strip();
  }

  private Channel withDefault(AlertChannel it, String secret) {
    return switch (it.type()) {
      case PAGERDUTY -> made(it, PagerDutyEvents.PUBLIC, secret);
      case GITHUB -> made(it, "https://api.github.com", secret);
      default -> unusable("The policy names no setting with its address.");
    };
  }

  private Channel made(AlertChannel it, String url, String secret) {
    ChannelCall call = ChannelCall.plain(http, clock);
    return switch (it.type()) {
      case EVENTGRID ->
          secret.isEmpty()
              ? EventGridTopic.of(url, credential, http, clock)
              : EventGridTopic.of(url, secret, http, clock);
      case WEBHOOK -> new SignedWebhook(call, url, secret, clock);
      case TEAMS -> new TeamsWorkflow(call, url);
      case SLACK -> new SlackWebhook(call, url);
      case PAGERDUTY -> new PagerDutyEvents(call, url, secret);
      case EMAIL ->
          new CommunicationEmail(
              ChannelCall.signedIn(http, clock, credential, CommunicationEmail.SCOPE),
              url,
              it.option("sender", ""),
              it.option("to", ""));
      case SERVICENOW, JIRA, AZUREDEVOPS, GITHUB ->
          unusable("This type is not served by this version.");
    };
  }

  private static Channel unusable(String why) {
    return (message, remoteId) -> new Receipt.Refused(why);
  }
}

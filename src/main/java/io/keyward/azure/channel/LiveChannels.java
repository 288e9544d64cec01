package io.keyward.azure.channel;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import io.keyward.alert.Channel;
import io.keyward.alert.Channels;
import io.keyward.alert.Receipt;
import io.keyward.compliance.policy.AlertChannel;
import io.keyward.compliance.policy.ChannelType;
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
    boolean signsIn =
        it.type() == ChannelType.EVENTGRID
            || it.type() == ChannelType.EMAIL
            || it.type() == ChannelType.AZUREDEVOPS;
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
      case SERVICENOW ->
          new TrackerMirror(
              new ServiceNowIncidents(
                  call,
                  url,
                  secret,
                  it.option("assignmentGroup", ""),
                  it.option("closeCode", "Solution provided")));
      case JIRA -> jira(it, call, url, secret);
      case AZUREDEVOPS -> devOps(it, url, secret);
      case GITHUB -> gitHub(it, call, url, secret);
    };
  }

  private static Channel jira(AlertChannel it, ChannelCall call, String url, String secret) {
    String project = it.option("project", "");
    return project.matches("[A-Z][A-Z0-9_]{1,20}")
        ? new TrackerMirror(
            new JiraIssues(call, url, secret, project, it.option("issueType", "Task")))
        : unusable("The option project must be the key of a Jira project, such as SEC.");
  }

  private Channel devOps(AlertChannel it, String url, String secret) {
    DevOpsWorkItems.Project project =
        new DevOpsWorkItems.Project(
            it.option("project", ""),
            it.option("workItemType", "Task"),
            it.option("doneState", "Closed"));
    ChannelCall call =
        secret.isEmpty()
            ? ChannelCall.signedIn(http, clock, credential, DevOpsWorkItems.SCOPE)
            : ChannelCall.plain(http, clock);
    String token = secret.isEmpty() || secret.indexOf(':') >= 0 ? secret : ":" + secret;
    return new TrackerMirror(new DevOpsWorkItems(call, url, token, project));
  }

  private static Channel gitHub(AlertChannel it, ChannelCall call, String url, String secret) {
    String repository = it.option("repository", "");
    return repository.matches("[A-Za-z0-9-]{1,39}/[A-Za-z0-9._-]{1,100}")
        ? new TrackerMirror(new GitHubIssues(call, url, secret, repository))
        : unusable("The option repository must be OWNER/NAME.");
  }

  private static Channel unusable(String why) {
    return (message, remoteId) -> new Receipt.Refused(why);
  }
}

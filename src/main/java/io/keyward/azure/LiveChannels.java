package io.keyward.azure;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.management.AzureEnvironment;
import io.keyward.alert.Channel;
import io.keyward.alert.Channels;
import io.keyward.alert.Receipt;
import io.keyward.compliance.AlertChannel;
import java.time.Clock;
import java.util.function.UnaryOperator;

/** The channels of a policy file, with the addresses and secrets that the app settings hold. */
public final class LiveChannels implements Channels {
  private final UnaryOperator<String> settings;

  private LiveChannels(UnaryOperator<String> settings) {
    this.settings = settings;
  }

  /** Channels whose settings these are. */
  public static LiveChannels create(
      UnaryOperator<String> settings,
      TokenCredential credential,
      AzureEnvironment cloud,
      HttpClient http,
      Clock clock) {
    return new LiveChannels(settings);
  }

  @Override
  public Channel of(AlertChannel description) {
    return (message, remoteId) -> new Receipt.Refused(settings.apply(description.urlSetting()));
  }
}

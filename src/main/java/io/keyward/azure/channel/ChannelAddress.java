package io.keyward.azure.channel;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The address of a channel: https, or plain http on this machine alone. */
final class ChannelAddress {
  private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "[::1]");

  private ChannelAddress() {}

  /** The address without a slash at its end, empty where the text is none. */
  static Optional<String> in(String text) {
    try {
      URI uri = URI.create(text.strip());
      String host = uri.getHost();
      boolean safe =
          host != null
              && uri.getUserInfo() == null
              && ("https".equalsIgnoreCase(uri.getScheme())
                  || ("http".equalsIgnoreCase(uri.getScheme()) && LOOPBACK.contains(host)));
      return safe ? Optional.of(text.strip().replaceAll("(?<!/)/+$", "")) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}

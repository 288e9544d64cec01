package io.keyward.azure.channel;

import io.keyward.alert.Channel;
import io.keyward.alert.Message;
import io.keyward.alert.Receipt;
import io.keyward.azure.channel.ChannelCall.Request;
import io.keyward.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Any receiver of JSON. What is signed is the time and the body, so that neither can be changed and
 * a recorded message cannot be sent again much later.
 */
record SignedWebhook(ChannelCall call, String url, String secret, Clock clock) implements Channel {
  static final String ID = "Keyward-Message-Id";
  static final String TIMESTAMP = "Keyward-Timestamp";
  static final String SIGNATURE = "Keyward-Signature";

  @Override
  public Receipt send(Message message, String remoteId) {
    String body = JsonText.write(MessageText.json(message));
    String time = String.valueOf(clock.instant().getEpochSecond());
    Map<String, String> headers =
        Map.of(
            "Content-Type",
            "application/json; charset=utf-8",
            ID,
            message.id(),
            TIMESTAMP,
            time,
            SIGNATURE,
            "v1=" + signature(secret, time + "." + body));
    return call.send(Request.post(url, headers, body)).receipt("");
  }

  /** HMAC-SHA256 in lower-case hexadecimal digits. */
  static String signature(String secret, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java has HMAC-SHA256, and no key is empty", e);
    }
  }

  /** Never the secret, nor the address, which may hold one. */
  @Override
  public String toString() {
    return "SignedWebhook";
  }
}

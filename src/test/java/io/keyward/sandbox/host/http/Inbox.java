package io.keyward.sandbox.host.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What the sandbox's own receivers of alerts were sent: a signed webhook and a topic. */
public final class Inbox {
  /** The key that signs messages to the webhook. */
  public static final String SECRET = "sandbox";

  private static final int MOST = 500;
  private static final String SIGNATURE = "keyward-signature";

  private final Clock clock;
  private final Deque<Map<String, Object>> messages = new ArrayDeque<>();

  /** An empty one. */
  public Inbox(Clock clock) {
    this.clock = clock;
  }

  /** Takes the events of one call to a topic, which is a list. */
  public void topic(String events) {
    try {
      Json.read(events).forEach(event -> keep("eventgrid", event, ""));
    } catch (Refusal e) {
      throw new IllegalArgumentException("The topic took what is no list of events.", e);
    }
  }

  /** Takes a call of a webhook and says whether it is signed as a receiver would demand. */
  public Answer webhook(Call call) throws Refusal, java.io.IOException {
    String body = call.body();
    String signed = call.header("keyward-timestamp").orElse("") + "." + body;
    String sent = call.header(SIGNATURE).orElse("");
    String verdict = sent.isEmpty() ? "missing" : matches(sent, signed) ? "valid" : "invalid";
    keep("webhook", Json.read(body), verdict);
    return Answer.empty(204);
  }

  private static boolean matches(String sent, String signed) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      String own = "v1=" + HexFormat.of().formatHex(mac.doFinal(bytes(signed)));
      return MessageDigest.isEqual(bytes(own), bytes(sent));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java has HMAC-SHA256, and no key is empty", e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private synchronized void keep(String channel, JsonNode body, String signature) {
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("receivedAt", clock.instant().toString());
    message.put("channel", channel);
    if (!signature.isEmpty()) {
      message.put("signature", signature);
    }
    message.put("body", body);
    messages.addFirst(message);
    if (messages.size() > MOST) {
      messages.removeLast();
    }
  }

  /** The newest first. */
  public synchronized List<Map<String, Object>> list() {
    return new ArrayList<>(messages);
  }
}

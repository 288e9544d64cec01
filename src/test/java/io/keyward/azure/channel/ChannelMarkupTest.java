package io.keyward.azure.channel;

import static io.keyward.azure.channel.GivenMessage.channel;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.alert.Message;
import io.keyward.alert.Notice;
import io.keyward.compliance.policy.ChannelType;
import io.keyward.inventory.Body;
import io.keyward.json.BadJson;
import io.keyward.json.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Names and sentences from Azure stay plain text, whatever they hold. */
final class ChannelMarkupTest {
  private static final String HOSTILE =
      "<!channel> <@U1> <https://evil.test|click> [click](https://evil.test) **bold** <at>all</at>"
          + " <script>alert(1)</script> \" ' ` ``` & \u202e \u0007 \n# head ^active=true";
  private static final Message MESSAGE =
      GivenMessage.of(
          1, Notice.Kind.RAISED, HOSTILE, GivenMessage.VAULT + "/keys/[x](evil.test)<!here>");

  private final HostileReceiver receiver = new HostileReceiver();

  @AfterEach
  void close() {
    receiver.close();
  }

  private Body sent(ChannelType type) throws BadJson {
    channel(type, receiver.url()).send(MESSAGE, "");
    return Body.of(JsonText.parse(receiver.received().get(0).body()));
  }

  /** Each object of a body with a member of this name. */
  private static List<Body> having(Body body, String member) {
    List<Body> found = new ArrayList<>();
    if (body.members().containsKey(member)) {
      found.add(body);
    }
    body.members().values().forEach(it -> found.addAll(having(it, member)));
    body.items().forEach(it -> found.addAll(having(it, member)));
    return found;
  }

  @Test
  void aCardHoldsOutsideTextInRunsAloneWhichKnowNoMarkdown() throws BadJson {
    Body card = sent(ChannelType.TEAMS).items("attachments").get(0).at("content");

    assertThat(having(card, "text")).allMatch(it -> it.text("type").equals("TextRun"));
    assertThat(having(card, "type"))
        .extracting(it -> it.text("type"))
        .containsOnly("AdaptiveCard", "RichTextBlock", "TextRun");
    assertThat(having(card, "selectAction")).isEmpty();
  }

  @Test
  void slackSeesNoMentionAndNoLink() throws BadJson {
    Body body = sent(ChannelType.SLACK);

    assertThat(body.text("text")).doesNotContain("<", ">").contains("&lt;!here&gt;");
    assertThat(having(body.at("blocks"), "text"))
        .filteredOn(it -> !it.text("text").isEmpty())
        .allMatch(it -> it.text("type").equals("plain_text"));
  }

  @Test
  void aMailHoldsNoElementOfTheirs() {
    Map<String, @Nullable Object> content = CommunicationEmail.content(MESSAGE);
    String html = String.valueOf(content.get("html"));

    assertThat(html.replaceAll("</?(html|body|h2|p|table|tr|th|td)( align=\"left\")?>", ""))
        .doesNotContain("<", ">", "\"", "'");
    assertThat(String.valueOf(content.get("subject"))).doesNotContain("\n", "\r");
  }

  @Test
  void programsGetTheWholeTextAndOneObject() throws BadJson {
    for (ChannelType type : List.of(ChannelType.WEBHOOK, ChannelType.PAGERDUTY)) {
      Body body = Body.of(JsonText.parse(sent(type).isEmpty() ? "" : last()));
      Body told = type == ChannelType.WEBHOOK ? body : body.at("payload", "custom_details");

      assertThat(told.text("message")).isEqualTo(HOSTILE.strip());
    }
  }

  @Test
  void anEventCarriesTheTextAsData() throws BadJson {
    Body event = sent(ChannelType.EVENTGRID).items().get(0);

    assertThat(event.text("data", "message")).isEqualTo(HOSTILE.strip());
    assertThat(event.text("type")).isEqualTo("Keyward.Alert.raised");
    assertThat(event.text("id")).isEqualTo(MESSAGE.id());
    assertThat(event.text("specversion")).isEqualTo("1.0");
  }

  private String last() {
    return receiver.received().get(receiver.received().size() - 1).body();
  }

  @Test
  void aFenceIsLongerThanAnyInTheText() {
    assertThat(Markup.fenced("a ```` b")).startsWith("`````text\n").endsWith("\n`````");
  }
}

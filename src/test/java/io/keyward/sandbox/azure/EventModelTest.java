package io.keyward.sandbox.azure;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.messaging.eventgrid.EventGridEvent;
import com.fasterxml.jackson.databind.JsonNode;
import io.keyward.sandbox.azure.model.Json;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the tenant raises is read by Event Grid's own client as what it is. */
final class EventModelTest {
  private static final String ACCOUNT = TestTenant.account("openai");
  private static final String BODY =
      "{\"location\":\"westeurope\",\"kind\":\"OpenAI\",\"sku\":{\"name\":\"S0\"}}";

  @TempDir static Path directory;
  private TestTenant tenant;

  @BeforeEach
  void start() {
    tenant = TestTenant.start(directory);
    tenant.group();
    tenant.put(ACCOUNT, BODY);
  }

  @AfterEach
  void close() {
    tenant.close();
  }

  @Test
  void writeIsAWriteEventOfTheAccount() {
    EventGridEvent event = last();

    JsonNode data = Json.stored(event.getData().toString());
    assertThat(event.getEventType()).isEqualTo("Microsoft.Resources.ResourceWriteSuccess");
    assertThat(event.getSubject()).isEqualTo(ACCOUNT);
    assertThat(event.getEventTime()).isNotNull();
    assertThat(data.path("operationName").asText())
        .isEqualTo("Microsoft.CognitiveServices/accounts/write");
    assertThat(data.path("resourceUri").asText()).isEqualTo(ACCOUNT);
  }

  @Test
  void deletionIsADeleteEventOfTheAccount() {
    tenant.call("DELETE", ACCOUNT, "");

    EventGridEvent event = last();

    JsonNode data = Json.stored(event.getData().toString());
    assertThat(event.getEventType()).isEqualTo("Microsoft.Resources.ResourceDeleteSuccess");
    assertThat(data.path("operationName").asText())
        .isEqualTo("Microsoft.CognitiveServices/accounts/delete");
  }

  private EventGridEvent last() {
    String json = tenant.events.get(tenant.events.size() - 1).toString();
    return EventGridEvent.fromString(json).get(0);
  }
}

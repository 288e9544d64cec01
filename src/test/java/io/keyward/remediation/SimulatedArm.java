package io.keyward.remediation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keyward.inventory.Body;
import io.keyward.inventory.Lookup;
import io.keyward.remediation.run.Bindings;
import io.keyward.workflow.SoundChains;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Carries out the calls of a plan on the bodies of an estate as ARM would: PATCH merges, PUT
 * replaces or creates, access policies are changed holder by holder.
 */
final class SimulatedArm {
  private static final String POLICIES = "/accesspolicies/";

  private final ObjectNode bodies;

  SimulatedArm(ObjectNode bodies) {
    this.bodies = bodies;
  }

  /** Makes every step, and sees that it was needed and that its goal is reached. */
  void carryOut(Plan plan) {
    Map<String, String> told = new LinkedHashMap<>();
    for (Step step : plan.steps()) {
      Bindings bindings = new Bindings(told);
      Change change = bindings.in(step.change());
      Goal goal = bindings.in(step.goal(), step.change());
      assertThat(change.toString()).as(step.title()).doesNotContain("{{");
      assertThat(goal.in(read(goal.url())))
          .as("%s is needed", step)
          .isNotEqualTo(Goal.Progress.REACHED);
      assertThat(change.fits(read(goal.url()))).isTrue();
      send(change.over(read(goal.url())));
      assertThat(goal.in(read(goal.url()))).as("%s works", step).isEqualTo(Goal.Progress.REACHED);
      step.tells()
          .forEach((name, path) -> told.put(name, body(goal.url()).text(path.split("\\."))));
    }
  }

  private Body body(String url) {
    return ((Lookup.Found<Body>) read(url)).value();
  }

  Lookup<Body> read(String url) {
    return find(id(url))
        .<Lookup<Body>>map(node -> new Lookup.Found<>(Body.of(map(node))))
        .orElseGet(Lookup.Missing::new);
  }

  void send(Change change) {
    String id = id(change.url());
    ObjectNode sent = SoundChains.JSON.valueToTree(change.body());
    if (id.toLowerCase(Locale.ROOT).contains(POLICIES)) {
      policies(id, sent);
      return;
    }
    switch (change.verb()) {
      case PATCH -> {
        ObjectNode there = find(id).orElseThrow();
        merge(there, sent);
        finish(there, id);
      }
      case PUT -> put(id, sent);
      case DELETE -> bodies.remove(nameOf(id));
      case POST -> throw new IllegalStateException("no plan posts");
    }
  }

  /** ARM never changes a key that exists. */
  private void put(String id, ObjectNode sent) {
    Optional<ObjectNode> there = find(id);
    if (there.isPresent() && id.contains("/keys/") && !id.contains("/roleAssignments/")) {
      return;
    }
    ObjectNode made = there.orElseGet(() -> bodies.putObject(id));
    JsonNode principal = made.path("identity").path("principalId");
    made.retain(List.of("id", "type", "name", "kind"));
    made.setAll(sent);
    if (principal.isTextual()) {
      ((ObjectNode) made.get("identity")).set("principalId", principal);
    }
    finish(made, id);
  }

  /** What Azure adds by itself. */
  private static void finish(ObjectNode body, String id) {
    body.put("id", id);
    if (id.contains("/roleAssignments/")) {
      body.put("type", "Microsoft.Authorization/roleAssignments");
      ObjectNode properties = (ObjectNode) body.get("properties");
      properties.put("scope", id.substring(0, id.indexOf("/providers/Microsoft.Authorization")));
    } else if (id.contains("/keys/")) {
      key(body, id);
    }
    if (body.path("identity").path("type").asText().contains("SystemAssigned")
        && !body.path("identity").has("principalId")) {
      ((ObjectNode) body.get("identity"))
          .put("principalId", "77777777-0000-0000-0000-000000000007")
          .put("tenantId", "11111111-1111-1111-1111-111111111111");
    }
  }

  private static void key(ObjectNode body, String id) {
    String[] parts = id.split("/");
    String uri = "https://" + parts[8] + ".vault.azure.net/keys/" + parts[10];
    body.put("type", "Microsoft.KeyVault/vaults/keys").put("name", parts[10]);
    ((ObjectNode) body.get("properties"))
        .put("keyUri", uri)
        .put("keyUriWithVersion", uri + "/ffffffffffffffffffffffffffffffff");
  }

  private void policies(String id, ObjectNode sent) {
    int end = id.toLowerCase(Locale.ROOT).indexOf(POLICIES);
    String how = id.substring(end + POLICIES.length());
    ObjectNode properties = (ObjectNode) find(id.substring(0, end)).orElseThrow().get("properties");
    ArrayNode all =
        properties.has("accessPolicies")
            ? (ArrayNode) properties.get("accessPolicies")
            : properties.putArray("accessPolicies");
    for (JsonNode entry : sent.at("/properties/accessPolicies")) {
      if (how.equals("replace")) {
        remove(all, entry);
      }
      all.add(entry);
    }
  }

  private static void remove(ArrayNode all, JsonNode entry) {
    for (Iterator<JsonNode> it = all.iterator(); it.hasNext(); ) {
      if (it.next().get("objectId").asText().equals(entry.get("objectId").asText())) {
        it.remove();
      }
    }
  }

  private static void merge(ObjectNode there, ObjectNode sent) {
    for (Map.Entry<String, JsonNode> member : sent.properties()) {
      JsonNode old = there.get(member.getKey());
      if (old instanceof ObjectNode below && member.getValue() instanceof ObjectNode part) {
        merge(below, part);
      } else {
        there.set(member.getKey(), member.getValue());
      }
    }
  }

  private Optional<ObjectNode> find(String id) {
    return bodies.properties().stream()
        .map(Map.Entry::getValue)
        .filter(body -> body.path("id").asText().equalsIgnoreCase(id))
        .map(ObjectNode.class::cast)
        .findFirst();
  }

  private String nameOf(String id) {
    return bodies.properties().stream()
        .filter(body -> body.getValue().path("id").asText().equalsIgnoreCase(id))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  private static String id(String url) {
    List<String> parts = new ArrayList<>(List.of(url.split("\\?api-version=")));
    assertThat(parts).as("a path with api-version").hasSize(2);
    return Objects.requireNonNull(parts.get(0));
  }

  private static Map<String, Object> map(ObjectNode node) {
    return SoundChains.JSON.convertValue(node, new TypeReference<Map<String, Object>>() {});
  }
}

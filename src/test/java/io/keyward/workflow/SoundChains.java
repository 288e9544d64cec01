package io.keyward.workflow;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keyward.compliance.Finding;
import io.keyward.compliance.Result;
import io.keyward.compliance.assess.Assessment;
import io.keyward.compliance.assess.Assessor;
import io.keyward.compliance.assess.Rules;
import io.keyward.compliance.policy.Policy;
import io.keyward.inventory.fact.Resource;
import io.keyward.inventory.given.Estate;
import io.keyward.inventory.parse.ResourceParser;
import io.keyward.workflow.chain.ReadChain;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Sound estates, one for each AI type, whose bodies a test may change before they are judged. */
public final class SoundChains {
  static final List<String> ALL =
      List.of(
          "openai",
          "openai-access-policies",
          "foundry",
          "foundry-project",
          "encryption-scope",
          "ml-workspace",
          "ml-hub-service-side",
          "ml-project",
          "search",
          "bot-service",
          "health-bot",
          "speech");

  public static final ObjectMapper JSON = new ObjectMapper();
  public static final Clock NOW =
      Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);

  private SoundChains() {}

  /** The text of a file among the chains. */
  public static String file(String name) {
    try (InputStream in = SoundChains.class.getResourceAsStream("/chains/" + name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The bodies by name; the subject is the first. */
  public static ObjectNode estate(String name) {
    return (ObjectNode) json(file(name + ".json"));
  }

  /** The body, or the part of it, that these names lead to. */
  static ObjectNode at(ObjectNode bodies, String... path) {
    ObjectNode here = bodies;
    for (String name : path) {
      here = (ObjectNode) here.get(name);
    }
    return here;
  }

  /** The JSON in a text. */
  public static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Puts a fault into one body: {@code remove} takes the whole body away, {@code drop POINTER} a
   * part of it, {@code POINTER = JSON} changes a part, {@code again} so in a copy of the body.
   */
  public static void inject(ObjectNode bodies, String body, String change) {
    if (change.equals("remove")) {
      bodies.remove(body);
    } else if (change.startsWith("again ")) {
      bodies.set("again", bodies.get(body).deepCopy());
      change(bodies.get("again"), change.substring(6));
    } else {
      change(bodies.get(body), change);
    }
  }

  private static void change(JsonNode body, String change) {
    boolean drop = change.startsWith("drop ");
    String[] words = (drop ? change.substring(5) : change).split(" = ", 2);
    JsonPointer pointer = JsonPointer.compile(words[0]);
    JsonNode parent = body.at(pointer.head());
    String last = pointer.last().getMatchingProperty();
    if (parent instanceof ArrayNode list) {
      list.set(Integer.parseInt(last), json(words[1]));
    } else if (drop) {
      Objects.requireNonNull(((ObjectNode) parent).remove(last), "there before");
    } else {
      ((ObjectNode) parent).set(last, json(words[1]));
    }
  }

  static Assessment judge(ObjectNode bodies) {
    return judge(bodies, Policy.standard());
  }

  /** Judges the first body, with the others around it; bodies of no known kind are left out. */
  static Assessment judge(ObjectNode bodies, Policy policy) {
    List<Resource> resources = resources(bodies);
    Resource subject = resources.get(0);
    ReadChain reader = new ReadChain(new Estate(resources), NOW);
    return new Assessor(Rules.ofResources()).assess(reader.around(subject, policy), policy);
  }

  /** The resources of these bodies, in their order; bodies of no known kind are left out. */
  public static List<Resource> resources(ObjectNode bodies) {
    List<Resource> resources = new ArrayList<>();
    for (Map.Entry<String, JsonNode> body : bodies.properties()) {
      Map<String, Object> json =
          JSON.convertValue(body.getValue(), new TypeReference<Map<String, Object>>() {});
      ResourceParser.parse(json).ifPresent(resources::add);
    }
    return resources;
  }

  /** The rules that are violated. */
  public static List<String> violated(Assessment assessment) {
    return assessment.findings().stream().map(Finding::rule).toList();
  }

  static List<String> undetermined(Assessment assessment) {
    return assessment.results().stream()
        .filter(result -> result.outcome().word().equals("undetermined"))
        .map(Result::rule)
        .toList();
  }
}

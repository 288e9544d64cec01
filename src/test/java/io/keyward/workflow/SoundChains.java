package io.keyward.workflow;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keyward.compliance.Assessment;
import io.keyward.compliance.Assessor;
import io.keyward.compliance.Finding;
import io.keyward.compliance.Policy;
import io.keyward.compliance.Result;
import io.keyward.compliance.Rules;
import io.keyward.inventory.Estate;
import io.keyward.inventory.Resource;
import io.keyward.inventory.ResourceParser;
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
final class SoundChains {
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

  static final ObjectMapper JSON = new ObjectMapper();
  private static final Clock NOW =
      Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);

  private SoundChains() {}

  static String file(String name) {
    try (InputStream in = SoundChains.class.getResourceAsStream("/chains/" + name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The bodies by name; the subject is the first. */
  static ObjectNode estate(String name) {
    return (ObjectNode) json(file(name + ".json"));
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Assessment judge(ObjectNode bodies) {
    return judge(bodies, Policy.standard());
  }

  /** Judges the first body, with the others around it; bodies of no known kind are left out. */
  static Assessment judge(ObjectNode bodies, Policy policy) {
    List<Resource> resources = new ArrayList<>();
    for (Map.Entry<String, JsonNode> body : bodies.properties()) {
      Map<String, Object> json =
          JSON.convertValue(body.getValue(), new TypeReference<Map<String, Object>>() {});
      ResourceParser.parse(json).ifPresent(resources::add);
    }
    Resource subject = resources.get(0);
    ReadChain reader = new ReadChain(new Estate(resources), NOW);
    return new Assessor(Rules.ofResources()).assess(reader.around(subject, policy), policy);
  }

  static List<String> violated(Assessment assessment) {
    return assessment.findings().stream().map(Finding::rule).toList();
  }

  static List<String> undetermined(Assessment assessment) {
    return assessment.results().stream()
        .filter(result -> result.outcome().word().equals("undetermined"))
        .map(Result::rule)
        .toList();
  }
}

package io.keyward.remediation;

import io.keyward.inventory.Body;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads what {@link PlanDocument} wrote. */
public final class PlanReading {
  private PlanReading() {}

  /** The plan; throws IllegalArgumentException where the document is none of ours. */
  public static Plan of(Body body) {
    return new Plan(
        word(Plan.Kind.values(), Plan.Kind::word, body.text("kind")),
        body.text("hash"),
        body.text("note"),
        body.items("steps").stream().map(PlanReading::step).toList(),
        body.items("leftOpen").stream()
            .map(it -> new LeftOpen(it.text("rule"), it.text("why")))
            .toList(),
        texts(body, "blastRadius"),
        migration(body.at("migration")),
        body.items("patches").stream()
            .map(it -> new CodePatch(it.text("language"), it.text("text")))
            .toList());
  }

  private static Step step(Body body) {
    Map<String, String> tells = new LinkedHashMap<>();
    body.members("tells").forEach((name, path) -> tells.put(name, path.text()));
    return new Step(
        body.text("id"),
        body.text("title"),
        texts(body, "closes"),
        call(body.at("call")),
        goal(body.at("goal")),
        body.items("changes").stream()
            .map(it -> new Difference(it.text("path"), it.text("before"), it.text("after")))
            .toList(),
        undo(body.at("undo")),
        new Step.Timing(
            seconds(body.text("expectedSeconds")), seconds(body.text("takesEffectSeconds"))),
        tells);
  }

  private static Duration seconds(String text) {
    return Duration.ofSeconds(Long.parseLong(text));
  }

  private static Change call(Body body) {
    return new Change(
        plane(body),
        Change.Verb.valueOf(body.text("method")),
        body.text("url"),
        body.at("body").object(),
        body.isTrue("whole"));
  }

  private static Plane plane(Body body) {
    return word(Plane.values(), Plane::word, body.text("plane"));
  }

  private static Goal goal(Body body) {
    String url = body.text("url");
    if (!body.text("permits").isEmpty()) {
      return new Goal.Permits(
          url, body.text("permits"), texts(body, "keys"), body.isTrue("exactly"));
    }
    return body.members().containsKey("holds")
        ? new Goal.Holds(
            plane(body), url, body.items("holds").stream().map(PlanReading::expected).toList())
        : new Goal.Gone(plane(body), url);
  }

  private static Expected expected(Body body) {
    return new Expected(
        texts(body, "path"),
        word(Expected.Match.values(), Expected.Match::word, body.text("match")),
        body.text("value"));
  }

  private static Step.Undo undo(Body body) {
    return switch (body.text("kind")) {
      case "call" -> new Step.Undo.By(call(body.at("call")), goal(body.at("goal")));
      case "harmless" -> new Step.Undo.Harmless(body.text("why"));
      case "impossible" -> new Step.Undo.Impossible(body.text("why"));
      default -> throw new IllegalArgumentException("a stored step has an unknown undo");
    };
  }

  private static Migration migration(Body body) {
    return body.isEmpty()
        ? Migration.none()
        : new Migration(
            body.items("tasks").stream()
                .map(it -> new Migration.Task(it.text("id"), it.text("title")))
                .toList(),
            texts(body, "moves"),
            body.text("bicep"),
            body.text("commands"),
            texts(body, "costs"));
  }

  private static List<String> texts(Body body, String name) {
    return body.items(name).stream().map(Body::text).toList();
  }

  private static <E extends Enum<E>> E word(E[] all, Function<E, String> wordOf, String word) {
    return Arrays.stream(all)
        .filter(it -> wordOf.apply(it).equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("a stored plan has an unknown word"));
  }
}

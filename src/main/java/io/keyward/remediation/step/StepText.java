package io.keyward.remediation.step;

import io.keyward.inventory.fact.Resource;
import io.keyward.remediation.Change;
import io.keyward.remediation.Goal;
import io.keyward.remediation.Stage;
import io.keyward.remediation.Staged;
import io.keyward.remediation.Step;
import io.keyward.remediation.WholeKinds;
import io.keyward.remediation.Write;
import java.time.Duration;
import java.util.Map;

/**
 * What a step is apart from its call.
 *
 * @param on the resource that it changes
 */
public record StepText(
    Stage stage, String id, String title, Resource on, Step.Undo undo, Step.Timing timing) {

  /** An id holds nothing but letters, digits and dashes, whatever names it is made of. */
  public StepText {
    id = word(id);
  }

  public static String word(String text) {
    return text.replaceAll("[^A-Za-z0-9-]", "-");
  }

  public static Step.Timing minutes(int minutes) {
    return Step.Timing.of(Duration.ofMinutes(minutes));
  }

  /** The step that sends a body to a URL and reads the same URL. */
  public Staged sending(Change.Verb verb, String url, Write write, String hcl) {
    return sending(verb, url, write, hcl, Map.of());
  }

  /** The same, telling later steps something. */
  public Staged sending(
      Change.Verb verb, String url, Write write, String hcl, Map<String, String> tells) {
    Change change = WholeKinds.asTaken(on, Change.arm(verb, url, write.body()));
    return staged(change, write, write.goal(url), hcl, tells);
  }

  /** The step of a call with a goal of its own. */
  Staged staged(Change change, Write write, Goal goal, String hcl, Map<String, String> tells) {
    Step step =
        new Step(
            id, title, java.util.List.of(), change, goal, write.differences(), undo, timing, tells);
    return new Staged(stage, step, on, hcl);
  }
}

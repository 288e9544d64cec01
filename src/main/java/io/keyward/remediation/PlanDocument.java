package io.keyward.remediation;

import io.keyward.inventory.Document;
import io.keyward.inventory.Sha256;
import io.keyward.json.JsonText;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A plan as ordered maps: one shape for the API, the store and the hash. */
public final class PlanDocument {
  private PlanDocument() {}

  /** The plan; {@code expectedSeconds} and {@code takesEffectSeconds} are whole seconds. */
  public static Map<String, @Nullable Object> of(Plan plan) {
    return new Document()
        .text("hash", plan.hash())
        .text("kind", plan.kind().word())
        .value("executable", plan.isExecutable())
        .text("note", plan.note())
        .list("steps", plan.steps().stream().map(PlanDocument::step).toList())
        .list("leftOpen", plan.leftOpen().stream().map(PlanDocument::leftOpen).toList())
        .list("irreversible", irreversible(plan))
        .value("expectedSeconds", plan.expected().toSeconds())
        .list("blastRadius", plan.blastRadius())
        .value("migration", migration(plan.migration()))
        .list("patches", plan.patches().stream().map(PlanDocument::patch).toList())
        .map();
  }

  /**
   * The hash that an approval names: of the steps, and of what was observed when they were made.
   *
   * @param observed every fact that the plan rests on, in a steady order
   */
  public static String hash(List<Step> steps, List<String> observed) {
    Document all =
        new Document()
            .list("steps", steps.stream().map(PlanDocument::step).toList())
            .list("observed", observed);
    return Sha256.hex(JsonText.write(all.map()));
  }

  /** Whether two plans read the same; one of them may have been stored since. */
  public static boolean isSame(Plan one, Plan other) {
    return JsonText.write(of(one)).equals(JsonText.write(of(other)));
  }

  private static List<String> irreversible(Plan plan) {
    return plan.steps().stream().filter(Step::isIrreversible).map(Step::title).toList();
  }

  private static Map<String, @Nullable Object> step(Step step) {
    return new Document()
        .text("id", step.id())
        .text("title", step.title())
        .list("closes", step.closes())
        .value("call", call(step.change()))
        .value("goal", goal(step.goal()))
        .list("changes", step.differences().stream().map(PlanDocument::difference).toList())
        .value("undo", undo(step.undo()))
        .value("irreversible", step.isIrreversible())
        .value("expectedSeconds", step.timing().expected().toSeconds())
        .value("takesEffectSeconds", step.timing().takesEffect().toSeconds())
        .value("tells", new TreeMap<>(step.tells()))
        .map();
  }

  private static Map<String, @Nullable Object> call(Change change) {
    return new Document()
        .text("plane", change.plane().word())
        .text("method", change.verb().name())
        .text("url", change.url())
        .value("body", change.body())
        .value("whole", change.whole())
        .map();
  }

  private static Map<String, @Nullable Object> goal(Goal goal) {
    Document document = new Document().text("plane", goal.plane().word()).text("url", goal.url());
    if (goal instanceof Goal.Holds holds) {
      document.list("holds", holds.values().stream().map(PlanDocument::expected).toList());
    } else if (goal instanceof Goal.Permits permits) {
      document
          .text("permits", permits.objectId())
          .list("keys", permits.keys())
          .value("exactly", permits.exactly());
    }
    return document.map();
  }

  private static Map<String, @Nullable Object> expected(Expected expected) {
    return new Document()
        .list("path", expected.path())
        .text("match", expected.match().word())
        .text("value", expected.value())
        .map();
  }

  private static Map<String, @Nullable Object> difference(Difference difference) {
    return new Document()
        .text("path", difference.path())
        .text("before", difference.before())
        .text("after", difference.after())
        .map();
  }

  private static Map<String, @Nullable Object> undo(Step.Undo undo) {
    Document document = new Document();
    if (undo instanceof Step.Undo.By by) {
      document.text("kind", "call").value("call", call(by.change())).value("goal", goal(by.goal()));
    } else if (undo instanceof Step.Undo.Harmless harmless) {
      document.text("kind", "harmless").text("why", harmless.why());
    } else if (undo instanceof Step.Undo.Impossible impossible) {
      document.text("kind", "impossible").text("why", impossible.why());
    }
    return document.map();
  }

  private static Map<String, @Nullable Object> leftOpen(LeftOpen open) {
    return new Document().text("rule", open.rule()).text("why", open.why()).map();
  }

  private static @Nullable Map<String, @Nullable Object> migration(Migration migration) {
    if (migration.tasks().isEmpty()) {
      return null;
    }
    return new Document()
        .list("tasks", migration.tasks().stream().map(PlanDocument::task).toList())
        .list("moves", migration.moves())
        .text("bicep", migration.bicep())
        .text("commands", migration.commands())
        .list("costs", migration.costs())
        .map();
  }

  private static Map<String, @Nullable Object> task(Migration.Task task) {
    return new Document().text("id", task.id()).text("title", task.title()).map();
  }

  private static Map<String, @Nullable Object> patch(CodePatch patch) {
    return new Document().text("language", patch.language()).text("text", patch.text()).map();
  }
}

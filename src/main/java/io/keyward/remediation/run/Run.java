package io.keyward.remediation.run;

import io.keyward.remediation.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The carrying out of one plan: a record for each step that was begun, in the plan's order. */
public record Run(List<StepRecord> records) {
  private static final Run NONE = new Run(List.of());

  /** Copies the list. */
  public Run {
    records = List.copyOf(records);
  }

  /** Nothing was begun. */
  public static Run none() {
    return NONE;
  }

  /** The record of a step. */
  public Optional<StepRecord> of(Step step) {
    return records.stream().filter(record -> record.step().equals(step.id())).findFirst();
  }

  /** The same with this record in place of the one of its step. */
  public Run with(StepRecord record) {
    List<StepRecord> changed = new ArrayList<>(records);
    changed.removeIf(it -> it.step().equals(record.step()));
    changed.add(record);
    return new Run(changed);
  }

  /** Whether a call may have counted, or a step was so already; what was put off did not. */
  public boolean isBegun() {
    return records.stream().anyMatch(record -> record.stage() != StepRecord.Stage.PUT_OFF);
  }

  /** The step that Azure refused, after which what was done is taken back. */
  public Optional<StepRecord> refused() {
    return records.stream()
        .filter(record -> record.stage() == StepRecord.Stage.REFUSED)
        .findFirst();
  }

  /** What the steps that were done told. */
  public Bindings bindings() {
    Map<String, String> values = new LinkedHashMap<>();
    records.forEach(record -> values.putAll(record.told()));
    return new Bindings(values);
  }

  /** Whether this step is done. */
  public boolean isDone(Step step) {
    return of(step).filter(record -> record.stage() == StepRecord.Stage.DONE).isPresent();
  }
}

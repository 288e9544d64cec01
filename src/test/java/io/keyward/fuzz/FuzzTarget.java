package io.keyward.fuzz;

import io.keyward.cli.ArmBodiesFuzz;
import io.keyward.cli.PlansFuzz;
import io.keyward.cli.RawFilesFuzz;
import io.keyward.cli.TemplatesFuzz;
import io.keyward.compliance.PolicyFuzz;
import io.keyward.functions.ApiFuzz;
import io.keyward.functions.EventsFuzz;
import io.keyward.inventory.IdentifiersFuzz;
import io.keyward.rotation.DurationsFuzz;
import java.nio.file.Path;
import java.util.Locale;

/** What is fuzzed. */
enum FuzzTarget {
  EVENTS(EventsFuzz.class),
  ARM_BODIES(ArmBodiesFuzz.class),
  IDENTIFIERS(IdentifiersFuzz.class),
  DURATIONS(DurationsFuzz.class),
  POLICY(PolicyFuzz.class),
  API(ApiFuzz.class),
  TEMPLATES(TemplatesFuzz.class),
  PLANS(PlansFuzz.class),
  RAW_FILES(RawFilesFuzz.class);

  private static final Path KEPT = Path.of("src/test/resources/fuzz");

  private final Class<?> type;

  FuzzTarget(Class<?> type) {
    this.type = type;
  }

  String title() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The class that the fuzzer calls. */
  String type() {
    return type.getName();
  }

  /** Inputs that are tried by every build: sound ones, and those that once found a fault. */
  Path kept() {
    return KEPT.resolve(title());
  }

  void take(byte[] input) {
    switch (this) {
      case EVENTS -> EventsFuzz.fuzzerTestOneInput(input);
      case ARM_BODIES -> ArmBodiesFuzz.fuzzerTestOneInput(input);
      case IDENTIFIERS -> IdentifiersFuzz.fuzzerTestOneInput(input);
      case DURATIONS -> DurationsFuzz.fuzzerTestOneInput(input);
      case POLICY -> PolicyFuzz.fuzzerTestOneInput(input);
      case API -> ApiFuzz.fuzzerTestOneInput(input);
      case TEMPLATES -> TemplatesFuzz.fuzzerTestOneInput(input);
      case PLANS -> PlansFuzz.fuzzerTestOneInput(input);
      case RAW_FILES -> RawFilesFuzz.fuzzerTestOneInput(input);
    }
  }
}

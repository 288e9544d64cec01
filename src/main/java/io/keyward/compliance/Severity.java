package io.keyward.compliance;

import java.util.Locale;

/** How bad a violation is; the order is from bad to worse. */
public enum Severity {
  INFORMATIONAL,
  LOW,
  MEDIUM,
  HIGH,
  CRITICAL;

  /** One step worse, down to critical. */
  public Severity worse() {
    return switch (this) {
      case INFORMATIONAL -> LOW;
      case LOW -> MEDIUM;
      case MEDIUM -> HIGH;
      case HIGH, CRITICAL -> CRITICAL;
    };
  }

  /** One step better, but never less than low. */
  public Severity better() {
    return switch (this) {
      case INFORMATIONAL -> INFORMATIONAL;
      case LOW, MEDIUM -> LOW;
      case HIGH -> MEDIUM;
      case CRITICAL -> HIGH;
    };
  }

  /** The word used in reports. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package io.keyward.kpi;

import io.keyward.compliance.Verdict;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * How many AI resources in production are compliant.
 *
 * <p>What is waived or undetermined is in the total and never compliant; what cannot have a key of
 * the customer ({@code notSupported}) or is not final ({@code pending}) is asked for nothing and in
 * neither.
 *
 * @param total compliant, not compliant, waived and undetermined together
 * @param percent of the total, two decimals, rounded down so that 100.00 means all; null for none
 */
public record ProductionCompliance(
    int compliant, int total, @Nullable BigDecimal percent, int waived, int undetermined) {
  private static final int SCALE = 2;

  /** Of these. */
  public static ProductionCompliance of(VerdictCounts counts) {
    int compliant = counts.of(Verdict.COMPLIANT);
    int waived = counts.of(Verdict.WAIVED);
    int undetermined = counts.of(Verdict.UNDETERMINED);
    int total = compliant + counts.of(Verdict.NON_COMPLIANT) + waived + undetermined;
    return new ProductionCompliance(
        compliant, total, percent(compliant, total), waived, undetermined);
  }

  private static @Nullable BigDecimal percent(int part, int whole) {
    return whole == 0
        ? null
        : BigDecimal.valueOf(part)
            .scaleByPowerOfTen(2)
            .divide(BigDecimal.valueOf(whole), SCALE, RoundingMode.DOWN);
  }
}

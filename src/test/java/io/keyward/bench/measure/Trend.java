package io.keyward.bench.measure;

import java.util.List;

/**
 * A straight line through points, by least squares.
 *
 * @param slope by how much y grows where x grows by one
 */
public record Trend(double slope, double atZero) {

  public static Trend of(List<Double> x, List<Double> y) {
    double meanX = mean(x);
    double meanY = mean(y);
    double above = 0;
    double below = 0;
    for (int i = 0; i < x.size(); i++) {
      above += (x.get(i) - meanX) * (y.get(i) - meanY);
      below += (x.get(i) - meanX) * (x.get(i) - meanX);
    }
    double slope = below == 0 ? 0 : above / below;
    return new Trend(slope, meanY - slope * meanX);
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }
}

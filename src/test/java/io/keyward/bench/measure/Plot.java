package io.keyward.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Curves over one time axis, one panel below the other, as a small SVG file. */
public final class Plot {
  private static final int WIDTH = 760;
  private static final int HEIGHT = 150;
  private static final int LEFT = 60;
  private static final int RIGHT = 150;
  private static final int GAP = 40;
  private static final List<String> COLOURS = List.of("#0b62c4", "#c4510b", "#3d8b37", "#8e44ad");

  private final String axis;
  private final List<Panel> panels = new ArrayList<>();

  /** One curve. */
  public record Curve(String name, List<Double> x, List<Double> y) {}

  private record Panel(String title, List<Curve> curves) {}

  /** What the time axis says. */
  public Plot(String axis) {
    this.axis = axis;
  }

  public void panel(String title, Curve... curves) {
    panels.add(new Panel(title, List.of(curves)));
  }

  public void write(Path file) throws IOException {
    StringBuilder svg = new StringBuilder();
    int height = panels.size() * (HEIGHT + GAP) + GAP;
    line(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"11\" fill=\"#444\">",
        WIDTH,
        height);
    line(svg, "<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>");
    for (int i = 0; i < panels.size(); i++) {
      draw(svg, panels.get(i), GAP + i * (HEIGHT + GAP));
    }
    line(svg, "<text x=\"%d\" y=\"%d\">%s</text>", LEFT, height - 8, axis);
    line(svg, "</svg>");
    Files.writeString(file, svg);
  }

  private static void line(StringBuilder svg, String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  private static double most(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).max().orElse(0);
  }

  private static void draw(StringBuilder svg, Panel panel, int top) {
    double x = panel.curves().stream().mapToDouble(it -> most(it.x())).max().orElse(1);
    double y = rounded(panel.curves().stream().mapToDouble(it -> most(it.y())).max().orElse(1));
    line(
        svg,
        "<text x=\"%d\" y=\"%d\" font-weight=\"bold\">%s</text>",
        LEFT,
        top - 8,
        panel.title());
    axes(svg, top, x, y);
    curves(svg, panel, top, x, y);
  }

  private static void axes(StringBuilder svg, int top, double x, double y) {
    for (int i = 0; i <= 2; i++) {
      double height = top + HEIGHT - HEIGHT * i / 2.0;
      line(svg, "<path d=\"M%d %.1fH%d\" stroke=\"#ddd\"/>", LEFT, height, WIDTH - RIGHT);
      line(
          svg,
          "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>",
          LEFT - 6,
          height + 4,
          shown(y * i / 2));
      line(
          svg,
          "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>",
          LEFT + (WIDTH - RIGHT - LEFT) * i / 2.0,
          top + HEIGHT + 14,
          shown(x * i / 2));
    }
  }

  private static void curves(StringBuilder svg, Panel panel, int top, double x, double y) {
    for (int i = 0; i < panel.curves().size(); i++) {
      Curve curve = panel.curves().get(i);
      String colour = COLOURS.get(i % COLOURS.size());
      line(
          svg,
          "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"1.3\" points=\"%s\"/>",
          colour,
          points(curve, top, x, y));
      line(
          svg,
          "<text x=\"%d\" y=\"%d\" fill=\"%s\">%s</text>",
          WIDTH - RIGHT + 8,
          top + 12 + 15 * i,
          colour,
          curve.name());
    }
  }

  private static String points(Curve curve, int top, double x, double y) {
    StringBuilder points = new StringBuilder();
    for (int i = 0; i < curve.x().size(); i++) {
      points.append(
          String.format(
              Locale.ROOT,
              "%.1f,%.1f ",
              LEFT + curve.x().get(i) / (x == 0 ? 1 : x) * (WIDTH - RIGHT - LEFT),
              top + HEIGHT - curve.y().get(i) / y * HEIGHT));
    }
    return points.toString().strip();
  }

  /** The next number that is easy to read. */
  private static double rounded(double most) {
    double step = Math.pow(10, Math.floor(Math.log10(Math.max(most, 1e-3))));
    return Math.ceil(most / step * 2) / 2 * step;
  }

  private static String shown(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%,.0f", value)
        : String.format(Locale.ROOT, "%.3g", value);
  }
}

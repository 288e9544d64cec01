package io.keyward.console;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The keys of one page over the next twelve months. */
record KeysView(List<KeyView> rows, Instant now) {

  /** The most urgent come first. */
  KeysView {
    rows =
        rows.stream()
            .sorted(Comparator.comparing(KeyView::urgency).thenComparing(KeyView::id))
            .toList();
  }

  List<YearMonth> months() {
    YearMonth first = YearMonth.from(now.atZone(ZoneOffset.UTC));
    return Stream.iterate(first, month -> month.plusMonths(1)).limit(12).toList();
  }

  static String shown(YearMonth month) {
    String name = month.getMonth().name();
    return name.charAt(0) + name.substring(1, 3).toLowerCase(java.util.Locale.ROOT);
  }

  long near() {
    Instant soon = now.plus(Duration.ofDays(90));
    return living().filter(it -> it.end().filter(at -> at.isBefore(soon)).isPresent()).count();
  }

  long endless() {
    return living().filter(KeyView::isEndless).count();
  }

  long unrotated() {
    return living().filter(KeyView::isUnrotated).count();
  }

  long unusable() {
    return rows.stream().filter(it -> !it.isLive() || it.isDisabled() || it.isPast()).count();
  }

  private Stream<KeyView> living() {
    return rows.stream().filter(it -> it.isLive() && !it.isPast());
  }
}

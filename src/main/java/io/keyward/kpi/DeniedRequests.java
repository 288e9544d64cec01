package io.keyward.kpi;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Denied requests to vaults.
 *
 * @param count over the days that are known; null where none is, which is not zero
 * @param provisional whether it may still grow: a day is not known, or late lines may come
 */
public record DeniedRequests(@Nullable Long count, boolean provisional) {

  static DeniedRequests of(List<DeniedDay> told, List<LocalDate> days) {
    Map<LocalDate, DeniedDay> byDay =
        told.stream()
            .filter(DeniedDay::known)
            .collect(Collectors.toMap(DeniedDay::day, Function.identity(), (one, other) -> other));
    List<DeniedDay> known =
        days.stream().flatMap(day -> Optional.ofNullable(byDay.get(day)).stream()).toList();
    boolean whole = known.size() == days.size() && known.stream().allMatch(DeniedDay::complete);
    return new DeniedRequests(
        known.isEmpty() ? null : known.stream().mapToLong(DeniedDay::count).sum(), !whole);
  }
}

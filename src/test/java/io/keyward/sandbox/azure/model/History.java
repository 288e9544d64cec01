package io.keyward.sandbox.azure.model;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What live documents were before their last changes, to show the tenant as it was lately. */
final class History {
  private static final int MOST = 50_000;

  private record Step(Instant at, String key, @Nullable Document before) {}

  private final Clock clock;
  private final Deque<Step> steps = new ArrayDeque<>();

  History(Clock clock) {
    this.clock = clock;
  }

  /** Remembers what a change replaces, nothing for a new document. */
  synchronized void note(String key, @Nullable Document before) {
    steps.addFirst(new Step(clock.instant(), key, before));
    if (steps.size() > MOST) {
      steps.removeLast();
    }
  }

  /** The documents as they were that many seconds ago. */
  synchronized List<Document> before(Collection<Document> now, long seconds) {
    Instant moment = clock.instant().minusSeconds(seconds);
    NavigableMap<String, Document> then = new TreeMap<>();
    now.forEach(document -> then.put(document.key(), document));
    Iterator<Step> newestFirst = steps.iterator();
    while (newestFirst.hasNext()) {
      Step step = newestFirst.next();
      if (!step.at().isAfter(moment)) {
        break;
      }
      undo(then, step);
    }
    return List.copyOf(then.values());
  }

  private static void undo(NavigableMap<String, Document> then, Step step) {
    Document before = step.before();
    if (before == null) {
      then.remove(step.key());
    } else {
      then.put(step.key(), before);
    }
  }
}

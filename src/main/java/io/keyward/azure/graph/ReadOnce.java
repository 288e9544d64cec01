package io.keyward.azure.graph;

import io.keyward.inventory.Lookup;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Answers for the time of one scan: what was asked once is not asked again, whatever it said. */
final class ReadOnce<T> {
  private final Map<String, CompletableFuture<Lookup<T>>> answers = new ConcurrentHashMap<>();
  private final Persistence persistence;

  ReadOnce(Persistence persistence) {
    this.persistence = persistence;
  }

  /** The answer of the one read; who asks while it is under way waits for it. */
  Lookup<T> of(String key, Supplier<Lookup<T>> read) {
    CompletableFuture<Lookup<T>> mine = new CompletableFuture<>();
    CompletableFuture<Lookup<T>> other = answers.putIfAbsent(key.toLowerCase(Locale.ROOT), mine);
    if (other != null) {
      return other.join();
    }
    try {
      Lookup<T> answer = persistence.of(read);
      mine.complete(answer);
      return answer;
    } finally {
      // Only a fault of ours gets here without an answer; it must not keep others waiting.
      mine.complete(new Lookup.Unreadable<>("the read ended by a fault"));
    }
  }
}

package io.keyward.inventory;

import java.util.function.Function;

/** What a read of one thing gave: the thing, its absence, or no answer that can be judged. */
public sealed interface Lookup<T> {

  /** It was read. */
  record Found<T>(T value) implements Lookup<T> {}

  /** Azure said that it does not exist. */
  record Missing<T>() implements Lookup<T> {}

  /** Nothing can be said: no right to read, or an answer that is not understood. */
  record Unreadable<T>(String reason) implements Lookup<T> {}

  /** Takes the three cases apart. */
  default <R> R fold(
      Function<? super T, ? extends R> found,
      Function<? super Missing<T>, ? extends R> missing,
      Function<String, ? extends R> unreadable) {
    if (this instanceof Found<T> it) {
      return found.apply(it.value());
    }
    if (this instanceof Missing<T> it) {
      return missing.apply(it);
    }
    return unreadable.apply(((Unreadable<T>) this).reason());
  }
}

package io.keyward.sandbox.platform;

import io.keyward.sandbox.worker.WorkerMain;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.matcher.ElementMatchers;

/**
 * A JDK whose clock is ahead of the machine's, for code that takes the time from the JDK and must
 * not know that it is moved: {@code java.time.Clock} with an addition.
 */
final class MovedTime {
  private MovedTime() {}

  /** Writes the class below that folder; the answer is what tells a JVM to use it. */
  static List<String> write(Path folder) throws IOException {
    new ByteBuddy()
        .redefine(Clock.class, ClassFileLocator.ForClassLoader.ofSystemLoader())
        .visit(Advice.to(Ahead.class).on(ElementMatchers.named("currentInstant")))
        .make()
        .saveIn(folder.toFile());
    // A changed java.base makes the JVM leave its archive of classes alone, with a warning.
    return List.of("-Xshare:off", "--patch-module", "java.base=" + folder.toAbsolutePath());
  }

  /** Its code is copied to the end of the method, so it can use the JDK's own classes alone. */
  static final class Ahead {
    private Ahead() {}

    @Advice.OnMethodExit
    @SuppressWarnings("UnusedVariable") // what is assigned is what the method returns
    static void exit(@Advice.Return(readOnly = false) Instant now) {
      now = now.plusMillis(Long.getLong(WorkerMain.AHEAD, 0L));
    }
  }
}

package io.keyward.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What was once found stays mended, and each fuzzer still runs. */
final class FuzzCorpusTest {
  private static final int RANDOM_INPUTS = 200;

  static List<Arguments> kept() throws IOException {
    List<Arguments> all = new ArrayList<>();
    for (FuzzTarget target : FuzzTarget.values()) {
      try (Stream<Path> files = Files.list(target.kept())) {
        files.sorted().forEach(file -> all.add(Arguments.of(target, file.getFileName(), file)));
      }
    }
    return all;
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("kept")
  void keptInputsFindNothing(FuzzTarget target, Path name, Path file) throws IOException {
    byte[] input = Files.readAllBytes(file);

    assertThat(input.length).describedAs("%s is to stay small", name).isLessThan(20_000);
    assertThatCode(() -> target.take(input)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @EnumSource
  void someRandomInputsFindNothing(FuzzTarget target) {
    Random random = new Random(target.title().hashCode());

    assertThatCode(
            () -> {
              for (int i = 0; i < RANDOM_INPUTS; i++) {
                byte[] input = new byte[random.nextInt(60)];
                random.nextBytes(input);
                target.take(input);
              }
            })
        .doesNotThrowAnyException();
  }
}

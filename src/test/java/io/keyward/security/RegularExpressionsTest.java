package io.keyward.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.security.RegularExpressions.Use;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No text makes a regular expression look at it more often than its length allows (ReDoS). */
final class RegularExpressionsTest {
  private static final int LENGTH = 1_200;
  private static final int LOOKS_PER_CHARACTER = 200;
  private static final List<String> ENDS = List.of("", "!", "\nx", "\u0000");

  /** A text that counts how often somebody looks at it. */
  private static final class Counted implements CharSequence {
    private final String text;
    private long looks;

    Counted(String text) {
      this.text = text;
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      if (++looks > LOOKS_PER_CHARACTER * (long) LENGTH) {
        throw new TooLong();
      }
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  private static final class TooLong extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void noneOfTheProductIsSlow() throws IOException {
    List<Use> all = RegularExpressions.all();
    assertThat(all).hasSizeGreaterThan(140);

    List<String> slow = new ArrayList<>();
    all.forEach(it -> slowText(it).ifPresent(text -> slow.add(it.where() + " on " + text)));

    assertThat(slow).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"(a+)+b", "/+$", "(.*)*x", "\\s+end", "^(([a-z])+.)+[A-Z]([a-z])+$"})
  void aSlowOneIsFound(String expression) {
    assertThat(slowText(new Use("", Pattern.compile(expression), true))).isPresent();
  }

  private static Optional<String> slowText(Use use) {
    for (String pump : RegularExpressions.pumps(use.pattern())) {
      for (String begin : RegularExpressions.begins(use.pattern())) {
        for (String end : ENDS) {
          String text = begin + pump.repeat(LENGTH / pump.length()) + end;
          if (isSlow(use, text)) {
            return Optional.of(begin + pump.repeat(3) + "..." + end);
          }
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isSlow(Use use, String text) {
    try {
      use.pattern().matcher(new Counted(text)).matches();
      Matcher searching = use.pattern().matcher(new Counted(text));
      while (use.searched() && searching.find()) {}
      return false;
    } catch (TooLong | StackOverflowError e) {
      return true;
    }
  }
}

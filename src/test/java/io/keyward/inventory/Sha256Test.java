package io.keyward.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** The digest of several texts. */
class Sha256Test {
  @Property
  void differentTextsHaveDifferentDigests(@ForAll List<String> one, @ForAll List<String> other) {
    assertThat(Sha256.ofParts(one).equals(Sha256.ofParts(other))).isEqualTo(one.equals(other));
  }

  @Test
  void whereOneTextEndsAndTheNextBeginsCounts() {
    assertThat(Sha256.ofParts(List.of("ab", "c"))).isNotEqualTo(Sha256.ofParts(List.of("a", "bc")));
  }

  @Test
  void halfACharacterIsNoQuestionMark() {
    assertThat(Sha256.ofParts(List.of("\ud800"))).isNotEqualTo(Sha256.ofParts(List.of("?")));
    assertThat(Sha256.ofParts(List.of("\ud800"))).isNotEqualTo(Sha256.ofParts(List.of("\udc00")));
  }

  @Test
  void aWholeTextHasTheUsualDigest() {
    assertThat(Sha256.hex("abc"))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }
}

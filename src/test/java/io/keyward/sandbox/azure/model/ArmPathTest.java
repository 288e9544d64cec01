package io.keyward.sandbox.azure.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How addresses are read. */
class ArmPathTest {
  private static final String ROOT = "/subscriptions/S/resourceGroups/G";

  @Provide
  Arbitrary<List<String>> segments() {
    return Arbitraries.of(
            "subscriptions", "providers", "Providers", "resourceGroups", "Microsoft.A", "x", "")
        .list()
        .ofMaxSize(12);
  }

  @Property
  void anySegmentsAreReadOrRefusedAndAReadAddressIsStable(
      @ForAll("segments") List<String> segments) {
    Optional<ArmPath> first = ArmPath.parse(segments);

    first.ifPresent(path -> assertThat(ArmPath.of(path.id()).map(ArmPath::id)).hasValue(path.id()));
  }

  @ParameterizedTest
  @CsvSource({
    "/providers/Microsoft.A/things/t, Microsoft.A/things, G, false",
    "/providers/Microsoft.A/things/t/parts, Microsoft.A/things/parts, G, false",
    "/providers/Microsoft.A/things/t/providers/Microsoft.B/marks/m, Microsoft.B/marks, G, true",
  })
  void typeAndPlaceAreFound(String tail, String type, String group, boolean extension) {
    ArmPath path = ArmPath.of(ROOT + tail).orElseThrow();

    assertThat(path.type()).isEqualTo(type);
    assertThat(path.group()).isEqualTo(group);
    assertThat(path.subscription()).isEqualTo("S");
    assertThat(path.isExtension()).isEqualTo(extension);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", ".", " ", "a\r\nb", "a%b", "<x>", "a\u0000"})
  void anOddSegmentIsNotSafe(String segment) {
    assertThat(ArmPath.isSafe(segment)).isFalse();
  }
}

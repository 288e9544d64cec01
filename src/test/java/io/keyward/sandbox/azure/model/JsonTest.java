package io.keyward.sandbox.azure.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The merge that a PATCH does, for any two bodies. */
class JsonTest {

  @Provide
  Arbitrary<ObjectNode> bodies() {
    Arbitrary<Object> leaf =
        Arbitraries.oneOf(
            Arbitraries.integers().map(number -> number),
            Arbitraries.strings().alpha().ofMaxLength(3).map(text -> text));
    Arbitrary<String> name = Arbitraries.of("a", "B", "keyVaultUri", "tags");
    Arbitrary<Object> node =
        Arbitraries.lazyOf(() -> leaf, () -> Arbitraries.maps(name, leaf).map(map -> map));
    return Arbitraries.maps(name, node)
        .map((Map<String, Object> map) -> Json.MAPPER.<ObjectNode>valueToTree(map));
  }

  @Property
  void mergingTwiceIsMergingOnce(
      @ForAll("bodies") ObjectNode stored, @ForAll("bodies") ObjectNode patch) {
    ObjectNode once = stored.deepCopy();
    Json.merge(once, patch);
    ObjectNode twice = once.deepCopy();

    Json.merge(twice, patch);

    assertThat(twice).isEqualTo(once);
  }

  @Property
  void nothingThatThePatchLeavesOutIsLost(@ForAll("bodies") ObjectNode stored) {
    ObjectNode merged = stored.deepCopy();

    Json.merge(merged, Json.object().put("other", 1));

    assertThat(merged).isEqualTo(stored.deepCopy().put("other", 1));
  }

  @Property
  void everyNameIsFoundWithoutCase(@ForAll("bodies") ObjectNode body) {
    body.fieldNames()
        .forEachRemaining(
            name ->
                assertThat(Json.at(body, name.toUpperCase(Locale.ROOT))).isEqualTo(body.get(name)));
  }
}

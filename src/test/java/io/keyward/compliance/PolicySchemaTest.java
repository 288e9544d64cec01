package io.keyward.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.keyward.inventory.Body;
import io.keyward.json.JsonText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** docs/policy.schema.json and the reader of the file agree. */
class PolicySchemaTest {
  private static final Path FILE = Path.of("docs/policy.schema.json");

  private static Schema schema() throws Exception {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(Files.readString(FILE));
  }

  private static List<String> texts(Body list) {
    return list.items().stream().map(Body::text).toList();
  }

  @Test
  void theDefaultsAreThoseOfTheStandardPolicy() throws Exception {
    Body file = Body.of(JsonText.parseObject(Files.readString(FILE))).at("properties");
    Body classification = file.at("classification", "properties");
    Body production = file.at("production", "properties");
    Policy standard = Policy.standard();

    assertThat(classification.text("tag", "default")).isEqualTo(standard.classificationTag());
    assertThat(texts(classification.at("values", "default"))).isEqualTo(standard.classifications());
    assertThat(texts(classification.at("requireCustomerKey", "default")))
        .isEqualTo(standard.requireKey());
    assertThat(classification.says("require", "whenMissing", "default"))
        .isEqualTo(standard.unclassifiedRequires());
    assertThat(production.text("tag", "default")).isEqualTo(standard.productionTag());
    assertThat(texts(production.at("values", "default"))).isEqualTo(standard.productionValues());
    assertThat(file.text("settlingWindow", "default"))
        .isEqualTo(standard.settlingWindow().toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"schemaVersion\":1}",
        "{\"classification\":{\"tag\":\"a\",\"values\":[\"A\"],\"requireCustomerKey\":[\"A\"],\"whenMissing\":\"exempt\"}}",
        "{\"production\":{\"tag\":\"a\",\"values\":[\"A\"]},\"settlingWindow\":\"PT0S\"}"
      })
  void bothAcceptEveryKnownName(String text) throws Exception {
    assertThat(schema().validate(text, InputFormat.JSON)).isEmpty();
    assertThatCode(() -> PolicyFile.parse(text)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{\"schemaVersion\":2}",
        "{\"x\":1}",
        "{\"classification\":{\"x\":1}}",
        "{\"classification\":{\"whenMissing\":\"x\"}}",
        "{\"classification\":{\"values\":\"x\"}}",
        "{\"production\":{\"tag\":\"a/b\"}}",
        "{\"production\":{\"tag\":\"\"}}",
        "{\"production\":{\"values\":[\"\"]}}",
        "{\"settlingWindow\":\"soon\"}"
      })
  void bothRefuseTheSame(String text) throws Exception {
    assertThat(schema().validate(text, InputFormat.JSON)).isNotEmpty();
    assertThatCode(() -> PolicyFile.parse(text)).isInstanceOf(BadPolicy.class);
  }
}

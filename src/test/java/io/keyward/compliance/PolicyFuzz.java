package io.keyward.compliance;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.keyward.compliance.policy.Policy;
import io.keyward.compliance.policy.file.BadPolicy;
import io.keyward.compliance.policy.file.PolicyDocument;
import io.keyward.compliance.policy.file.PolicyFile;
import io.keyward.json.JsonText;
import io.keyward.testing.MutatedJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Policy files, changed in places or any text: read, or refused with the line. */
public final class PolicyFuzz {
  private static final Schema SCHEMA = schema();
  private static final List<@Nullable Object> DOCUMENTS =
      MutatedJson.documents(GivenPolicies.GOOD.stream().map(PolicyFuzz::json).toList());

  private PolicyFuzz() {}

  private static Schema schema() {
    try {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(Files.readString(Path.of("docs/policy.schema.json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String json(String yaml) {
    return JsonText.write(new Load(LoadSettings.builder().build()).loadFromString(yaml));
  }

  /** One input of the fuzzer; where its first byte is odd, the others are the file. */
  public static void fuzzerTestOneInput(byte[] data) {
    byte[] rest = data.length == 0 ? data : Arrays.copyOfRange(data, 1, data.length);
    if (data.length > 0 && data[0] % 2 != 0) {
      isRead(new String(rest, UTF_8));
      return;
    }
    String text = JsonText.write(unpadded(MutatedJson.of(rest, DOCUMENTS)));
    if (isRead(text)) {
      List<?> faults = SCHEMA.validate(text, InputFormat.JSON);
      expect(faults.isEmpty(), "the schema refuses " + text + ": " + faults);
    }
  }

  /** Blanks around a text are forgiven in a file; the schema, which is for editors, says no. */
  private static @Nullable Object unpadded(@Nullable Object part) {
    if (part instanceof Map<?, ?> map) {
      Map<Object, @Nullable Object> all = new LinkedHashMap<>();
      map.forEach((name, value) -> all.put(name, unpadded(value)));
      return all;
    }
    if (part instanceof List<?> list) {
      List<@Nullable Object> all = new ArrayList<>();
      list.forEach(value -> all.add(unpadded(value)));
      return all;
    }
    return part instanceof String text ? text.strip() : part;
  }

  private static boolean isRead(String text) {
    try {
      Policy policy = PolicyFile.parse(text);
      expect(PolicyDocument.of(policy).size() > 5, "it cannot be shown");
      return true;
    } catch (BadPolicy e) {
      String sentence = Objects.requireNonNull(e.getMessage());
      expect(sentence.startsWith("line ") && sentence.lines().count() == 1, sentence);
      return false;
    }
  }

  private static void expect(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }
}

package io.keyward.report;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** The schemas among the tests' resources. */
public final class Schemas {
  private Schemas() {}

  public static Schema read(String name) throws IOException {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(Files.readString(Path.of("src/test/resources", name)));
  }

  /** The official schema of SARIF 2.1.0, as a library carries it. */
  public static Schema sarif() throws IOException {
    try (InputStream schema =
        Objects.requireNonNull(
            Schemas.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json"))) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
          .getSchema(new String(schema.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  public static List<Error> faults(Schema schema, String json) {
    return schema.validate(json, InputFormat.JSON);
  }
}

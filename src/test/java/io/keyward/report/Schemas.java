package io.keyward.report;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The schemas among the tests' resources. */
final class Schemas {
  private Schemas() {}

  static Schema read(String name) throws IOException {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(Files.readString(Path.of("src/test/resources", name)));
  }

  static List<Error> faults(Schema schema, String json) {
    return schema.validate(json, InputFormat.JSON);
  }
}

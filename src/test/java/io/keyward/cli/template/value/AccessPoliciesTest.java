package io.keyward.cli.template.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Access policies that a template declares beside their vault. */
class AccessPoliciesTest {
  private static final String VAULT = "/subscriptions/s/resourceGroups/g/x/vaults/kv";

  private static Map<String, @Nullable Object> body(String type, String name, Object policies) {
    Map<String, @Nullable Object> body = new HashMap<>();
    body.put("type", type);
    body.put("name", name);
    body.put("id", VAULT + (name.equals("kv") ? "" : "/accessPolicies" + name.substring(2)));
    body.put("properties", Map.of("accessPolicies", policies));
    return body;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kv/add     | [own, beside]",
        "kv/replace | [beside]",
        "kv/remove  | [policies are removed]"
      })
  void areAddedReplacedOrRemovedByTheNameOfTheChild(String name, String left) {
    List<Map<String, @Nullable Object>> bodies = new ArrayList<>();
    bodies.add(body("Microsoft.KeyVault/vaults", "kv", List.of("own")));
    bodies.add(body("Microsoft.KeyVault/vaults/accessPolicies", name, List.of("beside")));

    List<Map<String, @Nullable Object>> joined = AccessPolicies.joined(bodies);

    assertThat(joined).hasSize(1);
    assertThat(joined.get(0).get("properties")).hasToString("{accessPolicies=" + left + "}");
  }
}

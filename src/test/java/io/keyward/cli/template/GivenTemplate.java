package io.keyward.cli.template;

import io.keyward.cli.template.value.ParameterValues;
import io.keyward.json.BadJson;
import io.keyward.json.JsonText;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Templates written with single quotes around their JSON texts, and doubled ones inside. */
public final class GivenTemplate {
  private static final String SCHEMA =
      "`$schema`:`https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#`,"
          + "`contentVersion`:`1.0.0.0`,";

  private GivenTemplate() {}

  /** JSON in which backticks stand for double quotes. */
  static Map<String, @Nullable Object> json(String text) {
    try {
      return JsonText.parseObject(text.replace('`', '"'));
    } catch (BadJson e) {
      throw new AssertionError(text, e);
    }
  }

  static Map<String, @Nullable Object> of(String members) {
    return json("{" + SCHEMA + members + "}");
  }

  static List<Map<String, @Nullable Object>> bodies(String members) {
    try {
      return Template.bodies(of(members), ParameterValues.NONE);
    } catch (BadTemplate e) {
      throw new AssertionError(members, e);
    }
  }

  /** The value of one expression in a template that declares a few of everything. */
  public static @Nullable Object value(String expression) {
    String members =
        "`parameters`:{`given`:{`type`:`string`,`defaultValue`:`G`},`open`:{`type`:`string`},"
            + "`secret`:{`type`:`securestring`,`defaultValue`:``},"
            + "`list`:{`type`:`array`,`defaultValue`:[`a`,`b`]}},"
            + "`variables`:{`v`:`[concat(parameters('given'),'-v')]`,`o`:{`In`:{`x`:7}},"
            + "`open`:`[parameters('open')]`,`loop`:`[variables('loop')]`,"
            + "`copy`:[{`name`:`many`,`count`:2,`input`:`[format('n{0}', copyIndex('many'))]`}]},"
            + "`resources`:[{`type`:`X.Y/z`,`apiVersion`:`1`,`name`:`n`,`properties`:{`is`:`"
            + expression
            + "`}},"
            + "{`type`:`Microsoft.KeyVault/vaults`,`apiVersion`:`1`,`name`:`kv`,`properties`:{}},"
            + "{`type`:`Microsoft.KeyVault/vaults/keys`,`apiVersion`:`1`,`name`:`kv/k`,`properties`:{}},"
            + "{`type`:`Microsoft.ManagedIdentity/userAssignedIdentities`,`apiVersion`:`1`,`name`:`u`}]";
    Object properties = bodies(members).get(0).get("properties");
    return properties instanceof Map<?, ?> map ? map.get("is") : properties;
  }
}

package io.keyward.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.cli.plan.file.BadPlan;
import io.keyward.inventory.Body;
import io.keyward.json.BadJson;
import io.keyward.json.JsonText;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a plan tells, what follows from it, and what stays unknown. */
class PlanTest {
  private static final String ACCOUNT =
      "'type':'azurerm_cognitive_account','name':'a','mode':'managed'";

  private static List<Body> bodies(String json) {
    try {
      return Plan.bodies(JsonText.parseObject(json.replace('\'', '"'))).stream()
          .map(Body::of)
          .toList();
    } catch (BadJson | BadPlan e) {
      throw new AssertionError(json, e);
    }
  }

  private static String changed(String address, String rest, String actions, String after) {
    return "{'address':'"
        + address
        + "',"
        + rest
        + ",'change':{'actions':"
        + actions
        + ","
        + after
        + "}}";
  }

  @Test
  void whatIsDestroyedIsNotThere() {
    String gone = changed("x.a", ACCOUNT, "['delete']", "'after':null");
    String kept =
        changed("x.b", ACCOUNT, "['create']", "'after':{'name':'kept'},'after_unknown':{}");

    assertThat(bodies("{'format_version':'1.2','resource_changes':[" + gone + "," + kept + "]}"))
        .extracting(body -> body.text("name"))
        .containsExactly("kept");
  }

  @Test
  void aKeyThatNothingTellsStaysUnclear() {
    String account =
        changed(
            "x.a",
            ACCOUNT,
            "['create']",
            "'after':{'name':'a','customer_managed_key':[{}]},"
                + "'after_unknown':{'customer_managed_key':[{'key_vault_key_id':true}]}");

    Body body = bodies("{'format_version':'1.2','resource_changes':[" + account + "]}").get(0);

    assertThat(body.isUnclear("properties", "encryption", "keyVaultProperties", "keyName"))
        .isTrue();
  }

  @Test
  void aKeyBesideAnAccountThatIsNotKnownMakesEveryAccountUnclear() {
    String account =
        changed("x.a", ACCOUNT, "['create']", "'after':{'name':'a'},'after_unknown':{}");
    String key =
        changed(
            "x.k",
            "'type':'azurerm_cognitive_account_customer_managed_key','name':'k','mode':'managed'",
            "['create']",
            "'after':{},'after_unknown':{'cognitive_account_id':true}");

    Body body =
        bodies("{'format_version':'1.2','resource_changes':[" + account + "," + key + "]}").get(0);

    assertThat(body.isUnclear("properties", "encryption", "keySource")).isTrue();
  }

  @Test
  void referencesAreFollowedThroughModules() {
    String vault =
        "{'address':'module.kv.azurerm_key_vault.v','mode':'managed','type':'azurerm_key_vault','name':'v','values':{'name':'kv-m','resource_group_name':'rg'}}";
    String scope =
        "{'address':'azurerm_role_assignment.r','mode':'managed','type':'azurerm_role_assignment','name':'r','values':{}}";
    String config =
        "{'root_module':{'resources':[{'mode':'managed','type':'azurerm_role_assignment','name':'r','expressions':{'scope':{'references':['module.kv.id','module.kv']}}}],"
            + "'module_calls':{'kv':{'module':{'outputs':{'id':{'expression':{'references':['azurerm_key_vault.v.id','azurerm_key_vault.v']}}}}}}}}";
    String plan =
        "{'format_version':'1.2','planned_values':{'root_module':{'resources':["
            + scope
            + "],'child_modules':[{'address':'module.kv','resources':["
            + vault
            + "]}]}},"
            + "'resource_changes':[{'address':'azurerm_role_assignment.r','change':{'actions':['create'],'after_unknown':{'scope':true}}}],'configuration':"
            + config
            + "}";

    assertThat(bodies(plan).get(0).text("properties", "scope"))
        .isEqualTo(
            "/subscriptions/{subscription}/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/kv-m");
  }

  @Test
  void aScopeThatIsMoreThanAKnownIdStaysUnclear() {
    String vault =
        "{'address':'azurerm_key_vault.v','mode':'managed','type':'azurerm_key_vault','name':'v','values':{'id':'/subscriptions/s/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/v','name':'v'}}";
    String scope =
        "{'address':'azurerm_role_assignment.r','mode':'managed','type':'azurerm_role_assignment','name':'r','values':{}}";
    String plan =
        "{'format_version':'1.2','planned_values':{'root_module':{'resources':["
            + scope
            + ","
            + vault
            + "]}},'resource_changes':[{'address':'azurerm_role_assignment.r','change':{'actions':['create'],'after_unknown':{'scope':true}}}],"
            + "'configuration':{'root_module':{'resources':[{'mode':'managed','type':'azurerm_role_assignment','name':'r','expressions':{'scope':{'references':['azurerm_key_vault.v.id','azurerm_key_vault.v']}}}]}}}";

    assertThat(bodies(plan).get(0).isUnclear("properties", "scope")).isTrue();
  }

  @Test
  void aTagThatIsKnownAfterApplyIsThere() {
    String account =
        changed(
            "x.a",
            ACCOUNT,
            "['create']",
            "'after':{'name':'a','tags':{'x':'y'}},'after_unknown':{'tags':{'DataClassification':true}}");

    Body body = bodies("{'format_version':'1.2','resource_changes':[" + account + "]}").get(0);

    assertThat(body.text("tags", "x")).isEqualTo("y");
    assertThat(body.isUnclear("tags", "DataClassification")).isTrue();
  }

  @Test
  void otherTypesCountAsSkipped() {
    String other =
        changed(
            "x.o",
            "'type':'azurerm_subnet','name':'o','mode':'managed'",
            "['create']",
            "'after':{}");

    assertThat(bodies("{'format_version':'1.2','resource_changes':[" + other + "]}"))
        .extracting(body -> body.text("type"))
        .containsExactly("terraform/azurerm_subnet");
  }
}

package io.keyward.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.inventory.fact.Encryption;
import io.keyward.inventory.fact.Resource;
import io.keyward.inventory.parse.ResourceParser;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is there in another JSON type than the reads take is told apart from what is not there. */
class MisreadsTest {

  private static Body body(String json) {
    return Body.of(GivenBody.json(json));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{'a':{'b':[1]}}; a.b",
        "{'a':{'b':{'c':1}}}; a.b",
        "{'a':'x'}; a",
        "{'a':['x']}; a",
        "{'a':{'b':'x','B':'y'}}; a.B",
        "{'a':{'b':'x'},'other':[{'c':1,'C':2}]}; other[0].C"
      })
  void aReadOfATextRemembersWhereItFoundNone(String json, String path) {
    Body body = body(json);

    body.text("a", "b");

    assertThat(body.misread()).containsExactly(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'a':null}",
        "{'a':{}}",
        "{'a':{'b':[]}}",
        "{'a':{'b':''}}",
        "{'a':{'b':7}}",
        "{'a':{'b':true}}",
        "{'a':{'b':'x','B':''}}",
        "{'tags':{'x':'1','X':'2'}}"
      })
  void whatIsNotThereOrATextIsNoMisread(String json) {
    Body body = body(json);

    body.text("a", "b");

    assertThat(body.misread()).isEmpty();
  }

  @Test
  void aListIsNamedByThePlaceOfItsItem() {
    Body body = body("{'list':[{'name':'x'},{'name':['y']}]}");

    body.items("list").forEach(item -> item.text("name"));

    assertThat(body.misread()).containsExactly("list[1].name");
  }

  @Test
  void aSingleTextIsAListOfOne() {
    Body body = body("{'one':'x','many':['y','z']}");

    assertThat(body.texts("one")).containsExactly("x");
    assertThat(body.texts("many")).containsExactly("y", "z");
    assertThat(body.misread()).isEmpty();
  }

  @Test
  void anExpressionIsNoMisreadOnceSomebodyDealsWithIt() {
    Body body = body("{'list':'[variables(1)]'}");

    List<Body> items = body.items("list");

    assertThat(items).isEmpty();
    assertThat(body.misread()).containsExactly("list");
    assertThat(body.at("list").isExpression()).isTrue();
    assertThat(body.misread()).isEmpty();
  }

  @Test
  void theSentenceNamesThePath() {
    Resource account =
        ResourceParser.parse(
                GivenBody.json(
                    "{'type':'Microsoft.CognitiveServices/accounts','properties':{'encryption':"
                        + "{'keySource':'Microsoft.KeyVault','keyVaultProperties':"
                        + "{'keyName':['k']}}}}"))
            .orElseThrow();

    assertThat(account.encryption())
        .isEqualTo(
            new Encryption.Unknown(
                "properties.encryption.keyVaultProperties.keyName is not of the form that Azure"
                    + " writes"));
  }
}

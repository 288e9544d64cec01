package io.keyward.cli.template.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.cli.template.GivenTemplate;
import io.keyward.json.JsonText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each function of the template language gives. */
class ExpressionTest {
  private static final String GROUP =
      "/subscriptions/{subscription}/resourceGroups/{resourceGroup}";

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "[parameters('given')] | \"G\"",
        "[PARAMETERS('GIVEN')] | \"G\"",
        "[variables('v')] | \"G-v\"",
        "[variables('o').in.x] | 7",
        "[variables('o')['In']['x']] | 7",
        "[variables('many')[1]] | \"n1\"",
        "[concat('a', 1, 'b''c')] | \"a1b'c\"",
        "[concat(createArray(1), createArray('x'))] | [1,\"x\"]",
        "[format('{0}-{1}-{{0}}', 'a', 2)] | \"a-2-{0}\"",
        "[toLower('AbC')] | \"abc\"",
        "[toUpper('AbC')] | \"ABC\"",
        "[trim('  x ')] | \"x\"",
        "[replace('a-b-c', '-', '')] | \"abc\"",
        "[split('a,b;c', createArray(',', ';'))] | [\"a\",\"b\",\"c\"]",
        "[join(parameters('list'), '+')] | \"a+b\"",
        "[substring('abcdef', 1, 3)] | \"bcd\"",
        "[substring('abc', 2)] | \"c\"",
        "[take('abc', 2)] | \"ab\"",
        "[skip(createArray(1,2,3), 1)] | [2,3]",
        "[string(12)] | \"12\"",
        "[string(createObject('a', true()))] | ~\"{\\\"a\\\":true}\"~",
        "[int('42')] | 42",
        "[bool('True')] | true",
        "[json('{\\\"a\\\": [null]}')] | ~{\"a\":[null]}~",
        "[if(equals(1, 1), 'yes', parameters('open'))] | \"yes\"",
        "[if(parameters('open'), 'same', 'same')] | \"same\"",
        "[equals(createObject('a', 1), createObject('a', 1))] | true",
        "[equals('a', 'A')] | false",
        "[not(false())] | true",
        "[and(true(), false(), parameters('open'))] | false",
        "[or(parameters('open'), true())] | true",
        "[empty('')] | true",
        "[empty(createArray())] | true",
        "[empty(null())] | true",
        "[coalesce(null(), 'x')] | \"x\"",
        "[createObject('a', 1, 'b', createArray())] | ~{\"a\":1,\"b\":[]}~",
        "[union(createObject('a', createObject('x', 1)), createObject('a', createObject('y', 2)))] | ~{\"a\":{\"x\":1,\"y\":2}}~",
        "[union(createArray(1, 2), createArray(2, 3))] | [1,2,3]",
        "[first(parameters('list'))] | \"a\"",
        "[last('xyz')] | \"z\"",
        "[length('four')] | 4",
        "[contains(parameters('list'), 'b')] | true",
        "[contains('abc', 'x')] | false",
        "[contains(variables('o'), 'IN')] | true",
        "[range(3, 2)] | [3,4]",
        "[add(1, mul(2, 3))] | 7",
        "[greaterOrEquals(2, 2)] | true",
        "[startsWith('Abc', 'aB')] | true",
        "[environment().suffixes.keyvaultDns] | \".vault.azure.net\"",
        "[subscription().subscriptionId] | \"{subscription}\"",
        "[subscription().tenantId] | \"{tenant}\"",
        "[resourceGroup().name] | \"{resourceGroup}\"",
        "[resourceGroup().id] | \"" + GROUP + "\"",
        "[parameters('secret')] | \"{secure secret}\"",
        "[resourceId('A.B/c/d', 'x', 'y')] | \"" + GROUP + "/providers/A.B/c/x/d/y\"",
        "[resourceId('g', 'A.B/c', 'x')] | \"/subscriptions/{subscription}/resourceGroups/g/providers/A.B/c/x\"",
        "[resourceId('s', 'g', 'A.B/c', 'x')] | \"/subscriptions/s/resourceGroups/g/providers/A.B/c/x\"",
        "[subscriptionResourceId('A.B/c', 'x')] | \"/subscriptions/{subscription}/providers/A.B/c/x\"",
        "[subscriptionResourceId('s', 'A.B/c', 'x')] | \"/subscriptions/s/providers/A.B/c/x\"",
        "[extensionResourceId('/s', 'A.B/c', 'x')] | \"/s/providers/A.B/c/x\"",
        "[tenantResourceId('A.B/c', 'x')] | \"/providers/A.B/c/x\"",
        "[last(split(resourceId('A.B/c', 'x'), '/'))] | \"x\"",
        "[reference('kv').vaultUri] | \"https://kv.vault.azure.net/\"",
        "[reference(resourceId('Microsoft.KeyVault/vaults', 'KV'), '2023-07-01').vaultUri] | \"https://kv.vault.azure.net/\"",
        "[reference(resourceId('Microsoft.KeyVault/vaults/keys', 'kv', 'k')).keyUri] | \"https://kv.vault.azure.net/keys/k\"",
        "[reference('kv/k').keyUriWithVersion] | \"https://kv.vault.azure.net/keys/k/{version-of-k}\"",
        "[reference('u').principalId] | \"{principal of "
            + GROUP
            + "/providers/Microsoft.ManagedIdentity/userAssignedIdentities/u}\"",
        "[reference('u').clientId] | \"{client of "
            + GROUP
            + "/providers/Microsoft.ManagedIdentity/userAssignedIdentities/u}\"",
        "[[not an expression] | \"[[not an expression]\""
      })
  void givesItsValue(String expression, String json) {
    assertThat(JsonText.write(GivenTemplate.value(expression))).isEqualTo(json);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[parameters('open')]",
        "[concat('a', parameters('open'))]",
        "[variables('loop')]",
        "[parameters(1)]",
        "[resourceGroup().location]",
        "[reference('kv')]",
        "[reference('kv').sku]",
        "[reference('elsewhere').vaultUri]",
        "[listKeys('x', '1').key1]",
        "[newGuid()]",
        "[utcNow()]",
        "[copyIndex()]",
        "[if(parameters('open'), 1, 2)]",
        "[equals(subscription().subscriptionId, 'x')]",
        "[equals(uniqueString('a'), 'x')]",
        "[contains(subscription().subscriptionId, 'x')]",
        "[length(subscription().subscriptionId)]",
        "[empty(parameters('secret'))]",
        "[startsWith(resourceGroup().name, 'prod')]",
        "[string(subscription())]",
        "[substring('abc', 2, 5)]",
        "[format('{0:N}', 1)]",
        "[format('{3}', 1)]",
        "[variables('o').missing]",
        "[variables('many')[9]]",
        "[resourceId('A.B/c', 'x', 'y')]",
        "[my.own('x')]",
        "[concat(]",
        "[concat('a']",
        "['open]",
        "[1 2]",
        "[-]",
        "[99999999999999999999]",
        "[]"
      })
  void staysTheTextItIsWhereItCannotBeKnown(String expression) {
    assertThat(GivenTemplate.value(expression)).isEqualTo(expression);
  }

  @Test
  void whatLeadsToAnUnknownIsShownAsThatUnknown() {
    assertThat(GivenTemplate.value("[variables('open')]")).isEqualTo("[parameters('open')]");
  }

  @Test
  void uniqueTextsAreTheSameForTheSameSeedAlone() {
    Object one = GivenTemplate.value("[uniqueString(resourceGroup().id)]");
    Object other = GivenTemplate.value("[uniqueString(resourceGroup().id, 'x')]");

    assertThat(List.of(String.valueOf(one), String.valueOf(other)))
        .allMatch(text -> text.matches("\\{x[0-9a-f]{10}}"))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "[take(concat('kv', uniqueString('a')), 15)] | kv\\{x[0-9a-f]{10}\\}",
        "[take(concat('kv-', uniqueString('a')), 10)] | \\{x[0-9a-f]{7}\\}",
        "[replace(concat('st-', uniqueString('a')), '-', '')] | st\\{x[0-9a-f]{10}\\}",
        "[guid('a')] | \\{x[0-9a-f]{33}\\}"
      })
  void uniqueTextsHaveTheLengthOfTheirTrueSelves(String expression, String pattern) {
    assertThat(String.valueOf(GivenTemplate.value(expression))).matches(pattern);
  }
}

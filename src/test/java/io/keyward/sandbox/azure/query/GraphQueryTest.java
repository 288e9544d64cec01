package io.keyward.sandbox.azure.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a query answers, and what is no query. */
class GraphQueryTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final List<String> ROWS =
      List.of(
          "{'id':'/b','name':'B','type':'t/vaults','tags':{'a-b':'1'},'properties':{'on':true}}",
          "{'id':'/a','name':'A','type':'t/accounts','tags':null,'properties':{'e':{'k':'X'}}}",
          "{'id':'/c','name':'C','type':'t/vaults','tags':{},'properties':{'e':{'k':''}}}");

  private static List<ObjectNode> rows() throws JsonProcessingException {
    List<ObjectNode> rows = new ArrayList<>();
    for (String row : ROWS) {
      rows.add((ObjectNode) MAPPER.readTree(row.replace('\'', '"')));
    }
    return rows;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          type =~ 'T/Vaults' ^ /b /c
          type in~ ('T/Vaults', 'T/ACCOUNTS') ^ /b /a /c
          type in ('T/Vaults') ^ none
          type !in~ ('t/vaults') ^ /a
          name == 'a' ^ none
          tolower(name) == 'a' ^ /a
          name != 'A' ^ /b /c
          name !~ 'a' ^ /b /c
          properties.on == true ^ /b
          properties.e.k =~ 'x' ^ /a
          properties.E.k =~ 'x' ^ none
          isnotempty(properties.e.k) ^ /a
          isempty(tostring(properties.e.k)) ^ /b /c
          tags['a-b'] == '1' ^ /b
          name == 'A' or name == 'B' and type =~ 't/vaults' ^ /b /a
          (name == 'A' or name == 'B') and type =~ 't/vaults' ^ /b
          not(name == 'A') ^ /b /c
          """)
  void whereKeepsTheRowsThatMatch(String row) throws BadQuery, JsonProcessingException {
    List<String> parts = List.of(row.split(" \\^ ", -1));

    List<ObjectNode> found = GraphQuery.parse("Resources | where " + parts.get(0)).over(rows());

    String ids =
        found.stream().map(one -> one.path("id").asText()).collect(Collectors.joining(" "));
    assertThat(ids.isEmpty() ? "none" : ids).isEqualTo(parts.get(1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '^',
      quoteCharacter = '`',
      textBlock =
          """
          project id, k = properties.e.k | order by id asc | limit 1 ^ {"id":"/a","k":"X"}
          order by id | project id | take 1 ^ {"id":"/c"}
          sort by type asc, id asc | project id | limit 1 ^ {"id":"/a"}
          project properties.e.k | limit 1 ^ {"properties_e_k":null}
          count ^ {"Count":3}
          where name == 'Z' | count ^ {"Count":0}
          summarize count() by type | order by type asc | limit 1 ^ {"type":"t/accounts","count_":1}
          summarize n = count() ^ {"n":3}
          """)
  void whatFollowsShapesTheRows(String stages, String first)
      throws BadQuery, JsonProcessingException {
    List<ObjectNode> found = GraphQuery.parse("resources | " + stages).over(rows());

    assertThat(found.get(0)).hasToString(Objects.requireNonNull(first));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '^',
      quoteCharacter = '`',
      textBlock =
          """
          vaults ^ DisallowedLogicalTableName ^ vaults
          resources | extend a = 1 ^ ParserFailure ^ extend
          resources where type == 'a' ^ ParserFailure ^ where
          resources | where type ^ ParserFailure ^ <EOF>
          resources | where type has 'a' ^ ParserFailure ^ has
          resources | where type == name ^ ParserFailure ^ name
          resources | where nope == 'a' ^ Default ^ nope
          resources | where strlen(name) == '1' ^ ParserFailure ^ strlen
          resources | where name == 'a ^ ParserFailure ^ 'a
          resources | where (name == 'a' ^ ParserFailure ^ <EOF>
          resources | limit x ^ ParserFailure ^ x
          resources | limit 9999999999 ^ ParserFailure ^ 9999999999
          resources | order id ^ ParserFailure ^ id
          resources | project name | where id == 'a' ^ Default ^ id
          resources | summarize sum(x) by type ^ ParserFailure ^ sum
          resources; drop ^ ParserFailure ^ ; drop
          """)
  void whatIsNoQueryIsRefusedWithItsPlace(String query, String code, String token) {
    assertThatExceptionOfType(BadQuery.class)
        .isThrownBy(() -> GraphQuery.parse(query))
        .satisfies(bad -> assertThat(bad.kind().code()).isEqualTo(code))
        .satisfies(bad -> assertThat(bad.token()).isEqualTo(token))
        .satisfies(bad -> assertThat(bad.position()).isBetween(0, query.length()));
  }

  @Test
  void anEmptyQueryIsRefused() {
    assertThatExceptionOfType(BadQuery.class).isThrownBy(() -> GraphQuery.parse("  "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '^',
      textBlock =
          """
          resources ^ true
          resources | project id, name ^ true
          resources | project name ^ false
          resources | limit 5 ^ false
          """)
  void onlyIdsWithoutALimitCanBeContinued(String query, boolean paged) throws BadQuery {
    assertThat(GraphQuery.parse(query).isPaged()).isEqualTo(paged);
  }
}

package io.keyward.azure.graph;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpRequest;
import io.keyward.azure.JsonLists;
import io.keyward.azure.KeptResponse;
import io.keyward.azure.arm.ArmAnswers;
import io.keyward.azure.arm.ArmPipeline;
import io.keyward.inventory.Lookup;
import io.keyward.json.JsonText;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one query of Resource Graph, page by page; none of a page is kept here.
 *
 * <p>A query that cannot be read to its end is unreadable: half an estate would be a false absence.
 */
final class GraphRows {
  static final String VERSION = "2022-10-01";
  private static final String PATH =
      "/providers/Microsoft.ResourceGraph/resources?api-version=" + VERSION;
  private static final String COLUMNS =
      "id, name, type, kind, location, sku, tags, identity, properties, systemData";

  private static final int PAGE = 1_000;
  private static final int SMALLEST_PAGE = 50;
  private static final int MOST_PAGES = 20_000;

  /** A full page of long bodies; Azure's own limit is not published. */
  static final int LARGEST = 24 * 1024 * 1024;

  private final HttpPipeline pipeline;
  private final String endpoint;
  private final ArmAnswers answers;
  private final Persistence persistence;

  GraphRows(HttpPipeline pipeline, String endpoint, ArmAnswers answers, Persistence persistence) {
    this.pipeline = pipeline;
    this.endpoint = endpoint;
    this.answers = answers;
    this.persistence = persistence;
  }

  /** All resources of these types; how many rows there were. */
  Lookup<Integer> each(
      List<String> types, GraphScope scope, Consumer<Map<String, @Nullable Object>> row) {
    return new Walk(query(types), scope, row).walk();
  }

  static String query(List<String> types) {
    String names =
        types.stream()
            .map(type -> "'" + type.toLowerCase(Locale.ROOT) + "'")
            .collect(Collectors.joining(", "));
    return "resources | where type in~ (" + names + ") | project " + COLUMNS + " | order by id asc";
  }

  /** One walk from page to page. */
  private final class Walk {
    private final String query;
    private final GraphScope scope;
    private final Consumer<Map<String, @Nullable Object>> each;
    private final Set<String> seen = new HashSet<>();
    private int size = PAGE;
    private int count;
    private String token = "";

    Walk(String query, GraphScope scope, Consumer<Map<String, @Nullable Object>> each) {
      this.query = query;
      this.scope = scope;
      this.each = each;
    }

    Lookup<Integer> walk() {
      do {
        Lookup<Map<String, @Nullable Object>> page = page();
        String trouble = page.fold(this::take, missing -> "Resource Graph is not there", no -> no);
        if (!trouble.isEmpty()) {
          return new Lookup.Unreadable<>(trouble);
        }
      } while (!token.isEmpty());
      return new Lookup.Found<>(count);
    }

    private Lookup<Map<String, @Nullable Object>> page() {
      while (true) {
        Lookup<KeptResponse> answer = persistence.of(this::sent);
        if (!(answer instanceof Lookup.Found<KeptResponse> found)) {
          return new Lookup.Unreadable<>(((Lookup.Unreadable<KeptResponse>) answer).reason());
        }
        if (!found.value().isOversized() || size <= SMALLEST_PAGE) {
          return answers.ofCall(found.value(), "resources");
        }
        size = size / 2;
      }
    }

    /** An answer that asks for patience is thrown, and so repeated, by its meaning. */
    private Lookup<KeptResponse> sent() {
      KeptResponse answer = ArmPipeline.send(pipeline, request());
      if (answer.getStatusCode() != 200) {
        answers.ofCall(answer, "resources");
      }
      return new Lookup.Found<>(answer);
    }

    private HttpRequest request() {
      Map<String, Object> options = new LinkedHashMap<>();
      options.put("resultFormat", "objectArray");
      options.put("$top", size);
      if (!token.isEmpty()) {
        options.put("$skipToken", token);
      }
      Map<String, Object> body = new LinkedHashMap<>();
      body.put("query", query);
      if (!scope.subscriptions().isEmpty()) {
        body.put("subscriptions", scope.subscriptions());
      }
      if (!scope.managementGroups().isEmpty()) {
        body.put("managementGroups", scope.managementGroups());
      }
      body.put("options", options);
      return new HttpRequest(HttpMethod.POST, endpoint + PATH)
          .setHeader(HttpHeaderName.CONTENT_TYPE, "application/json")
          .setBody(JsonText.write(body));
    }

    /** Hands out the rows; "" or why the page cannot be believed. */
    private String take(Map<String, @Nullable Object> page) {
      Lookup<List<Map<String, @Nullable Object>>> rows = JsonLists.objects(page.get("data"));
      if (!(rows instanceof Lookup.Found<List<Map<String, @Nullable Object>>> found)) {
        return "Resource Graph's answer is not understood: it holds no list of objects";
      }
      if ("true".equals(String.valueOf(page.get("resultTruncated")))) {
        return "Resource Graph cut its answer short";
      }
      found.value().forEach(each);
      count += found.value().size();
      return next(page.get("$skipToken"));
    }

    private String next(@Nullable Object link) {
      boolean odd = link != null && !(link instanceof String);
      token = link instanceof String text ? text : "";
      boolean again = !token.isEmpty() && (!seen.add(token) || seen.size() > MOST_PAGES);
      return odd || again ? "Resource Graph's answer does not end" : "";
    }
  }
}

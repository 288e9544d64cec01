package io.keyward.azure.arm;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpRequest;
import io.keyward.azure.JsonLists;
import io.keyward.inventory.Lookup;
import io.keyward.json.JsonText;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lists at any scope, and queries of Resource Graph.
 *
 * <p>A list that cannot be read to its end is unreadable: half of one would be a false absence.
 */
public final class ArmCalls {
  private static final int MOST_PAGES = 200;
  private static final int PAGE = 1_000;
  private static final String GRAPH =
      "/providers/Microsoft.ResourceGraph/resources?api-version=2022-10-01";

  private final HttpPipeline pipeline;
  private final String endpoint;
  private final ArmAnswers answers;

  ArmCalls(HttpPipeline pipeline, String endpoint, ArmAnswers answers) {
    this.pipeline = pipeline;
    this.endpoint = endpoint;
    this.answers = answers;
  }

  /**
   * The whole list at a path such as {@code /subscriptions/S/.../roleAssignments}.
   *
   * @param filter the text of {@code $filter}, "" for none
   */
  public Lookup<List<Map<String, @Nullable Object>>> list(
      String path, String apiVersion, String filter) {
    String query = filter.isEmpty() ? "" : "&$filter=" + encoded(filter);
    String url = endpoint + ArmBodies.escaped(path) + "?api-version=" + apiVersion + query;
    return new Pages(path.substring(path.lastIndexOf('/') + 1)).walk(url);
  }

  /** All rows of a query over everything that the identity sees; each row must have an id. */
  Lookup<List<Map<String, @Nullable Object>>> query(String text) {
    return new Pages("resources").query(text);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** One walk from page to page. */
  private final class Pages {
    private final String name;
    private final List<Map<String, @Nullable Object>> entries = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private boolean endless;

    Pages(String name) {
      this.name = name;
    }

    Lookup<List<Map<String, @Nullable Object>>> walk(String first) {
      String url = first;
      while (!url.isEmpty()) {
        Lookup<Map<String, @Nullable Object>> page = get(url);
        if (!(page instanceof Lookup.Found<Map<String, @Nullable Object>> found)) {
          return notFound(page, url.equals(first));
        }
        if (!take(found.value().get("value"))) {
          return new Lookup.Unreadable<>("Azure's list is not understood");
        }
        url = next(found.value().get("nextLink"));
      }
      return whole();
    }

    private Lookup<Map<String, @Nullable Object>> get(String url) {
      seen.add(url);
      try {
        return answered(new HttpRequest(HttpMethod.GET, url));
      } catch (ArmRefused elsewhere) {
        return new Lookup.Unreadable<>(String.valueOf(elsewhere.getMessage()));
      } catch (IllegalArgumentException noUrl) {
        return new Lookup.Unreadable<>("the next page of Azure's list has no address");
      }
    }

    private Lookup<Map<String, @Nullable Object>> answered(HttpRequest request) {
      return answers.ofCall(ArmPipeline.send(pipeline, request), name);
    }

    Lookup<List<Map<String, @Nullable Object>>> query(String text) {
      String token = "";
      do {
        Lookup<Map<String, @Nullable Object>> page = answered(request(text, token));
        if (!(page instanceof Lookup.Found<Map<String, @Nullable Object>> found)) {
          return notFound(page, false);
        }
        boolean cut = "true".equals(String.valueOf(found.value().get("resultTruncated")));
        if (cut || !take(found.value().get("data"))) {
          return new Lookup.Unreadable<>("Resource Graph's answer is not understood");
        }
        token = next(found.value().get("$skipToken"));
      } while (!token.isEmpty());
      return whole();
    }

    private HttpRequest request(String text, String token) {
      Map<String, Object> options = new LinkedHashMap<>();
      options.put("resultFormat", "objectArray");
      options.put("$top", PAGE);
      if (!token.isEmpty()) {
        seen.add(token);
        options.put("$skipToken", token);
      }
      return new HttpRequest(HttpMethod.POST, endpoint + GRAPH)
          .setHeader(HttpHeaderName.CONTENT_TYPE, "application/json")
          .setBody(JsonText.write(Map.of("query", text, "options", options)));
    }

    private <T> Lookup<T> notFound(Lookup<?> page, boolean first) {
      boolean absent = page instanceof Lookup.Missing<?>;
      if (absent && first) {
        return new Lookup.Missing<>();
      }
      return new Lookup.Unreadable<>(
          page instanceof Lookup.Unreadable<?> it ? it.reason() : "Azure's list ended in a gap");
    }

    private boolean take(@Nullable Object values) {
      Lookup<List<Map<String, @Nullable Object>>> objects = JsonLists.objects(values);
      if (objects instanceof Lookup.Found<List<Map<String, @Nullable Object>>> found) {
        entries.addAll(found.value());
        return true;
      }
      return false;
    }

    /** "" at the end; a place that was seen before never ends, which no walk follows. */
    private String next(@Nullable Object link) {
      String text = link instanceof String it ? it : "";
      boolean odd = link != null && !(link instanceof String);
      boolean again = seen.contains(text) || seen.size() >= MOST_PAGES;
      endless = odd || (again && !text.isEmpty());
      return endless ? "" : text;
    }

    private Lookup<List<Map<String, @Nullable Object>>> whole() {
      return endless
          ? new Lookup.Unreadable<>("Azure's list does not end")
          : new Lookup.Found<>(List.copyOf(entries));
    }
  }
}

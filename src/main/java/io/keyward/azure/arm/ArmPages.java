package io.keyward.azure.arm;

import com.azure.core.http.HttpResponse;
import com.azure.core.http.rest.PagedIterable;
import com.azure.core.http.rest.PagedResponse;
import io.keyward.azure.KeptResponse;
import io.keyward.json.JsonText;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The entries of a list as Azure wrote them, while the SDK walks from page to page. */
final class ArmPages implements ArmPipeline.Tap {
  private static final Logger LOG = LoggerFactory.getLogger(ArmPages.class);
  private static final int MOST_PAGES = 10_000;

  private final ArmAnswers answers;
  private final Queue<Map<?, ?>> entries = new ArrayDeque<>();
  private final Set<String> links = new HashSet<>();
  private int skipped;

  ArmPages(ArmAnswers answers) {
    this.answers = answers;
  }

  /** Hands out every entry; an answer that cannot be a page of the list is thrown. */
  void walk(PagedIterable<?> list, Consumer<Map<?, ?>> each) {
    for (PagedResponse<?> page : list.iterableByPage()) {
      LOG.atTrace().addKeyValue("status", page.getStatusCode()).log("A page of a list was read.");
      entries.forEach(each);
      entries.clear();
    }
  }

  /** Counts an entry that names nothing that Keyward could look at. */
  void skip() {
    skipped++;
  }

  /** Tells how many entries were of no use. */
  void logSkipped(String subscriptionId) {
    if (skipped > 0) {
      LOG.atWarn()
          .addKeyValue("subscription", subscriptionId)
          .addKeyValue("skipped", skipped)
          .log("A list named resources by ids that are not understood.");
    }
  }

  @Override
  public HttpResponse seen(KeptResponse answer) {
    Map<String, @Nullable Object> page = answers.ofPage(answer);
    if (!(page.get("value") instanceof List<?> values)) {
      throw new ArmRefused("Azure's list has no values.");
    }
    for (Object value : values) {
      if (value instanceof Map<?, ?> entry) {
        entries.add(entry);
      } else {
        skip();
      }
    }
    return answer.showing(JsonText.write(next(page)));
  }

  /** An empty page that leads the SDK on; the same link twice would never end. */
  private Map<String, Object> next(Map<String, @Nullable Object> page) {
    Object link = page.get("nextLink");
    if (link == null || link.equals("")) {
      return Map.of("value", List.of());
    }
    if (!(link instanceof String text) || !links.add(text) || links.size() > MOST_PAGES) {
      throw new ArmRefused("Azure's list does not end, or its next page is not understood.");
    }
    return Map.of("value", List.of(), "nextLink", text);
  }
}

package io.keyward.testing;

import io.keyward.json.BadJson;
import io.keyward.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A sound document with some of its parts replaced, as the bytes of a fuzzer say: the first byte
 * takes the document, the others walk to a part and say what becomes of it. Bytes that are mutated
 * alone seldom stay JSON; this way each of them reaches what stands behind the parser.
 */
public final class MutatedJson {
  private static final int MOST_CHANGES = 24;
  private static final int MOST_STEPS = 12;

  /** Texts that mean something to one parser or another. */
  private static final List<String> TELLING =
      List.of(
          "",
          " ",
          "null",
          "[parameters('x')]",
          "[concat(resourceGroup().id, '/', variables('y'))]",
          "${azurerm_key_vault.v.id}",
          "https://v.vault.azure.net/keys/k/0123456789abcdef0123456789abcdef",
          "https://v.managedhsm.azure.net/keys/k",
          "/subscriptions/s/resourceGroups/g/providers/Microsoft.KeyVault/vaults/v",
          "/subscriptions/s/resourceGroups/g/providers/Microsoft.KeyVault/vaults/v/keys/k",
          "P18M",
          "PT48H",
          "P999999Y",
          "2026-12-31",
          "2026-12-31T00:00:00Z",
          "9999999999999",
          "Microsoft.KeyVault",
          "Microsoft.Keyvault",
          "Enabled",
          "Succeeded",
          "*",
          "\u0000\r\n\u202e\ud800",
          "=cmd|' /C calc'!A0",
          "</script><!--",
          "../..//%2e%2e");

  private final byte[] plan;
  private int at;

  private MutatedJson(byte[] plan) {
    this.plan = plan;
  }

  /** One of the documents, changed by the plan; an empty plan leaves the first as it is. */
  public static @Nullable Object of(byte[] plan, List<?> documents) {
    MutatedJson mutation = new MutatedJson(plan);
    List<@Nullable Object> root = new ArrayList<>();
    root.add(copy(documents.get(mutation.next() % documents.size())));
    for (int i = 0; i < MOST_CHANGES && mutation.hasMore(); i++) {
      mutation.changeBelow(root);
    }
    return root.isEmpty() ? null : root.get(0);
  }

  /** The documents in texts. */
  public static List<@Nullable Object> documents(List<String> texts) {
    List<@Nullable Object> documents = new ArrayList<>();
    for (String text : texts) {
      try {
        documents.add(JsonText.parse(text));
      } catch (BadJson e) {
        throw new IllegalArgumentException(text, e);
      }
    }
    return documents;
  }

  private static @Nullable Object copy(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> copy = new LinkedHashMap<>();
      map.forEach((name, item) -> copy.put(String.valueOf(name), copy(item)));
      return copy;
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> copy = new ArrayList<>();
      list.forEach(item -> copy.add(copy(item)));
      return copy;
    }
    return value;
  }

  private boolean hasMore() {
    return at < plan.length;
  }

  private int next() {
    return hasMore() ? plan[at++] & 0xff : 0;
  }

  private void changeBelow(List<@Nullable Object> root) {
    Part part = new Part(root, 0);
    for (int i = 0; i < MOST_STEPS && part.isInner() && (i == 0 || next() % 4 != 0); i++) {
      part = part.below(next());
    }
    change(part);
  }

  private void change(Part part) {
    switch (next() % 12) {
      case 0 -> part.remove();
      case 1 -> part.set(null);
      case 2 -> part.set(TELLING.get(next() % TELLING.size()));
      case 3 -> part.set(text());
      case 4 -> part.set(next() % 2 == 0);
      case 5 -> part.set(number());
      case 6 -> part.set(new ArrayList<>(Arrays.asList(part.get())));
      case 7 -> part.set(new LinkedHashMap<>());
      case 8 -> part.set(new ArrayList<>());
      case 9 -> part.set(String.valueOf(part.get()));
      case 10 -> part.again(next());
      default -> part.set(wrapped(part.get()));
    }
  }

  private String text() {
    int length = Math.min(next() % 64, plan.length - at);
    String text = new String(plan, at, Math.max(0, length), StandardCharsets.UTF_8);
    at += Math.max(0, length);
    return text;
  }

  private Number number() {
    List<Number> numbers = List.of(0, -1, 1, Long.MAX_VALUE, 1e300, 0.5, 1_700_000_000L, next());
    return numbers.get(next() % numbers.size());
  }

  private @Nullable Object wrapped(@Nullable Object value) {
    Map<String, @Nullable Object> wrap = new LinkedHashMap<>();
    wrap.put(next() % 2 == 0 ? "value" : text(), value);
    return wrap;
  }

  /** A place in a list or an object; a list's places are counted. */
  private record Part(Object holder, int index) {
    @SuppressWarnings("unchecked") // copy() makes no others
    private List<@Nullable Object> list() {
      return (List<@Nullable Object>) holder;
    }

    @SuppressWarnings("unchecked") // copy() makes no others
    private Map<String, @Nullable Object> map() {
      return (Map<String, @Nullable Object>) holder;
    }

    private boolean isThere() {
      return index < (holder instanceof Map<?, ?> map ? map.size() : list().size());
    }

    private String name() {
      return new ArrayList<>(map().keySet()).get(index);
    }

    @Nullable Object get() {
      if (!isThere()) {
        return null;
      }
      return holder instanceof Map ? map().get(name()) : list().get(index);
    }

    boolean isInner() {
      return get() instanceof Map || get() instanceof List;
    }

    Part below(int pick) {
      Object inner = Objects.requireNonNull(get());
      int size = inner instanceof Map<?, ?> map ? map.size() : ((List<?>) inner).size();
      return new Part(inner, size == 0 ? 0 : pick % size);
    }

    void set(@Nullable Object value) {
      if (holder instanceof Map) {
        map().put(isThere() ? name() : "added", value);
      } else if (isThere()) {
        list().set(index, value);
      } else {
        list().add(value);
      }
    }

    void remove() {
      if (isThere() && holder instanceof Map) {
        map().remove(name());
      } else if (isThere()) {
        list().remove(index);
      }
    }

    /** The same once more: in a list, or under the name in other letters. */
    void again(int pick) {
      if (isThere() && holder instanceof Map) {
        String name = name();
        map()
            .put(
                pick % 2 == 0 ? name.toUpperCase(Locale.ROOT) : name.toLowerCase(Locale.ROOT),
                copy(get()));
      } else if (isThere()) {
        list().add(copy(get()));
      }
    }
  }
}

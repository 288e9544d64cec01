package io.keyward.bench.load;

import io.keyward.bench.measure.Estate;
import io.keyward.json.JsonText;
import io.keyward.sandbox.azure.SimulatedAzure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Accounts of two subscriptions that are written again and again; knows what was written last and
 * what has to be found of it.
 */
final class LoadedEstate {
  /** Accounts for each key, of which at most one of eight is under it. */
  private static final int ACCOUNTS_OF_A_KEY = 80;

  private static final int FEWEST_KEYS = 10;
  private static final int BATCH = 500;
  private static final int STEP = 7_919;

  private final SimulatedAzure azure;
  private final Estate keys;
  private final Random random;
  private final Form[] forms;
  private int events;
  private int turns;

  /** What is written, and what has to be found of it. */
  enum Form {
    SOUND("Confidential", true),
    BARE("Confidential", false),
    WORSE("Regulated", false),
    HARMLESS("Internal", false);

    private final String classification;
    private final boolean keyed;

    Form(String classification, boolean keyed) {
      this.classification = classification;
      this.keyed = keyed;
    }

    boolean isSound() {
      return keyed || this == HARMLESS;
    }

    /** As the API tells it: classification, verdict, live tickets. */
    Found found() {
      return new Found(
          classification.toLowerCase(Locale.ROOT),
          isSound() ? "compliant" : "nonCompliant",
          isSound() ? 0 : 1);
    }
  }

  /** What is known of a resource in the end. */
  record Found(String classification, String verdict, int liveTickets) {
    static final Found NOTHING = new Found("", "", 0);

    boolean isJudgedAs(Found other) {
      return classification.equals(other.classification) && verdict.equals(other.verdict);
    }
  }

  LoadedEstate(SimulatedAzure azure, int resources, long seed) {
    this.azure = azure;
    this.keys = new Estate(0, 0, Math.max(FEWEST_KEYS, resources / ACCOUNTS_OF_A_KEY));
    this.random = new Random(seed);
    this.forms = new Form[resources];
  }

  /** Writes each resource once, without an event. */
  void fill() {
    keys.fill(azure);
    for (int i = 0; i < forms.length; i++) {
      forms[i] = anyOf(i);
    }
    for (int from = 0; from < forms.length; from += BATCH) {
      azure.loadBodies(
          IntStream.range(from, Math.min(from + BATCH, forms.length))
              .mapToObj(i -> body(i, forms[i]))
              .toList());
    }
  }

  /** Keys are in the first subscription alone, and so are those under them. */
  private Form anyOf(int number) {
    Form form = Form.values()[random.nextInt(Form.values().length)];
    return form.keyed && !isFirst(number) ? Form.HARMLESS : form;
  }

  private static boolean isFirst(int number) {
    return number % 2 == 0;
  }

  static String id(int number) {
    return "/subscriptions/00000000-0000-0000-0000-00000000000"
        + (isFirst(number) ? 1 : 2)
        + "/resourceGroups/rg-load/providers/Microsoft.CognitiveServices/accounts/load-"
        + number;
  }

  private Map<String, Object> body(int number, Form form) {
    Map<String, Object> body =
        form.keyed
            ? keys.keyedAccount(number)
            : Estate.openAi("load-" + number, form.classification, Map.of());
    body.put("id", id(number));
    body.put("name", "load-" + number);
    return body;
  }

  int size() {
    return forms.length;
  }

  /** Each in its turn, those of one key and one subscription not beside each other. */
  int next() {
    return (int) ((long) turns++ * STEP % forms.length);
  }

  /** Writes this one anew in so many of a hundred cases; the event that Azure raises of it. */
  String event(int number, int writesInAHundred) {
    if (random.nextInt(100) < writesInAHundred) {
      forms[number] = anyOf(number);
      azure.loadBodies(List.of(body(number, forms[number])));
    }
    return JsonText.write(
        Map.of(
            "id",
            "event-" + events++,
            "eventType",
            "Microsoft.Resources.ResourceWriteSuccess",
            "subject",
            id(number),
            "data",
            Map.of("operationName", "Microsoft.CognitiveServices/accounts/write")));
  }

  /** Those of which something else is known than was written last, with or without tickets. */
  List<String> wrong(Map<String, Found> known, boolean tickets) {
    Map<String, Found> expected = expected();
    List<String> wrong = new ArrayList<>();
    expected.forEach(
        (id, state) -> {
          Found found = known.getOrDefault(id, Found.NOTHING);
          if (!(tickets ? state.equals(found) : state.isJudgedAs(found))) {
            wrong.add(id + " should be " + state + " and is " + found);
          }
        });
    known.keySet().stream().filter(id -> !expected.containsKey(id)).forEach(wrong::add);
    return wrong;
  }

  private Map<String, Found> expected() {
    return IntStream.range(0, forms.length)
        .boxed()
        .collect(Collectors.toMap(i -> id(i).toLowerCase(Locale.ROOT), i -> forms[i].found()));
  }
}

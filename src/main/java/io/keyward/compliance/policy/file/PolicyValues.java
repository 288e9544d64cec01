package io.keyward.compliance.policy.file;

import io.keyward.compliance.policy.KeyDefaults;
import io.keyward.compliance.policy.VaultName;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The kinds of values in a policy file; docs/policy.schema.json has the same patterns. */
final class PolicyValues {
  private static final Duration LONGEST_WINDOW = Duration.ofDays(1);
  private static final LocalDate TEN_YEARS = LocalDate.EPOCH.plusYears(10);
  private static final Pattern TIME =
      Pattern.compile(
          "PT(?=[0-9])([0-9]{1,5}H)?([0-9]{1,5}M)?([0-9]{1,5}(\\.[0-9]{1,9})?S)?|P[01]D");
  private static final Pattern DATE =
      Pattern.compile("P(?=[0-9])([0-9]{1,4}Y)?([0-9]{1,4}M)?([0-9]{1,4}D)?");
  private static final Pattern GUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Pattern REGION = Pattern.compile("\\*|[A-Za-z][A-Za-z0-9 ]{0,62}");
  private static final Pattern OWNER = Pattern.compile("[^<>%&\\\\?/=]{1,512}=.{1,256}");
  private static final Pattern CHANNEL = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");

  private PolicyValues() {}

  static List<String> texts(PolicyNode place) throws BadPolicy {
    return place.each(PolicyNode::text);
  }

  static String tagName(PolicyNode place) throws BadPolicy {
    String name = place.text();
    if (name.length() > 512 || name.chars().anyMatch(c -> c < ' ' || "<>%&\\?/".indexOf(c) >= 0)) {
      throw place.bad(
          "must be the name of an Azure tag: up to 512 characters, none of < > % & \\ ? /");
    }
    return name;
  }

  static Duration window(PolicyNode place) throws BadPolicy {
    Duration window = Duration.parse(matched(place, TIME, "a duration such as PT10M"));
    if (window.compareTo(LONGEST_WINDOW) > 0) {
      throw place.bad("must be between PT0S and PT24H");
    }
    return window;
  }

  /** A span of years, months and days. */
  static Period period(PolicyNode place) throws BadPolicy {
    Period period = Period.parse(matched(place, DATE, "a period such as P2Y or P90D"));
    if (period.isZero() || LocalDate.EPOCH.plus(period).isAfter(TEN_YEARS)) {
      throw place.bad("must be between P1D and P10Y");
    }
    return period;
  }

  /** Whether one period is longer than another, counted from the same day. */
  static boolean isLonger(Period one, Period other) {
    return LocalDate.EPOCH.plus(one).isAfter(LocalDate.EPOCH.plus(other));
  }

  static String guid(PolicyNode place) throws BadPolicy {
    return matched(place, GUID, "a GUID").toLowerCase(Locale.ROOT);
  }

  static String region(PolicyNode place) throws BadPolicy {
    return matched(place, REGION, "an Azure region such as westeurope, or *");
  }

  static String owner(PolicyNode place) throws BadPolicy {
    return matched(place, OWNER, "NAME=VALUE of a tag");
  }

  static String channel(PolicyNode place) throws BadPolicy {
    return matched(place, CHANNEL, "the name of a channel: letters, digits, - and _");
  }

  static String vault(PolicyNode place) throws BadPolicy {
    String vault = place.text();
    if (!VaultName.isOne(vault)) {
      throw place.bad("must be the ARM id of a vault or managed HSM, or its https URI");
    }
    return vault;
  }

  static String keyType(PolicyNode place) throws BadPolicy {
    return oneOf(place, KeyDefaults.TYPES);
  }

  /** A constant by its name in lower case. */
  static <E extends Enum<E>> E constant(PolicyNode place, Class<E> type) throws BadPolicy {
    List<E> all = List.of(type.getEnumConstants());
    List<String> words = all.stream().map(it -> it.name().toLowerCase(Locale.ROOT)).toList();
    return all.get(words.indexOf(oneOf(place, words)));
  }

  static String oneOf(PolicyNode place, String... words) throws BadPolicy {
    return oneOf(place, Arrays.asList(words));
  }

  private static String oneOf(PolicyNode place, List<String> words) throws BadPolicy {
    String word = place.text();
    if (!words.contains(word)) {
      throw place.bad("must be " + String.join(" or ", words));
    }
    return word;
  }

  private static String matched(PolicyNode place, Pattern form, String what) throws BadPolicy {
    String text = place.text();
    if (!form.matcher(text).matches()) {
      throw place.bad("must be " + what);
    }
    return text;
  }
}

package io.keyward.cli.template;

import io.keyward.cli.template.value.Budget;
import io.keyward.cli.template.value.Json;
import io.keyward.cli.template.value.Opaque;
import io.keyward.cli.template.value.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts: joined, formatted, cut and compared. */
final class TextFunctions {
  private static final Pattern HOLE = Pattern.compile("\\{\\{|}}|\\{(\\d{1,3})}|[{}]");

  /** What a text that is not known yet may be made of. */
  private static final Pattern NAMING = Pattern.compile("[\\p{Alnum}{}]");

  private TextFunctions() {}

  static Map<String, Function> all() {
    Map<String, Function> all = new HashMap<>();
    all.put("concat", TextFunctions::concat);
    all.put("format", TextFunctions::format);
    all.put("tolower", (a, e) -> mapped(a, text -> text.toLowerCase(Locale.ROOT)));
    all.put("toupper", (a, e) -> mapped(a, text -> text.toUpperCase(Locale.ROOT)));
    all.put("trim", (a, e) -> mapped(a, String::strip));
    all.put("string", TextFunctions::string);
    all.put("replace", TextFunctions::replace);
    all.put("split", TextFunctions::split);
    all.put("join", TextFunctions::join);
    all.put("substring", TextFunctions::substring);
    all.put("startswith", (a, e) -> tested(a, (text, part) -> lower(text).startsWith(lower(part))));
    all.put("endswith", (a, e) -> tested(a, (text, part) -> lower(text).endsWith(lower(part))));
    all.put("uniquestring", (a, e) -> opaque(a, e, Opaque::uniqueString));
    all.put("guid", (a, e) -> opaque(a, e, Opaque::guid));
    return all;
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** Joins texts, or lists. */
  private static Object concat(List<Object> arguments, Evaluator evaluator) {
    if (!arguments.isEmpty() && arguments.stream().allMatch(List.class::isInstance)) {
      List<Object> items = new ArrayList<>();
      arguments.forEach(list -> ((List<?>) list).forEach(item -> items.add(Json.given(item))));
      return items;
    }
    if (!arguments.stream().allMatch(Values::isScalar)) {
      return Function.UNKNOWN;
    }
    StringBuilder whole = new StringBuilder();
    for (Object argument : arguments) {
      whole.append(Values.written(argument));
      if (whole.length() > Budget.LONGEST_TEXT) {
        return Function.UNKNOWN;
      }
    }
    return whole.toString();
  }

  /** The holes {@code {0}} of .NET; other forms of a hole are not worked out. */
  private static Object format(List<Object> arguments, Evaluator evaluator) {
    if (arguments.isEmpty() || !(arguments.get(0) instanceof String pattern)) {
      return Function.UNKNOWN;
    }
    Matcher hole = HOLE.matcher(pattern);
    StringBuilder whole = new StringBuilder();
    while (hole.find()) {
      String number = hole.group(1);
      boolean doubled = hole.group().length() == 2 && number == null;
      int index = number == null ? -1 : Integer.parseInt(number) + 1;
      boolean filled = index > 0 && index < arguments.size();
      if (!doubled && !(filled && Values.isScalar(arguments.get(index)))) {
        return Function.UNKNOWN;
      }
      String content = doubled ? hole.group().substring(1) : Values.written(arguments.get(index));
      hole.appendReplacement(whole, Matcher.quoteReplacement(content));
      if (whole.length() > Budget.LONGEST_TEXT) {
        return Function.UNKNOWN;
      }
    }
    return hole.appendTail(whole).toString();
  }

  private static Object mapped(
      List<Object> arguments, java.util.function.UnaryOperator<String> change) {
    return Values.areTexts(arguments, 1)
        ? change.apply((String) arguments.get(0))
        : Function.UNKNOWN;
  }

  private static Object string(List<Object> arguments, Evaluator evaluator) {
    Object value = LogicFunctions.only(arguments);
    return Values.isResolved(value, evaluator.budget()) ? Values.written(value) : Function.UNKNOWN;
  }

  private static Object replace(List<Object> arguments, Evaluator evaluator) {
    if (!Values.areTexts(arguments, 3)) {
      return Function.UNKNOWN;
    }
    String text = (String) arguments.get(0);
    String old = (String) arguments.get(1);
    String fresh = (String) arguments.get(2);
    boolean grows = (long) text.length() * Math.max(1, fresh.length()) > 10L * Budget.LONGEST_TEXT;
    boolean blurred = Opaque.in(text) && NAMING.matcher(old).find();
    return old.isEmpty() || grows || blurred ? Function.UNKNOWN : text.replace(old, fresh);
  }

  /** Made-up texts may only be split where their true selves would be. */
  private static Object split(List<Object> arguments, Evaluator evaluator) {
    if (arguments.size() != 2 || !(arguments.get(0) instanceof String text)) {
      return Function.UNKNOWN;
    }
    List<?> separators =
        arguments.get(1) instanceof List<?> list ? list : List.of(arguments.get(1));
    List<String> quoted = new ArrayList<>();
    for (Object separator : separators) {
      boolean sure = !Opaque.in(text) || separator.equals("/");
      if (!(separator instanceof String mark) || mark.isEmpty() || !sure) {
        return Function.UNKNOWN;
      }
      quoted.add(Pattern.quote(mark));
    }
    return quoted.isEmpty()
        ? Function.UNKNOWN
        : List.<Object>of((Object[]) text.split(String.join("|", quoted), -1));
  }

  private static Object join(List<Object> arguments, Evaluator evaluator) {
    if (arguments.size() != 2
        || !(arguments.get(0) instanceof List<?> list)
        || !(arguments.get(1) instanceof String separator)
        || !list.stream().allMatch(Values::isScalar)) {
      return Function.UNKNOWN;
    }
    StringBuilder whole = new StringBuilder();
    for (Object item : list) {
      whole.append(whole.isEmpty() && item == list.get(0) ? "" : separator);
      whole.append(Values.written(item));
      if (whole.length() > Budget.LONGEST_TEXT) {
        return Function.UNKNOWN;
      }
    }
    return whole.toString();
  }

  private static Object substring(List<Object> arguments, Evaluator evaluator) {
    if (arguments.size() < 2 || !(arguments.get(0) instanceof String text)) {
      return Function.UNKNOWN;
    }
    long start = Values.index(arguments, 1).orElse(-1);
    long length =
        arguments.size() == 2 ? text.length() - start : Values.index(arguments, 2).orElse(-1);
    return start < 0 || length < 0 || start + length > text.length()
        ? Function.UNKNOWN
        : part(text, (int) start, (int) (start + length));
  }

  static Object part(String text, int start, int end) {
    return Opaque.part(text, start, end).<Object>map(part -> part).orElse(Function.UNKNOWN);
  }

  private static Object tested(List<Object> arguments, BiPredicate<String, String> test) {
    return Values.areTexts(arguments, 2) && !Opaque.in(arguments.get(0) + " " + arguments.get(1))
        ? (Object) test.test((String) arguments.get(0), (String) arguments.get(1))
        : Function.UNKNOWN;
  }

  private static Object opaque(
      List<Object> arguments, Evaluator evaluator, java.util.function.UnaryOperator<String> made) {
    return !arguments.isEmpty() && Values.isResolved(arguments, evaluator.budget())
        ? made.apply(Values.written(arguments))
        : Function.UNKNOWN;
  }
}

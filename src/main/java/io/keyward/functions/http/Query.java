package io.keyward.functions.http;

import com.microsoft.azure.functions.HttpRequestMessage;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The query parameters of a list request, each checked. */
public final class Query {
  private static final int PAGE = 100;
  private static final int LARGEST_PAGE = 500;
  private static final int LONGEST = 4_096;

  private final HttpRequestMessage<Optional<String>> request;

  public Query(HttpRequestMessage<Optional<String>> request) {
    this.request = request;
  }

  public String text(String name) {
    String value = request.getQueryParameters().getOrDefault(name, "");
    if (value.length() > LONGEST || value.chars().anyMatch(Character::isISOControl)) {
      throw new BadQuery("The parameter " + name + " is too long or has control characters.");
    }
    return value.strip();
  }

  public String oneOf(String name, String... words) {
    String value = text(name);
    boolean known = Arrays.stream(words).anyMatch(value::equalsIgnoreCase);
    if (!value.isEmpty() && !known) {
      throw new BadQuery(
          "The parameter " + name + " must be one of " + String.join(", ", words) + ".");
    }
    return value.toLowerCase(Locale.ROOT);
  }

  public int top() {
    String value = text("top");
    if (!value.matches("|[1-9][0-9]{0,2}")
        || (!value.isEmpty() && Integer.parseInt(value) > LARGEST_PAGE)) {
      throw new BadQuery("The parameter top must be a number from 1 to " + LARGEST_PAGE + ".");
    }
    return value.isEmpty() ? PAGE : Integer.parseInt(value);
  }

  public String cursor() {
    String value = text("cursor");
    if (!value.matches("[A-Za-z0-9_-]*")) {
      throw new BadQuery("The parameter cursor is none of ours.");
    }
    return value;
  }
}

package io.keyward.sandbox.host.function;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import java.util.Set;

/** What starts a function. */
public sealed interface Trigger {

  /** An event posted to the webhook. */
  record EventGrid() implements Trigger {}

  /** A six-field NCRONTAB schedule. */
  record Timer(String schedule) implements Trigger {}

  /** A message of a storage queue. */
  record Queue(String queueName) implements Trigger {}

  /** A request; no methods means every method. */
  record Http(RouteTemplate route, Set<HttpMethod> methods, AuthorizationLevel level)
      implements Trigger {}

  /** A new instance of the app. */
  record Warmup() implements Trigger {}

  /** The name that the function list shows. */
  default String kind() {
    String name = getClass().getSimpleName();
    return Character.toLowerCase(name.charAt(0)) + name.substring(1) + "Trigger";
  }
}

package io.keyward.sandbox.host.http;

import java.io.IOException;
import java.util.Map;

/** Sends each call to the endpoint of its first segment, with whoever signed in known to it. */
public final class FrontDesk implements Endpoint {
  private final SignIn signIn = new SignIn();
  private volatile Map<String, Endpoint> endpoints = Map.of();

  /** From now on calls are served; before, the host says that it is starting. */
  public void open(Map<String, Endpoint> served) {
    endpoints = Map.copyOf(served);
  }

  @Override
  public Answer answer(Call call) throws Refusal, IOException {
    String first = call.segment(0);
    if (first.equals(".auth")) {
      return signIn.answer(call);
    }
    if (endpoints.isEmpty()) {
      throw new Refusal(503, "The host is starting.");
    }
    if (first.equals("runtime")
        && !(call.segments().size() == 3
            && call.segment(1).equals("webhooks")
            && call.segment(2).equalsIgnoreCase("EventGrid"))) {
      throw new Refusal(404, "Nothing is served at this address.");
    }
    Endpoint endpoint = endpoints.getOrDefault(first, endpoints.get(""));
    if (endpoint == null) {
      throw new Refusal(404, "Nothing is served at this address.");
    }
    return endpoint.answer(signIn.identify(call));
  }
}

package io.keyward.sandbox.host.http;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HttpString;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns exchanges into calls and answers back; no failure gets past it. */
public final class FrontDoor implements HttpHandler {
  private static final Logger LOG = LoggerFactory.getLogger(FrontDoor.class);
  private final Endpoint endpoint;

  public FrontDoor(Endpoint endpoint) {
    this.endpoint = endpoint;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    if (exchange.isInIoThread()) {
      exchange.dispatch(this);
      return;
    }
    Answer answer = answer(exchange);
    if (exchange.isResponseStarted()) {
      // The connection broke while the request was read.
      return;
    }
    exchange.setStatusCode(answer.status());
    answer
        .headers()
        .forEach((name, value) -> exchange.getResponseHeaders().put(new HttpString(name), value));
    exchange.getResponseSender().send(answer.body().duplicate());
  }

  private Answer answer(HttpServerExchange exchange) throws InterruptedException {
    // A task keeps whatever goes wrong in it, errors included.
    FutureTask<Answer> task = new FutureTask<>(() -> endpoint.answer(Call.of(exchange)));
    task.run();
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Refusal refusal) {
        return Answer.problem(refusal.status(), refusal.sentence());
      }
      if (e.getCause() instanceof IOException) {
        return Answer.problem(400, "The request could not be read.");
      }
      LOG.atError().setCause(e.getCause()).log("The sandbox failed to answer a request.");
      return Answer.problem(500, "The sandbox failed; its log says why.");
    }
  }
}

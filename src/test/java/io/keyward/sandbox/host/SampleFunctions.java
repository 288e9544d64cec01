package io.keyward.sandbox.host;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.EventGridTrigger;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Functions that note what they were given. */
public final class SampleFunctions {
  final List<String> events = new CopyOnWriteArrayList<>();
  final List<String> messages = new CopyOnWriteArrayList<>();
  final List<String> timers = new CopyOnWriteArrayList<>();
  final List<String> order = new CopyOnWriteArrayList<>();
  volatile Consumer<String> onEvent = text -> {};
  volatile Consumer<String> onMessage = text -> {};
  volatile Consumer<String> onTimer = text -> {};

  @FunctionName("ResourceEvents")
  public void event(@EventGridTrigger(name = "event") String event, ExecutionContext context) {
    context.getLogger().fine(context.getFunctionName() + context.getInvocationId());
    events.add(event);
    onEvent.accept(event);
  }

  @FunctionName("Work")
  public void work(
      @QueueTrigger(name = "message", queueName = "%WORK_QUEUE%", connection = "Store")
          String message) {
    messages.add(message);
    onMessage.accept(message);
  }

  @FunctionName("SweepInventory")
  public void sweep(@TimerTrigger(name = "timer", schedule = "%SWEEP%") String timer) {
    timers.add(timer);
    onTimer.accept(timer);
  }

  @FunctionName("GetTicket")
  public HttpResponseMessage ticket(
      @HttpTrigger(
              name = "request",
              route = "tickets/{id}",
              methods = {HttpMethod.GET},
              authLevel = AuthorizationLevel.ANONYMOUS)
          HttpRequestMessage<Optional<String>> request,
      @BindingName("id") String id) {
    return request
        .createResponseBuilder(HttpStatus.OK)
        .header("X-Seen", request.getHttpMethod().name())
        .body("id=" + id + " query=" + new TreeMap<>(request.getQueryParameters()))
        .build();
  }

  @FunctionName("Approve")
  public HttpResponseMessage approve(
      @HttpTrigger(
              name = "request",
              route = "tickets/{id}/approve",
              methods = {HttpMethod.POST},
              authLevel = AuthorizationLevel.ANONYMOUS)
          HttpRequestMessage<Optional<String>> request,
      @BindingName("id") String id) {
    return request
        .createResponseBuilder(HttpStatus.ACCEPTED)
        .header("Content-Type", "application/json")
        .body("{\"id\":\"" + id + "\",\"body\":\"" + request.getBody().orElse("none") + "\"}")
        .build();
  }

  @FunctionName("Console")
  public String console(
      @HttpTrigger(
              name = "request",
              route = "console/{*path}",
              authLevel = AuthorizationLevel.ANONYMOUS)
          HttpRequestMessage<Optional<String>> request,
      @BindingName("path") String path) {
    return request.getHttpMethod() + " page " + path;
  }

  @FunctionName("Optional")
  public String optional(
      @HttpTrigger(
              name = "request",
              route = "maybe/{id?}",
              methods = {HttpMethod.GET},
              authLevel = AuthorizationLevel.ANONYMOUS)
          HttpRequestMessage<Optional<String>> request,
      @BindingName("id") Optional<String> id) {
    return "maybe " + id.orElse("not");
  }

  @FunctionName("WhoAmI")
  public String principal(
      @HttpTrigger(
              name = "request",
              route = "me",
              methods = {HttpMethod.GET},
              authLevel = AuthorizationLevel.ANONYMOUS)
          HttpRequestMessage<Optional<String>> request) {
    return request.getHeaders().getOrDefault("x-ms-client-principal", "nobody")
        + " "
        + request.getHeaders().getOrDefault("x-ms-client-principal-name", "nobody");
  }

  @FunctionName("Closed")
  public String closed(
      @HttpTrigger(
              name = "request",
              route = "closed",
              methods = {HttpMethod.GET})
          HttpRequestMessage<Optional<String>> request) {
    return "open";
  }

  @FunctionName("MasterOnly")
  public String master(
      @HttpTrigger(
              name = "request",
              route = "master",
              methods = {HttpMethod.GET},
              authLevel = AuthorizationLevel.ADMIN)
          HttpRequestMessage<Optional<String>> request) {
    return "open";
  }

  @FunctionName("Broken")
  public String broken(
      @HttpTrigger(name = "request", route = "broken", authLevel = AuthorizationLevel.ANONYMOUS)
          HttpRequestMessage<Optional<String>> request) {
    return request
        .getBody()
        .map(String::strip)
        .orElseThrow(() -> new IllegalStateException("secret detail"));
  }

  @FunctionName("BadHeader")
  public HttpResponseMessage badHeader(
      @HttpTrigger(name = "request", route = "bad-header", authLevel = AuthorizationLevel.ANONYMOUS)
          HttpRequestMessage<Optional<String>> request) {
    return request.createResponseBuilder(HttpStatus.OK).header("X-A", "b\r\nSet-Cookie: c").build();
  }
}

package io.keyward.azure.arm;

import com.azure.core.credential.TokenCredential;
import com.azure.core.exception.HttpResponseException;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpPipeline;
import com.azure.core.management.AzureEnvironment;
import com.azure.resourcemanager.resources.fluent.ResourceManagementClient;
import com.azure.resourcemanager.resources.fluent.SubscriptionClient;
import com.azure.resourcemanager.resources.implementation.ResourceManagementClientBuilder;
import com.azure.resourcemanager.resources.implementation.SubscriptionClientBuilder;
import io.keyward.azure.BudgetedHttp;
import io.keyward.azure.Patience;
import io.keyward.azure.RetryAfter;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.Origin;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.TemporarilyUnavailable;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * ARM documents as Azure wrote them: every property, in its casing.
 *
 * <p>The calls are made by the resource manager's generic-resource client; its model is not used,
 * because it drops properties and reads {@code SystemAssigned,UserAssigned} as nothing (seen in
 * azure-resourcemanager-resources 2.54.1).
 */
public final class ArmBodies {
  private static final Logger LOG = LoggerFactory.getLogger(ArmBodies.class);
  private static final String NO_SUBSCRIPTION = "00000000-0000-0000-0000-000000000000";

  private final HttpPipeline pipeline;
  private final AzureEnvironment environment;
  private final Clock clock;
  private final ArmAnswers answers;
  private final ResourceManagementClient reader;

  private ArmBodies(HttpPipeline pipeline, AzureEnvironment environment, RetryAfter retryAfter) {
    this.pipeline = pipeline;
    this.environment = environment;
    this.clock = retryAfter.clock();
    this.answers = new ArmAnswers(retryAfter);
    this.reader = client(NO_SUBSCRIPTION);
  }

  /**
   * Bodies read with that identity from the resource manager of that cloud, over HTTPS only; what
   * the cloud is too busy for is not asked before it is time again.
   */
  public static ArmBodies create(
      TokenCredential credential, AzureEnvironment environment, HttpClient http, Clock clock) {
    return with(credential, environment, BudgetedHttp.brief(http, clock), Patience.by(clock));
  }

  public static ArmBodies with(
      TokenCredential credential,
      AzureEnvironment environment,
      HttpClient http,
      Patience patience) {
    HttpPipeline pipeline = ArmPipeline.create(credential, environment, http, patience);
    return new ArmBodies(pipeline, environment, patience.retryAfter());
  }

  /**
   * The document of one resource, read with one request.
   *
   * @throws TemporarilyUnavailable when the same read may succeed later
   */
  public Lookup<Map<String, @Nullable Object>> read(ResourceId id, String apiVersion) {
    ArmPipeline.Kept tap = new ArmPipeline.Kept();
    try {
      reader.getResources().getByIdWithResponse(path(id), apiVersion, tap.context());
    } catch (HttpResponseException refused) {
      LOG.atDebug().addKeyValue("resource", id.key()).log("Azure refused to show a resource.");
    }
    return answers.ofRead(tap.answer(), id);
  }

  /**
   * All resources of these types in a subscription, page by page.
   *
   * @throws TemporarilyUnavailable when the list may succeed later
   * @throws ArmRefused when it was refused or not understood; it then is incomplete
   */
  public void list(String subscriptionId, List<String> resourceTypes, Consumer<ResourceId> each) {
    if (resourceTypes.isEmpty()) {
      throw new IllegalArgumentException("A list without types would be one of everything.");
    }
    ArmPages pages = new ArmPages(answers);
    String filter =
        resourceTypes.stream()
            .map(type -> "resourceType eq '" + type.replace("'", "''") + "'")
            .collect(Collectors.joining(" or "));
    pages.walk(
        client(subscriptionId).getResources().list(filter, null, null, pages.context()),
        entry -> resource(entry).ifPresentOrElse(each, pages::skip));
    pages.logSkipped(subscriptionId);
  }

  private static Optional<ResourceId> resource(Map<?, ?> entry) {
    return entry.get("id") instanceof String id ? ResourceId.parse(id) : Optional.empty();
  }

  /**
   * The ids of all enabled subscriptions that the identity can see.
   *
   * @throws TemporarilyUnavailable when the list may succeed later
   * @throws ArmRefused when it was refused or not understood
   */
  public List<String> subscriptions() {
    ArmPages pages = new ArmPages(answers);
    List<String> ids = new ArrayList<>();
    pages.walk(
        subscriptionClient().getSubscriptions().list(pages.context()),
        entry -> {
          boolean enabled = entry.get("state") instanceof String s && s.equalsIgnoreCase("Enabled");
          if (enabled && entry.get("subscriptionId") instanceof String id) {
            ids.add(id);
          }
        });
    return List.copyOf(ids);
  }

  /** Lists of any scope and queries, with the same identity and patience. */
  public ArmCalls calls() {
    return new ArmCalls(pipeline, endpoint(), answers);
  }

  /** Where a fact comes from that is read now. */
  public Origin origin(String read) {
    return new Origin(read, clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
  }

  private ResourceManagementClient client(String subscriptionId) {
    return new ResourceManagementClientBuilder()
        .pipeline(pipeline)
        .environment(environment)
        .endpoint(endpoint())
        .serializerAdapter(new ModelReader())
        .subscriptionId(subscriptionId)
        .buildClient();
  }

  private SubscriptionClient subscriptionClient() {
    return new SubscriptionClientBuilder()
        .pipeline(pipeline)
        .environment(environment)
        .endpoint(endpoint())
        .serializerAdapter(new ModelReader())
        .buildClient();
  }

  /** Without the last slash: the SDK puts one before each path. */
  public String endpoint() {
    String endpoint = environment.getResourceManagerEndpoint();
    return endpoint.endsWith("/") ? endpoint.substring(0, endpoint.length() - 1) : endpoint;
  }

  /** The path without its first slash, blanks and letters beyond ASCII escaped. */
  private static String path(ResourceId id) {
    return escaped(id.toString()).substring(1);
  }

  /** A path with blanks and letters beyond ASCII escaped. */
  static String escaped(String path) {
    try {
      return new URI(null, null, path, null).toASCIIString();
    } catch (URISyntaxException impossible) {
      throw new IllegalArgumentException("not the path of a resource", impossible);
    }
  }
}

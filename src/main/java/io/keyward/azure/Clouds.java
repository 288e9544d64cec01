package io.keyward.azure;

import com.azure.core.management.AzureEnvironment;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The Azure clouds by the names that the command line of Azure gives them. */
public final class Clouds {
  private Clouds() {}

  /** The cloud of that name: AzureCloud, AzureUSGovernment or AzureChinaCloud. */
  public static AzureEnvironment named(String name) {
    return switch (name) {
      case "AzureCloud" -> AzureEnvironment.AZURE;
      case "AzureUSGovernment" -> AzureEnvironment.AZURE_US_GOVERNMENT;
      case "AzureChinaCloud" -> AzureEnvironment.AZURE_CHINA;
      default ->
          throw new IllegalArgumentException(
              "The cloud is not one of AzureCloud, AzureUSGovernment, AzureChinaCloud.");
    };
  }

  /** The cloud of that name, with its resource manager at another place. */
  public static AzureEnvironment named(String name, URI arm) {
    return with(named(name), Map.of("resourceManagerEndpointUrl", https(arm)));
  }

  /** The cloud of that name, with its resource manager and its sign-in at other places. */
  public static AzureEnvironment named(String name, URI arm, URI authority) {
    return with(
        named(name),
        Map.of(
            "resourceManagerEndpointUrl", https(arm),
            "activeDirectoryEndpointUrl", https(authority)));
  }

  /** The cloud of that name, with its endpoints at other places where some are given. */
  public static AzureEnvironment named(String name, Optional<URI> arm, Optional<URI> authority) {
    Map<String, String> changed = new HashMap<>();
    arm.ifPresent(uri -> changed.put("resourceManagerEndpointUrl", https(uri)));
    authority.ifPresent(uri -> changed.put("activeDirectoryEndpointUrl", https(uri)));
    return with(named(name), changed);
  }

  private static AzureEnvironment with(AzureEnvironment cloud, Map<String, String> changed) {
    Map<String, String> endpoints = new HashMap<>(cloud.getEndpoints());
    endpoints.putAll(changed);
    return new AzureEnvironment(endpoints);
  }

  /** The endpoint with one slash at its end; refuses everything but HTTPS, as tokens travel. */
  public static String https(URI endpoint) {
    if (!"https".equalsIgnoreCase(endpoint.getScheme()) || endpoint.getHost() == null) {
      throw new IllegalArgumentException("An endpoint that receives tokens must be HTTPS.");
    }
    String text = endpoint.toString();
    return text.endsWith("/") ? text : text + "/";
  }
}

package io.keyward.bootstrap;

import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The app settings, read once and checked.
 *
 * <p>The names are those of {@code local.settings.sample.json}. A value that holds a secret is not
 * part of any message or of {@link #toString}.
 */
public final class Settings {
  static final String STORAGE = "KeywardStorage";
  static final String TABLE_URI = "KeywardStorage__tableServiceUri";
  static final String QUEUE_URI = "KeywardStorage__queueServiceUri";
  static final String CLIENT_ID = "KEYWARD_READER_CLIENT_ID";
  static final String REMEDIATOR = "KEYWARD_REMEDIATOR_CLIENT_ID";
  static final String CLOUD = "KEYWARD_CLOUD";
  static final String ARM_ENDPOINT = "KEYWARD_ARM_ENDPOINT";
  static final String AUTHORITY = "KEYWARD_AUTHORITY";
  static final String TENANT = "KEYWARD_TENANT_ID";
  static final String SUBSCRIPTIONS = "KEYWARD_SUBSCRIPTIONS";
  static final String LOG_WORKSPACES = "KEYWARD_LOG_WORKSPACES";
  static final String POLICY_FILE = "KEYWARD_POLICY_FILE";
  static final String CHANNEL = "KEYWARD_CHANNEL_";
  static final String LOCAL_MODE = "KEYWARD_LOCAL_MODE";
  static final String AUTH_ENABLED = "WEBSITE_AUTH_ENABLED";

  private static final Pattern GUID =
      Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private final Map<String, String> values;

  private Settings(Map<String, String> values) {
    this.values = Map.copyOf(values);
  }

  /** The settings in these values, which are checked now. */
  public static Settings of(Map<String, String> values) {
    Settings settings = new Settings(values);
    settings.check();
    return settings;
  }

  /** The settings of this process. */
  static Settings ofEnvironment() {
    return of(System.getenv());
  }

  private void check() {
    given(TENANT).ifPresent(id -> guid(TENANT, id));
    given(CLIENT_ID).ifPresent(id -> guid(CLIENT_ID, id));
    given(REMEDIATOR).ifPresent(id -> guid(REMEDIATOR, id));
    if (given(REMEDIATOR).isPresent() && given(REMEDIATOR).equals(given(CLIENT_ID))) {
      throw new BadSettings(REMEDIATOR, "must name another identity than " + CLIENT_ID + ".");
    }
    subscriptions().forEach(id -> guid(SUBSCRIPTIONS, id));
    logWorkspaces().forEach(id -> guid(LOG_WORKSPACES, id));
    for (String name : List.of(ARM_ENDPOINT, AUTHORITY, TABLE_URI, QUEUE_URI)) {
      given(name).ifPresent(uri -> https(name, uri));
    }
    String mode = text(LOCAL_MODE);
    if (!mode.isEmpty() && !mode.equals("trust-principal-header")) {
      throw new BadSettings(LOCAL_MODE, "must be trust-principal-header or absent.");
    }
    if (given(STORAGE).isEmpty() && (given(TABLE_URI).isEmpty() || given(QUEUE_URI).isEmpty())) {
      throw new BadSettings(TABLE_URI, "and " + QUEUE_URI + " must name the storage account.");
    }
  }

  private static void guid(String name, String value) {
    if (!GUID.matcher(value).matches()) {
      throw new BadSettings(name, "must be made of GUIDs.");
    }
  }

  private static URI https(String name, String value) {
    try {
      URI uri = URI.create(value);
      if ("https".equals(uri.getScheme()) && uri.getHost() != null && uri.getUserInfo() == null) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      throw new BadSettings(name, "must be an https URI.");
    }
    throw new BadSettings(name, "must be an https URI.");
  }

  private String text(String name) {
    return values.getOrDefault(name, "").strip();
  }

  private Optional<String> given(String name) {
    return Optional.of(text(name)).filter(value -> !value.isEmpty());
  }

  Optional<String> storageConnection() {
    return given(STORAGE);
  }

  URI tableUri() {
    return https(TABLE_URI, text(TABLE_URI));
  }

  URI queueUri() {
    return https(QUEUE_URI, text(QUEUE_URI));
  }

  /** The client id of the reader's user-assigned identity, where one is set. */
  Optional<String> readerClientId() {
    return given(CLIENT_ID);
  }

  /** The client id of the identity that may change Azure; without one Keyward only reports. */
  Optional<String> remediatorClientId() {
    return given(REMEDIATOR).map(id -> id.toLowerCase(Locale.ROOT));
  }

  String cloud() {
    return given(CLOUD).orElse("AzureCloud");
  }

  Optional<URI> armEndpoint() {
    return given(ARM_ENDPOINT).map(uri -> https(ARM_ENDPOINT, uri));
  }

  Optional<URI> authority() {
    return given(AUTHORITY).map(uri -> https(AUTHORITY, uri));
  }

  String tenantId() {
    return text(TENANT);
  }

  /** The subscriptions to sweep; empty for all that the identity can read. */
  List<String> subscriptions() {
    return list(SUBSCRIPTIONS);
  }

  /** The ids of the workspaces that the audit logs of the vaults go to; empty for none. */
  List<String> logWorkspaces() {
    return list(LOG_WORKSPACES);
  }

  private List<String> list(String name) {
    return Arrays.stream(text(name).split(","))
        .map(String::strip)
        .filter(id -> !id.isEmpty())
        .toList();
  }

  Optional<Path> policyFile() {
    return given(POLICY_FILE).map(Path::of);
  }

  /** Whether the platform's principal can be believed: its authentication is on, or local mode. */
  boolean trustsPrincipal() {
    return text(AUTH_ENABLED).equalsIgnoreCase("true") || !text(LOCAL_MODE).isEmpty();
  }

  /** What a channel is told by one of its settings; "" where it is not given. */
  String channelSetting(String name) {
    return name.startsWith(CHANNEL) ? text(name) : "";
  }

  @Override
  public String toString() {
    return "Settings"
        + values.keySet().stream().filter(name -> name.startsWith("KEYWARD")).toList();
  }
}

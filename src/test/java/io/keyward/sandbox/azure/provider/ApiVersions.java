package io.keyward.sandbox.azure.provider;

import io.keyward.sandbox.azure.model.ArmError;
import io.keyward.sandbox.azure.model.ArmPath;
import io.keyward.sandbox.azure.model.Call;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The api-versions that each type takes; types without a row take any date up to today.
 *
 * <p>Source: the type index of Azure's Bicep types, read November 2026.
 */
public final class ApiVersions {
  private static final Pattern SHAPE =
      Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(-[a-z][a-z.0-9]*)?", Pattern.CASE_INSENSITIVE);
  private static final LocalDate FIRST = LocalDate.of(2014, 1, 1);
  private static final Map<String, List<String>> NAMESPACES =
      Stream.of(
              """
              Microsoft.CognitiveServices
              2016-02-01-preview 2017-04-18 2021-04-30 2021-10-01 2022-03-01 2022-10-01
              2022-12-01 2023-05-01 2023-10-01-preview 2024-04-01-preview 2024-06-01-preview
              2024-10-01 2025-04-01-preview 2025-06-01 2025-07-01-preview 2025-09-01
              2025-10-01-preview 2025-12-01 2026-01-15-preview 2026-03-01 2026-03-15-preview
              2026-05-01 2026-05-15-preview 2026-07-01 2026-07-15-preview 2026-09-01
              """,
              """
              Microsoft.MachineLearningServices
              2018-03-01-preview 2018-11-19 2019-05-01 2019-06-01 2019-11-01 2020-01-01
              2020-02-18-preview 2020-03-01 2020-04-01-preview 2020-04-01 2020-05-01-preview
              2020-05-15-preview 2020-06-01 2020-08-01 2020-09-01-preview 2021-01-01
              2021-03-01-preview 2021-04-01 2021-07-01 2022-01-01-preview 2022-02-01-preview
              2022-05-01 2022-06-01-preview 2022-10-01-preview 2022-10-01 2022-12-01-preview
              2023-02-01-preview 2023-04-01-preview 2023-04-01 2023-06-01-preview
              2023-08-01-preview 2023-10-01 2024-01-01-preview 2024-04-01-preview 2024-04-01
              2024-07-01-preview 2024-10-01-preview 2024-10-01 2025-01-01-preview
              2025-04-01-preview 2025-04-01 2025-06-01 2025-07-01-preview 2025-09-01
              2025-10-01-preview 2025-12-01 2026-01-15-preview 2026-03-01 2026-03-15-preview
              2026-05-01 2026-07-01
              """,
              """
              Microsoft.KeyVault
              2015-06-01 2016-10-01 2018-02-14-preview 2018-02-14 2019-09-01
              2020-04-01-preview 2021-04-01-preview 2021-06-01-preview 2021-10-01
              2021-11-01-preview 2022-02-01-preview 2022-07-01 2022-11-01 2023-02-01
              2023-07-01 2024-04-01-preview 2024-11-01 2024-12-01-preview 2025-05-01
              2026-02-01 2026-03-01-preview 2026-05-15 2026-06-01-preview
              """,
              """
              Microsoft.Search
              2015-02-28 2015-08-19 2019-10-01-preview 2020-03-13 2020-08-01-preview
              2020-08-01 2021-04-01-preview 2022-09-01 2023-11-01 2024-03-01-preview
              2024-06-01-preview 2025-02-01-preview 2025-05-01 2025-10-01-preview
              2026-03-01-preview 2026-09-01-preview
              """,
              """
              Microsoft.BotService
              2017-12-01 2018-07-12 2020-06-02 2021-03-01 2021-05-01-preview
              2022-06-15-preview 2022-09-15 2023-09-15-preview
              """,
              """
              Microsoft.Insights/diagnosticSettings
              2015-07-01 2016-09-01 2017-05-01-preview 2020-01-01-preview 2021-05-01-preview
              """,
              """
              Microsoft.ResourceGraph
              2019-04-01 2020-04-01-preview 2021-03-01 2021-06-01-preview 2022-10-01 2024-04-01
              """,
              """
              Microsoft.HealthBot
              2020-10-20-preview 2020-10-20 2020-12-08-preview 2020-12-08 2021-06-10
              2021-08-24 2022-08-08 2023-05-01 2024-02-01 2025-05-25 2025-11-01
              """)
          .map(ApiVersions::row)
          .collect(
              Collectors.toMap(
                  row -> row.get(0),
                  row -> row.subList(1, row.size()),
                  (a, b) -> a,
                  () -> new TreeMap<>(String.CASE_INSENSITIVE_ORDER)));

  private ApiVersions() {}

  /** The name of a namespace, then its versions. */
  private static List<String> row(String text) {
    return List.of(text.strip().split("\\s+", -1));
  }

  /** Versions of a namespace, newest first; empty when any date is accepted. */
  static List<String> of(String namespace) {
    return NAMESPACES.getOrDefault(namespace, List.of()).stream()
        .sorted((a, b) -> b.compareTo(a))
        .toList();
  }

  /** What a provider tells a client that asks for its versions. */
  public static List<String> offered(String namespace) {
    List<String> known = of(namespace);
    return known.isEmpty() ? List.of("2024-01-01") : known;
  }

  /** Why the version of a call is refused, if it is. */
  public static Optional<ArmError> refusal(Call call, Clock clock) {
    String version = call.apiVersion();
    if (version.isEmpty()) {
      return Optional.of(
          ArmError.badRequest(
              "MissingApiVersionParameter",
              "The api-version query parameter (?api-version=) is required for all requests."));
    }
    if (!isDate(version, LocalDate.ofInstant(clock.instant(), clock.getZone()))) {
      return Optional.of(
          ArmError.badRequest(
              "InvalidApiVersionParameter", "The api-version '" + version + "' is invalid."));
    }
    return ArmPath.parse(call.segments()).flatMap(path -> unsupported(path, version));
  }

  private static boolean isDate(String version, LocalDate today) {
    Matcher matcher = SHAPE.matcher(version);
    if (!matcher.matches()) {
      return false;
    }
    try {
      LocalDate date = LocalDate.parse(matcher.group(1));
      return !date.isBefore(FIRST) && !date.isAfter(today);
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static Optional<ArmError> unsupported(ArmPath path, String version) {
    List<String> ofType = of(path.namespace() + "/" + path.types().get(0));
    List<String> known = ofType.isEmpty() ? of(path.namespace()) : ofType;
    String wanted = version.toLowerCase(Locale.ROOT);
    return known.isEmpty() || known.contains(wanted)
        ? Optional.empty()
        : Optional.of(
            ArmError.badRequest(
                "NoRegisteredProviderFound",
                "No registered resource provider found for location '' and API version '"
                    + version
                    + "' for type '"
                    + String.join("/", path.types())
                    + "'. The supported api-versions are '"
                    + String.join(", ", known)
                    + "'."));
  }
}

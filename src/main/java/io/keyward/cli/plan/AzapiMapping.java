package io.keyward.cli.plan;

import io.keyward.cli.plan.file.Json;
import io.keyward.json.BadJson;
import io.keyward.json.JsonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * azapi resources, which carry an ARM body as it is.
 *
 * <p>Source: documentation of the azapi provider, read 2026-11-21; before its version 2 the body
 * was a text of JSON.
 */
final class AzapiMapping {
  /** What each of these properties of a body must be given, names in lower case. */
  private static final Map<String, Wanted> LEAVES =
      Map.ofEntries(
          Map.entry("keyvaulturi", Wanted.VAULT_URI),
          Map.entry("keyidentifier", Wanted.KEY),
          Map.entry("cmekkeyvaulturl", Wanted.KEY),
          Map.entry("keyvaultkeyuri", Wanted.KEY),
          Map.entry("identityclientid", Wanted.CLIENT),
          Map.entry("principalid", Wanted.PRINCIPAL),
          Map.entry("objectid", Wanted.PRINCIPAL),
          Map.entry("keyvaultarmid", Wanted.ID),
          Map.entry("hubresourceid", Wanted.ID),
          Map.entry("userassignedidentity", Wanted.ID),
          Map.entry("useridentity", Wanted.ID));

  /** Of an id: the resources that it may belong to. */
  private static final Map<String, String> OWNERS =
      Map.of(
          "keyvaultarmid", "azurerm_key_vault",
          "userassignedidentity", "azurerm_user_assigned_identity",
          "useridentity", "azurerm_user_assigned_identity");

  private AzapiMapping() {}

  static ArmBody body(Attributes a) {
    ArmBody body = ArmBody.of(a, ArmTypes.withoutVersion(a.text("type")));
    content(a).forEach((name, part) -> body.put(part, name));
    return body.with(a.value("location"), "location").with(a.value("tags"), "tags");
  }

  /** The id that an update names in parts. */
  static String updatedId(Attributes a) {
    String parent = a.following("parent_id", Wanted.ID).map(String::valueOf).orElse("");
    return parent.startsWith("/") ? Made.below(parent, a.resource()) : Plan.UNKNOWN;
  }

  /** Adds what an update says to what the resource says. */
  static void update(Attributes a, ArmBody owner) {
    content(a).forEach((name, part) -> owner.put(merged(owner.json().get(name), part), name));
  }

  private static Object merged(@Nullable Object before, Object after) {
    if (!(before instanceof Map<?, ?> old) || !(after instanceof Map<?, ?> fresh)) {
      return after;
    }
    Map<String, @Nullable Object> both = new LinkedHashMap<>();
    old.forEach((name, part) -> both.put(String.valueOf(name), part));
    fresh.forEach(
        (name, part) ->
            both.put(String.valueOf(name), part == null ? null : merged(both.get(name), part)));
    return both;
  }

  /** The members of the body; an unknown one tells nothing but that it is there. */
  private static Map<String, Object> content(Attributes a) {
    if (a.isUnknown("body")) {
      return Map.of("properties", Plan.UNKNOWN);
    }
    Object written = a.value("body").map(AzapiMapping::parsed).orElse(Map.of());
    Object filled = filled(written, a.unknownPart("body"), "", a);
    Map<String, Object> content = new LinkedHashMap<>();
    if (filled instanceof Map<?, ?> members) {
      members.forEach(
          (name, part) -> {
            if (part != null) {
              content.put(String.valueOf(name), part);
            }
          });
    }
    return content;
  }

  private static Object parsed(Object body) {
    if (!(body instanceof String text)) {
      return body;
    }
    try {
      return JsonText.parseObject(text);
    } catch (BadJson e) {
      return Map.of("properties", Plan.UNKNOWN);
    }
  }

  private static @Nullable Object filled(
      @Nullable Object value, @Nullable Object unknown, String leaf, Attributes a) {
    if (Boolean.TRUE.equals(unknown)) {
      return following(leaf.toLowerCase(Locale.ROOT), a);
    }
    if (unknown instanceof Map<?, ?> marks) {
      Map<String, @Nullable Object> all = new LinkedHashMap<>();
      Json.object(value).forEach((name, part) -> all.put(String.valueOf(name), part));
      marks.forEach(
          (name, mark) -> {
            String key = String.valueOf(name);
            if (all.containsKey(key) || Boolean.TRUE.equals(mark)) {
              all.put(key, filled(all.get(key), mark, key, a));
            }
          });
      return all;
    }
    if (unknown instanceof List<?> marks && value instanceof List<?> items) {
      List<@Nullable Object> all = new ArrayList<>();
      for (int i = 0; i < items.size(); i++) {
        all.add(filled(items.get(i), i < marks.size() ? marks.get(i) : null, leaf, a));
      }
      return all;
    }
    return value;
  }

  /** The only thing that the body refers to and that fits this property. */
  private static Object following(String leaf, Attributes a) {
    Wanted wanted = LEAVES.get(leaf);
    if (wanted == null) {
      return Plan.UNKNOWN;
    }
    String owner = OWNERS.getOrDefault(leaf, "");
    List<String> fitting =
        a.targets("body").stream()
            .filter(target -> owner.isEmpty() || target.resource().type().equals(owner))
            .map(target -> a.made().text(target, wanted))
            .flatMap(Optional::stream)
            .distinct()
            .toList();
    return fitting.size() == 1 ? fitting.get(0) : Plan.UNKNOWN;
  }
}

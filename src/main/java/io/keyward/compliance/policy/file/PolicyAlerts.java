package io.keyward.compliance.policy.file;

import io.keyward.compliance.Severity;
import io.keyward.compliance.policy.AlertChannel;
import io.keyward.compliance.policy.AlertSettings;
import io.keyward.compliance.policy.ChannelType;
import io.keyward.compliance.policy.Classification;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads what a policy file says of alerts. */
final class PolicyAlerts {
  /** No other setting can be named, so that a policy file cannot send one to somebody. */
  private static final Pattern SETTING = Pattern.compile("KEYWARD_CHANNEL_[A-Z0-9_]{1,64}");

  private PolicyAlerts() {}

  static AlertSettings read(PolicyNode file, Classification known) throws BadPolicy {
    PolicyNode place = file.at("alerts");
    place.allow("quietPeriod", "escalateAfter", "escalateFrom", "escalateTo");
    AlertSettings standard = AlertSettings.standard();
    Duration quiet = place.at("quietPeriod").or(standard.quietPeriod(), PolicyValues::window);
    return new AlertSettings(
        quiet,
        escalation(place, standard.escalation()),
        file.at("channels").or(List.of(), PolicyAlerts::channels),
        file.at("alertRoutes")
            .or(List.of(), it -> it.each(route -> PolicySections.route(route, known))));
  }

  private static AlertSettings.Escalation escalation(
      PolicyNode place, AlertSettings.Escalation standard) throws BadPolicy {
    return new AlertSettings.Escalation(
        place.at("escalateAfter").or(standard.after(), PolicyValues::window),
        place
            .at("escalateFrom")
            .or(standard.from(), it -> PolicyValues.constant(it, Severity.class)),
        place.at("escalateTo").or(standard.to(), it -> it.eachOnce(PolicyValues::channel)));
  }

  private static List<AlertChannel> channels(PolicyNode place) throws BadPolicy {
    List<AlertChannel> channels = place.each(PolicyAlerts::channel);
    Set<String> names = new HashSet<>();
    for (AlertChannel channel : channels) {
      if (!names.add(channel.name())) {
        throw place.bad("describes the channel \"" + channel.name() + "\" more than once");
      }
    }
    return channels;
  }

  private static AlertChannel channel(PolicyNode place) throws BadPolicy {
    place.allow("name", "type", "urlSetting", "secretSetting", "options");
    ChannelType type = PolicyValues.constant(place.required("type"), ChannelType.class);
    AlertChannel channel =
        new AlertChannel(
            PolicyValues.channel(place.required("name")),
            type,
            setting(place, "urlSetting", type.needsUrl()),
            setting(place, "secretSetting", type.needsSecret()),
            options(place.at("options"), type));
    for (String option : type.neededOptions()) {
      if (!channel.options().containsKey(option)) {
        throw place.bad("a channel of type " + type.word() + " needs the option " + option);
      }
    }
    return channel;
  }

  private static String setting(PolicyNode place, String name, boolean needed) throws BadPolicy {
    return needed ? setting(place.required(name)) : place.at(name).or("", PolicyAlerts::setting);
  }

  private static String setting(PolicyNode place) throws BadPolicy {
    String name = place.text();
    if (!SETTING.matcher(name).matches()) {
      throw place.bad("must be the name of an app setting that begins with KEYWARD_CHANNEL_");
    }
    return name;
  }

  private static Map<String, String> options(PolicyNode place, ChannelType type) throws BadPolicy {
    Map<String, String> options = new HashMap<>();
    for (String name : place.names()) {
      if (!type.knowsOption(name)) {
        throw place.bad(
            "a channel of type "
                + type.word()
                + " does not know \""
                + name
                + "\"; known: "
                + String.join(", ", type.options()));
      }
      options.put(name, place.at(name).text());
    }
    return options;
  }
}

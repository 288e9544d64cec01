package io.keyward.remediation;

import io.keyward.inventory.Shown;
import io.keyward.inventory.fact.Resource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether a resource bears the marks of infrastructure code: its tags say so. */
public final class Ownership {
  private static final List<String> TOOLS =
      List.of("terraform", "opentofu", "terragrunt", "bicep", "azd", "pulumi");

  /** Names that are marks whatever they say; azd writes azd-env-name and azd-service-name. */
  private static final Pattern MARKS =
      Pattern.compile("(hidden-)?(terraform|terragrunt|opentofu|bicep|azd|tf|pulumi)([-_:. ].*)?");

  /** Names that are marks where they name a tool. */
  private static final Pattern MANAGERS =
      Pattern.compile(
          "(hidden-.*|iac|infrastructure-?as-?code|provisioner|source|.*(managed|provisioned|"
              + "deployed|created)[-_ ]?(by|with|using)|deployment[-_ ]?(tool|method))");

  private Ownership() {}

  /** The mark, for people; empty where there is none. */
  public static Optional<String> mark(Resource resource) {
    return resource.tags().entrySet().stream()
        .filter(Ownership::isMark)
        .map(tag -> Shown.text("tag " + tag.getKey() + ": " + tag.getValue()))
        .sorted()
        .findFirst();
  }

  private static boolean isMark(Map.Entry<String, String> tag) {
    String name = tag.getKey().strip().toLowerCase(Locale.ROOT);
    String value = tag.getValue().toLowerCase(Locale.ROOT);
    boolean denied = value.equals("false") || value.equals("no");
    return !denied
        && (MARKS.matcher(name).matches()
            || (MANAGERS.matcher(name).matches() && TOOLS.stream().anyMatch(value::contains)));
  }
}

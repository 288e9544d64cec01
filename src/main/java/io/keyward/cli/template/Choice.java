package io.keyward.cli.template;

import io.keyward.cli.template.expression.Expression;
import io.keyward.cli.template.value.Nothing;
import java.util.List;

/** The functions that need not know all their arguments: if, and, or, coalesce. */
final class Choice {
  /** The name is not one of these functions. */
  static final Object NONE = new Object();

  private Choice() {}

  static Object of(
      String name,
      List<Expression> arguments,
      java.util.function.Function<Expression, Object> value) {
    return switch (name) {
      case "if" -> arguments.size() == 3 ? either(arguments, value) : Function.UNKNOWN;
      case "and" -> all(arguments, value, true);
      case "or" -> all(arguments, value, false);
      case "coalesce" -> first(arguments, value);
      default -> NONE;
    };
  }

  /** Where the condition is not known, only what both ways share is. */
  private static Object either(
      List<Expression> arguments, java.util.function.Function<Expression, Object> value) {
    Object condition = value.apply(arguments.get(0));
    if (condition instanceof Boolean chosen) {
      return value.apply(arguments.get(chosen ? 1 : 2));
    }
    Object yes = value.apply(arguments.get(1));
    Object no = value.apply(arguments.get(2));
    boolean plain = yes instanceof String || yes instanceof Number || yes instanceof Boolean;
    return plain && yes.equals(no) ? yes : Function.UNKNOWN;
  }

  /** One argument that is not neutral decides, whatever the others are. */
  private static Object all(
      List<Expression> arguments,
      java.util.function.Function<Expression, Object> value,
      boolean neutral) {
    boolean known = !arguments.isEmpty();
    for (Expression argument : arguments) {
      Object part = value.apply(argument);
      if (part.equals(!neutral)) {
        return !neutral;
      }
      known &= part.equals(neutral);
    }
    return known ? neutral : Function.UNKNOWN;
  }

  private static Object first(
      List<Expression> arguments, java.util.function.Function<Expression, Object> value) {
    for (Expression argument : arguments) {
      Object part = value.apply(argument);
      if (part != Nothing.NULL) {
        return part;
      }
    }
    return Nothing.NULL;
  }
}

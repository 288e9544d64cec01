package io.keyward.sandbox.host.http;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Simulates the authentication that App Service puts in front of an app. */
final class SignIn implements Endpoint {
  private static final String COOKIE = "AppServiceAuthSession";
  private static final int SESSIONS = 1_000;
  private static final int TEXT = 100;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Principal> sessions =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.@Nullable Entry<String, Principal> eldest) {
          return size() > SESSIONS;
        }
      };

  @Override
  public Answer answer(Call call) throws Refusal {
    String path = String.join("/", call.segments());
    return switch (path) {
      case ".auth/login/sandbox", ".auth/login/aad" -> login(call);
      case ".auth/logout" -> logout(call);
      case ".auth/me" -> me(call);
      default -> throw new Refusal(404, "Nothing is served at this address.");
    };
  }

  /** The call with the headers of whoever signed in, or as it came. */
  Call identify(Call call) {
    return principal(call).map(principal -> call.with(principal.on(call.headers()))).orElse(call);
  }

  private Answer login(Call call) throws Refusal {
    Optional<String> user = call.parameter("user").map(String::strip).filter(u -> !u.isEmpty());
    if (user.isEmpty()) {
      return Answer.html(200, SignInPage.form(call.parameter("post_login_redirect_uri")));
    }
    List<String> roles =
        Arrays.stream(call.parameter("roles").orElse("").split(",", -1))
            .map(String::strip)
            .filter(role -> !role.isEmpty())
            .toList();
    check(user.get());
    for (String role : roles) {
      check(role);
    }
    String session = open(new Principal(user.get(), roles));
    Answer answer =
        here(call.parameter("post_login_redirect_uri").orElse(""))
            ? Answer.empty(302)
                .with("Location", call.parameter("post_login_redirect_uri").orElse("/"))
            : Answer.html(200, SignInPage.welcome(user.get(), roles));
    return answer.with("Set-Cookie", COOKIE + "=" + session + "; Path=/; HttpOnly; SameSite=Lax");
  }

  private Answer logout(Call call) {
    synchronized (sessions) {
      session(call).ifPresent(sessions::remove);
    }
    String target = call.parameter("post_logout_redirect_uri").orElse("");
    Answer answer =
        here(target)
            ? Answer.empty(302).with("Location", target)
            : Answer.html(200, SignInPage.goodbye());
    return answer.with("Set-Cookie", COOKIE + "=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax");
  }

  private Answer me(Call call) throws Refusal {
    Principal principal =
        principal(call).orElseThrow(() -> new Refusal(401, "Nobody is signed in."));
    return Answer.json(
        200,
        List.of(
            Map.of(
                "provider_name", "aad",
                "user_id", principal.user(),
                "user_claims", principal.claims())));
  }

  private Optional<Principal> principal(Call call) {
    synchronized (sessions) {
      return session(call).map(sessions::get);
    }
  }

  private String open(Principal principal) {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    String session = HexFormat.of().formatHex(bytes);
    synchronized (sessions) {
      sessions.put(session, principal);
    }
    return session;
  }

  private static Optional<String> session(Call call) {
    return Arrays.stream(call.header("cookie").orElse("").split("[;,]", -1))
        .map(String::strip)
        .filter(pair -> pair.startsWith(COOKIE + "="))
        .map(pair -> pair.substring(COOKIE.length() + 1))
        .findFirst();
  }

  /** Only addresses of this host: no other one, and no line break in a header. */
  private static boolean here(String target) {
    return target.matches("/([A-Za-z0-9._~%?&=+-][A-Za-z0-9/._~%?&=+-]*)?");
  }

  private static void check(String text) throws Refusal {
    if (text.length() > TEXT || text.chars().anyMatch(Character::isISOControl)) {
      throw new Refusal(400, "Names and roles are at most 100 printable characters.");
    }
  }
}

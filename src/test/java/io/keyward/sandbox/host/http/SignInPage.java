package io.keyward.sandbox.host.http;

import java.util.List;
import java.util.Optional;

/** The plain pages of the sandbox's sign-in. */
final class SignInPage {
  private SignInPage() {}

  static String form(Optional<String> redirect) {
    String hidden =
        redirect
            .map(
                to ->
                    "<input type=\"hidden\" name=\"post_login_redirect_uri\" value=\""
                        + escape(to)
                        + "\">")
            .orElse("");
    return page(
        "Sign in to the sandbox",
        "<form action=\"/.auth/login/sandbox\" method=\"get\">"
            + "<p><label>Name <input name=\"user\" required maxlength=\"100\"></label></p>"
            + "<p><label>Roles <input name=\"roles\" size=\"60\" value=\"Keyward.Reader,"
            + "Keyward.Approver\"></label></p>"
            + hidden
            + "<p><button>Sign in</button></p></form>");
  }

  static String welcome(String user, List<String> roles) {
    return page(
        "Signed in",
        "<p>You are "
            + escape(user)
            + (roles.isEmpty() ? ", without a role" : " with " + escape(String.join(", ", roles)))
            + ".</p><p><a href=\"/console\">Console</a> <a href=\"/api/tickets\">Tickets</a> <a href=\"/api/resources\">Resources</a>"
            + " <a href=\"/.auth/logout\">Sign out</a></p>");
  }

  static String goodbye() {
    return page("Signed out", "<p><a href=\"/.auth/login/sandbox\">Sign in again</a></p>");
  }

  private static String page(String title, String content) {
    return "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>"
        + title
        + "</title></head><body><h1>"
        + title
        + "</h1>"
        + content
        + "</body></html>";
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}

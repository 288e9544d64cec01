package io.keyward.console;

import java.util.List;

/**
 * What stands around the content of every page.
 *
 * @param section the part of the console that it belongs to, "" for none
 * @param path where it is, to come back to after signing in
 * @param charts whether it draws charts
 */
record Frame(
    String title, String section, String path, Visitor visitor, Assets assets, boolean charts) {

  /** A part of the console. */
  record Section(String id, String name, String url) {}

  static final List<Section> SECTIONS =
      List.of(
          new Section("overview", "Overview", "/console"),
          new Section("tickets", "Tickets", "/console/tickets"),
          new Section("resources", "Resources", "/console/resources"),
          new Section("keys", "Keys", "/console/keys"),
          new Section("drills", "Drills", "/console/drills"),
          new Section("waivers", "Waivers", "/console/waivers"),
          new Section("alerts", "Alerts", "/console/alerts"),
          new Section("audit", "Audit", "/console/audit"));

  String asset(String file) {
    return assets.url(file);
  }

  String signIn() {
    return "/.auth/login/aad?post_login_redirect_uri=" + Says.encoded(path);
  }

  String signOut() {
    return "/.auth/logout?post_logout_redirect_uri=" + Says.encoded("/console");
  }
}

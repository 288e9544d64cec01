package io.keyward.sandbox.azure.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One request as it arrived: decoded path segments, query, headers by lower-case name, body. */
public record Call(
    String method,
    List<String> segments,
    Map<String, String> query,
    Map<String, String> headers,
    String body,
    Principal caller) {

  public Call by(Principal principal) {
    return new Call(method, segments, query, headers, body, principal);
  }

  public boolean is(String verb) {
    return method.equals(verb);
  }

  public boolean isRead() {
    return is("GET") || is("HEAD");
  }

  public String header(String name) {
    return headers.getOrDefault(name, "");
  }

  public String parameter(String name) {
    return query.getOrDefault(name, "");
  }

  public String apiVersion() {
    return parameter("api-version");
  }

  /** The segment at a position, empty behind the end. */
  public String segment(int index) {
    return index < segments.size() ? segments.get(index) : "";
  }

  public boolean segmentIs(int index, String text) {
    return segment(index).equalsIgnoreCase(text);
  }

  public String path() {
    return "/" + String.join("/", segments);
  }

  /** The body, empty when it is not a JSON object. */
  public Optional<ObjectNode> document() {
    return Json.parse(body);
  }

  /** The address the client spoke to, port included. */
  public String host() {
    String other = header("x-sandbox-host");
    return (other.isEmpty() ? header("host") : other).toLowerCase(Locale.ROOT);
  }

  /** Scheme and authority that the client can follow. */
  public String origin() {
    return "https://" + header("host");
  }
}

package io.keyward.sandbox.azure.model;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A refusal in the words of ARM: status, code and message. */
public record ArmError(int status, String code, String message) {

  public static ArmError badRequest(String code, String message) {
    return new ArmError(400, code, message);
  }

  public static ArmError notFound(String code, String message) {
    return new ArmError(404, code, message);
  }

  public static ArmError conflict(String code, String message) {
    return new ArmError(409, code, message);
  }

  static ArmError subscriptionNotFound(String subscription) {
    return notFound(
        "SubscriptionNotFound", "The subscription '" + subscription + "' could not be found.");
  }

  public static ArmError groupNotFound(String group) {
    return notFound("ResourceGroupNotFound", "Resource group '" + group + "' could not be found.");
  }

  public static ArmError resourceNotFound(ArmPath path) {
    String where = path.group().isEmpty() ? "" : " under resource group '" + path.group() + "'";
    return notFound(
        "ResourceNotFound",
        "The Resource '"
            + path.label()
            + "'"
            + where
            + " was not found. For more details please go to"
            + " https://aka.ms/ARMResourceNotFoundFix");
  }

  public static ArmError parentNotFound(ArmPath path, String parent) {
    return notFound(
        "ParentResourceNotFound",
        "Failed to perform '"
            + path.type()
            + "' operation on nested resource. Parent resource '"
            + parent
            + "' not found.");
  }

  public static ArmError invalidContent(String why) {
    return badRequest(
        "InvalidRequestContent",
        "The request content was invalid and could not be deserialized: '" + why + "'.");
  }

  public static ArmError methodNotAllowed(String method) {
    return new ArmError(
        405, "MethodNotAllowed", "The http method '" + method + "' is not allowed here.");
  }

  /** The answer that carries this refusal. */
  public Reply reply() {
    ObjectNode body = Json.object();
    body.putObject("error").put("code", code).put("message", message);
    return Reply.of(status, body);
  }
}

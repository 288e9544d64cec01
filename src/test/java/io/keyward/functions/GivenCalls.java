package io.keyward.functions;

import io.keyward.inventory.ResourceId;
import io.keyward.testing.VaultKey;
import io.keyward.workflow.Execution;

/** For each operation a call that succeeds when the caller may make it. */
public final class GivenCalls {
  static final String WISH =
      "{'rules':['cmk-required'],'reason':'r','compensatingControl':'c','until':'2026-12-31'}";
  static final String SCOPED =
      WISH.replace("{'rules", "{'scope':'/subscriptions/s/resourceGroups/g','rules");

  static final String DRILL = "{'key':'" + VaultKey.VAULT + "/keys/cmk','reason':'r'}";

  private GivenCalls() {}

  /** What the route binds, and the body. */
  record Call(String id, String body) {
    FakeRequest by(FakeRequest caller) {
      return body.isEmpty() ? caller : caller.sending(body.replace('\'', '"'));
    }
  }

  public static FakeRequest admin(String person) {
    return FakeRequest.of(person, ApiHouse.TENANT, "Keyward.SecurityAdmin");
  }

  public static FakeRequest approver(String person) {
    return FakeRequest.of(person, ApiHouse.TENANT, "Keyward.Approver");
  }

  /** Makes what the call is about. */
  static Call of(String operation, ApiHouse house) {
    return switch (operation) {
      case "Health",
          "ListTickets",
          "ListWaivers",
          "ListResources",
          "ListKeys",
          "ListAlerts",
          "ListDrills",
          "ListAudit",
          "GetKpis",
          "ListKpiRecords" ->
          listed(house);
      case "GetTicket" -> new Call(fixable(house), "");
      case "GetResource" -> new Call(judged(house).toString(), "");
      case "ApproveTicket" -> new Call(fixable(house), "{'planHash':'hash','comment':'go'}");
      case "ApproveTickets" ->
          new Call("", "{'tickets':[{'id':'" + fixable(house) + "','planHash':'hash'}]}");
      case "RejectTicket" -> new Call(fixable(house), "{'reason':'no'}");
      case "RetryTicket" -> new Call(rejected(house), "{}");
      case "CommentTicket" -> new Call(fixable(house), "{'comment':'hm'}");
      case "DoTask" -> new Call(migrated(house), "{'task':'create','done':true}");
      case "NameReplacement" -> new Call(migrated(house), "{'id':'" + judged(house) + "'}");
      case "WaiveTicket" -> new Call(fixable(house), WISH);
      case "RequestWaiver" -> new Call("", SCOPED);
      case "ApproveWaiver", "RevokeWaiver" -> new Call(waiver(house), "{}");
      case "AcknowledgeAlert" -> new Call(house.alerted(), "{}");
      case "GetDrill" -> new Call(house.drilled(), "");
      case "RequestDrill" -> {
        house.watched("keyed");
        yield new Call("", DRILL);
      }
      case "ApproveDrill" -> {
        String id = house.drilled();
        yield new Call(id, "{'radiusHash':'" + house.radiusHash(id) + "','comment':'go'}");
      }
      case "WithdrawDrill" -> new Call(house.approvedOnce("ana", "Author"), "{'reason':'no'}");
      case "RefuseDrill" -> new Call(house.drilled(), "{'reason':'no'}");
      case "RestoreDrill" -> new Call(house.disabled(), "{}");
      case "ReplayAlert" -> new Call(house.undelivered(), "{}");
      default -> throw new AssertionError("no call is given for " + operation);
    };
  }

  private static Call listed(ApiHouse house) {
    fixable(house);
    migrated(house);
    waiver(house);
    judged(house);
    house.watched("keyed");
    return new Call("", "");
  }

  static String fixable(ApiHouse house) {
    return house.opened("fixable", Execution.plan());
  }

  static String migrated(ApiHouse house) {
    return house.opened("migrated", ApiHouse.MIGRATION);
  }

  private static ResourceId judged(ApiHouse house) {
    return house.judged("judged");
  }

  private static String rejected(ApiHouse house) {
    String id = fixable(house);
    house.call("RejectTicket", approver("cal").sending("{\"reason\":\"no\"}"), id);
    return id;
  }

  /** "cal" asked for it. */
  static String waiver(ApiHouse house) {
    FakeRequest request = approver("cal").sending(SCOPED.replace('\'', '"'));
    return FakeRequest.json(house.call("RequestWaiver", request, "")).text("id");
  }
}

package io.keyward.functions;

import io.keyward.functions.GivenCalls.Call;
import java.time.Duration;

/** For each operation that can be refused as things stand, such a call. */
final class GivenConflicts {
  private GivenConflicts() {}

  static Call of(String operation, ApiHouse house) {
    return switch (operation) {
      case "ApproveTicket" -> new Call(GivenCalls.migrated(house), "{'planHash':'migration'}");
      case "ApproveTickets" -> new Call("", different(house));
      case "RejectTicket" -> new Call(settling(house), "{'reason':'no'}");
      case "RetryTicket" -> new Call(settling(house), "{}");
      case "CommentTicket" -> new Call(ended(house), "{'comment':'late'}");
      case "DoTask" -> new Call(GivenCalls.fixable(house), "{'task':'create','done':true}");
      case "NameReplacement" ->
          new Call(GivenCalls.fixable(house), "{'id':'" + house.judged("other") + "'}");
      case "WaiveTicket" ->
          new Call(
              GivenCalls.fixable(house), GivenCalls.WISH.replace("cmk-required", "key-expired"));
      case "RequestWaiver" -> again(house);
      case "ApproveWaiver" -> new Call(revoked(house), "{}");
      case "RevokeWaiver" -> new Call(over(house), "{}");
      case "RequestDrill" -> {
        house.drilled();
        yield new Call("", GivenCalls.DRILL);
      }
      case "ApproveDrill" -> own(house);
      case "WithdrawDrill" -> new Call(house.drilled(), "{'reason':'no'}");
      case "RefuseDrill" -> new Call(house.disabled(), "{'reason':'no'}");
      case "RestoreDrill" -> new Call(house.drilled(), "{}");
      default -> throw new AssertionError("no conflict is given for " + operation);
    };
  }

  private static Call own(ApiHouse house) {
    String id = house.drilled("ana");
    return new Call(id, "{'radiusHash':'" + house.radiusHash(id) + "'}");
  }

  private static String different(ApiHouse house) {
    String one = GivenCalls.fixable(house);
    String other = GivenCalls.migrated(house);
    return "{'tickets':[{'id':'%s','planHash':'hash'},{'id':'%s','planHash':'migration'}]}"
        .formatted(one, other);
  }

  private static String settling(ApiHouse house) {
    return house.liveTicket(house.judged("settling"));
  }

  private static String ended(ApiHouse house) {
    String id = settling(house);
    house.mended("settling");
    return id;
  }

  private static Call again(ApiHouse house) {
    revoked(house);
    return new Call("", GivenCalls.SCOPED);
  }

  private static String revoked(ApiHouse house) {
    String id = GivenCalls.waiver(house);
    house.call("RevokeWaiver", GivenCalls.admin("ben").sending("{}"), id);
    return id;
  }

  private static String over(ApiHouse house) {
    String id = GivenCalls.waiver(house);
    house.clock.pass(Duration.ofDays(60));
    return id;
  }
}

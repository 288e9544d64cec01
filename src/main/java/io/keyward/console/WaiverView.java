package io.keyward.console;

import io.keyward.compliance.Waiver;

/** A waiver as one visitor sees it. */
record WaiverView(Waiver waiver, Waiver.State state, Visitor visitor) {

  String api(String action) {
    return "/api/waivers/" + Says.encoded(waiver.id()) + "/" + action;
  }

  String scope() {
    return Says.shown(waiver.scope().armId());
  }

  String mark() {
    return switch (state) {
      case REQUESTED -> "warn";
      case APPROVED -> "waived";
      case REVOKED, ENDED -> "plain";
    };
  }

  String approvedBy() {
    Waiver.Signature approved = waiver.approved();
    return approved == null ? "" : approved.by();
  }

  boolean canApprove() {
    return visitor.mayAccept() && state == Waiver.State.REQUESTED;
  }

  boolean canRevoke() {
    return visitor.mayAccept()
        && (state == Waiver.State.REQUESTED || state == Waiver.State.APPROVED);
  }
}

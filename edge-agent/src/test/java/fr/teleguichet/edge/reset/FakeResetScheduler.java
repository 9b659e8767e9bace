package fr.teleguichet.edge.reset;

import fr.teleguichet.edge.reset.ResetRequestFile.Request;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/** A machine that only notes what was asked of it. */
final class FakeResetScheduler implements ResetScheduler {

  private final List<Request> handed = new ArrayList<>();
  private ResetScope reach = ResetScope.APPLIANCE;
  private boolean isStuck;

  void is(ResetScope other) {
    reach = other;
  }

  /** From now on it does not start again. */
  void stick() {
    isStuck = true;
  }

  List<ResetKind> handed() {
    return handed.stream().map(Request::kind).toList();
  }

  @Override
  public ResetScope reach() {
    return reach;
  }

  @Override
  public Future<Void> hand(Request request) {
    if (isStuck) {
      return Future.failedFuture(new IllegalStateException("it does not start again"));
    }
    handed.add(request);
    return Future.succeededFuture();
  }
}

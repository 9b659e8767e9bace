package fr.teleguichet.edge.erasure;

import fr.teleguichet.hardware.journal.ErasureFinding;
import fr.teleguichet.hardware.journal.ErasurePlace;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;

/** A place at which is found what a test says. */
final class FakeTarget implements ErasureTarget {

  private final ErasurePlace place;
  final List<ErasureOccasion> asked = new ArrayList<>();
  private Future<ErasureFinding> answer = Future.succeededFuture(ErasureFinding.GONE);

  FakeTarget(ErasurePlace place) {
    this.place = place;
  }

  void finds(ErasureFinding result) {
    answer = Future.succeededFuture(result);
  }

  void fails() {
    answer = Future.failedFuture("unreachable");
  }

  /** It answers when the test has it answer, or never. */
  Promise<ErasureFinding> hangs() {
    Promise<ErasureFinding> promise = Promise.promise();
    answer = promise.future();
    return promise;
  }

  @Override
  public ErasurePlace place() {
    return place;
  }

  @Override
  public Future<ErasureFinding> erase(ErasureOccasion occasion) {
    asked.add(occasion);
    return answer;
  }
}

package fr.teleguichet.edge.erasure;

import fr.teleguichet.hardware.journal.ErasurePlace;
import fr.teleguichet.hardware.journal.ErasureResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;

/** A place at which is found what a test says. */
final class FakeTarget implements ErasureTarget {

  private final ErasurePlace place;
  final List<ErasureOccasion> asked = new ArrayList<>();
  private Future<ErasureResult> answer = Future.succeededFuture(ErasureResult.GONE);

  FakeTarget(ErasurePlace place) {
    this.place = place;
  }

  void finds(ErasureResult result) {
    answer = Future.succeededFuture(result);
  }

  void fails() {
    answer = Future.failedFuture("unreachable");
  }

  /** It answers when the test has it answer, or never. */
  Promise<ErasureResult> hangs() {
    Promise<ErasureResult> promise = Promise.promise();
    answer = promise.future();
    return promise;
  }

  @Override
  public ErasurePlace place() {
    return place;
  }

  @Override
  public Future<ErasureResult> erase(ErasureOccasion occasion) {
    asked.add(occasion);
    return answer;
  }
}

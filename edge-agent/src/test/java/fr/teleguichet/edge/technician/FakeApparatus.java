package fr.teleguichet.edge.technician;

import fr.teleguichet.hardware.device.PeripheralExercise;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** Exercises that end as a test says. */
final class FakeApparatus implements ExerciseRunner {

  private final List<PeripheralExercise> begun = new ArrayList<>();
  private Promise<String> latest = Promise.promise();
  private Consumer<String> seen = _ -> {};
  private int stopped;

  List<PeripheralExercise> begun() {
    return List.copyOf(begun);
  }

  int stopped() {
    return stopped;
  }

  void see(String what) {
    seen.accept(what);
  }

  void succeed(String text) {
    latest.complete(text);
  }

  void fail(String why) {
    latest.fail(why);
  }

  @Override
  public Attempt begin(UUID id, PeripheralExercise exercise, Consumer<String> listener) {
    begun.add(exercise);
    Promise<String> promise = Promise.promise();
    latest = promise;
    seen = listener;
    return new Attempt() {
      @Override
      public Future<String> done() {
        return promise.future();
      }

      @Override
      public void stop() {
        stopped++;
        promise.tryFail("nothing seen");
      }
    };
  }
}

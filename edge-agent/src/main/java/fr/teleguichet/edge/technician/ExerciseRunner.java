package fr.teleguichet.edge.technician;

import fr.teleguichet.hardware.device.PeripheralExercise;
import io.vertx.core.Future;
import java.util.UUID;
import java.util.function.Consumer;

/** What does the exercises. */
public interface ExerciseRunner {

  /**
   * Begins one. Called on the loop, once for each id; must not block.
   *
   * @param seen told, on the loop, of each thing that the unit sees meanwhile, in a few words
   */
  Attempt begin(UUID id, PeripheralExercise exercise, Consumer<String> seen);

  /** An exercise that goes on. */
  interface Attempt {

    /** What was seen, in a few words; a failure whose message says why nothing was. */
    Future<String> done();

    /** Nobody waits any more. One that can't be broken off goes on. */
    void stop();

    /** One that can't be broken off. */
    static Attempt of(Future<String> done) {
      // A sheet that is half out comes all the way.
      return of(done, () -> {});
    }

    /** One that the action ends before its time. */
    static Attempt of(Future<String> done, Runnable stop) {
      return new Attempt() {
        @Override
        public Future<String> done() {
          return done;
        }

        @Override
        public void stop() {
          stop.run();
        }
      };
    }
  }
}

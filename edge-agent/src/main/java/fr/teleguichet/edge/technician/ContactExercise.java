package fr.teleguichet.edge.technician;

import fr.teleguichet.edge.technician.ExerciseRunner.Attempt;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Set;
import java.util.function.Consumer;

/** An exercise that ends when everything wanted was seen, or nobody waits. Belongs to the loop. */
final class ContactExercise implements Attempt {

  private final ExerciseActionTracker expectation;
  private final Consumer<String> seen;
  private final Promise<String> over = Promise.promise();
  private final Future<String> done;

  /**
   * @param wanted what a person is to do
   * @param seen told of each thing wanted when it is seen
   * @param atEnd run once when it is over
   */
  ContactExercise(Set<String> wanted, Consumer<String> seen, Runnable atEnd) {
    this.expectation = new ExerciseActionTracker(wanted);
    this.seen = seen;
    this.done = over.future().onComplete(_ -> atEnd.run());
  }

  /** A signal came, wanted or not. */
  void see(String what) {
    see(what, what);
  }

  /**
   * A signal came.
   *
   * @param words what is told of it
   */
  void see(String what, String words) {
    if (expectation.see(what)) {
      seen.accept(words);
      if (expectation.isMet()) {
        over.tryComplete(expectation.text());
      }
    }
  }

  /** It can't be seen. */
  void fail(Throwable why) {
    over.tryFail(why);
  }

  boolean isOver() {
    return over.future().isComplete();
  }

  @Override
  public Future<String> done() {
    return done;
  }

  @Override
  public void stop() {
    over.tryFail(expectation.text());
  }
}

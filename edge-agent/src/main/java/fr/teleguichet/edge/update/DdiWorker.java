package fr.teleguichet.edge.update;

import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.update.ddi.DdiException;
import io.vertx.core.Future;
import java.util.concurrent.Callable;

/** Words to the server, one after the other, on a thread that may wait. */
record DdiWorker(Loop.Worker worker) {

  /** Something that is said and has no answer. */
  interface Saying {
    void run() throws Exception;
  }

  <T> Future<T> ask(Callable<T> question) {
    return worker.run(question);
  }

  /** Said, or said in vain: a server that does not want to hear it is content too. */
  Future<Boolean> heard(Saying saying) {
    return worker
        .run(
            () -> {
              saying.run();
              return true;
            })
        .recover(e -> isVain(e) ? Future.succeededFuture(false) : Future.failedFuture(e));
  }

  private static boolean isVain(Throwable why) {
    return why instanceof DdiException it
        && (it.kind() == DdiException.Kind.GONE || it.kind() == DdiException.Kind.REFUSED);
  }
}

package fr.teleguichet.fleet.web.stream;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.micronaut.http.sse.Event;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Sinks;

/**
 * One open stream of events to one reader, who is told what is for that reader alone. It ends for
 * who does not read, since what was left out would be missed.
 *
 * <p>The lock is this object: many threads have something to tell, and a sink takes one at a time.
 */
public final class EventStream {
  private final Queue<Event<String>> queue;
  private final int most;
  private final Sinks.Many<Event<String>> sink;

  @GuardedBy("this")
  private final Map<String, String> told = new HashMap<>();

  /**
   * A stream that nobody reads yet.
   *
   * @param most so many events may wait for the reader
   */
  public EventStream(int most) {
    this.most = most;
    this.queue = new ArrayBlockingQueue<>(most + 1);
    this.sink = Sinks.many().unicast().onBackpressureBuffer(queue);
  }

  /**
   * What the reader gets, to be read once.
   *
   * @param closed done when it ends, from whichever side
   */
  public Publisher<Event<String>> events(Runnable closed) {
    return sink.asFlux().doFinally(_ -> closed.run());
  }

  /** Tells the reader something. */
  public synchronized void tell(String name, String data) {
    send(Event.of(data).name(name));
  }

  /** The same, unless it was the last of this name that was told. */
  public synchronized void tellNews(String name, String data) {
    if (!data.equals(told.put(name, data))) {
      tell(name, data);
    }
  }

  /** A comment, by which both sides notice that the other is still there. */
  public synchronized void beat() {
    send(Event.of("").comment("beat"));
  }

  @GuardedBy("this")
  private void send(Event<String> event) {
    if (queue.size() >= most || sink.tryEmitNext(event).isFailure()) {
      close();
    }
  }

  /** Ends it. */
  public synchronized void close() {
    Sinks.EmitResult _ = sink.tryEmitComplete();
  }
}

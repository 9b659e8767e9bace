package fr.teleguichet.edge.loop;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * Events of one kind, told to everybody who subscribed, in the order of their subscriptions. What
 * is published while others are told of an event comes after it, so that all hear the same order.
 * Belongs to the loop.
 */
public final class EventStream<E> {

  private final Loop loop;
  private final List<Consumer<? super E>> subscribers = new ArrayList<>();
  private final Queue<E> due = new ArrayDeque<>();
  private boolean isTelling;

  public EventStream(Loop loop) {
    this.loop = loop;
  }

  /** From now on the subscriber is told of each event. */
  public void subscribe(Consumer<? super E> subscriber) {
    subscribers.add(subscriber);
  }

  /** Tells all subscribers. */
  public void publish(E event) {
    loop.check();
    due.add(event);
    if (isTelling) {
      return;
    }
    isTelling = true;
    try {
      for (E next = due.poll(); next != null; next = due.poll()) {
        tell(next);
      }
    } finally {
      isTelling = false;
    }
  }

  private void tell(E event) {
    List.copyOf(subscribers).forEach(it -> it.accept(event));
  }
}

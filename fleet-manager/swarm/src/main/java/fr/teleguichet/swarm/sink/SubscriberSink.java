package fr.teleguichet.swarm.sink;

import fr.teleguichet.swarm.figures.Count;
import fr.teleguichet.swarm.figures.Totals;
import fr.teleguichet.swarm.load.LoadPlan;
import fr.teleguichet.swarm.run.Sink;

/** A subscriber of this program's own, which measures what the broker itself can carry. */
public final class SubscriberSink implements Sink {

  private final Subscriber subscriber;

  /** A sink that owns the subscriber, which has received nothing of the swarm's yet. */
  public SubscriberSink(Subscriber subscriber) {
    this.subscriber = subscriber;
  }

  @Override
  public String name() {
    return "a subscriber that throws messages away";
  }

  @Override
  public long missing(Totals now) throws SinkException {
    var failure = subscriber.failure();
    if (failure.isPresent()) {
      throw new SinkException("the subscriber lost its broker: " + failure.get());
    }
    return now.get(Count.REPORTS)
        + now.get(Count.RECORD_MESSAGES)
        - subscriber.received().of(MessageKind.NDATA);
  }

  @Override
  public double flow(LoadPlan load) {
    return load.reports() + load.records();
  }

  @Override
  public void close() {
    subscriber.close();
  }
}

package fr.teleguichet.swarm.sink;

import fr.teleguichet.swarm.figures.CounterSnapshot;
import fr.teleguichet.swarm.figures.RunCounter;
import fr.teleguichet.swarm.load.LoadPlan;
import fr.teleguichet.swarm.run.LoadSink;

/** A subscriber of this program's own, which measures what the broker itself can carry. */
public final class SubscriberSink implements LoadSink {

  private final Subscriber subscriber;

  /** A sink that owns the subscriber, which has received nothing of the swarm's yet. */
  public SubscriberSink(Subscriber subscriber) {
    this.subscriber = subscriber;
  }

  @Override
  public long missing(CounterSnapshot now) throws SinkException {
    var failure = subscriber.failure();
    if (failure.isPresent()) {
      throw new SinkException("the subscriber lost its broker: " + failure.get());
    }
    return now.get(RunCounter.REPORTS)
        + now.get(RunCounter.RECORD_MESSAGES)
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

package fr.teleguichet.swarm.run;

import fr.teleguichet.swarm.figures.CounterSnapshot;
import fr.teleguichet.swarm.load.LoadPlan;

/**
 * The host application as seen through its acknowledgements of records. They follow its commits, so
 * records that travel among the reports show how far behind it is.
 */
public final class AcknowledgingSink implements LoadSink {

  @Override
  public long missing(CounterSnapshot now) {
    return now.unacknowledged();
  }

  @Override
  public double flow(LoadPlan load) {
    return load.records();
  }

  @Override
  public void close() {}
}

package fr.teleguichet.swarm.run;

import fr.teleguichet.swarm.figures.CounterSnapshot;
import fr.teleguichet.swarm.load.LoadPlan;

/** What is to keep up with the load: it tells what has arrived. */
public interface LoadSink extends AutoCloseable {

  /**
   * How many of the messages that it is about have not arrived, out of all sent so far.
   *
   * @throws SinkException when it can't be asked
   */
  long missing(CounterSnapshot now) throws SinkException;

  /** How many of those messages the load makes in a second. */
  double flow(LoadPlan load);

  @Override
  void close();

  /** A sink that can't be asked what has arrived. */
  final class SinkException extends Exception {
    private static final long serialVersionUID = 1L;

    /** With one sentence for a person. */
    public SinkException(String sentence) {
      super(sentence);
    }

    /** With one sentence for a person and its cause. */
    public SinkException(String sentence, Throwable cause) {
      super(sentence, cause);
    }
  }
}

package fr.teleguichet.simulator.scenario;

import fr.teleguichet.edge.call.AdviserPresence;
import fr.teleguichet.edge.call.CallEndReason;
import fr.teleguichet.edge.call.CallEvent;
import fr.teleguichet.edge.call.CallRequest;
import fr.teleguichet.edge.call.QueuePlace;
import fr.teleguichet.edge.call.SignalingMessage;
import fr.teleguichet.edge.call.VideoCall;
import fr.teleguichet.edge.call.VideoCallProvider;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.session.CallEnding;
import fr.teleguichet.hardware.journal.ServiceCode;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Played advisers of every service: they take calls after their time and hang up after another, and
 * have neither picture nor sound. Belongs to the loop.
 */
public final class SimulatedAdvisers implements VideoCallProvider {

  private final Loop loop;
  private final Scenario.Advisers advisers;

  public SimulatedAdvisers(Loop loop, Scenario.Advisers advisers) {
    this.loop = loop;
    this.advisers = advisers;
  }

  @Override
  public boolean hasMedia() {
    return false;
  }

  @Override
  public AdviserPresence presence(ServiceCode service) {
    return AdviserPresence.PRESENT;
  }

  @Override
  public VideoCall request(CallRequest request, Consumer<CallEvent> listener) {
    var call = new SimulatedCall(listener);
    listener.accept(
        new CallEvent.Waiting(new QueuePlace(Optional.of(1), Optional.of(advisers.answerAfter()))));
    var _ = loop.after(advisers.answerAfter(), call::answer);
    return call;
  }

  /** One call to a played adviser. */
  private final class SimulatedCall implements VideoCall {

    private final Consumer<CallEvent> listener;
    private boolean isOver;

    SimulatedCall(Consumer<CallEvent> listener) {
      this.listener = listener;
    }

    void answer() {
      if (!isOver) {
        listener.accept(new CallEvent.Answered());
        listener.accept(new CallEvent.Connected());
        advisers
            .speakFor()
            .ifPresent(
                time -> {
                  var _ = loop.after(time, this::hangUp);
                });
      }
    }

    private void hangUp() {
      if (!isOver) {
        isOver = true;
        listener.accept(new CallEvent.Ended(CallEnding.OVER));
      }
    }

    @Override
    public void signal(SignalingMessage signal) {
      // There is no page at the other end.
    }

    @Override
    public void connected() {
      // It is so from the answer on.
    }

    @Override
    public void end(CallEndReason reason) {
      isOver = true;
    }
  }
}

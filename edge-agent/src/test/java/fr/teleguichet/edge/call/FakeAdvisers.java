package fr.teleguichet.edge.call;

import fr.teleguichet.hardware.journal.ServiceCode;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Advisers who do what a test says. */
public final class FakeAdvisers implements VideoCallProvider {

  /** A call that was asked for, and what the kiosk made of it. */
  public record Asked(CallRequest request, Consumer<CallEvent> listener, List<String> told)
      implements VideoCall {

    /** Something becomes of it. */
    public void happens(CallEvent event) {
      listener.accept(event);
    }

    @Override
    public void signal(SignalingMessage signal) {
      String answer = new JsonObject(signal.json()).getString("answer", "");
      told.add(("signal " + signal.kind() + " " + answer).strip());
    }

    @Override
    public void connected() {
      told.add("connected");
    }

    @Override
    public void end(CallEndReason reason) {
      told.add("end " + reason.code());
    }
  }

  private final List<Asked> asked = new ArrayList<>();
  private final List<CallEvent> atOnce;
  private final boolean hasMedia;
  private AdviserPresence presence = AdviserPresence.PRESENT;

  private FakeAdvisers(List<CallEvent> atOnce, boolean hasMedia) {
    this.atOnce = atOnce;
    this.hasMedia = hasMedia;
  }

  /** Advisers who let a citizen wait until the test has them answer. */
  public static FakeAdvisers waiting() {
    return new FakeAdvisers(List.of(), true);
  }

  /** Played ones who are there at once, without picture and sound. */
  public static FakeAdvisers answering() {
    return new FakeAdvisers(List.of(new CallEvent.Answered(), new CallEvent.Connected()), false);
  }

  public void are(AdviserPresence now) {
    presence = now;
  }

  public List<Asked> asked() {
    return asked;
  }

  @Override
  public boolean hasMedia() {
    return hasMedia;
  }

  @Override
  public AdviserPresence presence(ServiceCode service) {
    return presence;
  }

  @Override
  public VideoCall request(CallRequest request, Consumer<CallEvent> listener) {
    var call = new Asked(request, listener, new ArrayList<>());
    asked.add(call);
    atOnce.forEach(call::happens);
    return call;
  }
}

package fr.teleguichet.edge.call;

import fr.teleguichet.hardware.journal.ServiceCode;
import java.util.function.Consumer;

/** One way to advisers. Belongs to the loop. */
public interface VideoCallProvider {

  /** Whether an adviser of the service could answer. */
  AdviserPresence presence(ServiceCode service);

  /** Whether people see and hear each other by the kiosk's own camera and microphone. */
  boolean hasMedia();

  /**
   * Asks for an adviser.
   *
   * @param listener told on the loop what comes of it, perhaps before this method returns; {@link
   *     CallEvent.Ended} is the last word
   */
  VideoCall request(CallRequest request, Consumer<CallEvent> listener);
}

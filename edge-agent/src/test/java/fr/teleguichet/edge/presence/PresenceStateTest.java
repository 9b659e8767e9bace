package fr.teleguichet.edge.presence;

import fr.teleguichet.edge.StateDrawing;
import org.junit.jupiter.api.Test;

class PresenceStateTest {

  @Test
  void theDrawingIsWhatTheCodeDoes() {
    StateDrawing.of(PresenceState.class).agreesWithTheCode();
  }
}

package fr.teleguichet.edge.speech;

import java.io.IOException;

/** What turns text into sound. It waits. */
public interface SpeechEngine {

  /**
   * Speaks a text.
   *
   * @return a WAVE file
   * @throws IOException when it can't, with a short reason
   */
  byte[] speak(Utterance utterance) throws IOException, InterruptedException;
}

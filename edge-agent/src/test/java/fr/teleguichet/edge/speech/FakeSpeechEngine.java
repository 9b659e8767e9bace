package fr.teleguichet.edge.speech;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what it is asked to speak, and answers with a sound as long as a test says. */
public final class FakeSpeechEngine implements SpeechEngine {

  private final List<Utterance> spoken = new CopyOnWriteArrayList<>();
  private volatile int size = 100;
  private volatile String trouble = "";

  /** What it spoke, in order. */
  public List<Utterance> spoken() {
    return List.copyOf(spoken);
  }

  /** From now on sounds have so many bytes. */
  public void size(int bytes) {
    size = bytes;
  }

  /** From now on it fails for this reason; for none it works again. */
  public void trouble(String reason) {
    trouble = reason;
  }

  @Override
  public byte[] speak(Utterance utterance) throws IOException {
    if (!trouble.isEmpty()) {
      throw new IOException(trouble);
    }
    spoken.add(utterance);
    return file(size);
  }

  /** A file whose header does not know how long it is, as a program writes it to a pipe. */
  static byte[] file(int size) {
    byte[] file = new byte[size];
    Arrays.fill(file, (byte) 7);
    put(file, 0, "RIFF");
    put(file, 8, "WAVEfmt ");
    put(file, 36, "data");
    return file;
  }

  private static void put(byte[] file, int at, String mark) {
    byte[] bytes = mark.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, file, at, bytes.length);
  }
}

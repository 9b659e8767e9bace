package fr.teleguichet.edge.speech;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A sound in the form of WAVE: a header with lengths, then samples. */
final class WaveHeaderRepairer {

  /** A minute and a half at 22 kHz with 16 bits. */
  static final int MAX_SIZE = 4 * 1024 * 1024;

  private static final int HEADER = 44;
  private static final int RIFF_LENGTH = 4;
  private static final int DATA_MARK = 36;
  private static final int DATA_LENGTH = 40;

  private WaveHeaderRepairer() {}

  /**
   * The file with its true lengths: a program that writes to a pipe does not know them when it
   * begins.
   *
   * @throws IOException when it is no sound
   */
  static byte[] mended(byte[] file) throws IOException {
    if (file.length <= HEADER || !is(file, 0, "RIFF") || !is(file, DATA_MARK, "data")) {
      throw new IOException("no-sound");
    }
    byte[] mended = Arrays.copyOf(file, file.length);
    ByteBuffer lengths = ByteBuffer.wrap(mended).order(ByteOrder.LITTLE_ENDIAN);
    lengths.putInt(RIFF_LENGTH, file.length - RIFF_LENGTH - Integer.BYTES);
    lengths.putInt(DATA_LENGTH, file.length - HEADER);
    return mended;
  }

  private static boolean is(byte[] file, int at, String mark) {
    return new String(file, at, mark.length(), StandardCharsets.US_ASCII).equals(mark);
  }
}

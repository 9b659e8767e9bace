package fr.teleguichet.fleet.platform.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;

/**
 * Reads UTF-8 and takes nothing else for it. Other than the JDK's readers it gives away every
 * letter before the wrong byte, so that whoever counts them knows where that is.
 */
public final class Utf8Reader extends Reader {
  private final InputStream in;
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private final ByteBuffer bytes = ByteBuffer.allocate(1 << 14).flip();
  private boolean ended;

  /** A reader that closes the stream with itself. */
  public Utf8Reader(InputStream in) {
    this.in = in;
  }

  @Override
  public int read(char[] letters, int offset, int length) throws IOException {
    if (length < 2) {
      throw new IllegalArgumentException("a letter may be two chars");
    }
    CharBuffer target = CharBuffer.wrap(letters, offset, length);
    while (true) {
      CoderResult result = decoder.decode(bytes, target, ended);
      int read = target.position() - offset;
      if (read > 0) {
        return read;
      }
      if (result.isError()) {
        throw new MalformedInputException(result.length());
      }
      if (ended) {
        return -1;
      }
      more();
    }
  }

  private void more() throws IOException {
    bytes.compact();
    int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
    if (read < 0) {
      ended = true;
    } else {
      bytes.position(bytes.position() + read);
    }
    bytes.flip();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}

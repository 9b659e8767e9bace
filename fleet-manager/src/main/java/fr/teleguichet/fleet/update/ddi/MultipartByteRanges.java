package fr.teleguichet.fleet.update.ddi;

import io.micronaut.http.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Several parts of a file as one body (RFC 9110, section 14.6), with hawkBit's boundary. */
final class MultipartByteRanges {
  static final String BOUNDARY = "THIS_STRING_SEPARATES_MULTIPART";
  static final MediaType TYPE = MediaType.of("multipart/byteranges; boundary=" + BOUNDARY);

  private static final byte[] END = ascii("\r\n--" + BOUNDARY + "--\r\n");

  /** Opens a part of a file. */
  interface Opener {
    /**
     * Opens it.
     *
     * @throws IOException when the file is not there
     */
    InputStream open(ByteRange range) throws IOException;
  }

  private final List<ByteRange> ranges;
  private final List<byte[]> heads = new ArrayList<>();

  MultipartByteRanges(List<ByteRange> ranges, long size) {
    this.ranges = ranges;
    for (ByteRange range : ranges) {
      heads.add(
          ascii(
              (heads.isEmpty() ? "" : "\r\n")
                  + "--"
                  + BOUNDARY
                  + "\r\nContent-Type: application/octet-stream\r\nContent-Range: "
                  + range.of(size)
                  + "\r\n\r\n"));
    }
  }

  /** Bytes of the whole body. */
  long length() {
    return heads.stream().mapToLong(head -> head.length).sum()
        + ranges.stream().mapToLong(ByteRange::length).sum()
        + END.length;
  }

  /** The body; each part is opened when the one before it is over. */
  InputStream open(Opener opener) {
    List<InputStream> pieces = new ArrayList<>();
    for (int i = 0; i < ranges.size(); i++) {
      ByteRange range = ranges.get(i);
      pieces.add(new ByteArrayInputStream(heads.get(i)));
      pieces.add(new Late(() -> opener.open(range)));
    }
    pieces.add(new ByteArrayInputStream(END));
    return new SequenceInputStream(Collections.enumeration(pieces));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Is opened when it is read first, so that few files are open at a time. */
  private static final class Late extends InputStream {
    private final DownloadLimiter.Source source;
    private @Nullable InputStream opened;

    Late(DownloadLimiter.Source source) {
      this.source = source;
    }

    private InputStream stream() throws IOException {
      InputStream now = opened == null ? source.open() : opened;
      opened = now;
      return now;
    }

    @Override
    public int read() throws IOException {
      return stream().read();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      return stream().read(buffer, offset, length);
    }

    @Override
    public void close() throws IOException {
      if (opened != null) {
        opened.close();
      }
    }
  }
}

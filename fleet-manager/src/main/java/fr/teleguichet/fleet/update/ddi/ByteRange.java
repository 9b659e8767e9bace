package fr.teleguichet.fleet.update.ddi;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which bytes of a file are wanted (RFC 9110, section 14).
 *
 * @param first the first byte, from 0
 * @param last the last byte
 */
record ByteRange(long first, long last) {

  private static final Pattern FORM = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})");

  /** What a header asks for. */
  sealed interface Wanted {
    /** Everything: it has no range, several, or one that is not understood. */
    record Whole() implements Wanted {}

    /** These bytes. */
    record Part(ByteRange range) implements Wanted {}

    /** Bytes that the file does not have. */
    record Outside() implements Wanted {}
  }

  /** Reads the header; several ranges are answered by the whole file, as a server may. */
  static Wanted read(@Nullable String header, long size) {
    Matcher found = FORM.matcher(header == null ? "" : header.replace(" ", ""));
    if (!found.matches() || (found.group(1).isEmpty() && found.group(2).isEmpty())) {
      return new Wanted.Whole();
    }
    if (found.group(1).isEmpty()) {
      long length = Long.parseLong(found.group(2));
      return length == 0
          ? new Wanted.Outside()
          : new Wanted.Part(new ByteRange(Math.max(0, size - length), size - 1));
    }
    long first = Long.parseLong(found.group(1));
    long last = found.group(2).isEmpty() ? size - 1 : Long.parseLong(found.group(2));
    if (last < first && !found.group(2).isEmpty()) {
      return new Wanted.Whole();
    }
    return first >= size
        ? new Wanted.Outside()
        : new Wanted.Part(new ByteRange(first, Math.min(last, size - 1)));
  }

  long length() {
    return last - first + 1;
  }
}

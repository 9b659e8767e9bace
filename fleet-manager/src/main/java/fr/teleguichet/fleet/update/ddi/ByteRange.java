package fr.teleguichet.fleet.update.ddi;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
  /** More ranges at once are no honest wish: each costs the server more than the client. */
  static final int MAX_COUNT = 16;

  private static final String UNIT = "bytes=";
  private static final Pattern FORM = Pattern.compile("([0-9]{0,18})-([0-9]{0,18})");

  /** What a header asks for. */
  sealed interface Wanted {
    /** Everything: it has no range, or one that is not understood. */
    record Whole() implements Wanted {}

    /** These bytes. */
    record Part(ByteRange range) implements Wanted {}

    /** These bytes in this order, two ranges at least and none within another. */
    record Parts(List<ByteRange> ranges) implements Wanted {
      public Parts {
        ranges = List.copyOf(ranges);
      }
    }

    /** Bytes that the file does not have, or some of them twice. */
    record Outside() implements Wanted {}

    /** More ranges than {@link #MAX_COUNT}. */
    record TooMany() implements Wanted {}
  }

  /** Reads the header. */
  static Wanted read(@Nullable String header, long size) {
    String text = header == null ? "" : header.replace(" ", "");
    if (!text.startsWith(UNIT)) {
      return new Wanted.Whole();
    }
    String[] wanted = text.substring(UNIT.length()).split(",", -1);
    if (wanted.length > MAX_COUNT) {
      return new Wanted.TooMany();
    }
    List<ByteRange> ranges = new ArrayList<>();
    boolean outside = false;
    for (String each : wanted) {
      switch (one(each, size)) {
        case Wanted.Part(ByteRange range) -> ranges.add(range);
        case Wanted.Outside() -> outside = true;
        default -> {
          return new Wanted.Whole();
        }
      }
    }
    if (outside || overlap(ranges)) {
      return new Wanted.Outside();
    }
    return ranges.size() == 1 ? new Wanted.Part(ranges.getFirst()) : new Wanted.Parts(ranges);
  }

  private static Wanted one(String text, long size) {
    Matcher found = FORM.matcher(text);
    if (!found.matches() || (found.group(1).isEmpty() && found.group(2).isEmpty())) {
      return new Wanted.Whole();
    }
    if (found.group(1).isEmpty()) {
      long length = Long.parseLong(found.group(2));
      return length == 0 || size == 0
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

  private static boolean overlap(List<ByteRange> ranges) {
    List<ByteRange> sorted =
        ranges.stream().sorted(Comparator.comparingLong(ByteRange::first)).toList();
    for (int i = 1; i < sorted.size(); i++) {
      if (sorted.get(i).first() <= sorted.get(i - 1).last()) {
        return true;
      }
    }
    return false;
  }

  long length() {
    return last - first + 1;
  }

  /** The header Content-Range of this part of a file. */
  String of(long size) {
    return "bytes " + first + "-" + last + "/" + size;
  }
}

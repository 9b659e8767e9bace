package fr.teleguichet.release;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A value in DER (X.690) that can be taken apart and put together otherwise: the lengths around
 * what was changed are right again, so that readers get further than the first of them.
 */
final class Der {

  private static final int CONSTRUCTED = 0x20;

  private int tag;
  private byte[] value;
  private final List<Der> parts;

  private Der(int tag, byte[] value, List<Der> parts) {
    this.tag = tag;
    this.value = value;
    this.parts = new ArrayList<>(parts);
  }

  /** A whole value, whose tags have one byte and whose lengths are definite. */
  static Der parse(byte[] der) {
    return parse(ByteBuffer.wrap(der));
  }

  private static Der parse(ByteBuffer in) {
    int tag = in.get() & 0xff;
    int length = in.get() & 0xff;
    if (length >= 0x80) {
      int bytes = length & 0x7f;
      length = 0;
      for (int i = 0; i < bytes; i++) {
        length = (length << 8) | (in.get() & 0xff);
      }
    }
    byte[] value = new byte[length];
    in.get(value);
    List<Der> parts = new ArrayList<>();
    if ((tag & CONSTRUCTED) != 0) {
      ByteBuffer inner = ByteBuffer.wrap(value);
      while (inner.hasRemaining()) {
        parts.add(parse(inner));
      }
    }
    return new Der(tag, value, parts);
  }

  byte[] bytes() {
    byte[] content = value;
    if ((tag & CONSTRUCTED) != 0) {
      ByteArrayOutputStream inner = new ByteArrayOutputStream();
      parts.forEach(it -> inner.writeBytes(it.bytes()));
      content = inner.toByteArray();
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    if (content.length < 0x80) {
      out.write(content.length);
    } else {
      int bytes = (Integer.SIZE - Integer.numberOfLeadingZeros(content.length) + 7) / 8;
      out.write(0x80 | bytes);
      for (int i = bytes - 1; i >= 0; i--) {
        out.write(content.length >> (8 * i));
      }
    }
    out.writeBytes(content);
    return out.toByteArray();
  }

  /** Leaves out, doubles, exchanges or rewrites a part somewhere. */
  void spoil(Random random) {
    List<Der> all = new ArrayList<>();
    gather(all);
    Der at = all.get(random.nextInt(all.size()));
    Der other = all.get(random.nextInt(all.size()));
    if (at.parts.isEmpty()) {
      if (random.nextInt(4) == 0) {
        at.tag = other.tag & ~CONSTRUCTED;
      } else {
        at.value =
            random.nextInt(3) == 0 ? other.value.clone() : new Mutations(random).of(at.value);
      }
      return;
    }
    int part = random.nextInt(at.parts.size());
    switch (random.nextInt(5)) {
      case 0 -> {
        Der _ = at.parts.remove(part);
      }
      case 1 -> at.parts.add(part, at.parts.get(part));
      case 2 -> at.parts.add(at.parts.remove(part));
      // Its parts as they are now: a part within itself would have no end.
      case 3 -> at.parts.set(part, parse(other.bytes()));
      default -> at.tag = other.tag | CONSTRUCTED;
    }
  }

  private void gather(List<Der> all) {
    all.add(this);
    parts.forEach(it -> it.gather(all));
  }
}

package fr.teleguichet.edge.presence;

import fr.teleguichet.edge.presence.RadarMessage.Acknowledgement;
import fr.teleguichet.edge.presence.RadarMessage.Gates;
import fr.teleguichet.edge.presence.RadarMessage.Report;
import fr.teleguichet.edge.presence.RadarMessage.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Cuts what comes from an HLK-LD2410 into messages. Its frames carry no checksum, so everything
 * that is constant in them is checked, and every number against its range; after a wrong byte it
 * goes on one byte behind the false beginning. It keeps {@value #MAX_LENGTH} bytes at most.
 */
final class RadarParser {

  /** The farthest that is believed, in cm: 8 gates of 75 cm, and one to spare. */
  static final int FARTHEST = 675;

  /** The longest frame of the protocol is an engineering report of 45 bytes. */
  static final int MAX_LENGTH = 64;

  private static final byte[] REPORT = {(byte) 0xF4, (byte) 0xF3, (byte) 0xF2, (byte) 0xF1};
  private static final byte[] REPORT_END = {(byte) 0xF8, (byte) 0xF7, (byte) 0xF6, (byte) 0xF5};
  private static final byte[] ANSWER = {(byte) 0xFD, (byte) 0xFC, (byte) 0xFB, (byte) 0xFA};
  private static final byte[] ANSWER_END = {0x04, 0x03, 0x02, 0x01};
  private static final int OVERHEAD = 10;
  private static final int BASIC = 13;
  private static final int MAX_GATES = 9;

  private final Consumer<RadarMessage> messages;
  private final byte[] kept = new byte[MAX_LENGTH];
  private int length;
  private long skipped;

  /**
   * A parser that has read nothing.
   *
   * @param messages told of each message when its last byte came
   */
  RadarParser(Consumer<RadarMessage> messages) {
    this.messages = messages;
  }

  /** How many bytes belonged to no frame. */
  long skipped() {
    return skipped;
  }

  /** Reads on. */
  void read(byte[] bytes) {
    for (byte next : bytes) {
      kept[length++] = next;
      resolve();
    }
  }

  /** Goes on until what is kept is nothing, or the beginning of a frame that may become one. */
  private void resolve() {
    while (length > 0 && !isBeginning()) {
      drop(1);
      skipped++;
    }
  }

  /** Whether what is kept may become a frame; one that is complete is told and dropped. */
  private boolean isBeginning() {
    boolean report = begins(REPORT);
    if (!report && !begins(ANSWER)) {
      return false;
    }
    if (length < 6) {
      return true;
    }
    int whole = OVERHEAD + word(4);
    if (whole > MAX_LENGTH || whole < OVERHEAD + 4) {
      return false;
    }
    return length < whole || take(whole, report);
  }

  private boolean take(int whole, boolean report) {
    byte[] end = report ? REPORT_END : ANSWER_END;
    if (!Arrays.equals(kept, whole - end.length, whole, end, 0, end.length)) {
      return false;
    }
    Optional<RadarMessage> message = report ? report(whole - OVERHEAD) : answer(whole - OVERHEAD);
    if (message.isEmpty()) {
      return false;
    }
    drop(whole);
    messages.accept(message.get());
    return true;
  }

  private Optional<RadarMessage> report(int size) {
    boolean engineering = at(6) == 1;
    boolean framed = at(7) == 0xAA && at(4 + size) == 0x55 && at(5 + size) == 0;
    boolean sized = engineering ? size > BASIC : at(6) == 2 && size == BASIC;
    if (!framed || !sized) {
      return Optional.empty();
    }
    int state = at(8);
    Optional<Target> moving = target(9, (state & 1) != 0);
    Optional<Target> still = target(12, (state & 2) != 0);
    Optional<Gates> gates = engineering ? gates(size) : Optional.empty();
    boolean believed =
        state <= 3
            && isTarget(9)
            && isTarget(12)
            && word(15) <= FARTHEST
            && gates.isPresent() == engineering;
    return believed ? Optional.of(new Report(moving, still, word(15), gates)) : Optional.empty();
  }

  private Optional<Gates> gates(int size) {
    int each = at(17) + 1;
    // Both energies of each gate, then light and the OUT pin, which older firmware leaves out.
    int shortest = BASIC + 2 + 2 * each;
    if (each > MAX_GATES || at(18) + 1 != each || size < shortest || size > shortest + 2) {
      return Optional.empty();
    }
    List<Integer> moving = energies(19, each);
    List<Integer> still = energies(19 + each, each);
    return (moving.size() == each && still.size() == each)
        ? Optional.of(new Gates(moving, still))
        : Optional.empty();
  }

  private List<Integer> energies(int from, int count) {
    List<Integer> energies = new ArrayList<>();
    for (int i = from; i < from + count && at(i) <= 100; i++) {
      energies.add(at(i));
    }
    return energies;
  }

  private Optional<RadarMessage> answer(int size) {
    List<Integer> value = IntStream.range(10, 6 + size).map(this::at).boxed().toList();
    return (at(7) == 1 && word(8) <= 1)
        ? Optional.of(new Acknowledgement(at(6), word(8) == 0, value))
        : Optional.empty();
  }

  private Optional<Target> target(int from, boolean there) {
    return there ? Optional.of(new Target(word(from), at(from + 2))) : Optional.empty();
  }

  private boolean isTarget(int from) {
    return word(from) <= FARTHEST && at(from + 2) <= 100;
  }

  private boolean begins(byte[] with) {
    int known = Math.min(length, with.length);
    return Arrays.equals(kept, 0, known, with, 0, known);
  }

  private void drop(int count) {
    length -= count;
    System.arraycopy(kept, count, kept, 0, length);
  }

  private int at(int index) {
    return kept[index] & 0xFF;
  }

  private int word(int index) {
    return at(index) | at(index + 1) << 8;
  }
}

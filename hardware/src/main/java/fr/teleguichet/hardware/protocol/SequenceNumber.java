package fr.teleguichet.hardware.protocol;

/**
 * Counting as {@code seq} and {@code bdSeq} do: 0 to 255, then 0 again (Sparkplug 3.0.0, section
 * 6.4.4).
 */
public final class SequenceNumber {

  /** The largest sequence number. */
  public static final int MAX = 255;

  private SequenceNumber() {}

  /** The number that follows. */
  public static int after(int number) {
    return number >= MAX ? 0 : number + 1;
  }

  /** How many steps lead from one number to the other, 0 to 255. */
  public static int distance(int from, int to) {
    return (to - from) & MAX;
  }
}

package fr.teleguichet.hardware.board;

/** Counts the changes to a board profile that a technician must know of, from 1 to 999. */
public record ProfileRevision(int number) {

  /** The last number that fits on a label. */
  public static final int LAST = 999;

  public ProfileRevision {
    if (number < 1 || number > LAST) {
      throw new IllegalArgumentException("a revision is 1 to 999, not " + number);
    }
  }
}

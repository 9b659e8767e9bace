package fr.teleguichet.fleet.portability;

import java.math.BigInteger;

/** What the cells of a column hold. */
sealed interface CellType {

  /** A whole number within these bounds. */
  record Whole(BigInteger least, BigInteger most) implements CellType {}

  /** True or false. */
  record Flag() implements CellType {}

  /** A decimal number that is exact. */
  record Exact(int digits, int fraction) implements CellType {}

  /** A binary fraction of 32 or 64 bits. */
  record Real(boolean single) implements CellType {}

  /** A text of so many letters at most. */
  record Text(long longest) implements CellType {}

  /** So many bytes at most, in hexadecimal. */
  record Bytes(long longest) implements CellType {}

  /** A moment, UTC, with so many digits after the second. */
  record Moment(int fraction) implements CellType {}

  /** A day. */
  record Day() implements CellType {}

  /** The path of a file in the archive. */
  record Document() implements CellType {}
}

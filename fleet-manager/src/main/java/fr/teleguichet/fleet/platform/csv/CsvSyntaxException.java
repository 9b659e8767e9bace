package fr.teleguichet.fleet.platform.csv;

/** What is no CSV, and where. */
public final class CsvSyntaxException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What is wrong. */
  public enum Fault {
    /** A quotation mark within a cell that does not begin with one. */
    QUOTE_IN_CELL("a quotation mark stands in a cell that does not begin with one"),
    AFTER_QUOTE("something follows the quotation mark that ends a cell"),
    UNCLOSED("a cell begins with a quotation mark and has none at its end"),
    TOO_MANY_CELLS("the row has too many cells"),
    TOO_LONG("the row is too long"),
    NOT_UTF8("the file is not in UTF-8");

    private final String words;

    Fault(String words) {
      this.words = words;
    }

    /** The fault as a part of a sentence. */
    public String words() {
      return words;
    }
  }

  private final Fault fault;
  private final int line;
  private final int column;

  CsvSyntaxException(Fault fault, int line, int column) {
    super("line " + line + ", column " + column + ": " + fault.words());
    this.fault = fault;
    this.line = line;
    this.column = column;
  }

  /** What is wrong. */
  public Fault fault() {
    return fault;
  }

  /** The line, from 1. */
  public int line() {
    return line;
  }

  /** The letter in the line, from 1. */
  public int column() {
    return column;
  }
}

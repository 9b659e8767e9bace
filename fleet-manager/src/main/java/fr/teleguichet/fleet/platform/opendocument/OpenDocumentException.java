package fr.teleguichet.fleet.platform.opendocument;

/** A file is not read as a spreadsheet. */
public final class OpenDocumentException extends Exception {

  private static final long serialVersionUID = 1;

  private final OpenDocumentFault fault;
  private final String sheet;
  private final int row;
  private final int column;

  OpenDocumentException(OpenDocumentFault fault, String sheet, int row, int column) {
    super(fault.code() + " in row " + row + ", column " + column, null, false, false);
    this.fault = fault;
    this.sheet = sheet;
    this.row = row;
    this.column = column;
  }

  /** Before any sheet. */
  static OpenDocumentException ofFile(OpenDocumentFault fault) {
    return new OpenDocumentException(fault, "", 1, 1);
  }

  /** Why. */
  public OpenDocumentFault fault() {
    return fault;
  }

  /** The sheet in which it was found out; empty where none had begun. */
  public String sheet() {
    return sheet;
  }

  /** The row, from 1. */
  public int row() {
    return row;
  }

  /** The column, from 1. */
  public int column() {
    return column;
  }
}

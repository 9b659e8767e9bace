package fr.teleguichet.fleet.platform.opendocument;

import java.util.Locale;

/** Why a file is not read as a spreadsheet. */
public enum OpenDocumentFault {
  /** It is no ZIP file, or a damaged one. */
  DAMAGED,
  /** It is a ZIP file of something else, such as a workbook of another program. */
  OTHER_KIND,
  /** It has a password. */
  ENCRYPTED,
  /** There are more files in it than in any spreadsheet. */
  ENTRIES,
  /** It holds far more than its size says: a ZIP bomb, or something else that is no table. */
  TOO_LARGE,
  /** The same file is in it twice, so that nobody knows which counts. */
  TWICE,
  /** Its XML declares a document type or an entity, which a spreadsheet never does. */
  DECLARATION,
  /** Its XML is wrong. */
  XML,
  /** Its XML is nested deeper than that of any spreadsheet, or a table is in a cell. */
  NESTED,
  /** There is no sheet in it. */
  NO_SHEET,
  /** A cell holds a formula; what it comes to may be old or anything. */
  FORMULA,
  /** There are too many rows. */
  ROWS,
  /** There are too many columns. */
  COLUMNS,
  /** A cell holds too long a text. */
  TEXT,
  /** A number of repetitions is none. */
  REPEATED;

  /** The word for it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

package fr.teleguichet.fleet.platform.opendocument;

import java.util.List;

/**
 * The first sheet of a spreadsheet.
 *
 * @param name what it is called
 * @param rows those that hold something, each with its cells that do, both in order
 */
public record OpenDocumentSheet(String name, List<List<OpenDocumentCell>> rows) {

  public OpenDocumentSheet {
    rows = rows.stream().map(List::copyOf).toList();
  }
}

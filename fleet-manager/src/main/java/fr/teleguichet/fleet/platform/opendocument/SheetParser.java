package fr.teleguichet.fleet.platform.opendocument;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of the first sheet, one event at a time. Rows and columns that are repeated are
 * counted, not made: an empty sheet says that it has a million rows. Nothing is resolved, neither
 * entities nor links, and a document type ends the reading.
 */
final class SheetParser {

  private static final String TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
  private static final String TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
  private static final String OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";

  private static final int MAX_DEPTH = 50;

  /** The last row of the largest sheets that there are, and more than their last column. */
  private static final int MAX_PLACE = 1_048_576;

  private static final int MAX_DIGITS = 40;

  private final XMLStreamReader xml;
  private final OpenDocumentLimits limits;
  private final List<List<OpenDocumentCell>> rows = new ArrayList<>();
  private String name = "";
  private int depth;
  private int row = 1;
  private int column = 1;

  SheetParser(byte[] content, OpenDocumentLimits limits) throws OpenDocumentException {
    this.limits = limits;
    // The JDK's own, whatever else is on the class path: its limits are known.
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    try {
      xml = factory.createXMLStreamReader(new ByteArrayInputStream(content));
    } catch (XMLStreamException _) {
      throw OpenDocumentException.ofFile(OpenDocumentFault.XML);
    }
  }

  OpenDocumentSheet sheet() throws OpenDocumentException {
    try {
      while (next() != XMLStreamConstants.END_DOCUMENT) {
        if (isStart(TABLE, "table")) {
          name = attribute(TABLE, "name").orElse("");
          table();
          return new OpenDocumentSheet(name, rows);
        }
      }
    } catch (XMLStreamException | RuntimeException _) { // a few of these for very wrong XML
      throw fault(OpenDocumentFault.XML);
    }
    throw fault(OpenDocumentFault.NO_SHEET);
  }

  private void table() throws XMLStreamException, OpenDocumentException {
    int outer = depth;
    while (next() != XMLStreamConstants.END_ELEMENT || depth >= outer) {
      if (isStart(TABLE, "table")) {
        throw fault(OpenDocumentFault.NESTED);
      }
      if (isStart(TABLE, "table-row")) {
        row();
      }
    }
  }

  private void row() throws XMLStreamException, OpenDocumentException {
    int outer = depth;
    int repeated = repeated("number-rows-repeated");
    List<OpenDocumentCell> cells = new ArrayList<>();
    column = 1;
    while (next() != XMLStreamConstants.END_ELEMENT || depth >= outer) {
      if (isStart(TABLE, "table-cell")) {
        cell(cells);
      } else if (isStart(TABLE, "covered-table-cell")) {
        int covered = repeated("number-columns-repeated");
        skip();
        advance(covered);
      }
    }
    column = 1;
    if (!cells.isEmpty()) {
      if (repeated > limits.rows() - rows.size()) {
        throw fault(OpenDocumentFault.ROWS);
      }
      for (int i = 0; i < repeated; i++) {
        int at = row + i;
        rows.add(
            cells.stream().map(it -> new OpenDocumentCell(at, it.column(), it.text())).toList());
      }
    }
    if (repeated > MAX_PLACE + 1 - row) {
      throw fault(OpenDocumentFault.REPEATED);
    }
    row += repeated;
  }

  private void cell(List<OpenDocumentCell> cells) throws XMLStreamException, OpenDocumentException {
    int repeated = repeated("number-columns-repeated");
    if (attribute(TABLE, "formula").isPresent()) {
      throw fault(OpenDocumentFault.FORMULA);
    }
    Optional<String> value = value();
    String shown = paragraphs();
    String text = value.orElse(shown);
    if (!text.isBlank()) {
      if (repeated > limits.columns() - column + 1) {
        throw fault(OpenDocumentFault.COLUMNS);
      }
      if (text.length() > limits.text()) {
        throw fault(OpenDocumentFault.TEXT);
      }
      for (int i = 0; i < repeated; i++) {
        cells.add(new OpenDocumentCell(row, column + i, text));
      }
    }
    advance(repeated);
  }

  private void advance(int columns) throws OpenDocumentException {
    if (columns > MAX_PLACE + 1 - column) {
      throw fault(OpenDocumentFault.REPEATED);
    }
    column += columns;
  }

  /** A number as it is kept: what is shown is rounded and has the separators of some language. */
  private Optional<String> value() {
    return switch (attribute(OFFICE, "value-type").orElse("string")) {
      case "float", "currency", "percentage" -> attribute(OFFICE, "value").map(SheetParser::plain);
      case "date" -> attribute(OFFICE, "date-value");
      case "time" -> attribute(OFFICE, "time-value");
      case "boolean" -> attribute(OFFICE, "boolean-value");
      default -> attribute(OFFICE, "string-value");
    };
  }

  /** Without an exponent, which programs write from ten millions on; what is odd stays so. */
  private static String plain(String number) {
    if (number.length() > MAX_DIGITS || !number.matches("-?[0-9.]+(?:[eE][-+]?[0-9]{1,2})?")) {
      return number;
    }
    try {
      BigDecimal value = new BigDecimal(number).stripTrailingZeros();
      return value.signum() == 0 ? "0" : value.toPlainString();
    } catch (NumberFormatException _) {
      return number;
    }
  }

  /** The paragraphs of the cell, line by line; notes and drawings in it are no part of them. */
  private String paragraphs() throws XMLStreamException, OpenDocumentException {
    int outer = depth;
    int lines = 0;
    StringBuilder text = new StringBuilder();
    while (next() != XMLStreamConstants.END_ELEMENT || depth >= outer) {
      switch (xml.getEventType()) {
        case XMLStreamConstants.START_ELEMENT -> {
          if (isStart(TABLE, "table")) {
            throw fault(OpenDocumentFault.NESTED);
          }
          boolean isParagraph = depth == outer + 1 && (isStart(TEXT, "p") || isStart(TEXT, "h"));
          if (isParagraph) {
            text.append(lines++ == 0 ? "" : "\n");
          } else if (depth == outer + 1 || !inline(text)) {
            skip();
          }
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
          if (depth > outer) {
            text.append(xml.getText());
          }
        }
        default -> {
          // ends of elements, comments and instructions say nothing
        }
      }
      if (text.length() > limits.text()) {
        throw fault(OpenDocumentFault.TEXT);
      }
    }
    return text.toString();
  }

  /** Whether this element is a part of the line, and not something beside it. */
  private boolean inline(StringBuilder text) throws OpenDocumentException {
    if (!TEXT.equals(xml.getNamespaceURI())) {
      return false;
    }
    switch (xml.getLocalName()) {
      case "s" -> {
        int spaces = number(attribute(TEXT, "c"));
        if (spaces > limits.text()) {
          throw fault(OpenDocumentFault.TEXT);
        }
        text.append(" ".repeat(spaces));
      }
      case "tab" -> text.append('\t');
      case "line-break" -> text.append('\n');
      case "span", "a" -> {
        // what is in it counts
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Reads to the end of the element that has begun. */
  private void skip() throws XMLStreamException, OpenDocumentException {
    int outer = depth;
    while (next() != XMLStreamConstants.END_ELEMENT || depth >= outer) {
      if (isStart(TABLE, "table")) {
        throw fault(OpenDocumentFault.NESTED);
      }
    }
  }

  private int next() throws XMLStreamException, OpenDocumentException {
    int event = xml.next();
    switch (event) {
      case XMLStreamConstants.START_ELEMENT -> {
        depth++;
        if (depth > MAX_DEPTH) {
          throw fault(OpenDocumentFault.NESTED);
        }
      }
      case XMLStreamConstants.END_ELEMENT -> depth--;
      case XMLStreamConstants.DTD,
          XMLStreamConstants.ENTITY_REFERENCE,
          XMLStreamConstants.ENTITY_DECLARATION ->
          throw fault(OpenDocumentFault.DECLARATION);
      default -> {
        // text and what is beside it
      }
    }
    return event;
  }

  private boolean isStart(String space, String local) {
    return xml.isStartElement()
        && xml.getLocalName().equals(local)
        && space.equals(xml.getNamespaceURI());
  }

  private Optional<String> attribute(String space, String local) {
    @Nullable String value = xml.getAttributeValue(space, local);
    return Optional.ofNullable(value);
  }

  private int repeated(String local) throws OpenDocumentException {
    return number(attribute(TABLE, local));
  }

  /** How often; once where it does not say. */
  private int number(Optional<String> text) throws OpenDocumentException {
    if (text.isEmpty()) {
      return 1;
    }
    if (!text.get().matches("[0-9]{1,7}")) {
      throw fault(OpenDocumentFault.REPEATED);
    }
    int number = Integer.parseInt(text.get());
    if (number < 1 || number > MAX_PLACE) {
      throw fault(OpenDocumentFault.REPEATED);
    }
    return number;
  }

  private OpenDocumentException fault(OpenDocumentFault fault) {
    return new OpenDocumentException(fault, name, row, column);
  }
}

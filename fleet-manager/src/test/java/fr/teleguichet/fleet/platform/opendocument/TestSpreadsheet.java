package fr.teleguichet.fleet.platform.opendocument;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Spreadsheets byte by byte, right and wrong ones. */
public final class TestSpreadsheet {

  private TestSpreadsheet() {}

  /** With these rows on its only sheet, in XML. */
  public static byte[] ofRows(String rows) {
    return ofSheets("", "<table:table table:name=\"Bilans\">" + rows + "</table:table>");
  }

  /**
   * With these sheets.
   *
   * @param prolog what stands before the first element, such as a document type
   */
  public static byte[] ofSheets(String prolog, String sheets) {
    return zip(files(content(prolog, sheets)));
  }

  /** The XML of these sheets. */
  public static String content(String prolog, String sheets) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
        + prolog
        + "<office:document-content"
        + " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
        + " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
        + " xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\""
        + " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\">"
        + "<office:body><office:spreadsheet>"
        + sheets
        + "</office:spreadsheet></office:body></office:document-content>";
  }

  /** What a spreadsheet is made of, with this XML of its sheets. */
  public static Map<String, byte[]> files(String content) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("mimetype", bytes(OpenDocumentUnpacker.KIND));
    files.put("content.xml", bytes(content));
    files.put("META-INF/manifest.xml", bytes("<manifest:manifest/>"));
    return files;
  }

  /** A row of texts. */
  public static String row(String... texts) {
    StringBuilder row = new StringBuilder("<table:table-row>");
    for (String text : texts) {
      row.append(cell(text));
    }
    return row.append("</table:table-row>").toString();
  }

  /** A cell with a text, which is not escaped. */
  public static String cell(String text) {
    return "<table:table-cell office:value-type=\"string\"><text:p>"
        + text
        + "</text:p></table:table-cell>";
  }

  /** A cell with a number. */
  public static String number(String number) {
    return "<table:table-cell office:value-type=\"float\" office:value=\""
        + number
        + "\"><text:p>shown otherwise</text:p></table:table-cell>";
  }

  /** The files as a ZIP file. */
  public static byte[] zip(Map<String, byte[]> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("memory does not fail", failure);
    }
    return bytes.toByteArray();
  }

  /** The text as UTF-8. */
  public static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

package fr.teleguichet.provisioning.label;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** Labels as PDF pages, their font embedded so that every printer prints the same. */
public final class LabelSheetRenderer {

  /** Liberation Sans comes with PDFBox (SIL Open Font License). */
  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  private final SheetFormat format;

  /** Sheets of this format. */
  public LabelSheetRenderer(SheetFormat format) {
    this.format = format;
  }

  /**
   * The labels as a PDF document.
   *
   * @param start the first free position of the first page, from 0, row by row; a sheet that has
   *     been used before is used up
   */
  public byte[] pdf(List<UnitLabel> labels, int start) {
    try (var document = new PDDocument();
        InputStream file = PDDocument.class.getResourceAsStream(FONT)) {
      if (file == null) {
        throw new IllegalStateException(FONT + " is not on the class path");
      }
      document.getDocumentInformation().setTitle("Téléguichet");
      PDFont font = PDType0Font.load(document, file, true);
      int next = 0;
      int position = start;
      while (next < labels.size()) {
        int onPage = Math.min(labels.size() - next, format.labels() - position);
        page(document, font, labels.subList(next, next + onPage), position);
        next += onPage;
        position = 0;
      }
      var out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("a document in memory can be written", e);
    }
  }

  private void page(PDDocument document, PDFont font, List<UnitLabel> labels, int position)
      throws IOException {
    var page =
        new PDPage(
            new PDRectangle(
                LabelDrawing.points(format.pageWidth()), LabelDrawing.points(format.pageHeight())));
    document.addPage(page);
    try (var content = new PDPageContentStream(document, page)) {
      var drawing = new LabelDrawing(content, font, format);
      for (int i = 0; i < labels.size(); i++) {
        drawing.draw(labels.get(i), position + i);
      }
    }
  }
}

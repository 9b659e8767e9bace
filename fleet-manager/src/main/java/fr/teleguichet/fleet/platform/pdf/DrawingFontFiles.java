package fr.teleguichet.fleet.platform.pdf;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The fonts as files, as long as a document with drawings is made. */
final class DrawingFontFiles implements AutoCloseable {

  private final Path folder;

  DrawingFontFiles() throws IOException {
    this.folder = Files.createTempDirectory("teleguichet-fonts");
  }

  /** Lets the builder draw SVG; its scripts do not run and it fetches nothing. */
  void addTo(PdfRendererBuilder builder) throws IOException {
    for (PdfFont font : PdfFont.values()) {
      font.addToDrawings(builder, folder);
    }
    var _ = builder.useSVGDrawer(new BatikSVGDrawer());
  }

  @Override
  public void close() throws IOException {
    try (var files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}

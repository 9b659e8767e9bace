package fr.teleguichet.fleet.platform.pdf;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Objects;

/** The faces of Liberation Sans, an open font (SIL OFL 1.1) with all letters of Europe. */
enum PdfFont {
  REGULAR("Regular", 400, FontStyle.NORMAL),
  BOLD("Bold", 700, FontStyle.NORMAL),
  ITALIC("Italic", 400, FontStyle.ITALIC),
  BOLD_ITALIC("BoldItalic", 700, FontStyle.ITALIC);

  /** What style sheets and drawings call it. */
  static final String FAMILY = "Liberation Sans";

  private final String file;
  private final int weight;
  private final FontStyle style;

  PdfFont(String face, int weight, FontStyle style) {
    this.file = "LiberationSans-" + face + ".ttf";
    this.weight = weight;
    this.style = style;
  }

  /** Only the letters that a document uses come into it. */
  void addTo(PdfRendererBuilder builder) {
    var _ = builder.useFont(this::plain, FAMILY, weight, style, true);
  }

  /** What draws SVG reads fonts from files alone, and else takes what the machine has. */
  void addToDrawings(PdfRendererBuilder builder, Path folder) throws IOException {
    Path copy = folder.resolve(file);
    try (InputStream bytes = open()) {
      long _ = Files.copy(bytes, copy);
    }
    var _ =
        builder.useFont(copy.toFile(), FAMILY, weight, style, true, EnumSet.of(FSFontUseCase.SVG));
  }

  private InputStream plain() {
    try (InputStream bytes = open()) {
      return new ByteArrayInputStream(GsubTableRemover.withoutSubstitutions(bytes.readAllBytes()));
    } catch (IOException impossible) {
      throw new UncheckedIOException("the font " + file + " cannot be read", impossible);
    }
  }

  private InputStream open() {
    return Objects.requireNonNull(
        PdfFont.class.getResourceAsStream("/liberation/" + file),
        () -> "the font " + file + " is missing.");
  }
}

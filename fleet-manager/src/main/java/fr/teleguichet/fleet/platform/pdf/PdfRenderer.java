package fr.teleguichet.fleet.platform.pdf;

import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceType;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import com.openhtmltopdf.util.XRRuntimeException;
import jakarta.inject.Singleton;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Turns XHTML into a tagged PDF: headings, lists, tables and alternative texts become its tags, and
 * its fonts are inside. Nothing is fetched from anywhere, whatever the XHTML names.
 */
@Singleton
public final class PdfRenderer {

  private static final String BASE_STYLE =
      """
      @page { size: A4; margin: 20mm 18mm; }
      html { font-family: '%s'; font-size: 10.5pt; line-height: 1.4; color: #1b1b1f; }
      img { image-rendering: pixelated; }
      """
          .formatted(PdfFont.FAMILY);

  private final LargePdfRenderQueue large = new LargePdfRenderQueue();
  private final Clock clock;

  /** Makes one that dates its documents by this clock. */
  public PdfRenderer(Clock clock) {
    this.clock = clock;
    XRLog.setLoggingEnabled(false); // it speaks of each font and style sheet
  }

  /**
   * The bytes of the PDF. A long document is made once others are done, and is the one of before
   * where nothing of it has changed.
   *
   * @throws IllegalArgumentException where the body is no well-formed XHTML
   */
  public byte[] render(PdfDocument document) {
    return large.get(document, () -> made(document));
  }

  private byte[] made(PdfDocument document) {
    PdfRendererBuilder builder = builder(document);
    try {
      if (!document.body().contains("<svg")) {
        return render(document, builder);
      }
      try (DrawingFontFiles fonts = new DrawingFontFiles()) {
        fonts.addTo(builder);
        return render(document, builder);
      }
    } catch (XRRuntimeException e) {
      throw new IllegalArgumentException("the body of a document must be XHTML.", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] render(PdfDocument document, PdfRendererBuilder builder) throws IOException {
    Instant now = clock.instant();
    try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
      renderer.createPDFWithoutClosing();
      try (PDDocument pages = renderer.getPdfDocument()) {
        LinkDescriptionInserter.fill(pages);
        PdfMetadataWriter.write(pages, document, now);
        PdfAttachmentEmbedder.add(pages, document.attachments(), now);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        pages.save(bytes);
        return bytes.toByteArray();
      }
    }
  }

  private static PdfRendererBuilder builder(PdfDocument document) {
    PdfRendererBuilder builder = new PdfRendererBuilder();
    for (PdfFont font : PdfFont.values()) {
      font.addTo(builder);
    }
    for (ExternalResourceControlPriority when : ExternalResourceControlPriority.values()) {
      var _ = builder.useExternalResourceAccessControl(PdfRenderer::isInside, when);
    }
    if (document.standard() == PdfStandard.ARCHIVE) {
      var _ = builder.usePdfAConformance(PdfAConformance.PDFA_3_A);
    }
    return builder
        .useFastMode()
        .usePdfUaAccessibility(true)
        .useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData())
        .addDOMMutator(new LinkTitleInserter())
        .addDOMMutator(new DrawingAlternativeTextInserter())
        .withHtmlContent(xhtml(document), "");
  }

  private static boolean isInside(String address, ExternalResourceType type) {
    return type == ExternalResourceType.IMAGE_RASTER && address.startsWith("data:");
  }

  private static String xhtml(PdfDocument document) {
    String language = XmlEscaper.escaped(document.language());
    String title = XmlEscaper.escaped(MissingGlyphReplacer.replaced(document.title()));
    return """
    <!DOCTYPE html>
    <html xmlns="http://www.w3.org/1999/xhtml" lang="%s" xml:lang="%s">
    <head><title>%s</title><meta name="subject" content="%s"/><style>%s</style></head>
    <body>%s</body></html>
    """
        .formatted(
            language,
            language,
            title,
            title,
            XmlEscaper.escaped(BASE_STYLE + document.style()),
            MissingGlyphReplacer.replaced(document.body()));
  }
}

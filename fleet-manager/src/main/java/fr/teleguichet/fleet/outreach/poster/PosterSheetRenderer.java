package fr.teleguichet.fleet.outreach.poster;

import fr.teleguichet.fleet.platform.pdf.PdfDocument;
import fr.teleguichet.fleet.platform.pdf.PdfRenderer;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.TemplateRenderer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/** Posters as sheets to print, with the style sheet of the page. */
@Singleton
final class PosterSheetRenderer {

  private final PdfRenderer renderer;
  private final TemplateRenderer templates;
  private final String style;

  PosterSheetRenderer(PdfRenderer renderer, TemplateRenderer templates) {
    this.renderer = renderer;
    this.templates = templates;
    try (InputStream file = PosterSheetRenderer.class.getResourceAsStream("/assets/poster.css")) {
      style = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The bytes of the PDF. */
  byte[] of(PosterViewModel poster) {
    LocalizedText text = poster.faces().getFirst().text();
    return renderer.render(
        PdfDocument.accessible(
            text.say("poster.title", poster.site().name()),
            text.language().tag(),
            style,
            templates.fill("poster/body", Map.of("poster", poster, "paper", true))));
  }
}

package fr.teleguichet.fleet.platform.pdf;

import io.micronaut.context.annotation.Context;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a page for nobody once after a start: the first document has some four thousand classes to
 * load, which takes more than ten times what it takes itself. Nothing waits for it: it has a thread
 * of its own, and a document that somebody asks for meanwhile is made as if there were none.
 */
@Context
final class PdfWarmUp {

  private static final Logger LOG = LoggerFactory.getLogger(PdfWarmUp.class);

  private final PdfRenderer renderer;
  private final Executor executor;

  @Inject
  PdfWarmUp(PdfRenderer renderer) {
    this(renderer, PdfWarmUp::aside);
  }

  PdfWarmUp(PdfRenderer renderer, Executor executor) {
    this.renderer = renderer;
    this.executor = executor;
  }

  private static void aside(Runnable task) {
    Thread _ = Thread.ofPlatform().name("pdf-warm-up").daemon().start(task);
  }

  /** Once pages, kiosks and figures have had the machine for themselves. */
  @Scheduled(initialDelay = "20s")
  void begin() {
    executor.execute(this::run);
  }

  private void run() {
    try {
      var _ = renderer.render(document());
    } catch (RuntimeException failure) {
      LOG.atInfo()
          .addKeyValue("cause", failure.getMessage())
          .log("A document could not be made beforehand.");
    }
  }

  /** A page with all that documents are made of: faces, tables, lists, drawings, a file inside. */
  static PdfDocument document() {
    return PdfDocument.archive(
        "Téléguichet",
        "fr",
        "table { border-collapse: collapse } td { border: 1pt solid #336699; padding: 2pt }",
        """
        <h1>1</h1><p>a <strong>b</strong> <em>c <strong>d</strong></em>
        <a href="https://x.test/">e</a></p><ul><li>f</li></ul>
        <table><thead><tr><th scope="col">g</th></tr></thead>
        <tbody><tr><td>2</td></tr></tbody></table>
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 60" width="200" height="60">
        <title>h</title><rect width="50" height="50" fill="#336699"/>
        <path d="M60 50L90 10L120 40" fill="none" stroke="#1b1b1f" stroke-dasharray="4 2"/>
        <text x="130" y="30" font-size="12" font-family="%s" text-anchor="middle">3</text></svg>
        """
            .formatted(PdfFont.FAMILY),
        List.of(
            new PdfAttachment(
                "1.csv",
                "text/csv",
                "1",
                PdfAttachment.Relation.DATA,
                "1".getBytes(StandardCharsets.UTF_8))));
  }
}

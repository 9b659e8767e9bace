package fr.teleguichet.fleet.platform.opendocument;

import fr.teleguichet.fleet.platform.opendocument.OpenDocumentSpreadsheetWriter.Page;
import io.micronaut.context.annotation.Context;
import io.micronaut.scheduling.annotation.Scheduled;
import java.util.List;

/**
 * Makes a spreadsheet for nobody once after a start, on a thread of its own: the first has some
 * hundreds of classes to load.
 */
@Context
final class SpreadsheetWarmUp {

  /** After the page for nobody, which has more to load. */
  @Scheduled(initialDelay = "30s")
  void begin() {
    Thread _ =
        Thread.ofPlatform().name("spreadsheet-warm-up").daemon().start(SpreadsheetWarmUp::run);
  }

  static void run() {
    byte[] _ =
        OpenDocumentSpreadsheetWriter.write(new Page("1", List.of(List.of("a"), List.of(1))));
  }
}

package fr.teleguichet.fleet.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import fr.teleguichet.fleet.alert.AlertSamples;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.kiosk.EightKiosks;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whoever prints a page has on paper what stands on the screen: headings, facts, every cell. */
@ExtendWith({TestDatabase.class, TestPages.class, OneChromium.class})
@Tag("proof")
final class PrintedPagesIT {

  private static final List<String> PATHS =
      List.of(
          "/",
          "/sites",
          "/sites/cajarc",
          "/kiosks/borne-gramat",
          "/usage",
          "/satisfaction",
          "/alerts",
          "/updates",
          "/sites/puy-leveque/visit");

  @Test
  void everyHeadingFactAndCellOfTheScreenIsInThePdf(TestPages.Running pages, Chromium chromium)
      throws IOException {
    EightKiosks.on(pages);
    long alert = AlertSamples.on(pages);
    List<String> paths = new ArrayList<>(PATHS);
    paths.add("/alerts/" + alert);
    List<String> lost = new ArrayList<>();
    try (Chromium.Window window = chromium.window(1_440, "fr", pages)) {
      for (String path : paths) {
        window.page().navigate(pages.uri(path).toString());
        List<String> shown = shown(window.page());
        assertThat(shown).as(path).isNotEmpty();
        String printed = plain(text(window.page().pdf()));
        shown.stream()
            .flatMap(String::lines)
            .filter(it -> !printed.contains(plain(it)))
            .forEach(it -> lost.add(path + " loses " + it));
      }
    }
    assertThat(lost).isEmpty();
  }

  /** What is read on the screen; what is pressed or typed into is no loss on paper. */
  @SuppressWarnings("unchecked") // a list of texts is what the script answers
  private static List<String> shown(Page page) {
    return (List<String>)
        page.evaluate(
            """
            () => {
              for (const time of document.querySelectorAll("time[data-age]")) {
                time.removeAttribute("data-age");
              }
              return [...document.querySelectorAll("main :is(h1, h2, h3, caption, th, td, dt, dd)")]
                .filter(it => !it.closest("form, nav, .no-print, .visually-hidden"))
                .filter(it => it.checkVisibility({ visibilityProperty: true }))
                .filter(it => !it.querySelector(".no-print, .btn, .visually-hidden, form, table"))
                .map(it => it.innerText.trim())
                .filter(it => it !== "");
            }
            """);
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }

  /** Letters and figures alone: where lines end differs on paper, and so do hyphens there. */
  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .replaceAll("[\\s\\p{Z}\\p{C}\\p{Pd}]", "");
  }
}

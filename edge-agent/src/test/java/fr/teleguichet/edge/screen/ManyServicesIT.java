package fr.teleguichet.edge.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import fr.teleguichet.edge.configuration.ServiceOffer;
import fr.teleguichet.edge.session.SessionEvent;
import fr.teleguichet.edge.session.SessionLanguage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A kiosk with more services than two screens hold: none is cut, and four keys reach each. */
@Timeout(600)
@Tag("proof")
class ManyServicesIT {

  @RegisterExtension static final ClassChromium BROWSER = new ClassChromium(Chromium::start);

  private static final List<ServiceOffer> THIRTEEN =
      Stream.concat(
              StagedScreen.SERVICES.stream(),
              Stream.of(
                  StagedScreen.offer("impots", "Impôts", "Taxes", "Impuestos"),
                  StagedScreen.offer("msa", "Mutualité sociale agricole", "MSA", "MSA"),
                  StagedScreen.offer("adil", "Logement (Adil)", "Housing", "Vivienda"),
                  StagedScreen.offer("mdph", "Handicap (MDPH)", "Disability", "Discapacidad"),
                  StagedScreen.offer("prefecture", "Préfecture", "Prefecture", "Prefectura")))
          .toList();

  private static final List<String> CODES = THIRTEEN.stream().map(it -> it.id().value()).toList();

  private static final String FOCUSED =
      "() => document.activeElement.dataset.service ?? document.activeElement.className";

  private final List<String> faults = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({"1920,1080", "1080,1920"})
  void ofThirteenServicesNoneIsCutAndFourKeysReachEach(int width, int height) {
    try (var stage = new StagedScreen(THIRTEEN);
        Chromium chromium = BROWSER.lend()) {
      Page page = chromium.page(width, height, faults);
      for (SessionLanguage language : SessionLanguage.values()) {
        for (int size = 0; size < 3; size++) {
          String what = language.tag() + " " + size;
          stage.open(page, Scene.IDLE);
          Scene.IDLE.speak(page, language);
          enlarge(page, size);
          look(page, what + " at rest");
          page.locator(".start").click();
          page.locator(".cards").waitFor();
          assertThat(walk(page, what)).as(what).isEqualTo(CODES);
        }
      }
    }
    assertThat(faults).isEmpty();
  }

  /** Whoever can't read a card makes it larger, and it must not go away then. */
  @ParameterizedTest
  @CsvSource({"1920,1080", "1080,1920"})
  void whoEnlargesTheWordsStillHasTheServiceThatStoodFirst(int width, int height) {
    try (var stage = new StagedScreen(THIRTEEN);
        Chromium chromium = BROWSER.lend()) {
      Page page = chromium.page(width, height, faults);
      stage.open(page, Scene.HOME);
      page.locator(".pager .next").click();
      page.locator(".pager .next").click();
      page.locator("[data-service=prefecture]").waitFor();
      for (int i = 0; i < 3; i++) {
        page.locator("#size").click();
        assertThat(page.locator("[data-service=prefecture]").count()).as("size %s", i).isOne();
      }
    }
    assertThat(faults).isEmpty();
  }

  /** Whoever is asked "are you still there?" may answer with larger words first. */
  @Test
  void whoEnlargesTheWordsOfADoubtComesBackToTheSameService() {
    try (var stage = new StagedScreen(THIRTEEN);
        Chromium chromium = BROWSER.lend()) {
      Page page = chromium.page(1_920, 1_080, faults);
      stage.open(page, Scene.HOME);
      page.locator(".pager .next").click();
      page.locator("[data-service=banque-de-france]").waitFor();
      stage.onLoop(() -> stage.happen(new SessionEvent.TimedOut()));
      page.locator("main[data-state=doubt]").waitFor();

      enlarge(page, 2);
      page.locator("main .main-choice").click();
      page.locator("main[data-state=home]").waitFor();

      assertThat(page.locator("[data-service=banque-de-france]").count()).isOne();
    }
    assertThat(faults).isEmpty();
  }

  private static void enlarge(Page page, int times) {
    for (int i = 0; i < times; i++) {
      page.locator("#size").click();
    }
  }

  /** The services in the order in which the keys come to them, from screen to screen. */
  private List<String> walk(Page page, String what) {
    List<String> found = new ArrayList<>();
    boolean isMore = true;
    while (isMore) {
      look(page, what + " from " + found.size());
      isMore = false;
      String at = next(page);
      while (CODES.contains(at)) {
        found.add(at);
        at = next(page);
      }
      if (at.contains("previous")) {
        at = next(page);
      }
      if (at.contains("next")) {
        isMore = true;
        page.keyboard().press("Enter");
      }
    }
    return found;
  }

  private static String next(Page page) {
    page.keyboard().press("ArrowDown");
    return (String) page.evaluate(FOCUSED);
  }

  private void look(Page page, String where) {
    PageLayout.faults(page, PageLayout.finest()).forEach(it -> faults.add(where + ": " + it));
  }
}

package fr.teleguichet.edge.screen;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import fr.teleguichet.edge.session.SessionLanguage;
import fr.teleguichet.edge.session.UpdateAbsence;
import fr.teleguichet.hardware.device.RemoteCommandType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Nobody works on a kiosk from afar in secret. */
@Timeout(300)
@Tag("proof")
class CareLineIT {

  @RegisterExtension static final ClassChromium BROWSER = new ClassChromium(Chromium::start);

  private static final RemoteCommandType PRINT = RemoteCommandType.TEST_PRINT;

  private final List<String> complaints = new ArrayList<>();
  private final StagedScreen stage = new StagedScreen();
  private final Chromium chromium = BROWSER.lend();
  private final Page page = chromium.page(1_920, complaints);
  private final Locator care = page.locator("#care");

  @AfterEach
  void close() {
    chromium.close();
    stage.close();
    Assertions.assertThat(complaints).isEmpty();
  }

  /** What is done has words of the back office, which has two of the five languages. */
  @Test
  void whatIsDoneFromAfarIsSaidInTheCitizensLanguage() {
    stage.open(page, Scene.CARE);
    String print = PRINT.label(Locale.FRENCH);
    assertThat(care).hasText("Un technicien s’occupe de cette borne à distance · " + print);

    for (SessionLanguage language : SessionLanguage.values()) {
      Scene.CARE.speak(page, language);
      assertThat(care).hasText(said(language));
    }
  }

  private static String said(SessionLanguage language) {
    return switch (language) {
      case FRENCH ->
          "Un technicien s’occupe de cette borne à distance · " + PRINT.label(Locale.FRENCH);
      case ENGLISH ->
          "A technician is looking after this kiosk from afar · " + PRINT.label(Locale.ENGLISH);
      case SPANISH ->
          "Un técnico se ocupa de este puesto a distancia · " + PRINT.label(Locale.of("es"));
      case PORTUGUESE -> "Um técnico está a tratar deste posto à distância.";
      case ARABIC -> "يعتني تقني بهذا الجهاز عن بُعد.";
    };
  }

  @Test
  void whoWaitsIsToldAsSoonAsItBeginsAndNoLongerThanItLasts() {
    stage.open(page, Scene.WAITING);
    page.locator("main[data-state=waiting]").waitFor();
    assertThat(care).isHidden();

    stage.onLoop(() -> stage.care(PRINT));
    stage.repaint();
    assertThat(care).containsText("Un technicien s’occupe de cette borne à distance");
    assertThat(page.locator("main")).hasAttribute("data-state", "waiting");

    // Who finds the kiosk away wants to know for how long, and not who works on it.
    stage.onLoop(() -> stage.away(new UpdateAbsence(12, true)));
    stage.repaint();
    assertThat(care).containsText("sera de retour dans 12\u00a0minutes au plus");
    assertThat(care).not().containsText("technicien");

    stage.set(Scene.WAITING);
    assertThat(care).isHidden();
  }
}

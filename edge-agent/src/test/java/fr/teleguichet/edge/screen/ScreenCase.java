package fr.teleguichet.edge.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A staged screen of its own for each test, in a browser whose page must not complain. */
abstract class ScreenCase {

  private final List<String> complaints = new ArrayList<>();
  private Chromium chromium;
  StagedScreen stage;
  Page page;

  @BeforeEach
  final void openScreen() {
    stage = new StagedScreen();
    chromium = browser();
    page = page(chromium, complaints);
  }

  /** The browser that the test wants. */
  Chromium browser() {
    return Chromium.start();
  }

  /** The page that the test wants. */
  Page page(Chromium shown, List<String> errors) {
    return shown.page(1_920, errors);
  }

  @AfterEach
  final void closeScreen() {
    chromium.close();
    stage.close();
    assertThat(complaints).isEmpty();
  }
}

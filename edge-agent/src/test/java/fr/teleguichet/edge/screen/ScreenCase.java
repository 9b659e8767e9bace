package fr.teleguichet.edge.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/**
 * A staged screen of its own for each test, in a page that must not complain. The browser is one
 * for the class: what a page keeps, no other page sees, and half a second of work is each start.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ScreenCase {

  private final List<String> complaints = new ArrayList<>();
  private Chromium chromium;
  StagedScreen stage;
  Page page;

  @BeforeAll
  final void openBrowser() {
    chromium = browser();
  }

  @BeforeEach
  final void openScreen() {
    complaints.clear();
    stage = new StagedScreen();
    page = page(chromium, complaints);
  }

  /** The browser that the tests want. */
  Chromium browser() {
    return Chromium.start();
  }

  /** The page that the test wants. */
  Page page(Chromium shown, List<String> errors) {
    return shown.page(1_920, errors);
  }

  @AfterEach
  final void closeScreen() {
    page.close();
    stage.close();
    assertThat(complaints).isEmpty();
  }

  @AfterAll
  final void closeBrowser() {
    chromium.close();
  }
}

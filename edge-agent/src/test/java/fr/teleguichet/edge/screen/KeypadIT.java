package fr.teleguichet.edge.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.microsoft.playwright.Locator;
import fr.teleguichet.edge.session.SessionLanguage;
import fr.teleguichet.hardware.journal.KioskRecord.Interview;
import fr.teleguichet.hardware.journal.KioskRecord.Outcome;
import fr.teleguichet.hardware.journal.ServiceCode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Everything on the citizen's screen by four keys: on, back, enter and escape. */
@Timeout(300)
@Tag("proof")
class KeypadIT extends ScreenCase {

  private static final String FOCUSED = "() => document.activeElement.textContent";

  private static final Locator.GetByTextOptions EXACTLY =
      new Locator.GetByTextOptions().setExact(true);

  @BeforeEach
  void open() {
    stage.open(page, Scene.IDLE);
  }

  @Test
  void theWholeWayFromStartToThanks() {
    press("ArrowDown", "Enter");
    state("home");
    press("ArrowDown", "ArrowRight");
    assertThat(focused()).contains("Allocations familiales");
    press("Enter");
    state("agreement");
    press("ArrowDown", "Enter");
    state("interview");
    stage.passMinutes(2);
    press("ArrowDown", "Enter");
    state("asking");
    for (String question :
        List.of(
            "Êtes-vous", "Recommanderiez-vous", "Avez-vous", "comment auriez-vous", "connu ce")) {
      page.locator("h1").getByText(question).waitFor();
      press("ArrowDown", "Enter");
    }
    state("thanks");
    press("ArrowDown", "Enter");
    state("idle");
  }

  @Test
  void theFirstQuestionCanBePassedLikeTheOthers() {
    stage.open(page, Scene.SATISFACTION);
    page.locator("main").getByText("Passer cette question").click();
    state("thanks");
    page.locator("main").getByText("N’oubliez pas vos documents.").waitFor();
    assertThat(page.locator("main").textContent()).doesNotContain("Votre réponse");
  }

  @Test
  void theSameKeyWalksThroughEveryControlAndBeginsAgain() {
    press("ArrowDown", "Enter");
    state("home");
    List<String> way = new ArrayList<>();
    for (int i = 0; i < 13; i++) {
      press(i % 2 == 0 ? "Tab" : "ArrowDown");
      way.add(focused());
      assertThat(page.evaluate("() => document.activeElement.matches(':focus-visible')"))
          .as(focused())
          .isEqualTo(true);
    }
    assertThat(way).doesNotHaveDuplicates();
    assertThat(way).anySatisfy(it -> assertThat(it).contains("Autres services"));
    assertThat(way)
        .contains("Aide", "Texte", "Contraste", "Écouter", "Français", "Tout effacer et quitter");
    press("ArrowDown");
    assertThat(focused()).isEqualTo(way.getFirst());
    press("ArrowUp");
    assertThat(focused()).isEqualTo(way.getLast());
  }

  /** Of the letters each row is one control, into which the keys lead. */
  private static final String TO_BE_REACHED =
      """
      () => [...document.querySelectorAll("button, .letter-row")]
        .filter((it) => it.getClientRects().length > 0 && !it.disabled && !it.parentElement.closest(".letter-row"))
        .map((it) => it.id || it.getAttribute("aria-label") || it.textContent)
      """;

  private static final String REACHED =
      "(it => it.id || it.getAttribute('aria-label') || it.textContent)(document.activeElement)";

  @SuppressWarnings("unchecked") // The script returns strings.
  @ParameterizedTest
  @EnumSource
  void onEveryScreenTheKeysReachAllThatCanBeTouchedAndHelp(Scene scene) {
    stage.open(page, scene);
    List<String> all = (List<String>) page.evaluate(TO_BE_REACHED);
    List<String> reached = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      press("ArrowDown");
      reached.add((String) page.evaluate(REACHED));
    }
    assertThat(reached).containsExactlyInAnyOrderElementsOf(all);
    // Nobody is at a unit that is in no fleet yet, nor hears from it.
    assertThat(reached.contains("help")).isEqualTo(scene != Scene.UNCLAIMED);
  }

  @Test
  void escapeLeavesThePagesOwnScreenFirstAndThenTheSession() {
    stage.open(page, Scene.ABOUT);
    page.locator("h1").getByText("Assurance maladie").waitFor();
    press("Escape");
    page.locator(".cards").waitFor();
    press("Escape");
    state("idle");
  }

  /** Nobody tries camera and sound, and waits, for a call that can't come about. */
  @Test
  void whileTheManagerIsAwayAServiceLeadsStraightToTheOtherWaysAndComesBackByItself() {
    stage.open(page, Scene.UNREACHABLE);
    page.locator("main > p").getByText("comment joindre le service autrement").waitFor();
    page.locator("[data-service=caf] .state").getByText("la vidéo n’est pas possible").waitFor();
    press("ArrowDown", "ArrowDown", "Enter");
    page.locator(".ways").getByText("3230").waitFor();
    page.locator(".ways .hours").waitFor();
    page.locator(".ways").getByText("L’accueil de ce lieu").waitFor();
    Locator code = page.locator(".own-telephone img");
    assertThat(code.getAttribute("alt")).isEqualTo("visio.relais.example.org");
    page.waitForFunction("() => document.querySelector('.own-telephone img').naturalWidth > 0");
    state("home");
    assertThat(stage.interviews())
        .as("demand that no call came of")
        .extracting(Interview::service, Interview::outcome)
        .containsExactly(tuple(new ServiceCode("caf"), Outcome.UNREACHED));

    stage.findManager();
    page.locator("main").getByText("Parler à un agent maintenant").waitFor();
    assertThat(code.count()).isZero();
    press("ArrowDown");
    assertThat(focused()).isEqualTo("Parler à un agent maintenant");
    press("Enter");
    state("agreement");
  }

  @Test
  void inArabicTheLeftKeyLeadsOn() {
    page.locator("[data-language=ar]").click();
    page.locator("html[dir=rtl]").waitFor();
    page.locator(".start").focus();
    press("ArrowLeft");
    assertThat(focused()).isEqualTo("Français");
    press("ArrowRight", "Enter");
    state("home");
  }

  @Test
  void lettersAreWrittenRowByRowAndEscapeLeavesARowBeforeTheLetters() {
    stage.open(page, Scene.TALK);
    press("ArrowDown", "ArrowDown", "Enter");
    assertThat(row()).isEqualTo("Ligne\u00a0: a z e r t y u i o p");
    press("ArrowDown", "Enter", "ArrowDown", "Enter", "Tab", "Tab", "Enter");
    assertThat(written()).isEqualTo("sf");
    press("Shift+Tab", "Enter");
    assertThat(written()).isEqualTo("sfd");
    // Somebody is called for help meanwhile, and the screen is drawn anew.
    stage.callForHelp();
    page.locator("#help-state").getByText("prévenu").waitFor();
    press("Enter");
    assertThat(written()).isEqualTo("sfdd");
    press("Escape");
    assertThat(row()).startsWith("Ligne\u00a0: q s d");
    press("ArrowDown", "ArrowDown");
    assertThat(row()).contains("Majuscule", "Espace", "À la ligne", "Effacer");
    press("Enter", "ArrowUp", "ArrowUp");
    assertThat(row()).as("out of the row by its beginning").startsWith("Ligne\u00a0: w x c");
    press("Escape");
    assertThat(page.locator(".call-board").isVisible()).isFalse();
    assertThat(focused()).isEqualTo("Écrire");
    press("Escape");
    state("interview");
  }

  /** A hand that rests on a key means it once. */
  @Test
  void aKeyThatIsHeldWritesOneLetter() {
    stage.open(page, Scene.LETTERS);
    page.locator(".letter-row").first().focus();
    press("Enter");
    for (int i = 0; i < 5; i++) {
      page.keyboard().down("Enter");
    }
    page.keyboard().up("Enter");
    assertThat(written()).isEqualTo("a");
  }

  @Test
  void inArabicIsWrittenFromTheRight() {
    stage.open(page, Scene.LETTERS);
    Scene.LETTERS.speak(page, SessionLanguage.ARABIC);
    page.locator(".letter-row").first().focus();
    press("Enter");
    double first = page.locator(".letter").first().boundingBox().x;
    press("ArrowLeft");
    assertThat(page.locator(".letter:focus").boundingBox().x).isLessThan(first);
    press("Enter", "ArrowRight", "Enter");
    assertThat(written()).isEqualTo("خح");
    assertThat(page.locator(".call-reply").evaluate("it => getComputedStyle(it).direction"))
        .isEqualTo("rtl");
    assertThat(page.locator(".letter-row[dir=ltr]").textContent()).isEqualTo("1234567890");
  }

  /** Whoever brought a keyboard goes through the own words by its arrows. */
  @Test
  void inTheFieldTheArrowsGoThroughWhatIsWritten() {
    stage.open(page, Scene.LETTERS);
    page.locator(".call-reply").click();
    page.keyboard().type("nn");
    press("ArrowLeft");
    page.locator(".letters").getByText("o", EXACTLY).click();
    press("ArrowRight");
    page.keyboard().type(" !");
    assertThat(written()).isEqualTo("non !");
    press("ArrowLeft", "ArrowLeft");
    page.locator(".letters").getByText("Effacer", EXACTLY).click();
    assertThat(written()).isEqualTo("no !");
  }

  private String row() {
    return String.valueOf(page.evaluate("() => document.activeElement.getAttribute('aria-label')"));
  }

  private String written() {
    return page.locator(".call-reply").inputValue();
  }

  /** Somebody who makes the words larger by keys goes on where the focus was. */
  @Test
  void whatIsDrawnAnewKeepsTheFocus() {
    press("ArrowDown");
    String before = focused();
    stage.set(Scene.DARK);
    page.locator(":root.dark").waitFor();
    assertThat(focused()).isEqualTo(before);
  }

  private void press(String... keys) {
    for (String key : keys) {
      page.keyboard().press(key);
    }
  }

  private void state(String name) {
    page.locator("main[data-state=" + name + "]").waitFor();
  }

  private String focused() {
    return (String) page.evaluate(FOCUSED);
  }
}

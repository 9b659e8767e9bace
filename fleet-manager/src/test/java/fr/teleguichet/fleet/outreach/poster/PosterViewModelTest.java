package fr.teleguichet.fleet.outreach.poster;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.site.OpeningHoursViewModel.Line;
import fr.teleguichet.fleet.web.page.Language;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.MessageBundles;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a poster makes of hours and of drawings. */
final class PosterViewModelTest {

  private static final LocalizedText FRENCH = new MessageBundles().in(Language.FRENCH);

  @Test
  void daysInARowWithTheSameHoursAreOneLine() {
    List<PosterViewModel.Hours> hours =
        PosterViewModel.grouped(
            List.of(
                new Line("lundi", "9 h – 12 h"),
                new Line("mardi", "9 h – 12 h"),
                new Line("mercredi", "fermé"),
                new Line("jeudi", "9 h – 12 h"),
                new Line("vendredi", "9 h – 12 h"),
                new Line("samedi", "fermé"),
                new Line("dimanche", "fermé")));

    assertThat(hours.stream().map(it -> it.days(FRENCH) + " " + it.hours()))
        .containsExactly(
            "lundi à mardi 9 h – 12 h",
            "mercredi fermé",
            "jeudi à vendredi 9 h – 12 h",
            "samedi à dimanche fermé");
    assertThat(PosterViewModel.grouped(List.of())).isEmpty();
  }

  @Test
  void theNameOfAServiceIsTextInItsDrawing() {
    assertThat(
            new PosterViewModel.Offer(
                    "A \"<b>\" & B",
                    "<svg class=\"x\" aria-hidden=\"true\" focusable=\"false\"><path/></svg>",
                    Optional.empty())
                .onPaper())
        .isEqualTo(
            "<svg width=\"34\" height=\"34\" color=\"#000000\""
                + " alt=\"A &quot;&lt;b&gt;&quot; &amp; B\" class=\"x\"><path/></svg>");
  }
}

package fr.teleguichet.fleet.erasure;

import fr.teleguichet.fleet.erasure.ErasureRepository.Finding;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.hardware.journal.ErasurePlace;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A kiosk's erasures in words.
 *
 * @param summary how often, and how often everything was gone
 * @param findings when it was not, and where; the latest first
 */
public record ErasureViewModel(String summary, List<Line> findings) {

  /** One look: when, and what was found. */
  public record Line(String moment, String words) {}

  static ErasureViewModel of(
      ErasureRepository.Count count, List<Finding> findings, int days, LocalizedText text) {
    String summary =
        count.sessions() == 0
            ? text.say("erasure.none", days)
            : text.say("erasure.summary", days, count.sessions(), count.clean());
    return new ErasureViewModel(
        summary,
        findings.stream()
            .map(it -> new Line(text.moment(it.occurred()), words(it, text)))
            .toList());
  }

  private static String words(Finding finding, LocalizedText text) {
    if (finding.isClean()) {
      return text.say("erasure.clean");
    }
    List<String> parts = new ArrayList<>();
    if (!finding.left().isEmpty()) {
      parts.add(text.say("erasure.left", places(finding.left(), text)));
    }
    if (!finding.unchecked().isEmpty()) {
      parts.add(text.say("erasure.unchecked", places(finding.unchecked(), text)));
    }
    return String.join(" ", parts);
  }

  private static String places(List<ErasurePlace> places, LocalizedText text) {
    return places.stream()
        .map(it -> text.say("erasure.place." + it.code()))
        .collect(Collectors.joining(", "));
  }
}

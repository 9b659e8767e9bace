package fr.teleguichet.hardware.serve;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** A verdict in words for people, the same on the kiosk and in the back office. */
public final class VerdictWords {

  private VerdictWords() {}

  /**
   * One act in one line: {@code impression de documents : non, l’imprimante n’a plus de papier}.
   *
   * @param obstacles what stands in its way, empty when nothing does
   */
  public static String line(Act act, Set<Obstacle> obstacles, Locale locale) {
    boolean french = locale.getLanguage().equals("fr");
    String answer = obstacles.isEmpty() ? (french ? "oui" : "yes") : (french ? "non" : "no");
    String why =
        obstacles.isEmpty()
            ? ""
            : ", "
                + obstacles.stream()
                    .map(obstacle -> obstacle.sentence(locale))
                    .collect(Collectors.joining(", "));
    return act.label(locale) + (french ? "\u00a0: " : ": ") + answer + why;
  }

  /**
   * The whole kiosk in a few words: that everything works, that nothing does and why, or what does
   * not.
   */
  public static String summary(Verdict verdict, Locale locale) {
    boolean french = locale.getLanguage().equals("fr");
    Set<Obstacle> video = verdict.obstacles(Act.VIDEO);
    if (!video.isEmpty()) {
      return line(Act.VIDEO, video, locale);
    }
    String missing =
        java.util.stream.Stream.of(Act.PRINT, Act.SCAN)
            .filter(act -> !verdict.obstacles(act).isEmpty())
            .map(act -> line(act, verdict.obstacles(act), locale))
            .collect(Collectors.joining("\u00a0; "));
    if (!missing.isEmpty()) {
      return line(Act.VIDEO, Set.of(), locale) + "\u00a0; " + missing;
    }
    return french ? "tout fonctionne" : "everything works";
  }
}

package fr.teleguichet.hardware.serve;

import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.text.TranslatedWords;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A verdict in words for people, the same on the kiosk and in the back office. */
public final class ServiceVerdictText {

  private static final TranslatedWords YES = new TranslatedWords("oui", "yes", "sí");
  private static final TranslatedWords NO = new TranslatedWords("non", "no", "no");
  private static final TranslatedWords ALL_WELL =
      new TranslatedWords("tout fonctionne", "everything works", "todo funciona");

  private ServiceVerdictText() {}

  /**
   * One act in one line: {@code impression de documents : non, l’imprimante n’a plus de papier}.
   *
   * @param obstacles what stands in its way, empty when nothing does
   */
  public static String line(CitizenAct act, Set<ServiceObstacle> obstacles, Locale locale) {
    boolean french = locale.getLanguage().equals("fr");
    String answer = obstacles.isEmpty() ? YES.in(locale) : NO.in(locale);
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
   * One act with one service in one line; a service that is closed is told with when it answers
   * again: {@code entretien en visio : non, l’organisme ne répond pas à cette heure, ouvert mardi 9
   * h}.
   */
  public static String line(
      ServiceVerdict verdict, ServiceCode service, CitizenAct act, Locale locale) {
    Set<ServiceObstacle> obstacles = verdict.obstacles(service, act);
    ServiceReopening opens = verdict.reopenings().get(service);
    String line = line(act, obstacles, locale);
    return opens == null ? line : line + ", " + opens.sentence(locale);
  }

  /**
   * The whole kiosk in a few words: that everything works, that nothing does and why, or what does
   * not.
   */
  public static String summary(ServiceVerdict verdict, Locale locale) {
    Set<ServiceObstacle> video = verdict.obstacles(CitizenAct.VIDEO);
    if (!video.isEmpty()) {
      return line(CitizenAct.VIDEO, video, locale);
    }
    String missing =
        Stream.of(CitizenAct.PRINT, CitizenAct.SCAN)
            .filter(act -> !verdict.obstacles(act).isEmpty())
            .map(act -> line(act, verdict.obstacles(act), locale))
            .collect(Collectors.joining(separator(locale)));
    if (!missing.isEmpty()) {
      return line(CitizenAct.VIDEO, Set.of(), locale) + separator(locale) + missing;
    }
    return ALL_WELL.in(locale);
  }

  private static String separator(Locale locale) {
    return locale.getLanguage().equals("fr") ? "\u00a0; " : "; ";
  }
}

package fr.teleguichet.fleet.kiosk;

import fr.teleguichet.fleet.page.Text;
import fr.teleguichet.fleet.telemetry.NodeView;
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.protocol.Value;
import fr.teleguichet.hardware.serve.Act;
import fr.teleguichet.hardware.serve.Obstacle;
import fr.teleguichet.hardware.serve.Verdict;
import fr.teleguichet.hardware.serve.VerdictText;
import fr.teleguichet.hardware.serve.VerdictWords;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a kiosk itself says of whom it can serve, in the words of its own screen.
 *
 * @param verdict whom it can serve
 * @param occupied whether a citizen is being served; empty when it does not say
 */
public record ServiceWords(Optional<Verdict> verdict, Optional<Boolean> occupied) {

  /** It says nothing. */
  public static final ServiceWords SILENT = new ServiceWords(Optional.empty(), Optional.empty());

  /** Obstacles of the hour, or that somebody wants: nothing is broken. */
  private static final Set<Obstacle> MEANT =
      EnumSet.of(
          Obstacle.NOT_IN_SERVICE, Obstacle.CLOSED, Obstacle.SERVICE_CLOSED, Obstacle.MAINTENANCE);

  /** A line about one service, for a list. */
  public record Line(String service, boolean works, String words) {}

  /** What the kiosk last said, whether or not it is connected now. */
  static ServiceWords of(NodeView view) {
    Optional<Verdict> verdict =
        view.facts().get(NodeFact.VERDICT) instanceof Value.Text(String text) && !text.isEmpty()
            ? VerdictText.read(text)
            : Optional.empty();
    Optional<Boolean> occupied =
        view.facts().get(NodeFact.OCCUPIED) instanceof Value.Flag(boolean flag)
            ? Optional.of(flag)
            : Optional.empty();
    return new ServiceWords(verdict, occupied);
  }

  /** Whether anybody can be served; empty when the kiosk does not say. */
  public Optional<Boolean> servesAnybody() {
    return verdict.map(
        it -> it.servesAnybody() || (isWithoutServices(it) && it.hindrances(Act.VIDEO).isEmpty()));
  }

  /** A kiosk that offers nothing yet is judged by what hinders the whole of it. */
  private static boolean isWithoutServices(Verdict verdict) {
    return verdict.services().isEmpty();
  }

  /** The reason why nobody can be served, for the verdict on the kiosk. */
  Optional<Reason> reason() {
    if (servesAnybody().orElse(true)) {
      return Optional.empty();
    }
    Set<Obstacle> obstacles = verdict.map(it -> it.hindrances(Act.VIDEO)).orElse(Set.of());
    return Optional.of(
        new Reason.ServesNobody(
            obstacles, MEANT.containsAll(obstacles) ? Severity.STOPPED : Severity.FAILED));
  }

  /** The whole kiosk in a few words; empty when it does not say. */
  public Optional<String> summary(Text text) {
    Locale locale = text.language().locale();
    return verdict.map(
        it ->
            Reasons.capital(
                servesAnybody().orElse(true)
                    ? VerdictWords.summary(it, locale)
                    : VerdictWords.line(Act.VIDEO, it.hindrances(Act.VIDEO), locale)));
  }

  /** What can be done with each service. */
  public List<Line> lines(Text text) {
    Locale locale = text.language().locale();
    List<Line> lines = new ArrayList<>();
    verdict.ifPresent(
        it ->
            it.services()
                .keySet()
                .forEach(
                    service -> {
                      lines.add(
                          new Line(
                              service.value(),
                              it.allows(service, Act.VIDEO),
                              VerdictWords.line(it, service, Act.VIDEO, locale)));
                    }));
    return lines;
  }

  /** That nobody can be served and why, or that all is well; else the lines say it better. */
  public Optional<String> headline(Text text) {
    boolean mixed =
        servesAnybody().orElse(true)
            && verdict
                .filter(
                    it ->
                        it.obstacles(Act.PRINT).isEmpty()
                            && it.obstacles(Act.SCAN).isEmpty()
                            && it.services().keySet().stream()
                                .allMatch(service -> it.allows(service, Act.VIDEO)))
                .isEmpty();
    return mixed ? Optional.empty() : summary(text);
  }

  /** What can be done beside speaking with somebody, whatever the service. */
  public List<String> acts(Text text) {
    Locale locale = text.language().locale();
    List<String> acts = new ArrayList<>();
    verdict.ifPresent(
        it -> {
          for (Act act : List.of(Act.PRINT, Act.SCAN)) {
            acts.add(Reasons.capital(VerdictWords.line(act, it.hindrances(act), locale)));
          }
        });
    return acts;
  }
}

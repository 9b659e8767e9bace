package fr.teleguichet.fleet.kiosk;

import fr.teleguichet.fleet.sparkplug.NodeView;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.protocol.Value;
import fr.teleguichet.hardware.serve.CitizenAct;
import fr.teleguichet.hardware.serve.ServiceObstacle;
import fr.teleguichet.hardware.serve.ServiceVerdict;
import fr.teleguichet.hardware.serve.ServiceVerdictCodec;
import fr.teleguichet.hardware.serve.ServiceVerdictText;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a kiosk itself says of whom it can serve, in the words of its own screen.
 *
 * @param verdict whom it can serve
 * @param occupied whether a citizen is being served; empty when it does not say
 * @param fitted what there is a peripheral for: of what a kiosk never had it says neither yes nor
 *     no
 */
public record ServiceAvailabilityText(
    Optional<ServiceVerdict> verdict, Optional<Boolean> occupied, Set<CitizenAct> fitted) {

  /** It says nothing. */
  public static final ServiceAvailabilityText SILENT =
      new ServiceAvailabilityText(Optional.empty(), Optional.empty(), Set.of());

  /** Obstacles of the hour, or that somebody wants: nothing is broken. */
  private static final Set<ServiceObstacle> MEANT =
      EnumSet.of(
          ServiceObstacle.NOT_IN_SERVICE,
          ServiceObstacle.CLOSED,
          ServiceObstacle.SERVICE_CLOSED,
          ServiceObstacle.MAINTENANCE);

  /** A line about one service, for a list. */
  public record Line(ServiceCode service, boolean works, String words) {}

  /** What the kiosk last said, whether or not it is connected now. */
  static ServiceAvailabilityText of(NodeView view) {
    Optional<ServiceVerdict> verdict =
        view.facts().get(NodeFact.VERDICT) instanceof Value.Text(String text) && !text.isEmpty()
            ? ServiceVerdictCodec.read(text)
            : Optional.empty();
    Optional<Boolean> occupied =
        view.facts().get(NodeFact.OCCUPIED) instanceof Value.Flag(boolean flag)
            ? Optional.of(flag)
            : Optional.empty();
    return new ServiceAvailabilityText(
        verdict,
        occupied,
        view.devices().keySet().stream()
            .flatMap(device -> KioskServiceSummary.act(device).stream())
            .collect(Collectors.toUnmodifiableSet()));
  }

  /** Whether anybody can be served; empty when the kiosk does not say. */
  public Optional<Boolean> servesAnybody() {
    return verdict.map(
        it ->
            it.servesAnybody()
                || (isWithoutServices(it) && it.hindrances(CitizenAct.VIDEO).isEmpty()));
  }

  /**
   * Whether it judged its own clock and found it right: by time servers, or by the fleet manager's
   * time where none is reached.
   */
  boolean saysClockIsRight() {
    return verdict
        .filter(it -> !it.hindrances(CitizenAct.VIDEO).contains(ServiceObstacle.CLOCK_WRONG))
        .isPresent();
  }

  /** A kiosk that offers nothing yet is judged by what hinders the whole of it. */
  private static boolean isWithoutServices(ServiceVerdict verdict) {
    return verdict.services().isEmpty();
  }

  /** The reason why nobody can be served, for the verdict on the kiosk. */
  Optional<StatusReason> reason() {
    if (servesAnybody().orElse(true)) {
      return Optional.empty();
    }
    Set<ServiceObstacle> obstacles =
        verdict.map(it -> it.hindrances(CitizenAct.VIDEO)).orElse(Set.of());
    return Optional.of(
        new StatusReason.ServesNobody(
            obstacles, MEANT.containsAll(obstacles) ? Severity.STOPPED : Severity.FAILED));
  }

  /** What citizens can't do although they can speak with somebody; empty where nobody can. */
  Set<CitizenAct> without() {
    Set<CitizenAct> without = EnumSet.noneOf(CitizenAct.class);
    if (servesAnybody().orElse(false)) {
      for (CitizenAct act : List.of(CitizenAct.PRINT, CitizenAct.SCAN)) {
        if (!obstacles(act).isEmpty()) {
          without.add(act);
        }
      }
    }
    return without;
  }

  /** What stands in the way of the act, whatever the service. */
  Set<ServiceObstacle> obstacles(CitizenAct act) {
    return verdict.map(it -> it.obstacles(act)).orElse(Set.of());
  }

  /** The whole kiosk in a few words, as its own screen says it; empty when it does not say. */
  public Optional<String> summary(LocalizedText text) {
    Locale locale = text.language().locale();
    return verdict.map(
        it ->
            StatusReasonText.capital(
                servesAnybody().orElse(true)
                    ? ServiceVerdictText.summary(it, locale)
                    : ServiceVerdictText.line(
                        CitizenAct.VIDEO, it.hindrances(CitizenAct.VIDEO), locale)));
  }

  /** What can be done with each service. */
  public List<Line> lines(LocalizedText text) {
    Locale locale = text.language().locale();
    List<Line> lines = new ArrayList<>();
    verdict.ifPresent(
        it -> it.services().keySet().forEach(service -> lines.add(line(it, service, locale))));
    return lines;
  }

  private static Line line(ServiceVerdict verdict, ServiceCode service, Locale locale) {
    return new Line(
        service,
        verdict.allows(service, CitizenAct.VIDEO),
        ServiceVerdictText.line(verdict, service, CitizenAct.VIDEO, locale));
  }

  /** That nobody can be served and why; else the lines say it better. */
  public Optional<String> headline(LocalizedText text) {
    return servesAnybody().orElse(true) ? Optional.empty() : summary(text);
  }

  /** What can be done beside speaking with somebody, whatever the service. */
  public List<String> acts(LocalizedText text) {
    Locale locale = text.language().locale();
    List<String> acts = new ArrayList<>();
    verdict.ifPresent(
        it -> {
          for (CitizenAct act : List.of(CitizenAct.PRINT, CitizenAct.SCAN)) {
            if (fitted.contains(act) || !it.hindrances(act).isEmpty()) {
              acts.add(
                  StatusReasonText.capital(
                      ServiceVerdictText.line(act, it.hindrances(act), locale)));
            }
          }
        });
    return acts;
  }
}

package fr.teleguichet.fleet.kiosk;

import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.hardware.device.AgentStartCause;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.device.HealthyRange;
import fr.teleguichet.hardware.device.MetricDefinition;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.device.StateReason;
import fr.teleguichet.hardware.protocol.Value;
import fr.teleguichet.hardware.serve.CitizenAct;
import fr.teleguichet.hardware.serve.ServiceVerdictText;
import fr.teleguichet.hardware.text.CodedEnum;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Reasons in words. What a kiosk says in keywords of its own is quoted; pages escape it like
 * everything else.
 */
public final class StatusReasonText {

  private StatusReasonText() {}

  /** The reason in words, without when it began. */
  public static String say(StatusReason reason, LocalizedText text) {
    return switch (reason) {
      case StatusReason.SiteOutOfUse site -> outOfUse(site, text);
      case StatusReason.LinkLost _ -> text.say("reason.link-lost");
      case StatusReason.AnnouncedStop stop ->
          text.say("reason.stopped", stop.reason().label(text.language().locale()));
      case StatusReason.OverdueStop stop ->
          text.say("reason.overdue", stop.reason().label(text.language().locale()));
      case StatusReason.NoNews _ -> text.say("reason.no-news");
      case StatusReason.PeripheralGone gone ->
          text.say("reason.peripheral-gone", capital(device(gone.device(), text)));
      case StatusReason.PeripheralTrouble trouble -> trouble(trouble, text);
      case StatusReason.Unhealthy unhealthy -> unhealthy(unhealthy, text);
      case StatusReason.ServesNobody nobody ->
          capital(
              ServiceVerdictText.line(
                  CitizenAct.VIDEO, new TreeSet<>(nobody.obstacles()), text.language().locale()));
      case StatusReason.ServesPartly partly -> partly(partly, text);
      case StatusReason.UpdateGivenUp update ->
          text.say("reason.update." + update.cause(), update.version());
      case StatusReason.CallTestFailed(var findings) ->
          text.say(
              "reason.call-test",
              findings.stream()
                  .sorted()
                  .map(it -> text.say("call-test." + it.code()))
                  .collect(Collectors.joining(", ")));
      case StatusReason.WrongClock _ -> text.say("reason.wrong-clock");
      case StatusReason.SendsTooMuch excess -> tooMuch(excess, text);
    };
  }

  private static String outOfUse(StatusReason.SiteOutOfUse site, LocalizedText text) {
    String stage = site.stage().code();
    return site.why().isEmpty()
        ? text.say("reason.site." + stage)
        : text.say("reason.site-why." + stage, site.why());
  }

  private static String partly(StatusReason.ServesPartly partly, LocalizedText text) {
    Locale locale = text.language().locale();
    return capital(
        new TreeSet<>(partly.without())
            .stream()
                .map(
                    act ->
                        ServiceVerdictText.line(
                            act,
                            partly.obstacles().stream()
                                .filter(it -> it.acts().contains(act))
                                .collect(Collectors.toCollection(TreeSet::new)),
                            locale))
                .collect(Collectors.joining(text.say("reason.and"))));
  }

  private static String tooMuch(StatusReason.SendsTooMuch excess, LocalizedText text) {
    return switch (excess.kind()) {
      case METRICS -> text.say("reason.too-many-metrics", excess.limit());
      case DEVICES -> text.say("reason.too-many-devices", excess.limit());
      case VALUES -> text.say("reason.too-many-values", excess.limit());
      case BYTES -> text.say("reason.too-many-bytes", excess.limit() / 1024);
    };
  }

  private static String trouble(StatusReason.PeripheralTrouble trouble, LocalizedText text) {
    String device = capital(device(trouble.device(), text));
    String words = keywords(trouble.reasons(), text);
    if (words.isEmpty()) {
      return text.say(trouble.failed() ? "reason.failed" : "reason.warning", device);
    }
    return text.say("reason.trouble", device, words);
  }

  /** The keywords of a peripheral in words; what has none is quoted as its own signal. */
  public static String keywords(String reasons, LocalizedText text) {
    return StateReason.words(reasons, text.language().locale());
  }

  private static String unhealthy(StatusReason.Unhealthy unhealthy, LocalizedText text) {
    MetricDefinition definition = unhealthy.metric().definition();
    String label = definition.label(text.language().locale());
    return switch (definition.range()) {
      case HealthyRange.MustBe _ ->
          text.say("reason.flag." + unhealthy.metric().name().toLowerCase(Locale.ROOT));
      case HealthyRange.Any _ -> label;
      case HealthyRange.AtMost(double watch, _) ->
          text.say(
              "reason.above",
              label,
              measure(unhealthy.metric(), unhealthy.value(), text),
              measure(unhealthy.metric(), Value.of(watch), text));
      case HealthyRange.AtLeast(double watch, _) ->
          text.say(
              "reason.below",
              label,
              measure(unhealthy.metric(), unhealthy.value(), text),
              measure(unhealthy.metric(), Value.of(watch), text));
    };
  }

  /** A measure with its unit; a dash where it is absent. */
  static String measure(HealthMetric metric, Value value, LocalizedText text) {
    String unit = unit(metric, text);
    return switch (value) {
      case Value.Whole(long whole) -> text.withUnit(text.number(whole), unit);
      case Value.Real(double real) when Double.isFinite(real) ->
          text.withUnit(text.number(real, Math.abs(real) < 10 ? 1 : 0), unit);
      case Value.Flag(boolean flag) -> text.say(flag ? "word.yes" : "word.no");
      case Value.Real _,
          Value.Text _,
          Value.Binary _,
          Value.Table _,
          Value.Absent _,
          Value.Opaque _ ->
          "–";
    };
  }

  /** The unit as the reader's language writes it: octets in French. */
  private static String unit(HealthMetric metric, LocalizedText text) {
    return switch (metric.definition().unit()) {
      case "MiB" -> text.say("measure.unit.mebibytes");
      case "kB/s" -> text.say("measure.unit.kilobytes-per-second");
      case String unit -> unit;
    };
  }

  /** Why the agent started; the word of a newer agent stays as it is. */
  static String startCause(String word, LocalizedText text) {
    return CodedEnum.of(AgentStartCause.class, word)
        .map(cause -> text.say("start." + cause.code()))
        .orElse(word);
  }

  /** What people call a peripheral; a kind that we do not know is called as it calls itself. */
  public static String device(String device, LocalizedText text) {
    return Peripheral.ofDeviceId(device)
        .map(kind -> kind.label(text.language().locale()))
        .orElse(device);
  }

  /** The words as a sentence begins. */
  public static String capital(String words) {
    return words.isEmpty()
        ? words
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}

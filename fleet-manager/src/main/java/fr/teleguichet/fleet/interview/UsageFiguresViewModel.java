package fr.teleguichet.fleet.interview;

import fr.teleguichet.fleet.interview.UsageFigures.Where;
import fr.teleguichet.fleet.service.PublicServiceCache;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.site.SiteCode;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.hardware.journal.ServiceCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The content of the page of usage.
 *
 * @param usage the figures
 * @param sites what can be chosen
 * @param services what can be chosen
 * @param names what services are called
 * @param unused sites with a kiosk where no interview was held in these months; empty where one
 *     service is asked for, since such a site may be much used for others
 */
public record UsageFiguresViewModel(
    UsageFigures usage,
    List<Site> sites,
    List<ServiceCode> services,
    BiFunction<ServiceCode, LocalizedText, String> names,
    List<Unused> unused) {

  /** A site without interviews, and when the last one was held there. */
  public record Unused(Site site, Optional<LocalDate> last) {}

  /**
   * The content.
   *
   * @param withKiosk the rows of the sites that could be used; asked only of all services
   * @param lastHeld asked only where a site is unused
   */
  static UsageFiguresViewModel of(
      UsageFigures usage,
      List<Site> sites,
      PublicServiceCache services,
      Supplier<Set<Integer>> withKiosk,
      Supplier<Map<Integer, LocalDate>> lastHeld) {
    Set<SiteCode> used =
        usage.places().stream()
            .filter(place -> place.total().held() > 0)
            .flatMap(place -> place.where().code().stream())
            .collect(Collectors.toSet());
    Set<Integer> usable = usage.filter().service().isAll() ? withKiosk.get() : Set.of();
    List<Site> unused =
        sites.stream()
            .filter(site -> usage.filter().site().wants(site.code()))
            .filter(site -> usable.contains(site.id()))
            .filter(site -> !used.contains(site.code()))
            .toList();
    Map<Integer, LocalDate> last = unused.isEmpty() ? Map.of() : lastHeld.get();
    return new UsageFiguresViewModel(
        usage,
        sites,
        services.codes(),
        services::name,
        unused.stream()
            .map(site -> new Unused(site, Optional.ofNullable(last.get(site.id()))))
            .toList());
  }

  /** A service's name. */
  public String service(ServiceCode code, LocalizedText text) {
    return names.apply(code, text);
  }

  /** An answer in words; its code where a newer kiosk gave it. */
  public static String answer(
      SurveyChoices choices, SurveyChoices.Choice choice, LocalizedText text) {
    String prefix =
        switch (choices.question()) {
          case ALTERNATIVE -> "usage.alternative.";
          case REFERRAL -> "usage.referral.";
        };
    return choices.question().answers().contains(choice.answer())
        ? text.say(prefix + choice.answer())
        : text.say("usage.choice.other", choice.answer());
  }

  /** The question as the title of its answers. */
  public static String question(SurveyChoices choices, LocalizedText text) {
    return text.say(
        switch (choices.question()) {
          case ALTERNATIVE -> "usage.alternative";
          case REFERRAL -> "usage.referral";
        });
  }

  /** A site's name. */
  public static String place(Where where, LocalizedText text) {
    return switch (where) {
      case Where.AtSite site -> site.name();
      case Where.NoSite() -> text.say("usage.no-site");
      case Where.DeletedSite() -> text.say("usage.deleted-sites");
    };
  }

  /** The months of some answers in words. */
  public static String months(UsageFigures.Span span, LocalizedText text) {
    if (span.isOfLateAnswers()) {
      return text.say("usage.spans.late", Integer.toString(span.year()));
    }
    String first = text.longMonth(span.first());
    return span.last()
        .map(
            last ->
                last.equals(span.first())
                    ? first
                    : text.say("usage.spans.several", first, text.longMonth(last)))
        .orElseGet(() -> text.say("usage.spans.left", first));
  }

  /** A share in percent, without digits after the comma. */
  public static String percent(Proportion share, LocalizedText text) {
    return text.withUnit(text.fixed(100 * share.share(), 0), "%");
  }

  /** The interval in percent. */
  public static String interval(Proportion share, LocalizedText text) {
    Proportion.Interval interval = share.interval();
    return text.say(
        "usage.interval",
        text.fixed(100 * interval.low(), 1),
        text.withUnit(text.fixed(100 * interval.high(), 1), "%"));
  }

  /** How many of ten would recommend it. */
  public static String ofTen(Proportion share, LocalizedText text) {
    return text.say("usage.of-ten", text.number(10 * share.share(), 1));
  }
}

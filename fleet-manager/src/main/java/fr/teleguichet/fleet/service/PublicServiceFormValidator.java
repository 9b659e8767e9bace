package fr.teleguichet.fleet.service;

import fr.teleguichet.fleet.site.OpeningHoursTextCodec;
import fr.teleguichet.fleet.site.SiteCode;
import fr.teleguichet.fleet.video.VideoProviderKind;
import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.opening.OpeningHours;
import fr.teleguichet.hardware.serve.CitizenAct;
import fr.teleguichet.hardware.service.FallbackLink;
import fr.teleguichet.hardware.service.Pictogram;
import fr.teleguichet.hardware.service.PublicService;
import fr.teleguichet.hardware.service.RoomLinkTemplate;
import fr.teleguichet.hardware.service.ServiceMode;
import fr.teleguichet.hardware.service.ServiceTextLanguage;
import fr.teleguichet.hardware.service.TelephoneNumber;
import fr.teleguichet.hardware.service.TranslatedText;
import fr.teleguichet.hardware.text.CodedEnum;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Looks at every field of a form, and makes of it what it says. */
final class PublicServiceFormValidator {

  private final Predicate<SiteCode> isSite;
  private PublicServiceForm form;

  /**
   * A check of one form.
   *
   * @param isSite whether there is a site of this code
   */
  PublicServiceFormValidator(PublicServiceForm form, Predicate<SiteCode> isSite) {
    this.form = form;
    this.isSite = isSite;
  }

  PublicServiceForm.Checked check() {
    checkUnknown();
    ServiceCode code = value("code", "services.code.wrong", ServiceCode::new);
    if (code != null && code.value().equals("new")) {
      form = form.wrong("code", "services.code.reserved");
    }
    TranslatedText name =
        translated(
            PublicServiceForm.NAME,
            PublicService.MAX_NAME_LENGTH,
            true,
            new Keys("services.name.wrong", "services.name.missing"));
    TranslatedText words =
        translated(
            PublicServiceForm.WORDS,
            PublicService.MAX_WORDS_LENGTH,
            false,
            new Keys("services.words.wrong", "services.words.missing"));
    Pictogram pictogram = word("pictogram", "services.pictogram.wrong", Pictogram::ofWord);
    ServiceMode mode = word("mode", "services.mode.wrong", ServiceMode::ofWord);
    Optional<OpeningHours> hours = hours();
    Optional<TelephoneNumber> telephone =
        optional("telephone", "services.telephone.wrong", TelephoneNumber::new);
    Optional<FallbackLink> fallback =
        optional("fallback", "services.fallback.wrong", PublicServiceFormValidator::fallback);
    Optional<VideoProviderKind> adapter =
        optional(
            "adapter",
            "services.adapter.wrong",
            text -> VideoProviderKind.ofWord(text).orElseThrow(IllegalArgumentException::new));
    int place = place();
    ServiceOfferArea sites = sites();
    List<Office> offices =
        optional("offices", "services.offices.wrong", OfficeLineCodec::read).orElse(List.of());
    List<String> formerNames =
        optional(
                "formerNames",
                "services.formerNames.wrong",
                PublicServiceFormValidator::formerNames)
            .orElse(List.of());
    if (!form.errors().isEmpty()
        || code == null
        || name == null
        || pictogram == null
        || mode == null) {
      return new PublicServiceForm.Checked.Invalid(form);
    }
    PublicService card =
        new PublicService(
            code,
            name,
            Optional.ofNullable(words),
            pictogram,
            mode,
            hours,
            needs(),
            telephone,
            fallback,
            adapter.map(VideoProviderKind::adapter));
    return new PublicServiceForm.Checked.Valid(
        new PublicServiceContent(card, place, sites, offices, formerNames));
  }

  /** What a program says in a language or of an act that there is not is no slip to pass over. */
  private void checkUnknown() {
    for (String field : form.fields().keySet()) {
      int dot = field.indexOf('.');
      String last = field.substring(dot + 1);
      boolean isKnown =
          switch (field.substring(0, dot + 1)) {
            case PublicServiceForm.NAME, PublicServiceForm.WORDS ->
                CodedEnum.of(ServiceTextLanguage.class, last).isPresent();
            case PublicServiceForm.NEEDS -> CitizenAct.ofWord(last).isPresent();
            default -> true;
          };
      if (!isKnown) {
        form = form.wrong(field, "services.field.unknown");
      }
    }
  }

  /** A link of today; what was typed before there were rooms may be older than that. */
  private static FallbackLink fallback(String text) {
    return new FallbackLink(new RoomLinkTemplate(text).value());
  }

  private <T> @Nullable T value(String field, String key, Function<String, T> of) {
    try {
      return of.apply(form.value(field));
    } catch (IllegalArgumentException _) {
      form = form.wrong(field, key);
      return null;
    }
  }

  private <T> Optional<T> optional(String field, String key, Function<String, T> of) {
    return form.value(field).isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(value(field, key, of));
  }

  private <T> @Nullable T word(String field, String key, Function<String, Optional<T>> of) {
    return value(field, key, it -> of.apply(it).orElseThrow(IllegalArgumentException::new));
  }

  /** What is said of a line that is wrong, and of one that is missing. */
  private record Keys(String wrong, String missing) {}

  /** Each language by itself, so that the field that is wrong is the one that is named. */
  private @Nullable TranslatedText translated(
      String prefix, int longest, boolean isRequired, Keys keys) {
    Map<ServiceTextLanguage, String> lines = new EnumMap<>(ServiceTextLanguage.class);
    for (ServiceTextLanguage language : ServiceTextLanguage.values()) {
      String line = form.value(prefix, language);
      if (!line.isEmpty()) {
        lines.put(language, line);
      }
      if (line.codePointCount(0, line.length()) > longest || !isLine(line)) {
        form = form.wrong(prefix + language.code(), keys.wrong());
      }
    }
    boolean wanted = isRequired || !lines.isEmpty();
    for (ServiceTextLanguage language : ServiceTextLanguage.values()) {
      if (wanted && language.isRequired() && !lines.containsKey(language)) {
        form = form.wrong(prefix + language.code(), keys.missing());
      }
    }
    return wanted && form.errors().keySet().stream().noneMatch(it -> it.startsWith(prefix))
        ? new TranslatedText(lines)
        : null;
  }

  private static boolean isLine(String line) {
    if (line.isEmpty()) {
      return true;
    }
    try {
      TranslatedText _ =
          new TranslatedText(Map.of(ServiceTextLanguage.FR, line, ServiceTextLanguage.EN, line));
      return true;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private Optional<OpeningHours> hours() {
    return optional("opening", "services.opening.wrong", OpeningHoursTextCodec::read)
        .flatMap(Function.identity())
        .map(it -> it.closedOnHolidays(form.isSet("holidays")));
  }

  private Set<CitizenAct> needs() {
    Set<CitizenAct> needs = EnumSet.noneOf(CitizenAct.class);
    for (CitizenAct act : CitizenAct.values()) {
      if (form.isSet(PublicServiceForm.NEEDS + act.code())) {
        needs.add(act);
      }
    }
    return needs;
  }

  private int place() {
    String text = form.value("place");
    if (!text.matches("[0-9]{1,3}")) {
      form = form.wrong("place", "services.place.wrong");
      return 0;
    }
    return Integer.parseInt(text);
  }

  private ServiceOfferArea sites() {
    if (form.isSet("everywhere")) {
      return new ServiceOfferArea.Everywhere();
    }
    Set<SiteCode> sites = new TreeSet<>();
    for (String code : form.sites()) {
      if (SiteCode.isValid(code) && isSite.test(new SiteCode(code))) {
        sites.add(new SiteCode(code));
      } else {
        form = form.wrong("sites", "services.sites.wrong");
      }
    }
    return new ServiceOfferArea.Only(sites);
  }

  private static List<String> formerNames(String text) {
    List<String> names = text.lines().map(String::strip).filter(it -> !it.isEmpty()).toList();
    boolean fits =
        names.size() <= PublicService.MAX_FORMER_NAMES
            && names.stream()
                .allMatch(it -> it.length() <= PublicService.MAX_FORMER_NAME_LENGTH && isLine(it));
    if (!fits) {
      throw new IllegalArgumentException("has too many names, or one that is too long");
    }
    return names;
  }
}

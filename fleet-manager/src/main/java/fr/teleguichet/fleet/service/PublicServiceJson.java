package fr.teleguichet.fleet.service;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import fr.teleguichet.fleet.site.OpeningHoursJson;
import fr.teleguichet.hardware.service.PublicService;
import fr.teleguichet.hardware.service.ServiceLogo;
import fr.teleguichet.hardware.service.TranslatedText;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Public services in JSON. */
final class PublicServiceJson {

  private PublicServiceJson() {}

  /** A service. */
  @Serdeable
  @Schema(name = "Service", description = "A public service.")
  record Item(
      @Schema(description = "Its short name in records and addresses.") String code,
      @Schema(description = "Consulted, agreed, open or ended: kiosks offer those that are open.")
          String state,
      @Schema(description = "Counts its changes; the header ETag is the same number in quotes.")
          int revision,
      @Nullable
          @Schema(
              format = "byte",
              description =
                  "Its logo: a PNG of up to 4,096 bytes and 256 × 128 pixels, in Base64. null where"
                      + " it has none.")
          String logo,
      Content content) {
    static Item of(RegisteredPublicService service) {
      return new Item(
          service.card().code().value(),
          service.state().code(),
          service.revision(),
          service.card().logo().map(ServiceLogo::base64).orElse(null),
          Content.of(service));
    }
  }

  /** What a service shall be. */
  @Serdeable
  @Schema(
      name = "ServiceStateWanted",
      requiredProperties = {"state"},
      description = "What a service shall become.")
  record Wanted(
      @Nullable @Schema(description = "consulted, agreed, open or ended.") String state) {}

  /** The picture that shall be a service's logo. */
  @Serdeable
  @Schema(
      name = "ServiceLogo",
      requiredProperties = {"logo"},
      description = "The picture that shall be a service's logo.")
  record Picture(
      @Nullable
          @Schema(
              format = "byte",
              description =
                  "A PNG or JPEG file of up to 500,000 bytes and 4,000,000 pixels, in Base64.")
          String logo) {
    /** The file; empty, and so no picture, where it is not in Base64. */
    byte[] bytes() {
      try {
        return Base64.getDecoder().decode(Objects.requireNonNullElse(logo, ""));
      } catch (IllegalArgumentException _) {
        return new byte[0];
      }
    }
  }

  /** An office. */
  @Serdeable
  @Schema(name = "Office", description = "Where people would have to go without a kiosk.")
  record OfficeItem(
      @Nullable String name,
      @Nullable String town,
      @Nullable @Schema(description = "Degrees north, WGS 84.") Double latitude,
      @Nullable @Schema(description = "Degrees east, WGS 84.") Double longitude) {
    static OfficeItem of(Office office) {
      return new OfficeItem(office.name(), office.town(), office.latitude(), office.longitude());
    }

    /** The same in a line, mistakes included. */
    String line() {
      return line(name) + "; " + line(town) + "; " + latitude + "; " + longitude;
    }

    private static String line(@Nullable String text) {
      return Objects.requireNonNullElse(text, "").replaceAll("\\R", "\u0000");
    }
  }

  /** What people write of a service. */
  @Serdeable
  @Schema(
      name = "ServiceContent",
      requiredProperties = {"name"},
      description = "What people write of a public service.")
  record Content(
      @Nullable
          @Schema(
              description =
                  "What people call it, by language: fr and en, and perhaps es, pt and ar; up to"
                      + " 60 characters.")
          Map<String, String> name,
      @Nullable
          @Schema(
              description = "What one can do there in plain words, likewise; up to 140 characters.")
          Map<String, String> words,
      @Nullable
          @Schema(
              description =
                  "pension, family, health, youth, employment, information, court, bank, trade,"
                      + " department, housing or tax; information where it is missing.")
          String pictogram,
      @Nullable
          @Schema(description = "walk-in, duty-hours or appointment; walk-in where it is missing.")
          String mode,
      @Nullable
          @JsonPropertyDescription(
              "When it answers; whenever the site is open where it is missing.")
          OpeningHoursJson opening,
      @Nullable
          @Schema(
              description =
                  "Whether it is closed on France’s public holidays; true where it is missing.")
          Boolean closedOnHolidays,
      @Nullable
          @Schema(
              description =
                  "What must work at the kiosk beside video for it to be of use: print, scan.")
          List<String> needs,
      @Nullable @Schema(description = "Whom to call in its stead, such as 3960.") String telephone,
      @Nullable
          @Schema(
              description =
                  "A page by HTTPS for when no call comes about; {room} stands for a room’s name.")
          String fallback,
      @Nullable
          @Schema(
              description =
                  "What carries its calls; what carries those of the fleet where it is missing.")
          String adapter,
      @Nullable
          @Schema(description = "0 to 999: the smallest comes first; 500 where it is missing.")
          Integer place,
      @Nullable
          @Schema(description = "The codes of the sites where it is offered; null for all sites.")
          List<String> sites,
      @Nullable List<OfficeItem> offices,
      @Nullable @Schema(description = "What the body was called before.")
          List<String> formerNames) {

    static Content of(RegisteredPublicService service) {
      PublicService card = service.card();
      PublicServiceContent draft = service.content();
      return new Content(
          texts(card.name()),
          card.words().map(Content::texts).orElse(null),
          card.pictogram().code(),
          card.mode().code(),
          card.hours().map(OpeningHoursJson::of).orElse(null),
          card.hours().map(it -> it.isClosedOnHolidays()).orElse(null),
          card.needs().stream().map(it -> it.code()).toList(),
          card.telephone().map(it -> it.value()).orElse(null),
          card.fallback().map(it -> it.value()).orElse(null),
          card.adapter().map(it -> it.value()).orElse(null),
          draft.place(),
          draft.sites() instanceof ServiceOfferArea.Only only
              ? only.sites().stream().map(it -> it.value()).toList()
              : null,
          draft.offices().stream().map(OfficeItem::of).toList(),
          draft.formerNames());
    }

    private static Map<String, String> texts(TranslatedText text) {
      Map<String, String> texts = new LinkedHashMap<>();
      text.texts().forEach((language, line) -> texts.put(language.code(), line));
      return texts;
    }

    /** The same as a form, mistakes included. */
    PublicServiceForm form(String code) {
      Map<String, String> fields = new LinkedHashMap<>();
      fields.put("code", code);
      put(fields, PublicServiceForm.NAME, name);
      put(fields, PublicServiceForm.WORDS, words);
      fields.put("pictogram", Objects.requireNonNullElse(pictogram, "information"));
      fields.put("mode", Objects.requireNonNullElse(mode, "walk-in"));
      fields.put("opening", opening == null ? "" : opening.lines());
      PublicServiceForm.flag(fields, "holidays", !Boolean.FALSE.equals(closedOnHolidays));
      texts(needs).forEach(act -> fields.put(PublicServiceForm.NEEDS + act, "yes"));
      fields.put("telephone", Objects.requireNonNullElse(telephone, ""));
      fields.put("fallback", Objects.requireNonNullElse(fallback, ""));
      fields.put("adapter", Objects.requireNonNullElse(adapter, ""));
      fields.put("place", Integer.toString(Objects.requireNonNullElse(place, 500)));
      PublicServiceForm.flag(fields, "everywhere", sites == null);
      fields.put(
          "offices",
          Objects.requireNonNullElse(offices, List.<OfficeItem>of()).stream()
              .map(it -> it == null ? "null" : it.line())
              .collect(Collectors.joining("\n")));
      fields.put("formerNames", String.join("\n", texts(formerNames)));
      return PublicServiceForm.of(fields, texts(sites));
    }

    /** A program may write null where a text belongs. */
    private static List<String> texts(@Nullable List<String> list) {
      return list == null ? List.of() : list.stream().map(String::valueOf).toList();
    }

    private static void put(
        Map<String, String> fields, String prefix, @Nullable Map<String, String> texts) {
      Optional.ofNullable(texts)
          .orElse(Map.of())
          .forEach((language, line) -> fields.put(prefix + language, line == null ? "" : line));
    }
  }
}
